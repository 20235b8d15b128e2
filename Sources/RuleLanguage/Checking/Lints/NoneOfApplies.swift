import Diagnostics
import Facts

/// WM330: `none of` turns a "does not apply" into true (`rule-language` 5.2), which is seldom meant
/// for a fact that only some phases have.
enum NoneOfApplies {
  /// Checks conditions; `phases` are the words of the phase under `applies to`, `nil` when the rule
  /// speaks to all.
  static func check(
    _ conditions: [CheckedCondition], phases: Set<String>?, _ facts: [FactDefinition],
    _ log: inout ProblemLog
  ) {
    for condition in ConditionWalk.all(in: conditions) {
      guard case .noneOf(let items) = condition.form else { continue }
      for item in ConditionWalk.all(in: items) {
        guard case .test(let test) = item.form, !facts[test.slot].phases.isEmpty else { continue }
        if let phases, phases.isSubset(of: facts[test.slot].phases) { continue }
        log.report(
          .logic(.doesNotApplyCounts(facts[test.slot].name)), at: item.location,
          length: item.length)
      }
    }
  }

  /// The phases that `applies to` leaves.
  static func phases(of action: CheckedAction, _ vocabulary: Vocabulary) -> Set<String>? {
    guard let slot = vocabulary.slot(id: "phase") else { return nil }
    for condition in action.appliesTo {
      guard case .test(let test) = condition.form, test.slot == slot,
        case .words(let words)? = TestRegion(test.phrase, of: vocabulary.facts[slot])
      else { continue }
      let all = vocabulary.facts[slot].kind.words
      return Set(words.indices.filter(all.indices.contains).map { all[$0] })
    }
    return nil
  }
}
