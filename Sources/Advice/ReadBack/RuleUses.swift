import Facts
import OrderedCollections
import RuleLanguage

/// Who uses a finding, a card or a contra-indication.
struct RuleUses {
  let rules: CheckedRules

  /// Where a finding counts: in cards, in other findings, in contra-indications and policies.
  func of(finding id: String) -> [String] {
    let entries = Set(rules.findings.indices.filter { rules.findings[$0].id == id })
    func uses(_ conditions: [CheckedCondition]) -> Bool {
      ConditionWalk.findings(in: conditions).contains(where: entries.contains)
    }
    let cards = rules.actions.filter { action in
      uses(action.appliesTo + action.instances.flatMap { [$0.when] + $0.unless })
    }
    let findings = Set(rules.findings.filter { uses($0.signs + $0.unless) }.map(\.id))
    let reasons = rules.contraIndications.filter { uses([$0.test].compactMap(\.self)) }
    let helped = rules.actions.filter { $0.helpedBy.contains(where: entries.contains) }
    let needs = rules.vocabulary.needs.values.filter { $0.finding == id }
    return [
      line("Used by the cards", cards.map(\.id)),
      line("Used by the findings", findings.filter { $0 != id }.sorted()),
      line("Decides", reasons.map(\.id)), line("Speaks for the cards", helped.map(\.id)),
      line("The finding of the need", needs.map(\.name)),
      rules.ranking.atLeastOneEvidenceActionWhen.contains(id)
        ? "Calls for an evidence action among those shown." : nil,
    ].compactMap(\.self)
  }

  /// Where a card counts: in the conditions and relations of other cards, and as what comes first.
  func of(action id: String) -> [String] {
    let copied = rules.actions.filter { action in
      ConditionWalk.all(in: action.instances.map(\.when)).contains { condition in
        if case .anyWhenOf(let cards) = condition.form {
          cards.contains { $0.action == id }
        } else {
          false
        }
      }
    }
    let first = rules.contraIndications.filter { $0.first == id }
    return [
      line("What leads here also leads to", copied.map(\.id)),
      line("Comes first where this holds", first.map(\.id)),
      line("Stands behind", rules.actions.filter { $0.before.contains(id) }.map(\.id)),
      line("Needed by", rules.actions.filter { $0.needs.contains(id) }.map(\.id)),
      line("Gives way to", rules.actions.filter { $0.insteadOf.contains(id) }.map(\.id)),
    ].compactMap(\.self)
  }

  private func line(_ heading: String, _ names: [String]) -> String? {
    names.isEmpty ? nil : "\(heading): \(names.joined(separator: ", "))."
  }
}
