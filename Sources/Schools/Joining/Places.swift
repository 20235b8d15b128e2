import Dispatch
package import Facts
import Synchronization

/// Where schools, hubs or partners stand, and which of them lie within a distance of a place.
package struct Places: Sendable {
  /// Each row's place; `nil` where it is not known.
  package let places: [GridPlace?]
  private let cellSize: Double
  private let columns: Int
  private let rows: Int
  private let origin: GridPlace
  /// Rows by cell: `starts[c]..<starts[c + 1]` of `members`.
  private let starts: [Int32]
  private let members: [Int32]

  /// Reads places from the facts of a table: grid references, else degrees.
  package init(_ table: FactTable) {
    let vocabulary = table.vocabulary
    let prefix = table.bearer == .hub ? "hub_" : table.bearer == .partner ? "partner_" : ""
    let slots = ["easting", "northing", "latitude", "longitude"].map {
      vocabulary.slot(id: prefix + $0)
    }
    func number(_ index: Int, _ row: Int) -> Double? {
      slots[index].flatMap { table.number($0, row) }
    }
    self.init(
      (0..<table.count).map { row in
        if let easting = number(0, row), let northing = number(1, row) {
          return GridPlace(easting: easting, northing: northing)
        }
        guard let latitude = number(2, row), let longitude = number(3, row) else { return nil }
        return GridPlace(latitude: latitude, longitude: longitude)
      })
  }

  package init(_ places: [GridPlace?]) {
    self.places = places
    let known = places.compactMap(\.self)
    let west = known.map(\.easting).min() ?? 0
    let south = known.map(\.northing).min() ?? 0
    let width = (known.map(\.easting).max() ?? 0) - west
    let height = (known.map(\.northing).max() ?? 0) - south
    // Cells of 5 km, larger ones where stray coordinates would make too many.
    let size = max(5000, (width * height / 250_000).squareRoot())
    let columnCount = Int(width / size) + 1
    let rowCount = Int(height / size) + 1
    cellSize = size
    columns = columnCount
    rows = rowCount
    origin = GridPlace(easting: west, northing: south)
    func cell(_ place: GridPlace) -> Int {
      Int((place.northing - south) / size) * columnCount + Int((place.easting - west) / size)
    }
    var counts = Array(repeating: Int32(0), count: columnCount * rowCount + 1)
    for place in known { counts[cell(place) + 1] += 1 }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    starts = counts
    var next = counts
    var sorted = Array(repeating: Int32(0), count: known.count)
    for (row, place) in places.enumerated() {
      guard let place else { continue }
      let cell = cell(place)
      sorted[Int(next[cell])] = Int32(row)
      next[cell] += 1
    }
    members = sorted
  }

  /// The distance between two rows in a straight line; `nil` when a place is not known.
  package func distanceInKilometres(_ a: Int, _ b: Int) -> Double? {
    guard let first = places[a], let second = places[b] else { return nil }
    return first.distanceInKilometres(to: second)
  }

  /// Rows within a distance of a place, ascending; takes time in proportion to those nearby.
  package func rows(withinKilometres limit: Double, of place: GridPlace) -> [Int32] {
    let reach = limit * 1000
    func clamped(_ value: Double, _ count: Int) -> Int {
      min(max(0, Int(max(-1, min(value, 1e9)))), count - 1)
    }
    let left = clamped((place.easting - reach - origin.easting) / cellSize, columns)
    let right = clamped((place.easting + reach - origin.easting) / cellSize, columns)
    let bottom = clamped((place.northing - reach - origin.northing) / cellSize, rows)
    let top = clamped((place.northing + reach - origin.northing) / cellSize, rows)
    var found: [Int32] = []
    for row in bottom...max(bottom, top) {
      let first = Int(starts[row * columns + left])
      let last = Int(starts[row * columns + max(left, right) + 1])
      for index in first..<last {
        let member = members[index]
        guard let other = places[Int(member)] else { continue }
        let (dx, dy) = (other.easting - place.easting, other.northing - place.northing)
        if dx * dx + dy * dy <= reach * reach { found.append(member) }
      }
    }
    return found.sorted()
  }
}
