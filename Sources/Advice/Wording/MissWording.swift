import Evidence
import Facts
import Inference
package import RuleLanguage

/// Why an action is not nearer the top of an order, in one line.
package struct MissWording {
  private let rules: CheckedRules
  private let conditions: ConditionWording
  private let causes: CauseWording
  /// Conditions named at most.
  private static let most = 3

  package init(_ rules: CheckedRules) {
    self.rules = rules
    conditions = ConditionWording(rules)
    causes = CauseWording(rules)
  }

  /// Such as `place 9, recommended; behind ev_peer_review_critical_friends in place 5 by effort: high
  /// after medium`.
  package func text(_ miss: Miss) -> String {
    switch miss.reason {
    case .noCard: return "there is no card of this name"
    case .notInUse(let status): return "its card is \(status.rawValue)"
    case .otherVoice(let voices):
      let whom = voices.map(\.rawValue).sorted()
      return "its card speaks to the \(ListWording.and(whom)) only"
    case .notRanked(let status, let needs, let stoppedBy):
      return text(status, needs, stoppedBy)
    case .low(let place, let candidate, let key, let fifth, let waitsFor):
      let difference =
        key == .rule
        ? "by name alone"
        : "by \(key.rawValue): \(RankWording.value(candidate, key)) after "
          + RankWording.value(fifth, key)
      return "place \(place), \(candidate.status.rawValue); behind \(fifth.id) in place "
        + "\(Scores.depth) \(difference)" + waiting(waitsFor)
    }
  }

  private func text(_ status: Status, _ needs: [Flip], _ stoppedBy: [Int]) -> String {
    var text = status.rawValue
    let names = stoppedBy.map { rules.contraIndications[$0].id }
    if !names.isEmpty { text += " by \(ListWording.and(ListWording.distinct(names)))" }
    let wanted = needs.map { flip in
      (flip.wanted == .yes ? "" : "not ") + conditions.sentence(flip.condition.condition)
    }
    guard !wanted.isEmpty else { return text }
    let shown = ListWording.distinct(wanted)
    let more = shown.count > Self.most ? " and \(shown.count - Self.most) more" : ""
    return text + "; it would take " + shown.prefix(Self.most).joined(separator: " · ") + more
  }

  private func waiting(_ waitsFor: [Cause]) -> String {
    guard !waitsFor.isEmpty else { return "" }
    let more = waitsFor.count > Self.most ? " and \(waitsFor.count - Self.most) more" : ""
    return "; it waits for "
      + waitsFor.prefix(Self.most).map(causes.text).joined(separator: ", ") + more
  }
}
