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
  /// Proofs of the actions that are ranked, deferred or ruled out, by action, as detailed as the situation tells them.
  package let proofs: [Int: ActionProof]
  /// Actions that a contra-indication of another action calls for first: the contra-indication's index.
  package let calledFor: [Int: Int]
  /// For each action in ``calledFor`` the best of those that wait for it.
  package let waitingFor: [Int: Int]
  /// Only figures are known (`N_STAT_ONLY`).
  package let onlyFiguresKnown: Bool
  /// Neither what people say nor a single figure is known.
  package let nothingKnown: Bool
  package let list: ShownList

  /// Topics that people asked for.
  private let askedFor: Set<String>
  /// What is ranked, in no order; by action.
  private let candidates: [Int: Candidate]
  /// A finding or contra-indication of the policy calls for an evidence action.
  let wantsEvidence: Bool

  /// An outlook of the same school before something was learnt.
  package struct Earlier {
    var outlook: Outlook
    /// Actions for which nothing was learnt.
    var same: Set<Int>
    /// Whether nothing was learnt for an entry of an action.
    var isSame: (_ action: Int, _ instance: Int) -> Bool = { _, _ in false }

    package init(
      _ outlook: Outlook, same: Set<Int>, isSame: @escaping (Int, Int) -> Bool = { _, _ in false }
    ) {
      self.outlook = outlook
      self.same = same
      self.isSame = isSame
    }
  }

  /// - Parameters:
  ///   - situation: The school and what is supposed of it.
  ///   - rules: The rules.
  ///   - request: What is asked.
  ///   - earlier: An outlook of the same school, the actions for which nothing was learnt since, and whether
  ///     that holds of an entry of an action; what it says of these is taken over.
  package init(
    _ situation: Situation, rules: CheckedRules, request: AdviceRequest,
    since earlier: Earlier? = nil
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
    // Most of what stood before stands still: only what was learnt can bear on is looked at anew.
    let before = earlier?.outlook.statuses.count == spoken.count ? earlier?.outlook : nil
    let same = before == nil ? [] : earlier?.same ?? []
    statuses = spoken.enumerated().map { place, action in
      if let before, same.contains(action) { return before.statuses[place] }
      return (action, situation.status(action))
    }
    var proofs = before?.proofs ?? [:]
    for (action, status) in statuses where !same.contains(action) {
      let isTold = ![.notIndicated, .doesNotApply].contains(status)
      let known = before?.proofs[action]
      proofs[action] =
        isTold
        ? situation.proof(action: action, since: known) { earlier?.isSame(action, $0) ?? false }
        : nil
    }
    let indexOfID = Dictionary(
      uniqueKeysWithValues: spoken.map { (rules.actions[$0].id, $0) })
    let waiting = Self.waiting(proofs, rules, indexOfID, situation)
    calledFor = waiting.mapValues(\.reason)
    for action in calledFor.keys where proofs[action] == nil {
      proofs[action] = situation.proof(action: action)
    }
    self.proofs = proofs
    onlyFiguresKnown = proofs.values.contains { proof in
      proof.instances.contains { instance in
        instance.contraIndications.contains { $0.effect == .limit && $0.bears }
      }
    }
    nothingKnown = onlyFiguresKnown && Self.figuresKnown(situation, rules) == 0
    askedFor = Self.topicsAskedFor(situation, rules)
    let (asked, called) = (askedFor, calledFor)
    let isArea = voice == .area || request.addsAreaCards
    candidates = proofs.mapValues { proof in
      if let before, same.contains(proof.action), before.askedFor == asked,
        before.calledFor[proof.action] == called[proof.action],
        let known = before.candidates[proof.action]
      {
        return known
      }
      return Self.candidate(
        proof, situation, rules, askedFor: asked, calledForBy: called[proof.action],
        isAreaVoice: isArea)
    }
    wantsEvidence = Self.wantsEvidence(situation, rules, proofs)
    if let before, before.isAlike(candidates, calledFor, self.proofs),
      before.onlyFiguresKnown == onlyFiguresKnown, before.wantsEvidence == wantsEvidence,
      before.request.declined == request.declined
    {
      waitingFor = before.waitingFor
      list = before.list
      return
    }
    let order = RankOrder(rules.ranking)
    var ranked = candidates
    var waitingFor: [Int: Int] = [:]
    for (first, group) in waiting {
      let wouldBe = group.actions.compactMap { proofs[$0]?.waiting(for: group.reason) }.map {
        proof in
        var candidate = Self.candidate(
          proof, situation, rules, askedFor: asked, calledForBy: nil, isAreaVoice: isArea)
        candidate.status = .recommended
        // While it has to wait it is no more urgent than what it waits for.
        candidate.urgency = rules.actions[first].urgency
        return (action: proof.action, candidate: candidate)
      }
      .sorted { order.firstDifference($0.candidate, $1.candidate)?.isBetter ?? false }
      guard let best = wouldBe.first else {
        if rules.contraIndications[group.reason].testsOwnBarriers {
          ranked[first]?.calledForBy = nil
        }
        waitingFor[first] = group.actions.first
        continue
      }
      waitingFor[first] = best.action
      // What holds of the whole school, such as no time, always comes first. What holds of one step takes a
      // place on the list only where that step would have had one.
      guard rules.contraIndications[group.reason].testsOwnBarriers else { continue }
      let before = candidates.values.count {
        $0.isRanked && order.firstDifference($0, best.candidate)?.isBetter == true
      }
      if before >= min(request.top, rules.ranking.atMost) { ranked[first]?.calledForBy = nil }
    }
    self.waitingFor = waitingFor
    list = ShownList(
      ordered: order.sorted(Array(ranked.values)), policy: rules.ranking,
      circumstances: ShownList.Circumstances(
        top: request.top, isAreaVoice: voice == .area,
        wantsEvidenceAction: wantsEvidence,
        onlyFiguresKnown: onlyFiguresKnown, declined: request.declined))
  }

  /// Whether another situation of the same school calls for an evidence action.
  func wantsEvidence(_ situation: Situation, _ rules: CheckedRules) -> Bool {
    Self.wantsEvidence(situation, rules, proofs)
  }

  /// Actions to which another gives way, or that take the place of another.
  var gaveWay: Set<String> {
    Set(
      list.ordered.flatMap(\.notWith)
        + list.displaced.compactMap { entry in
          switch entry.why {
          case .instead(let id), .notWith(let id), .needsMissing(let id), .gaveWay(let id, _): id
          case .declined, .listFull, .strategyFull, .highEffortFull, .onlyFiguresKnown,
            .nothingKnownYet:
            nil
          }
        })
  }

  /// Whether other candidates would be ranked and shown alike: they are the same, and the same wait for
  /// the same.
  private func isAlike(
    _ others: [Int: Candidate], _ called: [Int: Int], _ proofs: [Int: ActionProof]
  ) -> Bool {
    guard candidates == others, calledFor == called else { return false }
    return called.isEmpty
      || proofs.allSatisfy { action, proof in
        proof.status != .deferred || self.proofs[action]?.waits == proof.waits
      }
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

  /// `first:` of a contra-indication puts an action on the list, unless something rules that out too:
  /// by that action the contra-indication's index, and the actions that wait.
  private static func waiting(
    _ proofs: [Int: ActionProof], _ rules: CheckedRules, _ indexOfID: [String: Int],
    _ situation: Situation
  ) -> [Int: (reason: Int, actions: [Int])] {
    var result: [Int: (reason: Int, actions: [Int])] = [:]
    for action in proofs.keys.sorted() {
      guard let proof = proofs[action], proof.status == .deferred else { continue }
      for instance in proof.deciding where instance.when.verdict == .yes {
        for reason in instance.contraIndications where reason.bears && reason.effect == .defer {
          guard let first = rules.contraIndications[reason.index].first,
            let index = indexOfID[first],
            ![.ruledOut, .deferred, .doesNotApply].contains(situation.status(index))
          else { continue }
          if let known = result[index], known.reason < reason.index { continue }
          let others = result[index].flatMap { $0.reason == reason.index ? $0.actions : nil } ?? []
          result[index] = (reason.index, others.last == action ? others : others + [action])
        }
      }
    }
    return result
  }

  /// How many of the chief figures are known; `nil` where the rules do not count them.
  private static func figuresKnown(_ situation: Situation, _ rules: CheckedRules) -> Int? {
    guard let slot = rules.vocabulary.slot(id: "figures_known"),
      case .known(.number(let count)) = situation.reading(slot).value
    else { return nil }
    return Int(count)
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
}

extension ActionProof {
  /// For each entry that decides: whether it would fit, and what puts it off.
  fileprivate var waits: [[Int]] {
    deciding.map { instance in
      [instance.when.verdict == .yes ? 1 : 0]
        + instance.contraIndications.filter { $0.bears && $0.effect == .defer }.map(\.index)
    }
  }

  /// The part of a card put off that waits for one contra-indication alone; `nil` where all of it waits for
  /// others too.
  fileprivate func waiting(for contraIndication: Int) -> Self? {
    var part = self
    part.instances = deciding.filter { instance in
      instance.contraIndications.filter { $0.bears && $0.effect == .defer }.map(\.index)
        == [contraIndication]
    }
    return part.instances.isEmpty ? nil : part
  }
}
