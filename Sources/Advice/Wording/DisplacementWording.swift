import Facts
package import RuleLanguage

/// Why an action is not among the next steps, in one line each.
package struct DisplacementWording {
  private let rules: CheckedRules

  package init(_ rules: CheckedRules) { self.rules = rules }

  /// Why balance or a relation kept a ranked action off the list.
  package func text(_ why: ShownList.Displacement) -> String {
    switch why {
    case .listFull(let place): "it came \(ordinal(place)) in the order"
    case .strategyFull(let strategy): "two other steps already come from \(strategy.rawValue)"
    case .highEffortFull: "one step of high effort is enough at a time"
    case .onlyFiguresKnown: "only figures are known so far; it asks a lot before anyone knows why"
    case .instead(let id): "\"\(name(id))\" stands in its place"
    case .notWith(let id): "it does not go with \"\(name(id))\""
    case .needsMissing(let id): "it only goes together with \"\(name(id))\""
    case .gaveWay(let id, let line): "it gave its place to \"\(name(id))\", so that \(text(line))"
    }
  }

  private func text(_ line: ShownList.Line) -> String {
    switch line {
    case .lowEffort: "one step costs little"
    case .level(let level): "one step is \(level.rawValue)"
    case .evidenceAction: "one step finds out why"
    }
  }

  private func name(_ id: String) -> String { rules.actions.first { $0.id == id }?.name ?? id }

  private func ordinal(_ place: Int) -> String {
    switch place {
    case 1: "first"
    case 2: "second"
    case 3: "third"
    case 4: "fourth"
    case 5: "fifth"
    case 6: "sixth"
    case 7: "seventh"
    case 8: "eighth"
    case 9: "ninth"
    case 10: "tenth"
    default: "number \(place)"
    }
  }
}
