package import Facts
import Schools

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
  private let measures: [IntakeMeasure]

  /// - Parameter measures: What schools are compared by, as `Rules/families.yaml` declares it.
  package init(by measures: [IntakeMeasure] = IntakeMeasure.standard) {
    self.measures = measures
  }

  package func families(of base: FactBase) -> FamilyCut {
    var cut = FamilyCut(
      familyOfSchool: Array(repeating: -1, count: base.schools.count), families: [], notes: [])
    takeGiven(base, &cut)
    let isClosed = base.schools.closedSchools
    var unknownPhase = 0
    var byPhase: [Int: [Int]] = [:]
    let slot = base.vocabulary.slot(id: "phase")
    for school in 0..<base.schools.count where cut.familyOfSchool[school] < 0 {
      guard !isClosed[school] else { continue }
      if let slot, case .known(.word(let phase)) = base.schools.value(slot, school) {
        byPhase[phase, default: []].append(school)
      } else {
        unknownPhase += 1
      }
    }
    let words = slot.map { base.vocabulary.facts[$0].kind.words } ?? []
    for (phase, schools) in byPhase.sorted(by: { $0.key < $1.key }) {
      make(words[phase], schools, base, &cut)
    }
    if unknownPhase > 0 { cut.notes.append(.phaseUnknown(schools: unknownPhase)) }
    return cut
  }

  /// Families named in the data.
  private func takeGiven(_ base: FactBase, _ cut: inout FamilyCut) {
    guard let slot = base.vocabulary.slot(id: "family") else { return }
    var members: [String: [Int]] = [:]
    let isClosed = base.schools.closedSchools
    for school in 0..<base.schools.count where !isClosed[school] {
      // A name that an earlier cut made is no name the data gave.
      if base.schools.origin(slot, school) != .derived,
        case .known(.text(let name)) = base.schools.value(slot, school)
      {
        members[name, default: []].append(school)
      }
    }
    for (name, schools) in members.sorted(by: { $0.key < $1.key }) {
      add(name, phase: nil, schools, isGiven: true, &cut)
    }
    if !members.isEmpty {
      let count = members.values.reduce(0) { $0 + $1.count }
      cut.notes.append(.given(families: members.count, schools: count))
    }
  }

  private func make(_ phase: String, _ schools: [Int], _ base: FactBase, _ cut: inout FamilyCut) {
    let intake = IntakeMeasures(measures, of: schools, in: base.schools)
    let measures = intake.measures
    let known = schools.indices.filter { index in
      measures.contains { !$0.values[index].isNaN }
    }
    guard !known.isEmpty else {
      cut.notes.append(.leftOut(phase: phase, schools: schools.count))
      return
    }
    // Of a standardised measure, 0 is the average of the phase.
    let points = measures.map { measure in measure.values.map { $0.isNaN ? 0 : $0 } }
    var halving = Halving(points: points)
    let count = Self.familyCount(known.count)
    halving.cut(known, into: count)
    for (number, members) in halving.families.enumerated() {
      let rows = members.map { schools[$0] }.sorted()
      add("\(phase) \(number + 1)", phase: phase, rows, isGiven: false, &cut)
    }
    let sizes = halving.families.map(\.count)
    cut.notes.append(
      .made(
        phase: phase, families: sizes.count, smallest: sizes.min() ?? 0, largest: sizes.max() ?? 0,
        measures: measures.map(\.name)))
    for measure in intake.missing {
      cut.notes.append(.measureMissing(phase: phase, measure: measure))
    }
    for measure in measures {
      let missing = known.count { measure.values[$0].isNaN }
      if missing > 0 {
        cut.notes.append(.partlyKnown(phase: phase, schools: missing, measure: measure.name))
      }
    }
    if known.count < Self.sizes.lowerBound {
      cut.notes.append(.tooFew(phase: phase, schools: known.count))
    }
    if known.count < schools.count {
      cut.notes.append(.leftOut(phase: phase, schools: schools.count - known.count))
    }
  }

  private func add(
    _ name: String, phase: String?, _ members: [Int], isGiven: Bool, _ cut: inout FamilyCut
  ) {
    let number = Int32(cut.families.count)
    for member in members { cut.familyOfSchool[member] = number }
    cut.families.append(.init(name: name, phase: phase, members: members, isGiven: isGiven))
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
