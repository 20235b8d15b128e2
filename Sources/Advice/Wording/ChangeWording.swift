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
    switch change.side {
    case .more?: return "\(text) or more"
    case .less?: return "\(text) or less"
    case nil: return text
    }
  }
}
