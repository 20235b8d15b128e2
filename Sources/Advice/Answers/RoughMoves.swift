import Facts
import Inference
import RuleLanguage

/// How far an answer may move a shown list, told from statuses alone: many times quicker than the list
/// itself, enough to say that nothing moves, and to choose the answers that are worth working out.
struct RoughMoves {
  private let adviser: Adviser
  private let outlook: Outlook
  /// By action: how it stands now, `nil` where it is not considered.
  private var standings: [Standing?]

  /// What decides how far an action can move.
  private struct Standing {
    var status: Status
    var isShown: Bool
    /// A finding calls for it, whatever its own status.
    var isCalledFor: Bool
    /// No other action gives way to it, waits for it or goes with it.
    var isAlone: Bool
    /// It is urgent enough to come among the shown ones, or may become so.
    var mayBeShown: Bool
  }

  init(_ adviser: Adviser, _ outlook: Outlook) {
    self.adviser = adviser
    self.outlook = outlook
    let rules = adviser.rules
    let shown = Set(outlook.list.shown.map(\.id))
    // The urgency of the last shown step, with which a newcomer has to compete.
    let lastUrgency =
      outlook.list.shown.count < rules.ranking.atMost
      ? .max : outlook.list.shown.map { Self.place($0.urgency) }.max() ?? .max
    standings = Array(repeating: nil, count: rules.actions.count)
    for (action, status) in outlook.statuses {
      let card = rules.actions[action]
      standings[action] = Standing(
        status: status, isShown: shown.contains(card.id),
        isCalledFor: outlook.calledFor[action] != nil,
        isAlone: card.insteadOf.isEmpty && card.notWith.isEmpty
          && !outlook.gaveWay.contains(card.id),
        mayBeShown: Self.place(card.urgency) <= lastUrgency || !card.actNowWhere.isEmpty)
    }
  }

  private static func place(_ urgency: Urgency) -> Int {
    Urgency.allCases.firstIndex(of: urgency) ?? 0
  }

  /// About how far the list moves (``Moves/size``) when a fact is learnt; 0 only where it surely does not.
  ///
  /// An action that is not shown, and that could not be any more, makes no difference: unless others give
  /// way to it or wait for it.
  func size(learning slot: Int, _ value: FactValue) -> Double {
    let learning = Learning(adviser, outlook, [slot: value], since: outlook)
    guard let learnt = learning.learnt, !learning.isReadDirectly else { return Self.unknown }
    let situation = learning.situation
    var size = 0.0
    let isOtherwiseStrong = adviser.factsRead.findings(reading: learnt).contains {
      situation.strength($0).certain != outlook.situation.strength($0).certain
    }
    if outlook.wantsEvidence(situation, adviser.rules) != outlook.wantsEvidence { size += 2 }
    for action in adviser.factsRead.actions(reading: learnt) {
      guard let standing = standings[action] else { continue }
      size += Self.size(standing, situation.status(action), isOtherwiseStrong)
    }
    return size
  }

  /// What one action adds whose facts were learnt; with findings that are clearer or less clear than before
  /// it may pass others in the order.
  private static func size(
    _ standing: Standing, _ after: Status, _ isOtherwiseStrong: Bool
  ) -> Double {
    let before = standing.status
    let isRanked = Candidate.rankedStatuses.contains(after)
    if standing.isShown {
      return before == after ? isOtherwiseStrong ? 1.5 : 0.5 : isRanked ? 1 : 2
    }
    if before == .deferred || after == .deferred || standing.isCalledFor { return 1 }
    if !isRanked { return standing.isAlone ? 0 : 0.5 }
    guard after != .possible else { return 0.25 }
    if before == after { return isOtherwiseStrong && standing.mayBeShown ? 1.5 : 0.5 }
    return standing.mayBeShown ? 2 : 0.5
  }

  /// Where statuses do not tell: as if one step gave way to another.
  private static let unknown = 4.0
}
