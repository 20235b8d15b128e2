package import Facts

/// Where schools, hubs or partners stand, and which of them lie within a distance of a place.
package struct Places: Sendable {
  /// Each row's place; `nil` where it is not known.
  package let places: [GridPlace?]
  private let grid: PointGrid

  /// Reads places from the facts of a table: grid references, else degrees.
  package init(_ table: FactTable) { self.init(Self.places(of: 0..<table.count, in: table)) }

  /// Where some rows of a table stand, in their order.
  package static func places(of rows: some Sequence<Int>, in table: FactTable) -> [GridPlace?] {
    let prefix = table.bearer == .hub ? "hub_" : table.bearer == .partner ? "partner_" : ""
    let slots = ["easting", "northing", "latitude", "longitude"].map {
      table.vocabulary.slot(id: prefix + $0)
    }
    func number(_ index: Int, _ row: Int) -> Double? {
      slots[index].flatMap { table.number($0, row) }
    }
    return rows.map { row in
      if let easting = number(0, row), let northing = number(1, row) {
        return GridPlace(easting: easting, northing: northing)
      }
      guard let latitude = number(2, row), let longitude = number(3, row) else { return nil }
      return GridPlace(latitude: latitude, longitude: longitude)
    }
  }

  package init(_ places: [GridPlace?]) {
    self.places = places
    // Five kilometres: a school's reach is some cells wide, and few cells of a country are empty.
    grid = PointGrid(
      x: places.map { $0?.easting ?? .nan }, y: places.map { $0?.northing ?? .nan }, cellSize: 5000)
  }

  /// The distance between two rows in a straight line; `nil` when a place is not known.
  package func distanceInKilometres(_ a: Int, _ b: Int) -> Double? {
    guard let first = places[a], let second = places[b] else { return nil }
    return first.distanceInKilometres(to: second)
  }

  /// Rows within a distance of a place, ascending; takes time in proportion to those nearby.
  package func rows(withinKilometres limit: Double, of place: GridPlace) -> [Int32] {
    var nearby = PointGrid.Nearby()
    grid.find(within: limit * 1000, ofX: place.easting, y: place.northing, into: &nearby)
    return ascending(nearby.points[..<nearby.count])
  }

  /// Rows in order. Many are put in order by a bit for each row of the table: comparing them with each other, for each
  /// school of a country, took longer than finding them.
  private func ascending(_ found: ArraySlice<Int32>) -> [Int32] {
    guard found.count > 48, found.count * 256 > places.count else { return found.sorted() }
    var isFound = Array(repeating: UInt64(0), count: places.count / 64 + 1)
    for row in found { isFound[Int(row) / 64] |= 1 << (UInt64(row) % 64) }
    var rows: [Int32] = []
    rows.reserveCapacity(found.count)
    for (block, bits) in isFound.enumerated() {
      var left = bits
      while left != 0 {
        rows.append(Int32(block * 64 + left.trailingZeroBitCount))
        left &= left - 1
      }
    }
    return rows
  }
}
