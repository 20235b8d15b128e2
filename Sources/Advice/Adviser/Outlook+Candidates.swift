import Facts
import Inference
import RuleLanguage

/// What the order looks at, for one action of one school or area.
extension Outlook {
  static func candidate(
    _ proof: ActionProof, _ situation: Situation, _ rules: CheckedRules, askedFor: Set<String>,
    calledForBy: Int?, isAreaVoice: Bool
  ) -> Candidate {
    let action = rules.actions[proof.action]
    let isCalled = calledForBy != nil
    let status =
      isCalled && !Candidate.rankedStatuses.contains(proof.status)
      ? Status.recommended : isCalled && proof.status == .possible ? .recommended : proof.status
    let helpers = Set(
      action.helpedBy.filter { situation.strength($0).certain > .none }.map {
        rules.findings[$0].id
      })
    let isGrounded =
      status != .possible
      || proof.deciding.contains { $0.when.isGrounded(rules.vocabulary) }
    let isFragile = status == .recommended && !isCalled && !situation.isFirm(proof.action)
    let presses = action.actNowWhere.contains { situation.strength($0).certain >= .likely }
    // Of a card about many subjects or needs, the topics are those of the entries it is put forward for.
    let ofEntries = proof.deciding.flatMap { action.instances[$0.index].topics }
    let topics = ofEntries.isEmpty ? action.topics : ofEntries
    return Candidate(
      id: action.id, strategy: action.strategy, ecology: action.ecology,
      urgency: presses ? .actNow : action.urgency,
      status: status, isAskedFor: !askedFor.isDisjoint(with: topics),
      strength: strength(proof, rules, isAreaVoice: isAreaVoice),
      needBand: situation.need(proof).band, helpers: helpers.count, grade: action.grade,
      firmness: isFragile ? .fragile : .firm, effort: action.effort,
      calledForBy: calledForBy.map { rules.contraIndications[$0].id }, isGrounded: isGrounded,
      before: Set(action.before), needs: action.needs, insteadOf: Set(action.insteadOf),
      notWith: Set(action.notWith))
  }

  /// The strength of the strongest barrier or asset that the card rests on. To a school, what is said of its
  /// area alone speaks for a step, but does not rank it above what is known of the school itself.
  static func strength(
    _ proof: ActionProof, _ rules: CheckedRules, isAreaVoice: Bool
  ) -> Strength {
    if isAreaVoice { return proof.deciding.map(\.strength).max() ?? .none }
    return proof.deciding.flatMap(\.restsOn)
      .filter { rules.findings[$0.finding].ecology != .system }.map(\.strength.certain).max()
      ?? .none
  }
}
