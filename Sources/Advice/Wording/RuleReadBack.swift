import Evidence
import Facts
package import RuleLanguage

/// A rule as people read it: never the file, always made from the form that runs.
package struct RuleReadBack: Sendable {
  private let rules: CheckedRules
  private let conditions: ConditionWording

  package init(_ rules: CheckedRules) {
    self.rules = rules
    conditions = ConditionWording(rules)
  }

  /// One line a rule, for lists: id, name, status.
  package func list() -> [String] {
    let actions = rules.actions.map { "\($0.id)  \($0.name)" }
    var seen: Set<String> = []
    let findings = rules.findings.filter { seen.insert($0.id).inserted }.map {
      "\($0.id)  \($0.name)"
    }
    return ["Actions (\(actions.count))"] + actions + [
      "", "Findings and strengths (\(findings.count))",
    ]
      + findings
  }

  /// A rule by id, or by words of its name; `nil` when none or more than one fits.
  package func show(_ wanted: String) -> [String]? {
    let folded = wanted.lowercased()
    if let action = rules.actions.first(where: { $0.id == wanted }) { return card(action) }
    if let finding = rules.findings.first(where: { $0.id.lowercased() == folded }) {
      return card(finding)
    }
    let actions = rules.actions.filter { $0.name.lowercased().contains(folded) }
    return actions.count == 1 ? card(actions[0]) : nil
  }

  /// Ids and names that fit some words, for a choice.
  package func matches(_ wanted: String) -> [String] {
    list().filter { $0.lowercased().contains(wanted.lowercased()) }
  }

  private func card(_ action: CheckedAction) -> [String] {
    var lines = [
      "\(action.name) (\(action.id); \(action.life.status.rawValue), version \(action.life.version))",
      ListWording.sentence(action.strategy.rawValue)
        + "; \(action.ecology.rawValue); \(action.effort.rawValue) effort; \(action.urgency.rawValue)",
      "Speaks to: "
        + Voice.allCases.filter(action.voices.contains).map(\.rawValue)
        .joined(separator: ", "),
    ]
    if !action.appliesTo.isEmpty {
      lines.append("Meant where " + ListWording.and(action.appliesTo.map(conditions.sentence)))
    }
    if let instance = action.instances.first {
      let entries = action.instances.compactMap { $0.about?.entry }.map(ListWording.word)
      let about =
        entries.isEmpty ? "" : " (once for each of \(entries.count): \(ListWording.and(entries)))"
      lines.append("Worth considering when" + about)
      lines += conditions.lines(instance.when, indent: 1)
      for line in instance.unless {
        lines.append("Not when " + conditions.sentence(line) + (line.say.map { " (\($0))" } ?? ""))
      }
    }
    lines += action.notWhen.map { index in
      let reason = rules.contraIndications[index]
      return "\(effect(reason.effect)) when \(reason.says) (\(reason.id))"
    }
    lines += action.stopIf.map { "For people to judge – not if: \($0)" }
    lines += evidence(action.because)
    return lines
  }

  private func card(_ finding: CheckedFinding) -> [String] {
    var lines = [
      "\(finding.name) (\(finding.id); \(finding.life.status.rawValue), version \(finding.life.version))",
      "\(finding.kind.rawValue), \(finding.ecology.rawValue)", "Signs:",
    ]
    for sign in finding.signs {
      lines += conditions.lines(sign, indent: 1)
      if sign.givesAtMostHint { lines.append("    (gives at most a hint)") }
    }
    for line in finding.unless { lines.append("Not when " + conditions.sentence(line)) }
    lines += finding.overturnedBy.map { "Overturned by: \($0)" }
    let users = rules.actions.filter { action in
      action.instances.contains { uses(finding.id, in: $0.when) }
    }
    if !users.isEmpty { lines.append("Used by: " + users.map(\.id).joined(separator: ", ")) }
    return lines + strengthPolicy() + evidence(finding.because)
  }

  private func strengthPolicy() -> [String] {
    let parts = rules.strength.lines.map { line in
      "\(line.strength.word) from \(line.facts) fact\(line.facts == 1 ? "" : "s")"
        + (line.judgements == 0
          ? ""
          : ", \(line.judgements) of them what people say")
    }
    return ["Strength: " + parts.joined(separator: "; ")]
  }

  private func evidence(_ citations: [Citation]) -> [String] {
    citations.map { citation in
      "Evidence: \(citation.says) (\(citation.source) \(citation.locator)"
        + (citation.grade.map { "; \($0.rawValue))" } ?? ")")
    }
  }

  private func effect(_ effect: CheckedContraIndication.Effect) -> String {
    switch effect {
    case .block: "Not"
    case .defer: "Later"
    case .limit: "Limited"
    case .removeCandidate: "Another helper"
    case .reminder: "A reminder"
    }
  }

  private func uses(_ id: String, in condition: CheckedCondition) -> Bool {
    switch condition.form {
    case .finding(let test): test.findings.contains { rules.findings[$0].id == id }
    case .all(let parts), .any(let parts), .noneOf(let parts):
      parts.contains { uses(id, in: $0) }
    case .count(let count): uses(id, in: count.condition)
    case .anyWhenOf(let cards): cards.contains { uses(id, in: $0.when) }
    case .test, .contraIndication: false
    }
  }
}
