import Facts
import OrderedCollections
package import RuleLanguage

/// Rules as people read them: never the file, always made from the form that runs.
package struct RuleReadBack: Sendable {
  private let rules: CheckedRules

  package init(_ rules: CheckedRules) { self.rules = rules }

  /// All rules by id and name, one a line, actions first.
  package func names() -> [String] {
    let actions = rules.actions.map { "\($0.id)  \($0.name)" }
    let findings = findingIDs.map { id in
      "\(id)  \(rules.findings.first { $0.id == id }?.name ?? "")"
    }
    return ["Actions (\(actions.count))"] + actions + [
      "", "Findings and strengths (\(findings.count))",
    ]
      + findings
  }

  /// A chapter of ``everything()``.
  package struct Chapter: Sendable {
    package var title: String
    package var lines: [String]
  }

  /// Every sentence that the rules can produce, with its thresholds: findings and strengths by level, the
  /// strategies, cards by strategy, what rules out or puts off, what is asked of partners, cautions, shared
  /// thresholds.
  package func chapters() -> [Chapter] {
    let findings = EcologyLevel.allCases.map { ecology in
      Chapter(
        title: "Findings and strengths: \(ecology.rawValue)",
        lines: spaced(
          findingIDs.filter { id in rules.findings.first { $0.id == id }?.ecology == ecology }
            .map(finding)))
    }
    let cards = Strategy.allCases.map { strategy in
      Chapter(
        title: "Cards: \(strategy.rawValue)",
        lines: spaced(
          rules.actions.filter { $0.strategy == strategy }.map(CardReadBack(rules: rules).lines)))
    }
    let reasons = Chapter(
      title: "What rules out, puts off or limits cards",
      lines: spaced(rules.contraIndications.map(ContraIndicationReadBack(rules: rules).lines)))
    let cautions = rules.cautions.values.map { caution in
      let source = [caution.source, caution.locator].filter { !$0.isEmpty }
      return "\(caution.id): \(caution.says) (\(source.joined(separator: " ")))"
    }
    let strategies = Chapter(
      title: "The six strategies",
      lines: spaced(rules.strategies.map(StrategyReadBack(rules: rules).lines)))
    let partners = PartneringReadBack(rules: rules)
    let constraints = Chapter(
      title: "What is asked of partners",
      lines: spaced(rules.partnering.hard.values.map(partners.lines)))
    let soft = Chapter(title: "What is weighed in partners", lines: partners.softLines)
    return (findings + [strategies] + cards).filter { !$0.lines.isEmpty } + [
      reasons, constraints, soft,
    ] + (rules.areas.map { [AreaReadBack(rules: rules).chapter($0)] } ?? []) + [
      Chapter(title: "Cautions", lines: cautions),
      Chapter(
        title: "Shared thresholds", lines: ThresholdList(vocabulary: rules.vocabulary).lines),
    ]
  }

  /// All chapters, each under its title.
  package func everything() -> [String] {
    spaced(
      chapters().map { chapter in
        [chapter.title, String(repeating: "=", count: chapter.title.count), ""] + chapter.lines
      })
  }

  private func spaced(_ parts: [[String]]) -> [String] {
    Array(parts.joined(separator: ["", ""]))
  }

  /// A rule by id, or by words of its name; `nil` when none or more than one fits.
  package func show(_ wanted: String) -> [String]? {
    let folded = wanted.lowercased()
    if let action = rules.actions.first(where: { $0.id == wanted }) {
      return CardReadBack(rules: rules).lines(action)
    }
    if let id = findingIDs.first(where: { $0.lowercased() == folded }) { return finding(id) }
    if let reason = rules.contraIndications.first(where: { $0.id.lowercased() == folded }) {
      return ContraIndicationReadBack(rules: rules).lines(reason)
    }
    if let constraint = rules.partnering.hard.values.first(where: { $0.name.lowercased() == folded }
    ) {
      return PartneringReadBack(rules: rules).lines(constraint)
    }
    let actions = rules.actions.filter { $0.name.lowercased().contains(folded) }
    let findings = findingIDs.filter { id in
      rules.findings.first { $0.id == id }?.name.lowercased().contains(folded) == true
    }
    guard actions.count + findings.count == 1 else { return nil }
    return actions.first.map(CardReadBack(rules: rules).lines) ?? findings.first.map(finding)
  }

  /// Ids and names that fit some words, for a choice.
  package func matches(_ wanted: String) -> [String] {
    names().filter { $0.lowercased().contains(wanted.lowercased()) }
  }

  private func finding(_ id: String) -> [String] {
    FindingReadBack(rules: rules).lines(rules.findings.filter { $0.id == id })
  }

  /// The ids of findings, each once.
  private var findingIDs: [String] {
    var seen: Set<String> = []
    return rules.findings.map(\.id).filter { seen.insert($0).inserted }
  }
}
