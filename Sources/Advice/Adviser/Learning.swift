import Facts
import Inference
import RuleLanguage

/// A school as it would be if facts were known, or otherwise: what that turns can be glanced at before it is worked out.
struct Learning {
  private let adviser: Adviser
  /// The outlook from which it differs by what is learnt alone.
  private let earlier: Outlook
  private let request: AdviceRequest
  /// The facts supposed.
  private let supposed: Set<Int>
  let situation: Situation
  /// These and all that became another with them; `nil` where that may be anything.
  let learnt: Set<Int>?

  /// - Parameters:
  ///   - adviser: Rules and facts.
  ///   - outlook: The school as it is.
  ///   - values: What is learnt, by slot.
  ///   - earlier: An outlook of the same school that is nearer to the result, or `outlook` itself.
  init(
    _ adviser: Adviser, _ outlook: Outlook, _ values: [Int: FactValue], since earlier: Outlook
  ) {
    self.adviser = adviser
    self.earlier = earlier
    supposed = Set(values.keys)
    var request = outlook.request
    request.told.merge(values) { _, new in new }
    situation = adviser.situation(of: outlook.situation.subject, request)
    situation.detail = .verdicts
    self.request = adviser.leavingOutDeclined(request, situation)
    learnt = situation.factsLearnt(since: earlier.situation, bySupposing: supposed)
    if let learnt { situation.share(with: earlier.situation, learning: learnt) }
  }

  /// One of the facts supposed is looked at by more than the rules (``Outlook/factsReadDirectly``), so that their verdicts do
  /// not tell all that it turns.
  var isReadDirectly: Bool {
    supposed.contains { Outlook.factsReadDirectly.contains(adviser.vocabulary.facts[$0].id) }
  }

  // MARK: At a glance

  /// What a glance tells of the steps shown.
  enum Glance {
    /// They are others, or one of them has another status.
    case otherwise
    /// They are the same, in the same order, as sure as before.
    case same
    /// It has to be worked out.
    case open
  }

  /// Whether the steps shown are surely others than before, told from the statuses of the actions that what was learnt
  /// can bear on: many times quicker than the list itself, and enough for most answers.
  func glance() -> Glance {
    guard let learnt, request.declined == earlier.request.declined, !isReadDirectly,
      earlier.wantsEvidence(situation, adviser.rules) == earlier.wantsEvidence
    else { return .open }
    var isSame = true
    var isOtherwise = false
    for action in adviser.factsRead.actions(reading: learnt) {
      guard let before = earlier.status(of: action) else { continue }
      let after = situation.status(action)
      // A step put off may call for another first.
      if before == .deferred || after == .deferred || earlier.calledFor[action] != nil {
        return .open
      }
      if earlier.isShown(action) {
        isSame = false
        if before != after { isOtherwise = true }
      } else if Candidate.rankedStatuses.contains(after)
        || Candidate.rankedStatuses.contains(before)
      {
        isSame = false
      }
    }
    return isOtherwise ? .otherwise : isSame ? .same : .open
  }

  // MARK: In full

  /// The same school with all that was learnt.
  func outlook() -> Outlook {
    guard let learnt else { return Outlook(situation, rules: adviser.rules, request: request) }
    let factsRead = adviser.factsRead
    situation.takeOver(from: earlier.situation, learning: supposed, learnt) {
      factsRead.byFinding[$0].isDisjoint(with: learnt)
    }
    let same = factsRead.byAction.map { $0.isDisjoint(with: learnt) }
    return Outlook(
      situation, rules: adviser.rules, request: request,
      since: Outlook.Earlier(
        earlier, same: same,
        isSame: { factsRead.byInstance[$0][$1].isDisjoint(with: learnt) }))
  }
}
