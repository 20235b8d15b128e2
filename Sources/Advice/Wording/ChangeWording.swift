import Facts
import Inference
import RuleLanguage

/// Changes of facts in words.
struct ChangeWording {
  private let rules: CheckedRules

  init(_ rules: CheckedRules) { self.rules = rules }

  /// `EAL expertise: weak (now partial)`; for a number the side on which it has to lie: `overall absence: 6.1%
  /// or more (now 5.4%)`.
  func text(_ change: Change) -> String {
    let fact = rules.vocabulary.facts[change.slot]
    let now = ValueWording.text(change.now, kind: fact.kind, isRounded: true)
    let value = value(change, fact)
    return "\(fact.name): \(value) (\(change.isLearning ? "not known now" : "now \(now)"))"
  }

  private func value(_ change: Change, _ fact: FactDefinition) -> String {
    let text = ValueWording.text(change.value, kind: fact.kind)
    guard case .known(.number(let new)) = change.value, let limits = fact.kind.limits else {
      return text
    }
    switch change.now {
    case .known(.number(let old)) where new != limits.lowerBound && new != limits.upperBound:
      return new > old ? "\(text) or more" : "\(text) or less"
    case .notSupplied, .notKnown, .between:
      // Of what is not known the side follows from the test, where it looks at the fact itself.
      guard change.test.slot == change.slot, let side = side(change) else { return text }
      return new == limits.lowerBound || new == limits.upperBound ? text : "\(text) or \(side)"
    default: return text
    }
  }

  private func side(_ change: Change) -> String? {
    guard let (_, line) = PhraseEvaluation.lineTest(of: change.test.phrase, asOfYear: 0) else {
      return nil
    }
    switch (line, change.wanted) {
    case (.atLeast, .yes), (.above, .yes), (.atMost, .no), (.below, .no): return "more"
    case (.atMost, .yes), (.below, .yes), (.atLeast, .no), (.above, .no): return "less"
    default: return nil
    }
  }
}
