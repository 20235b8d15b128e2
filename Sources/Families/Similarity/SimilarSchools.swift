package import Facts
import Schools

/// Finds the schools that serve the pupils most like those of one school: the *wide list* for comparing
/// figures (`domain` 6.3), not a group for working together and no order of merit.
///
/// The distance of two schools is the root of the weighted mean of squared differences, each in standard
/// deviations; where a figure of either is not known it counts as average. Exact: what is left out is
/// farther away than all that is shown. Schools equally far come by their number. Making it takes time in
/// proportion to n log n, and one search looks only at schools whose main measure is near enough.
///
/// The distance and its shares follow the Department for Education's lists of 2023 (DFE-SIM23).
package struct SimilarSchools: Sendable {
  /// By what schools are compared.
  package let list: WideList
  /// The schools compared: rows of the table, by number.
  package let schools: [Int]
  /// Schools of the phases that are left out, since too little is known of their pupils; ascending.
  package let leftOut: [Int]
  /// Measures that are known of no school, by place in the list.
  package let missing: [Int]
  /// Measures counted in standard deviations of the country, by place in the list.
  package let byCountry: [Int]

  /// The place in the list of each column.
  private let measures: [Int]
  /// One point a school: each column times the root of its share.
  private let points: [[Double]]
  private let isKnown: [[Bool]]
  /// The schools by their place on the axis along which they differ most, and where each stands there.
  private let axis: Int
  private let byAxis: [Int]
  private let placeOnAxis: [Int]
  private let indexOfRow: [Int: Int]

  /// `nil` where the phase is not known or has no list.
  ///
  /// - Parameters:
  ///   - lists: The wide lists of `Rules/families.yaml`.
  ///   - school: Whose phase decides which of them holds.
  ///   - base: The schools; closed ones are compared with nobody but themselves.
  package init?(_ lists: [WideList], for school: Int, in base: FactBase) {
    guard let place = Self.place(of: school, among: lists, in: base) else { return nil }
    self.init(lists[place], in: base, always: school)
  }

  /// Which of some lists holds for a school, by place; `nil` where its phase is not known or has none.
  package static func place(of school: Int, among lists: [WideList], in base: FactBase) -> Int? {
    guard let phase = phase(of: school, in: base) else { return nil }
    return lists.firstIndex { $0.phases.contains(phase) }
  }

  /// Whether a school is among those compared.
  package func holds(_ school: Int) -> Bool { indexOfRow[school] != nil }

  /// All schools of the phases of a list, and one school whatever is known of it.
  package init(_ list: WideList, in base: FactBase, always school: Int? = nil) {
    let isClosed = base.schools.closedSchools
    let numbers = Self.numbers(base)
    let candidates = (0..<base.schools.count).filter { row in
      row == school
        || (!isClosed[row] && Self.phase(of: row, in: base).map(list.phases.contains) ?? false)
    }.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    let first = SimilarityScales(list, of: candidates, in: base)
    let shares = first.columns.map { list.measures[$0.measure].share }
    let half = shares.reduce(0, +) / 2
    let isEnough = candidates.indices.map { index in
      candidates[index] == school
        || zip(first.columns, shares).reduce(0) { $0 + ($1.0.isKnown[index] ? $1.1 : 0) } >= half
    }
    leftOut = candidates.indices.filter { !isEnough[$0] }.map { candidates[$0] }.sorted()
    schools = candidates.indices.filter { isEnough[$0] }.map { candidates[$0] }
    // The mean and spread of those who are compared, not of those left out.
    let scales = SimilarityScales(list, of: schools, in: base)
    self.list = list
    missing = scales.missing
    byCountry = scales.byCountry
    measures = scales.columns.map(\.measure)
    isKnown = scales.columns.map(\.isKnown)
    let points = scales.columns.map { column in
      let root = list.measures[column.measure].share.squareRoot()
      return column.values.map { $0 * root }
    }
    self.points = points
    let spreads = points.map { $0.reduce(0) { $0 + $1 * $1 } }
    let widest = spreads.indices.max { (spreads[$0], -$0) < (spreads[$1], -$1) } ?? 0
    axis = widest
    byAxis = schools.indices.sorted { a, b in
      guard let axis = points.indices.contains(widest) ? points[widest] : nil else { return a < b }
      return (axis[a], a) < (axis[b], b)
    }
    var places = Array(repeating: 0, count: schools.count)
    for (place, index) in byAxis.enumerated() { places[index] = place }
    placeOnAxis = places
    indexOfRow = Dictionary(uniqueKeysWithValues: zip(schools, schools.indices))
  }

  /// A school with how far its pupils are from those of another.
  package struct Neighbour: Hashable, Sendable {
    /// Row of the table.
    package var school: Int
    /// 0 or more, in standard deviations.
    package var distance: Double
  }

  /// The nearest schools, nearest first; fewer where there are not so many. Empty for a school that is not
  /// compared.
  package func nearest(to school: Int, count: Int) -> [Neighbour] {
    guard let own = indexOfRow[school], count > 0, !points.isEmpty else { return [] }
    var nearest = NearestFew(count: count)
    var (below, above) = (placeOnAxis[own] - 1, placeOnAxis[own] + 1)
    let line = points[axis]
    while below >= 0 || above < byAxis.count {
      let down = below >= 0 ? line[own] - line[byAxis[below]] : .infinity
      let up = above < byAxis.count ? line[byAxis[above]] - line[own] : .infinity
      // What lies beyond differs by more in this measure alone.
      let difference = min(down, up)
      if difference * difference > nearest.farthest + Self.grain { break }
      let index: Int
      if down <= up {
        index = byAxis[below]
        below -= 1
      } else {
        index = byAxis[above]
        above += 1
      }
      nearest.offer(index, squaredDistance(own, index, within: nearest.farthest))
    }
    return nearest.sorted.map {
      Neighbour(school: schools[$0.index], distance: $0.squared.squareRoot())
    }
  }

  /// How far two schools are from each other; `nil` where one is not compared.
  package func distance(_ a: Int, _ b: Int) -> Double? {
    guard let a = indexOfRow[a], let b = indexOfRow[b] else { return nil }
    return squaredDistance(a, b, within: .infinity).squareRoot()
  }

  /// By how much a school has more of a measure than another, in standard deviations; `nil` where it is not
  /// known of both.
  package func difference(_ measure: Int, of school: Int, from other: Int) -> Double? {
    guard let column = measures.firstIndex(of: measure), let a = indexOfRow[school],
      let b = indexOfRow[other], isKnown[column][a], isKnown[column][b]
    else { return nil }
    return (points[column][a] - points[column][b]) / list.measures[measure].share.squareRoot()
  }

  /// Measures that are not known of a school though they are of others, by place in the list.
  package func unknown(of school: Int) -> [Int] {
    guard let index = indexOfRow[school] else { return [] }
    return measures.indices.filter { !isKnown[$0][index] }.map { measures[$0] }
  }

  /// Squared distances are told apart to so much: less is noise of adding, and would undo the order of equally
  /// near schools.
  private static let grain = 1e-9

  /// The sum over the columns in their order, a whole number of grains; infinite once it is too far.
  private func squaredDistance(_ a: Int, _ b: Int, within limit: Double) -> Double {
    var sum = 0.0
    for column in points {
      let difference = column[a] - column[b]
      sum += difference * difference
      if sum > limit + Self.grain { return .infinity }
    }
    return (sum / Self.grain).rounded() * Self.grain
  }

  private static func phase(of school: Int, in base: FactBase) -> String? {
    guard let slot = base.vocabulary.slot(id: "phase"),
      case .known(.word(let word)) = base.schools.value(slot, school)
    else { return nil }
    return base.vocabulary.facts[slot].kind.words[word]
  }

  /// The numbers by which equally near schools are told apart; a school without one comes last.
  private static func numbers(_ base: FactBase) -> [Int] {
    let slot = base.vocabulary.slot(id: "urn")
    return (0..<base.schools.count).map { row in
      switch slot.map({ base.schools.value($0, row) }) {
      case .known(.text(let text))?: Int(text) ?? .max
      case .known(.number(let number))?: Int(number)
      default: .max
      }
    }
  }
}
