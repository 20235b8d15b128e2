import Evidence
import Facts
package import Inference
package import RuleLanguage

/// What stands before a school: every action with its status, the order, and what is shown.
package struct Outlook {
  package let situation: Situation
  package let request: AdviceRequest
  package let voice: Voice
  /// The status of every action that speaks to the voice, by index in ``CheckedRules/actions``.
  package let statuses: [(action: Int, status: Status)]
  /// Proofs of the actions that are ranked, deferred or ruled out, by action.
  package let proofs: [Int: ActionProof]
  /// Actions that a contra-indication of another action calls for first: the contra-indication's index.
  package let calledFor: [Int: Int]
  /// Only figures are known (`N_STAT_ONLY`).
  package let onlyFiguresKnown: Bool
  package let list: ShownList

  /// Topics that people asked for.
  private let askedFor: Set<String>
  /// What is ranked, in no order; by action.
  private let candidates: [Int: Candidate]

  /// - Parameters:
  ///   - situation: The school and what is supposed of it.
  ///   - rules: The rules.
  ///   - request: What is asked.
  ///   - earlier: An outlook of the same school, and the actions for which nothing was learnt since; what
  ///     it says of these is taken over.
  package init(
    _ situation: Situation, rules: CheckedRules, request: AdviceRequest,
    since earlier: (outlook: Outlook, same: Set<Int>)? = nil
  ) {
    self.situation = situation
    self.request = request
    voice = request.voice ?? Self.voice(situation, rules)
    let voices = request.addsAreaCards ? [voice, .area] : [voice]
    let spoken = rules.actions.indices.filter { index in
      let action = rules.actions[index]
      return !action.voices.isDisjoint(with: voices)
        && [.trial, .stable].contains(action.life.status)
    }
    let statusBefore = Dictionary(
      uniqueKeysWithValues: (earlier?.outlook.statuses ?? []).map { ($0.action, $0.status) })
    statuses = spoken.map { action in
      let known = earlier?.same.contains(action) == true ? statusBefore[action] : nil
      return (action, known ?? situation.status(action))
    }
    func proof(_ action: Int) -> ActionProof {
      let known = earlier?.same.contains(action) == true ? earlier?.outlook.proofs[action] : nil
      return known ?? situation.proof(action: action)
    }
    var proofs: [Int: ActionProof] = [:]
    for (action, status) in statuses where ![.notIndicated, .doesNotApply].contains(status) {
      proofs[action] = proof(action)
    }
    let indexOfID = Dictionary(
      uniqueKeysWithValues: spoken.map { (rules.actions[$0].id, $0) })
    calledFor = Self.calledFor(proofs, rules, indexOfID, situation)
    for action in calledFor.keys where proofs[action] == nil { proofs[action] = proof(action) }
    self.proofs = proofs
    onlyFiguresKnown = proofs.values.contains { proof in
      proof.instances.contains { instance in
        instance.contraIndications.contains { $0.effect == .limit && $0.bears }
      }
    }
    askedFor = Self.topicsAskedFor(situation, rules)
    let (asked, called) = (askedFor, calledFor)
    candidates = proofs.mapValues { proof in
      if let earlier, earlier.same.contains(proof.action), earlier.outlook.askedFor == asked,
        earlier.outlook.calledFor[proof.action] == called[proof.action],
        let known = earlier.outlook.candidates[proof.action]
      {
        return known
      }
      return Self.candidate(
        proof, situation, rules, askedFor: asked, calledForBy: called[proof.action])
    }
    list = ShownList(
      ordered: RankOrder(rules.ranking).sorted(Array(candidates.values)), policy: rules.ranking,
      circumstances: ShownList.Circumstances(
        top: request.top, isAreaVoice: voice == .area,
        wantsEvidenceAction: Self.wantsEvidence(situation, rules, proofs),
        onlyFiguresKnown: onlyFiguresKnown))
  }

  /// Facts that are looked at here, not by a test of a rule.
  static let factsReadDirectly: Set = ["scope", "declared_priorities"]

  /// The voice by the fact `scope` (`rule-language` 0.13).
  private static func voice(_ situation: Situation, _ rules: CheckedRules) -> Voice {
    guard let slot = rules.vocabulary.slot(id: "scope"),
      case .known(.word(let word)) = situation.reading(slot).value
    else { return .school }
    switch rules.vocabulary.facts[slot].kind.words[word] {
    case "school", "pair": return .school
    case "family_or_cluster": return .cluster
    default: return .area
    }
  }

  /// `first:` of a contra-indication puts an action on the list, unless something rules that out too.
  private static func calledFor(
    _ proofs: [Int: ActionProof], _ rules: CheckedRules, _ indexOfID: [String: Int],
    _ situation: Situation
  ) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for action in proofs.keys.sorted() {
      guard let proof = proofs[action], proof.status == .deferred else { continue }
      for instance in proof.deciding where instance.when.verdict == .yes {
        for reason in instance.contraIndications where reason.bears && reason.effect == .defer {
          guard let first = rules.contraIndications[reason.index].first,
            let index = indexOfID[first],
            ![.ruledOut, .deferred, .doesNotApply].contains(situation.status(index))
          else { continue }
          result[index] = min(result[index] ?? .max, reason.index)
        }
      }
    }
    return result
  }

  private static func topicsAskedFor(_ situation: Situation, _ rules: CheckedRules) -> Set<String> {
    guard let slot = rules.vocabulary.slot(id: "declared_priorities"),
      case .set(let certain, _) = situation.reading(slot).extent
    else { return [] }
    let words = rules.vocabulary.facts[slot].kind.words
    return Set(certain.indices.filter(words.indices.contains).map { words[$0] })
  }

  private static func wantsEvidence(
    _ situation: Situation, _ rules: CheckedRules, _ proofs: [Int: ActionProof]
  ) -> Bool {
    rules.ranking.atLeastOneEvidenceActionWhen.contains { id in
      if let finding = rules.findings.firstIndex(where: { $0.id == id }) {
        return situation.strength(finding).certain > .none
      }
      return proofs.values.contains { proof in
        proof.instances.contains { instance in
          instance.contraIndications.contains {
            rules.contraIndications[$0.index].id == id && $0.bears
          }
        }
      }
    }
  }

  private static func candidate(
    _ proof: ActionProof, _ situation: Situation, _ rules: CheckedRules, askedFor: Set<String>,
    calledForBy: Int?
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
      strength: proof.deciding.map(\.strength).max() ?? .none,
      needBand: situation.need(proof).band, helpers: helpers.count, grade: action.grade,
      firmness: isFragile ? .fragile : .firm, effort: action.effort,
      calledForBy: calledForBy.map { rules.contraIndications[$0].id }, isGrounded: isGrounded,
      before: Set(action.before), needs: action.needs, insteadOf: Set(action.insteadOf),
      notWith: Set(action.notWith))
  }
}
