import Facts

/// A line that asks for one fact or the strength of one finding, with the values for which it is true.
struct RegionTest {
  let condition: CheckedCondition
  let subject: Subject
  let region: TestRegion

  /// What a line is about: a fact by its slot, or an entry of a finding.
  enum Subject: Hashable {
    case fact(Int)
    case finding(Int)

    /// Facts before findings, each in their order.
    fileprivate var place: (Int, Int) {
      switch self {
      case .fact(let slot): (0, slot)
      case .finding(let entry): (1, entry)
      }
    }
  }

  /// `nil` for any other line, and where there are no values to compare.
  init?(_ condition: CheckedCondition, _ facts: [FactDefinition]) {
    switch condition.form {
    case .test(let test):
      guard let region = TestRegion(test.phrase, of: facts[test.slot]) else { return nil }
      subject = .fact(test.slot)
      self.region = region
    case .finding(let test):
      // Of a finding with entries any will do, which is no range of strengths.
      guard let entry = test.findings.first, test.findings.count == 1 else { return nil }
      subject = .finding(entry)
      let highest = test.isExact ? test.strength : .clear
      region = .size(test.strength.rawValue...highest.rawValue)
    case .all, .any, .noneOf, .count, .contraIndication, .anyWhenOf: return nil
    }
    self.condition = condition
  }

  /// The most lines on one fact that are compared with each other, as that takes the square of their
  /// number; a list with more of them is no rule that a person reads.
  static let limit = 100

  /// The lines of a list that are about the same, two or more, facts before findings.
  static func groups(_ list: [CheckedCondition], _ facts: [FactDefinition]) -> [[RegionTest]] {
    let tests = list.compactMap { RegionTest($0, facts) }
    return Dictionary(grouping: tests, by: \.subject)
      .sorted { $0.key.place < $1.key.place }.map(\.value)
      .filter { (2...limit).contains($0.count) }
  }
}
