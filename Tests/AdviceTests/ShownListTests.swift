import Advice
import Evidence
import Facts
import RuleLanguage
import TestSupport
import Testing

/// A candidate with the fields a test speaks of.
private func candidate(
  _ id: String, _ ecology: EcologyLevel = .within, strategy: Strategy = .untappedPotential,
  effort: Effort = .medium, status: Status = .recommended, strength: Strength = .likely,
  urgency: Urgency = .plan, before: [String] = [], needs: [String] = [],
  insteadOf: [String] = [], notWith: [String] = []
) -> Candidate {
  Candidate(
    id: id, strategy: strategy, ecology: ecology, urgency: urgency, status: status,
    strength: strength, grade: .seedCase, effort: effort, before: before, needs: needs,
    insteadOf: insteadOf, notWith: notWith)
}

private func shown(
  _ candidates: [Candidate], _ circumstances: ShownList.Circumstances = .init()
) -> ShownList {
  let policy = RankingPolicy.standard
  return ShownList(
    ordered: RankOrder(policy).sorted(candidates), policy: policy, circumstances: circumstances)
}

@Suite struct ShownListTests {
  @Test func atMostThreeAreShown() {
    let list = shown([
      candidate("a", strategy: .evidence), candidate("b", .between, strategy: .schoolToSchool),
      candidate("c", .beyond, strategy: .crossBorder, effort: .low),
      candidate("d", strategy: .systemLeadership),
    ])
    // Equal but for effort, and low effort comes first.
    #expect(list.shown.map(\.id) == ["c", "a", "b"])
    #expect(list.displaced.map(\.candidate.id) == ["d"])
    #expect(list.displaced.first?.why == .listFull(place: 4))
  }

  @Test(arguments: 1...3) func topIsObeyed(_ top: Int) {
    let list = shown(
      (0..<6).map { candidate("a\($0)", strategy: Strategy.allCases[$0], effort: .low) },
      .init(top: top))
    #expect(list.shown.count == top)
  }

  @Test func atMostTwoOfAStrategyUnlessAnAreaSpeaks() {
    let all = (0..<3).map { candidate("a\($0)", effort: .low) }
    #expect(shown(all).shown.count == 2)
    #expect(shown(all).displaced.first?.why == .strategyFull(.untappedPotential))
    #expect(shown(all, .init(isAreaVoice: true)).shown.count == 3)
  }

  @Test func neverTwoOfHighEffort() {
    let list = shown([
      candidate("a", effort: .high), candidate("b", .between, strategy: .evidence, effort: .high),
      candidate("c", .beyond, strategy: .crossBorder, effort: .low),
    ])
    #expect(list.shown.map(\.id) == ["c", "a"])
    #expect(list.displaced.first?.why == .highEffortFull)
  }

  @Test func everyLevelThatIsRecommendedGetsAPlace() {
    let list = shown([
      candidate("a", .within, effort: .low, strength: .clear),
      candidate("b", .within, strategy: .evidence, strength: .clear),
      candidate("c", .between, strategy: .schoolToSchool, strength: .clear),
      candidate("z", .beyond, strategy: .crossBorder, strength: .hint),
    ])
    #expect(list.shown.map(\.id) == ["a", "c", "z"])
    #expect(list.displaced.first?.why == .gaveWay(to: "z", line: .level(.beyond)))
    #expect(list.levelsLeftOut.isEmpty)
  }

  @Test func aPossibleLevelTakesNoPlaceAndIsNamed() {
    let list = shown([
      candidate("a", .within, effort: .low), candidate("b", .within, strategy: .evidence),
      candidate("c", .between, strategy: .schoolToSchool),
      candidate("z", .beyond, strategy: .crossBorder, status: .possible),
    ])
    #expect(list.shown.map(\.id) == ["a", "b", "c"])
    #expect(list.levelsLeftOut == [.beyond])
  }

  @Test func onlyFiguresKnownPutsEvidenceFirstAndNothingOfHighEffort() {
    let list = shown(
      [
        candidate("a", effort: .high, strength: .clear),
        candidate("b", .between, strategy: .schoolToSchool, strength: .likely),
        candidate("e", strategy: .evidence, effort: .low, strength: .hint),
      ], .init(onlyFiguresKnown: true))
    #expect(list.shown.map(\.id) == ["e", "b"])
    #expect(list.displaced.first?.why == .onlyFiguresKnown)
  }

  @Test func relationsBetweenActions() {
    let instead = shown([candidate("a", insteadOf: ["b"]), candidate("b", .between)])
    #expect(instead.shown.map(\.id) == ["a"])
    #expect(instead.displaced.first?.why == .instead(of: "a"))

    let notWith = shown([candidate("a"), candidate("b", .between, notWith: ["a"])])
    #expect(notWith.shown.map(\.id) == ["a"])
    #expect(notWith.displaced.first?.why == .notWith("a"))

    let before = shown([
      candidate("a", strength: .clear), candidate("b", .between, strength: .hint, before: ["a"]),
    ])
    #expect(before.shown.map(\.id) == ["b", "a"])

    let needs = shown([
      candidate("a", strength: .clear, needs: ["b"]), candidate("b", .between, strength: .hint),
    ])
    #expect(needs.shown.map(\.id) == ["b", "a"])

    let missing = shown([candidate("a", needs: ["b"])])
    #expect(missing.shown.isEmpty)
    #expect(missing.displaced.first?.why == .needsMissing("b"))
  }

  /// The limits hold whatever comes in, and the order of input never matters.
  @Test(arguments: 0..<200) func limitsHoldForRandomCandidates(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let candidates = (0..<Int.random(in: 0...12, using: &random)).map { number in
      candidate(
        "a\(number)", EcologyLevel.allCases.randomElement(using: &random) ?? .within,
        strategy: Strategy.allCases.randomElement(using: &random) ?? .evidence,
        effort: Effort.allCases.randomElement(using: &random) ?? .low,
        status: Candidate.rankedStatuses.randomElement(using: &random) ?? .possible,
        strength: Strength.allCases.randomElement(using: &random) ?? .hint,
        urgency: Urgency.allCases.randomElement(using: &random) ?? .plan)
    }
    let list = shown(candidates)
    #expect(list.shown.count <= 3)
    #expect(list.shown.count { $0.effort == .high } <= 1)
    for strategy in Strategy.allCases {
      #expect(list.shown.count { $0.strategy == strategy } <= 2)
    }
    #expect(list.shown.count + list.displaced.count == candidates.count)
    #expect(shown(candidates.shuffled(using: &random)) == list)
  }
}

@Suite struct RankOrderTests {
  private let order = RankOrder(.standard)

  @Test func theFirstKeyThatDiffersDecides() throws {
    let urgent = candidate("z", strength: .hint, urgency: .actNow)
    let clear = candidate("a", strength: .clear)
    #expect(order.sorted([clear, urgent]).map(\.id) == ["z", "a"])
    let difference = try #require(order.firstDifference(urgent, clear))
    #expect(difference.key == .urgency)
    #expect(difference.isBetter)
  }

  @Test func namesComeLast() throws {
    let difference = try #require(order.firstDifference(candidate("b"), candidate("a")))
    #expect(difference.key == .rule)
    #expect(!difference.isBetter)
    #expect(order.firstDifference(candidate("a"), candidate("a")) == nil)
  }

  @Test(arguments: [Status.notIndicated, .ruledOut, .deferred, .doesNotApply, .cannotTell])
  func otherStatusesAreNotRanked(_ status: Status) {
    #expect(order.sorted([candidate("a", status: status)]).isEmpty)
  }
}
