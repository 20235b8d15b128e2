import Facts
package import RuleLanguage

/// Why an action is not among the next steps, in one line each.
package struct DisplacementWording {
  private let rules: CheckedRules

  package init(_ rules: CheckedRules) { self.rules = rules }

  /// Why balance or a relation kept a ranked action off the list.
  package func text(_ why: ShownList.Displacement) -> String {
    switch why {
    case .declined(let words): "\(words); it comes back when its facts change"
    case .listFull: "others came before it in the order"
    case .strategyFull(let strategy): "two other steps already come from \(strategy.rawValue)"
    case .highEffortFull: "one step of high effort is enough at a time"
    case .onlyFiguresKnown:
      "only figures are known so far, and it asks a lot before anyone knows why"
    case .nothingKnownYet: "nothing that is known speaks for it yet"
    case .instead(let id): "\"\(name(id))\" stands in its place"
    case .notWith(let id): "it does not go with \"\(name(id))\""
    case .needsMissing(let id): "it only goes together with \"\(name(id))\""
    case .gaveWay(let id, let line): "\"\(name(id))\" took its place, so that \(text(line))"
    }
  }

  private func text(_ line: ShownList.Line) -> String {
    switch line {
    case .lowEffort: "one step costs little"
    case .level(let level): "one step is \(LevelWording.text(level))"
    case .evidenceAction: "one step finds out why"
    case .comesFirst: "what other steps wait for comes first"
    }
  }

  private func name(_ id: String) -> String { rules.actions.first { $0.id == id }?.name ?? id }
}
