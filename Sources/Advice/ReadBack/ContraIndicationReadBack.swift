import RuleLanguage

/// A contra-indication in plain sentences.
struct ContraIndicationReadBack {
  let rules: CheckedRules

  func lines(_ reason: CheckedContraIndication) -> [String] {
    var lines = [reason.name, "\(reason.id); \(effect(reason))", ""]
    if reason.testsOwnBarriers {
      lines.append("Holds when none of the barriers that a card rests on is at least likely.")
    } else if let test = reason.test {
      lines += ConditionSentences(rules: rules).paragraph("Holds when", test)
    } else {
      lines.append("No fact decides it: people are told, and judge.")
    }
    lines.append("Says: \(reason.says)" + (reason.says.hasSuffix(".") ? "" : "."))
    lines.append("Reaches: \(reach(reason)).")
    lines.append(
      reason.stopsIfUnknown
        ? "If nobody knows, it counts as true\(reason.because.map { ", because \($0)" } ?? "")."
        : "If nobody knows, it does not count, and is printed under \"unless\".")
    return lines
  }

  private func effect(_ reason: CheckedContraIndication) -> String {
    switch reason.effect {
    case .block: "rules a card out"
    case .defer:
      reason.first.map { id in
        "puts a card off, with \"\(rules.actions.first { $0.id == id }?.name ?? id)\" first"
      } ?? "puts a card off"
    case .limit: "limits what is shown"
    case .removeCandidate: "passes over a helper"
    case .reminder: "reminds, and decides nothing"
    }
  }

  private func reach(_ reason: CheckedContraIndication) -> String {
    switch reason.reach {
    case .candidate: return "a helper that might be proposed, never the card"
    case .everyCardExcept(let ids):
      return ids.isEmpty ? "every card" : "every card but \(ListWording.and(ids.sorted()))"
    case .cardsThatListIt(let effort):
      let index = rules.contraIndications.firstIndex { $0.id == reason.id }
      let ids = rules.actions.filter { action in index.map(action.notWhen.contains) == true }
      return (ids.isEmpty ? "no card by name" : ids.map(\.id).joined(separator: ", "))
        + (effort.map { ", and cards of \($0.rawValue) effort" } ?? "")
    }
  }
}
