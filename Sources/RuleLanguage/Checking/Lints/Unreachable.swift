import Diagnostics
import Facts

/// WM314, in part: lines that can never hold where they stand.
///
/// Either the line asks for what its fact can never be, or it excludes a line that must hold as well
/// further out: one of an `all` around it, of `applies to`, or, for `unless`, of `when`. Two lines of the
/// same list are a contradiction (WM310).
struct Unreachable {
  let facts: [FactDefinition]
  private(set) var log = ProblemLog()

  init(_ facts: [FactDefinition]) { self.facts = facts }

  mutating func check(_ finding: CheckedFinding) {
    for condition in finding.signs + finding.unless { walk(condition, given: Given()) }
  }

  mutating func check(_ action: CheckedAction, _ instance: CheckedAction.Instance) {
    let applies = Self.flattened(action.appliesTo)
    for condition in applies { walk(condition, given: Given()) }
    let always = given(Given(), and: applies)
    walk(instance.when, given: always)
    let needed = given(always, and: Self.flattened([instance.when]))
    for condition in instance.unless { walk(condition, given: needed) }
  }

  // MARK: - Lines that must hold

  /// What must hold for the lines within to matter, by what they are about.
  private struct Given {
    var lines: [RegionTest.Subject: [RegionTest]] = [:]
  }

  private func given(_ outer: Given, and conditions: [CheckedCondition]) -> Given {
    var given = outer
    for line in conditions.compactMap({ RegionTest($0, facts) }) {
      guard given.lines[line.subject, default: []].count < RegionTest.limit else { continue }
      given.lines[line.subject, default: []].append(line)
    }
    return given
  }

  /// The lines of these and of every `all` among them.
  private static func flattened(_ conditions: [CheckedCondition]) -> [CheckedCondition] {
    conditions.flatMap { condition -> [CheckedCondition] in
      if case .all(let items) = condition.form { flattened(items) } else { [condition] }
    }
  }

  // MARK: - From outside in

  private mutating func walk(_ condition: CheckedCondition, given outer: Given) {
    switch condition.form {
    case .test(let test):
      if let limits = Self.limits(broken: test.phrase, of: facts[test.slot]) {
        log.report(
          .logic(.beyondLimits(facts[test.slot].name, limits: limits)), at: condition.location,
          length: condition.length)
      } else {
        compare(condition, with: outer)
      }
    case .finding: compare(condition, with: outer)
    case .all:
      let items = Self.flattened([condition])
      // Lines of one list are compared with each other elsewhere.
      for item in items where RegionTest(item, facts) != nil { walk(item, given: outer) }
      let inner = given(outer, and: items)
      for item in items where RegionTest(item, facts) == nil { walk(item, given: inner) }
    case .any(let items), .noneOf(let items):
      for item in items { walk(item, given: outer) }
    // The facts of members are their own.
    case .count(let count): walk(count.condition, given: Given())
    // What is copied from other cards is checked there.
    case .contraIndication, .anyWhenOf: break
    }
  }

  private mutating func compare(_ condition: CheckedCondition, with outer: Given) {
    guard let line = RegionTest(condition, facts),
      let other = outer.lines[line.subject]?.first(where: { $0.region.excludes(line.region) })
    else { return }
    log.report(
      .logic(.excludedFurtherOut(line: other.condition.location.line)), at: condition.location,
      length: condition.length,
      notes: [.init("this must hold too", at: other.condition.location)])
  }

  /// How a fact is limited, where a phrase asks for something beyond; `nil` where it does not.
  ///
  /// Numbers outside the limits are refused when phrases are read; this is about "above" the highest,
  /// "below" the lowest, and more words than a list has.
  private static func limits(broken phrase: Phrase, of fact: FactDefinition) -> String? {
    switch phrase {
    case .level(.above, let number):
      guard let limits = fact.kind.limits, number >= limits.upperBound else { return nil }
      return "goes up to \(limits.upperBound.written)"
    case .level(.below, let number):
      guard let limits = fact.kind.limits, number <= limits.lowerBound else { return nil }
      return "begins at \(limits.lowerBound.written)"
    case .set(.atLeast(let count)):
      guard !fact.kind.words.isEmpty, count > fact.kind.words.count else { return nil }
      return "has only \(fact.kind.words.count) words"
    default: return nil
    }
  }
}
