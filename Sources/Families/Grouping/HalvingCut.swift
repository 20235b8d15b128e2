package import Facts

/// The plain cut: schools of a phase are halved again and again, each time across the measure in
/// which the group differs most, until families of 12 to 20 are left.
///
/// Repeatable: ties are broken by the order of schools, sizes differ by at most one. It pays no
/// regard to authorities and distances; a better grouping takes its place behind
/// ``FamilyGrouping``. Families that the data names (a column `family`) are taken as they are.
/// Takes time in proportion to n log² n.
package struct HalvingCut: FamilyGrouping {
  /// How many members a family has; both ends can be met from 24 schools on.
  package static let sizes = 12...20

  /// What schools are compared by.
  private let policy: GroupingPolicy

  /// - Parameter measures: What schools are compared by, as `Rules/families.yaml` declares it.
  package init(by measures: [IntakeMeasure] = IntakeMeasure.standard) {
    policy = GroupingPolicy(measures: measures)
  }

  package func families(of base: FactBase) -> FamilyCut {
    PhaseIntake.cut(base, by: policy) { intake in
      var halving = Halving(points: intake.points)
      halving.cut(Array(intake.known.indices), into: Self.familyCount(intake.known.count))
      return PhaseIntake.Made(families: halving.families)
    }
  }

  /// How many families so many schools make: about 16 in each, never more than 20.
  static func familyCount(_ schools: Int) -> Int {
    let usual = (schools * 2 + 16) / 32
    let least = (schools + sizes.upperBound - 1) / sizes.upperBound
    return max(1, usual, least)
  }
}

/// Halves groups of points until the wanted number of groups is left.
private struct Halving {
  /// One list of values a measure.
  let points: [[Double]]
  private(set) var families: [[Int]] = []

  init(points: [[Double]]) { self.points = points }

  /// Cuts points into so many groups whose sizes differ by at most one.
  mutating func cut(_ points: [Int], into count: Int) {
    // Group i ends where the i-th of equal parts ends, rounded down.
    let ends = (0...count).map { points.count * $0 / count }
    halve(points, between: 0, and: count, ends)
  }

  private mutating func halve(_ group: [Int], between first: Int, and last: Int, _ ends: [Int]) {
    guard last - first > 1 else {
      families.append(group)
      return
    }
    let axis = widestAxis(of: group)
    let others = points.indices.filter { $0 != axis }
    let sorted = group.sorted { a, b in
      if points[axis][a] != points[axis][b] { return points[axis][a] < points[axis][b] }
      for other in others where points[other][a] != points[other][b] {
        return points[other][a] < points[other][b]
      }
      return a < b
    }
    let middle = (first + last) / 2
    let size = ends[middle] - ends[first]
    halve(Array(sorted[..<size]), between: first, and: middle, ends)
    halve(Array(sorted[size...]), between: middle, and: last, ends)
  }

  /// The measure in which the members differ most.
  private func widestAxis(of group: [Int]) -> Int {
    let spreads = points.map { values in
      let mean = group.reduce(0) { $0 + values[$1] } / Double(group.count)
      return group.reduce(0) { $0 + (values[$1] - mean) * (values[$1] - mean) }
    }
    return spreads.indices.max { (spreads[$0], -$0) < (spreads[$1], -$1) } ?? 0
  }
}
