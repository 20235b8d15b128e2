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
  /// How the actions stand that are ranked, deferred or ruled out, by index in ``CheckedRules/actions``.
  package let standings: [ActionStanding?]
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
  /// What is ranked, by index in ``CheckedRules/actions``.
  private let candidates: [Candidate?]
  /// A finding or contra-indication of the policy calls for an evidence action.
  let wantsEvidence: Bool

  /// An outlook of the same school before something was learnt.
  package struct Earlier {
    var outlook: Outlook
    /// By action: whether nothing was learnt for it.
    var same: [Bool]
    /// Whether nothing was learnt for an entry of an action.
    var isSame: (_ action: Int, _ instance: Int) -> Bool

    package init(
      _ outlook: Outlook, same: [Bool], isSame: @escaping (Int, Int) -> Bool = { _, _ in false }
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
    let spoken =
      earlier?.outlook.actionsSpeaking(like: voice, request, situation)
      ?? Self.actionsSpeaking(request.addsAreaCards ? [voice, .area] : [voice], rules)
    // Most of what stood before stands still: only what was learnt can bear on is looked at anew.
    let isOfSameActions =
      earlier?.outlook.statuses.count == spoken.count
      && earlier?.outlook.standings.count == rules.actions.count
    let before = isOfSameActions ? earlier?.outlook : nil
    let none = Array(repeating: false, count: rules.actions.count)
    let same = before == nil ? none : earlier?.same ?? none
    statuses = spoken.enumerated().map { place, action in
      if let before, same[action] { return before.statuses[place] }
      return (action, situation.status(action))
    }
    var standings = before?.standings ?? Array(repeating: nil, count: rules.actions.count)
    for (action, status) in statuses where !same[action] {
      let isTold = status != .notIndicated && status != .doesNotApply
      let known = standings[action]
      standings[action] =
        isTold
        ? situation.standing(action, since: known) { earlier?.isSame(action, $0) ?? false } : nil
    }
    let waiting = Self.waiting(standings, rules, spoken, situation)
    calledFor = waiting.mapValues(\.reason)
    for action in calledFor.keys where standings[action] == nil {
      standings[action] = situation.standing(action)
    }
    self.standings = standings
    onlyFiguresKnown = Self.anyBears(standings) { rules.contraIndications[$0].effect == .limit }
    nothingKnown = onlyFiguresKnown && Self.figuresKnown(situation, rules) == 0
    askedFor = Self.topicsAskedFor(situation, rules)
    let (asked, called) = (askedFor, calledFor)
    let isArea = voice == .area || request.addsAreaCards
    candidates = standings.map { standing in
      guard let standing else { return nil }
      let action = standing.action
      if let before, same[action], before.askedFor == asked,
        before.calledFor[action] == called[action], let known = before.candidates[action]
      {
        return known
      }
      return Self.candidate(
        standing, situation, rules, askedFor: asked, calledForBy: called[action],
        isAreaVoice: isArea)
    }
    wantsEvidence = Self.wantsEvidence(situation, rules, standings)
    if let before, before.isAlike(candidates, calledFor, standings, rules),
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
      let wouldBe = group.actions.compactMap {
        standings[$0]?.waiting(for: group.reason, rules)
      }.map { standing in
        var candidate = Self.candidate(
          standing, situation, rules, askedFor: asked, calledForBy: nil, isAreaVoice: isArea)
        candidate.status = .recommended
        // While it has to wait it is no more urgent than what it waits for.
        candidate.urgency = rules.actions[first].urgency
        return (action: standing.action, candidate: candidate)
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
      let before = candidates.count { candidate in
        guard let candidate, candidate.isRanked else { return false }
        return order.firstDifference(candidate, best.candidate)?.isBetter == true
      }
      if before >= min(request.top, rules.ranking.atMost) { ranked[first]?.calledForBy = nil }
    }
    self.waitingFor = waitingFor
    list = ShownList(
      ordered: order.sorted(ranked.compactMap(\.self)), policy: rules.ranking,
      circumstances: ShownList.Circumstances(
        top: request.top, isAreaVoice: voice == .area,
        wantsEvidenceAction: wantsEvidence,
        onlyFiguresKnown: onlyFiguresKnown, declined: request.declined))
  }

  /// The actions in use that speak to one of some voices, ascending.
  private static func actionsSpeaking(_ voices: Set<Voice>, _ rules: CheckedRules) -> [Int] {
    // Field by field: a copy of a card costs more than all that is asked of it.
    rules.actions.indices.filter { index in
      let status = rules.actions[index].life.status
      return (status == .trial || status == .stable)
        && !rules.actions[index].voices.isDisjoint(with: voices)
    }
  }

  /// The actions that speak here, where the same speak in another situation by the same rules.
  private func actionsSpeaking(
    like voice: Voice, _ request: AdviceRequest, _ situation: Situation
  ) -> [Int]? {
    guard self.voice == voice, self.request.addsAreaCards == request.addsAreaCards,
      self.situation.engine === situation.engine
    else { return nil }
    return statuses.map(\.action)
  }

  /// The status of an action; `nil` for one that does not speak to the voice.
  func status(of action: Int) -> Status? {
    statuses.first { $0.action == action }?.status
  }

  /// Whether an action is among the steps shown.
  func isShown(_ action: Int) -> Bool {
    list.shown.contains { $0.id == situation.engine.rules.checked.actions[action].id }
  }

  /// Whether another situation of the same school calls for an evidence action.
  func wantsEvidence(_ situation: Situation, _ rules: CheckedRules) -> Bool {
    Self.wantsEvidence(situation, rules, standings)
  }

  /// Why an action stands as it does, as detailed as the situation tells it; `nil` for one that is neither ranked nor
  /// deferred nor ruled out.
  package func proof(of action: Int) -> ActionProof? {
    standings[action].map { _ in situation.proof(action: action) }
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
    _ others: [Candidate?], _ called: [Int: Int], _ standings: [ActionStanding?],
    _ rules: CheckedRules
  ) -> Bool {
    guard candidates == others, calledFor == called else { return false }
    return called.isEmpty
      || zip(standings, self.standings).allSatisfy { now, before in
        now?.status != .deferred || now?.waits(rules) == before?.waits(rules)
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
}
