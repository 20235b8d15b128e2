import Facts
import Inference
import RuleLanguage

/// What the order looks at, for one action of one school or area.
extension Outlook {
  static func candidate(
    _ standing: ActionStanding, _ situation: Situation, _ rules: CheckedRules,
    askedFor: Set<String>, calledForBy: Int?, isAreaVoice: Bool
  ) -> Candidate {
    let (actions, action) = (rules.actions, standing.action)
    let isCalled = calledForBy != nil
    let status =
      isCalled && !Candidate.rankedStatuses.contains(standing.status)
      ? Status.recommended
      : isCalled && standing.status == .possible ? .recommended : standing.status
    let helpers = Set(
      actions[action].helpedBy.filter { situation.strength($0).certain > .none }.map {
        rules.findings[$0].id
      })
    let isFragile = status == .recommended && !isCalled && !situation.isFirm(action)
    let isGrounded = status != .possible || situation.isGrounded(standing)
    let presses = actions[action].actNowWhere.contains { situation.strength($0).certain >= .likely }
    // Of a card about many subjects or needs, the topics are those of the entries it is put forward for.
    let ofEntries = standing.deciding.flatMap { actions[action].instances[$0.index].topics }
    let topics = ofEntries.isEmpty ? actions[action].topics : ofEntries
    return Candidate(
      id: actions[action].id, strategy: actions[action].strategy,
      ecology: actions[action].ecology,
      urgency: presses ? .actNow : actions[action].urgency,
      status: status, isAskedFor: !askedFor.isDisjoint(with: topics),
      strength: strength(standing, situation, isAreaVoice: isAreaVoice),
      needBand: situation.need(standing).band, helpers: helpers.count, grade: actions[action].grade,
      firmness: isFragile ? .fragile : .firm, effort: actions[action].effort,
      calledForBy: calledForBy.map { rules.contraIndications[$0].id }, isGrounded: isGrounded,
      before: actions[action].before, needs: actions[action].needs,
      insteadOf: actions[action].insteadOf, notWith: actions[action].notWith)
  }

  /// The strength of the strongest barrier or asset that the card rests on. To a school, what is said of its
  /// area alone speaks for a step, but does not rank it above what is known of the school itself.
  static func strength(
    _ standing: ActionStanding, _ situation: Situation, isAreaVoice: Bool
  ) -> Strength {
    situation.strength(behind: standing, ofSchoolAlone: !isAreaVoice)
  }
}
