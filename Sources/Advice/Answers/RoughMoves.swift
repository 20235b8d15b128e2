import Facts
import Inference
import RuleLanguage

/// How far an answer may move a shown list, told from statuses alone: many times quicker than the list
/// itself, enough to say that nothing moves, and to choose the answers that are worth working out.
struct RoughMoves {
  private let adviser: Adviser
  private let outlook: Outlook
  private let shown: Set<String>
  /// Actions to which others give way.
  private let gaveWay: Set<String>
  /// The urgency of the last shown step, with which a newcomer has to compete.
  private let lastUrgency: Int

  init(_ adviser: Adviser, _ outlook: Outlook) {
    self.adviser = adviser
    self.outlook = outlook
    shown = Set(outlook.list.shown.map(\.id))
    gaveWay = outlook.gaveWay
    lastUrgency =
      outlook.list.shown.count < adviser.rules.ranking.atMost
      ? .max : outlook.list.shown.map { Self.place($0.urgency) }.max() ?? .max
  }

  private static func place(_ urgency: Urgency) -> Int {
    Urgency.allCases.firstIndex(of: urgency) ?? 0
  }

  /// About how far the list moves (``Moves/size``) when a fact is learnt; 0 only where it surely does not.
  ///
  /// An action that is not shown, and that could not be any more, makes no difference: unless others give
  /// way to it or wait for it.
  func size(learning slot: Int, _ value: FactValue) -> Double {
    if Outlook.factsReadDirectly.contains(adviser.vocabulary.facts[slot].id) { return Self.unknown }
    var request = outlook.request
    request.told[slot] = value
    let situation = adviser.situation(of: outlook.situation.subject, request)
    guard let learnt = situation.factsLearnt(since: outlook.situation, bySupposing: [slot]) else {
      return Self.unknown
    }
    situation.shareCounts(with: outlook.situation)
    var size = 0.0
    let isOtherwiseStrong = adviser.rules.findings.indices.contains { finding in
      !adviser.factsRead.byFinding[finding].isDisjoint(with: learnt)
        && situation.strength(finding).certain != outlook.situation.strength(finding).certain
    }
    if outlook.wantsEvidence(situation, adviser.rules) != outlook.wantsEvidence { size += 2 }
    for (action, before) in outlook.statuses
    where !adviser.factsRead.byAction[action].isDisjoint(with: learnt) {
      size += self.size(action, before, situation.status(action), isOtherwiseStrong)
    }
    return size
  }

  /// What one action adds whose facts were learnt; with findings that are clearer or less clear than before
  /// it may pass others in the order.
  private func size(
    _ action: Int, _ before: Status, _ after: Status, _ isOtherwiseStrong: Bool
  ) -> Double {
    let card = adviser.rules.actions[action]
    let isRanked = Candidate.rankedStatuses.contains(after)
    if shown.contains(card.id) {
      return before == after ? isOtherwiseStrong ? 1.5 : 0.5 : isRanked ? 1 : 2
    }
    if before == .deferred || after == .deferred || outlook.calledFor[action] != nil { return 1 }
    let isAlone = card.insteadOf.isEmpty && card.notWith.isEmpty && !gaveWay.contains(card.id)
    if !isRanked { return isAlone ? 0 : 0.5 }
    guard after != .possible else { return 0.25 }
    let mayBeShown = Self.place(card.urgency) <= lastUrgency || !card.actNowWhere.isEmpty
    if before == after { return isOtherwiseStrong && mayBeShown ? 1.5 : 0.5 }
    return mayBeShown ? 2 : 0.5
  }

  /// Where statuses do not tell: as if one step gave way to another.
  private static let unknown = 4.0
}
