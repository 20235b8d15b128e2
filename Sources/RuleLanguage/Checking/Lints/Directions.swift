import Diagnostics
import Facts

/// WM320: a fact tested in more than one direction within a rule.
///
/// Where each fact is used in one direction only, three-valued logic never leaves open what is
/// settled (`rule-language` 5.8). A fact is used in one direction when the values that speak for the
/// rule, test by test, each lie within the next.
enum Directions {
  static func check(
    _ conditions: [CheckedCondition], _ facts: [FactDefinition], _ log: inout ProblemLog
  ) {
    var uses: [Int: [Use]] = [:]
    for condition in conditions { collect(condition, isNegated: false, facts, &uses) }
    for (slot, uses) in uses.sorted(by: { $0.key < $1.key }) {
      guard let (first, second) = clash(uses) else { continue }
      log.report(
        .logic(.mixedDirection(facts[slot].name)), at: second.condition.location,
        length: second.condition.length,
        notes: [.init("the other direction", at: first.condition.location)])
    }
  }

  /// A test and the side of its fact that speaks for the rule.
  private struct Use {
    var condition: CheckedCondition
    var side: Side
  }

  private enum Side: Equatable {
    case up, down
    case words(ValueSet)
    /// Both sides speak against it, as with `within`.
    case middle(TestRegion)
  }

  private static func collect(
    _ condition: CheckedCondition, isNegated: Bool, _ facts: [FactDefinition],
    _ uses: inout [Int: [Use]]
  ) {
    switch condition.form {
    case .test(let test):
      if let side = side(test, isNegated, facts[test.slot]) {
        uses[test.slot, default: []].append(Use(condition: condition, side: side))
      }
    case .all(let items), .any(let items):
      for item in items { collect(item, isNegated: isNegated, facts, &uses) }
    case .noneOf(let items):
      for item in items { collect(item, isNegated: !isNegated, facts, &uses) }
    // The facts of members are others than the school's own, and copies are checked in their card.
    case .count, .finding, .contraIndication, .anyWhenOf: break
    }
  }

  private static func side(_ test: CheckedTest, _ isNegated: Bool, _ fact: FactDefinition) -> Side?
  {
    if case .times(let comparison, _, _) = test.phrase {
      let isUp = comparison == .atLeast || comparison == .above
      return isUp != isNegated ? .up : .down
    }
    guard let region = TestRegion(test.phrase, of: fact) else { return nil }
    switch region {
    case .interval(_, let low, let high):
      if high == .highest { return isNegated ? .down : .up }
      if low == .lowest { return isNegated ? .up : .down }
      return .middle(region)
    case .words(let words):
      let all = ValueSet.all(fact.kind.words.count)
      return .words(isNegated ? all.subtracting(words) : words)
    case .size(let range):
      if range.lowerBound == 0 { return isNegated ? .up : .down }
      return isNegated ? .down : .up
    }
  }

  /// The first two uses that point in different directions.
  private static func clash(_ uses: [Use]) -> (Use, Use)? {
    // A fact has few different sides, however many lines test it.
    var different: [Use] = []
    for use in uses {
      if let other = different.first(where: { !agree($0.side, use.side) }) { return (other, use) }
      if !different.contains(where: { $0.side == use.side }) { different.append(use) }
    }
    return nil
  }

  private static func agree(_ a: Side, _ b: Side) -> Bool {
    switch (a, b) {
    case (.words(let a), .words(let b)): a.isSubset(of: b) || b.isSubset(of: a)
    default: a == b
    }
  }
}
