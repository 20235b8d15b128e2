package import Facts
package import RuleLanguage

/// Which of the ranked candidates are shown, and for each other one the single reason why not
/// (`rule-language` 6.2 and 6.3).
package struct ShownList: Hashable, Sendable {
  /// Why a ranked candidate is not shown.
  package enum Displacement: Hashable, Sendable {
    /// People declined it, and its facts are the same still: who, when and why, in words.
    case declined(String)
    /// The list was full when its turn came.
    case listFull(place: Int)
    /// Its strategy had its share.
    case strategyFull(Strategy)
    /// Another action of high effort is shown.
    case highEffortFull
    /// Only figures are known: nothing of high effort yet.
    case onlyFiguresKnown
    /// It is possible, but nothing that is known speaks for it yet.
    case nothingKnownYet
    /// Another action stands instead of it, or cannot go with it.
    case instead(of: String)
    case notWith(String)
    /// It is shown only together with an action that is not there.
    case needsMissing(String)
    /// It gave its place to one that a rule of balance asks for.
    case gaveWay(to: String, line: Line)
  }

  /// A rule of balance.
  package enum Line: Hashable, Sendable {
    case lowEffort
    case level(EcologyLevel)
    case evidenceAction
    /// A step that others have to wait for, by the contra-indication that puts it first.
    case comesFirst(String)
  }

  /// What balance must know beside the candidates.
  package struct Circumstances: Hashable, Sendable {
    /// At most this many, 1 to 3.
    package var top: Int
    /// The limit per strategy does not bind the area's voice.
    package var isAreaVoice: Bool
    /// A finding or contra-indication of the policy calls for an evidence action.
    package var wantsEvidenceAction: Bool
    /// `N_STAT_ONLY`: an evidence action first, nothing of high effort.
    package var onlyFiguresKnown: Bool
    /// What people declined, by action, with the words for it.
    package var declined: [String: String]

    package init(
      top: Int = 3, isAreaVoice: Bool = false, wantsEvidenceAction: Bool = false,
      onlyFiguresKnown: Bool = false, declined: [String: String] = [:]
    ) {
      self.top = top
      self.isAreaVoice = isAreaVoice
      self.wantsEvidenceAction = wantsEvidenceAction
      self.onlyFiguresKnown = onlyFiguresKnown
      self.declined = declined
    }
  }

  /// The whole order, before limits, relations and balance.
  package let ordered: [Candidate]
  /// In the order to be shown.
  package private(set) var shown: [Candidate]
  /// In rank order.
  package private(set) var displaced: [(candidate: Candidate, why: Displacement)]
  /// Levels of the ecology without a shown action.
  package private(set) var levelsLeftOut: [EcologyLevel]

  package static func == (a: Self, b: Self) -> Bool {
    a.shown == b.shown && a.levelsLeftOut == b.levelsLeftOut
      && a.displaced.map(\.candidate) == b.displaced.map(\.candidate)
      && a.displaced.map(\.why) == b.displaced.map(\.why)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(shown)
    hasher.combine(displaced.map(\.candidate))
    hasher.combine(displaced.map(\.why))
  }

  /// Chooses from candidates that ``RankOrder/sorted(_:)`` has put in order.
  package init(
    ordered: [Candidate], policy: RankingPolicy, circumstances: Circumstances
  ) {
    self.ordered = ordered
    var choice = Choice(ordered: ordered, policy: policy, circumstances: circumstances)
    choice.leaveOutDeclined()
    choice.applyRelations()
    choice.walkDown()
    choice.seeToBalance()
    let places = choice.inShownOrder()
    shown = places.map { ordered[$0] }
    displaced = ordered.indices.filter { !places.contains($0) }.map { place in
      (ordered[place], choice.why[place] ?? .listFull(place: place + 1))
    }
    levelsLeftOut = [.within, .between, .beyond].filter { level in
      !places.contains { ordered[$0].ecology == level }
    }
  }
}

/// The steps of choosing, one after another. Candidates are named by their places in the order.
private struct Choice {
  let ordered: [Candidate]
  let policy: RankingPolicy
  let circumstances: ShownList.Circumstances
  var taken: [Int] = []
  /// By place: why a candidate is left out; `nil` while it may be taken.
  var why: [ShownList.Displacement?]

  init(ordered: [Candidate], policy: RankingPolicy, circumstances: ShownList.Circumstances) {
    self.ordered = ordered
    self.policy = policy
    self.circumstances = circumstances
    why = Array(repeating: nil, count: ordered.count)
  }

  private var top: Int { max(1, min(circumstances.top, policy.atMost)) }

  /// The places of candidates by their ids, in order.
  private func places(of ids: [String]) -> [Int] {
    ids.isEmpty ? [] : ordered.indices.filter { ids.contains(ordered[$0].id) }
  }

  /// What people declined stands in nobody's way.
  mutating func leaveOutDeclined() {
    guard !circumstances.declined.isEmpty else { return }
    for place in ordered.indices {
      if let words = circumstances.declined[ordered[place].id] { why[place] = .declined(words) }
    }
  }

  /// `instead of` and `not with`: the lower ranked or replaced action leaves the list.
  mutating func applyRelations() {
    for (place, candidate) in ordered.enumerated()
    where candidate.status == .recommended && why[place] == nil {
      for other in places(of: candidate.insteadOf) where why[other] == nil {
        why[other] = .instead(of: candidate.id)
      }
    }
    let unfriendly = ordered.indices.filter { !ordered[$0].notWith.isEmpty }
    for (place, candidate) in ordered.enumerated() where why[place] == nil {
      let isUnfriendly = !candidate.notWith.isEmpty
      for other in isUnfriendly ? Array(ordered.indices) : unfriendly
      where other > place && why[other] == nil
        && (candidate.notWith.contains(ordered[other].id)
          || ordered[other].notWith.contains(candidate.id))
      {
        why[other] = .notWith(candidate.id)
      }
    }
    for place in ordered.indices where !ordered[place].isGrounded && why[place] == nil {
      why[place] = .nothingKnownYet
    }
    guard circumstances.onlyFiguresKnown else { return }
    for place in ordered.indices where ordered[place].effort == .high && why[place] == nil {
      why[place] = .onlyFiguresKnown
    }
  }

  /// From the top of the order: take what the total, the limits and the relations allow.
  mutating func walkDown() {
    for place in ordered.indices where why[place] == nil && !taken.contains(place) {
      let missing = ordered[place].needs.filter { need in
        !taken.contains { ordered[$0].id == need }
      }
      let companions = missing.compactMap { need in
        ordered.indices.first { ordered[$0].id == need && why[$0] == nil }
      }
      if companions.count < missing.count {
        let absent = missing.first { need in !companions.contains { ordered[$0].id == need } }
        why[place] = .needsMissing(absent ?? ordered[place].id)
      } else if taken.count + companions.count >= top {
        why[place] = .listFull(place: place + 1)
      } else if let limit = limit(against: place, with: taken) {
        why[place] = limit
      } else {
        taken += companions + [place]
      }
    }
  }

  /// The *at least one* lines, each time giving up the last place that no line needs.
  mutating func seeToBalance() {
    let lines = balanceLines()
    for line in lines where !taken.contains(where: { fits($0, line) }) {
      guard let wanted = ordered.indices.first(where: { isEligible($0, for: line) }) else {
        continue
      }
      if taken.count < top, limit(against: wanted, with: taken) == nil {
        taken.append(wanted)
        why[wanted] = nil
        continue
      }
      for index in taken.indices.reversed() {
        var without = taken
        let given = without.remove(at: index)
        let stillNeeded = lines.contains { other in
          taken.contains { fits($0, other) } && !without.contains { fits($0, other) }
            && !fits(wanted, other)
        }
        let isCompanion = without.contains { ordered[$0].needs.contains(ordered[given].id) }
        guard !stillNeeded, !isCompanion, limit(against: wanted, with: without) == nil else {
          continue
        }
        taken = without + [wanted]
        why[given] = .gaveWay(to: ordered[wanted].id, line: line)
        why[wanted] = nil
        break
      }
    }
  }

  /// Rank order, then `needs` and `before`, then an evidence action first where only figures are known.
  func inShownOrder() -> [Int] {
    var result = taken.sorted()
    // As many rounds as there are actions: `before` is free of circles.
    for _ in result {
      for later in result.indices {
        for earlier in result.indices where earlier < later {
          let (first, second) = (ordered[result[earlier]], ordered[result[later]])
          if second.before.contains(first.id) || first.needs.contains(second.id) {
            result.insert(result.remove(at: later), at: earlier)
          }
        }
      }
    }
    if circumstances.onlyFiguresKnown,
      let place = result.firstIndex(where: { ordered[$0].strategy == .evidence })
    {
      result.insert(result.remove(at: place), at: 0)
    }
    return result
  }

  private func balanceLines() -> [ShownList.Line] {
    // What other steps wait for stands on the list, else the sheet would name a first step it hides.
    var lines = ordered.compactMap(\.calledForBy).map { ShownList.Line.comesFirst($0) }
    if circumstances.wantsEvidenceAction || circumstances.onlyFiguresKnown {
      lines.append(.evidenceAction)
    }
    if policy.atLeastOneOfLowEffort { lines.append(.lowEffort) }
    if policy.atLeastOnePerEcologyLevel, !circumstances.isAreaVoice {
      lines += [.level(.within), .level(.between), .level(.beyond)]
    }
    return lines
  }

  private func fits(_ place: Int, _ line: ShownList.Line) -> Bool {
    switch line {
    case .lowEffort: ordered[place].effort == .low
    case .level(let level): ordered[place].ecology == level
    case .evidenceAction: ordered[place].strategy == .evidence
    case .comesFirst(let reason): ordered[place].calledForBy == reason
    }
  }

  private func isEligible(_ place: Int, for line: ShownList.Line) -> Bool {
    guard fits(place, line) else { return false }
    switch why[place] {
    case .declined?, .instead?, .notWith?, .needsMissing?, .onlyFiguresKnown?, .nothingKnownYet?:
      return false
    case .gaveWay?, .listFull?, .strategyFull?, .highEffortFull?, nil: break
    }
    if case .level = line { return ordered[place].status == .recommended }
    return true
  }

  private func limit(against place: Int, with list: [Int]) -> ShownList.Displacement? {
    let (strategy, effort) = (ordered[place].strategy, ordered[place].effort)
    let sameStrategy = list.count { ordered[$0].strategy == strategy }
    if !circumstances.isAreaVoice, sameStrategy >= policy.atMostPerStrategy {
      return .strategyFull(strategy)
    }
    let highEffort = list.count { ordered[$0].effort == .high }
    if effort == .high, highEffort >= policy.atMostOfHighEffort { return .highEffortFull }
    return nil
  }
}
