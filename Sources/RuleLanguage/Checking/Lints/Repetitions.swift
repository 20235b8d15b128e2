import Diagnostics
import Facts

/// WM311 and WM312: lines of one list that repeat or cover each other.
enum Repetitions {
  static func check(_ body: RuleBody, _ facts: [FactDefinition], _ log: inout ProblemLog) {
    for list in body.conjunctions { check(list, facts, underAll: true, &log) }
    for list in body.disjunctions { check(list, facts, underAll: false, &log) }
  }

  private static func check(
    _ list: [CheckedCondition], _ facts: [FactDefinition], underAll: Bool,
    _ log: inout ProblemLog
  ) {
    var first: [ConditionKey: CheckedCondition] = [:]
    var repeated: Set<Source.Location> = []
    guard list.count > 1 else { return }
    for condition in list {
      let key = ConditionKey(condition)
      if let earlier = first[key] {
        repeated.insert(condition.location)
        log.report(
          .logic(.sameAsBefore(line: earlier.location.line)), at: condition.location,
          length: condition.length)
      } else {
        first[key] = condition
      }
    }
    let others = list.filter {
      !repeated.contains($0.location) && $0.stance == .wait && $0.say == nil
    }
    for tests in RegionTest.groups(others, facts) {
      for test in tests {
        // Under `all` the wider line is needless, under `any` the narrower one.
        let covering = tests.first { other in
          guard other.region != test.region else { return false }
          return underAll
            ? other.region.isPart(of: test.region) : test.region.isPart(of: other.region)
        }
        guard let covering else { continue }
        log.report(
          .logic(.covered(line: covering.condition.location.line, underAll: underAll)),
          at: test.condition.location, length: test.condition.length)
      }
    }
  }
}
