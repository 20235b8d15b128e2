import Facts
import RuleLanguage

/// The ways in which a condition can come true, each as the names that it puts together.
///
/// Names are ids of facts, findings and contra-indications, names of relations, and ids of cards whose
/// conditions are copied. How a line tests its fact is not among them.
struct ConditionBranches {
  let rules: CheckedRules

  /// Each way to come true.
  func branches(_ condition: CheckedCondition) -> [Set<String>] {
    switch condition.form {
    case .test(let test):
      var names: Set = [rules.vocabulary.facts[test.slot].id]
      if case .set(.sharesOne(let other)) = test.phrase {
        names.insert(rules.vocabulary.facts[other].id)
      }
      return [names]
    case .all(let items):
      return items.reduce([[]]) { ways, item in
        let more = branches(item)
        return ways.flatMap { way in more.map { way.union($0) } }
      }
    case .any(let items): return items.flatMap(branches)
    // All of them must be false, so all of them count.
    case .noneOf(let items): return [Set(items.flatMap(branches).joined())]
    case .count(let count):
      return branches(count.condition).map { $0.union([count.relation]) }
    case .finding(let test): return test.findings.map { [rules.findings[$0].id] }
    case .contraIndication(let index): return [[rules.contraIndications[index].id]]
    case .anyWhenOf(let parts):
      return parts.flatMap { part in branches(part.when).map { $0.union([part.action]) } }
    }
  }

  /// Each way in which a card can be indicated, whatever it is about, with what it applies to.
  func branches(_ action: CheckedAction) -> [Set<String>] {
    let applies = Set(action.appliesTo.flatMap(branches).joined())
    return action.instances.map(\.when).flatMap(branches).map { $0.union(applies) }
  }
}
