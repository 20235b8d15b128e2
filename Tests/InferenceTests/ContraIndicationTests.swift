import Facts
import Inference
import RuleLanguage
import Testing

/// What rules out and defers cards (`rule-language` 4.2, 5.7).
@Suite struct ContraIndicationTests {
  static let states: [FactValue] = [.yes, .notSupplied(nil), .no]

  private func contra(
    _ id: String, _ slot: Int?, _ effect: CheckedContraIndication.Effect, stops: Bool = false,
    own: Bool = false, reach: CheckedContraIndication.Reach = .cardsThatListIt(orEffort: nil),
    first: String? = nil
  ) -> CheckedContraIndication {
    CheckedContraIndication(
      id: id, name: id, says: id, test: slot.map { KleeneTests.isYes($0) }, testsOwnBarriers: own,
      stopsIfUnknown: stops, effect: effect, first: first, reach: reach, location: Small.location)
  }

  private func engine(
    _ contraIndications: [CheckedContraIndication], _ values: [Int: FactValue],
    effort: Effort = .medium, lists: [Int]? = nil
  ) -> Engine {
    let rules = Small.rules(
      [Small.yesNo("w"), Small.yesNo("a"), Small.yesNo("b")],
      contraIndications: contraIndications,
      actions: [
        Small.action(
          "card", when: KleeneTests.isYes(0),
          notWhen: lists ?? Array(contraIndications.indices), effort: effort)
      ])
    return Engine(
      rules: CompiledRules(rules),
      base: Small.base(rules.vocabulary, [values.merging([0: .yes]) { old, _ in old }]),
      asOfYear: 2024)
  }

  @Test(arguments: states) func aBlockRulesOutWhenTrue(value: FactValue) {
    let found = engine([contra("N", 1, .block)], [1: value]).status(0, .school(0))
    // An unknown one does not block: missing facts must not decide.
    #expect(found == (value == .yes ? .ruledOut : .recommended))
  }

  @Test(arguments: states) func oneThatStopsCountsUnknownAsTrue(value: FactValue) {
    let engine = engine([contra("N", 1, .defer, stops: true, first: "other")], [1: value])
    #expect(engine.status(0, .school(0)) == (value == .no ? .recommended : .deferred))
    let proof = engine.situation(of: .school(0)).proof(action: 0).instances[0]
    #expect(proof.contraIndications.map(\.bears) == [value != .no])
  }

  @Test(arguments: states, states) func deferredOnlyWhenNothingBlocks(a: FactValue, b: FactValue) {
    let found = engine([contra("A", 1, .block), contra("B", 2, .defer)], [1: a, 2: b])
      .status(0, .school(0))
    #expect(found == (a == .yes ? .ruledOut : b == .yes ? .deferred : .recommended))
  }

  @Test func wouldBeRuledOutAnyway() {
    let found = engine([contra("A", 1, .block)], [0: .notSupplied(nil), 1: .yes])
    #expect(found.status(0, .school(0)) == .ruledOut)
  }

  @Test func reachesTheCardsItSays() {
    let high = CheckedContraIndication.Reach.cardsThatListIt(orEffort: .high)
    func status(_ reach: CheckedContraIndication.Reach, _ effort: Effort, lists: [Int]) -> Status {
      engine([contra("A", 1, .block, reach: reach)], [1: .yes], effort: effort, lists: lists)
        .status(0, .school(0))
    }
    #expect(status(high, .medium, lists: []) == .recommended)
    #expect(status(high, .medium, lists: [0]) == .ruledOut)
    #expect(status(high, .high, lists: []) == .ruledOut)
    #expect(status(.everyCardExcept(["card"]), .medium, lists: []) == .recommended)
    #expect(status(.everyCardExcept(["other"]), .medium, lists: []) == .ruledOut)
  }

  /// Limits, reminders and what removes a candidate leave the status alone.
  @Test(arguments: [
    CheckedContraIndication.Effect.limit, .reminder, .removeCandidate,
  ]) func othersLeaveTheStatus(effect: CheckedContraIndication.Effect) {
    #expect(engine([contra("A", 1, effect)], [1: .yes]).status(0, .school(0)) == .recommended)
  }

  @Test func oneThatNothingKnownCanDecideStaysUnknown() {
    let engine = engine([contra("A", nil, .block)], [:])
    #expect(engine.status(0, .school(0)) == .recommended)
    let proof = engine.situation(of: .school(0)).proof(action: 0).instances[0]
    #expect(proof.contraIndications[0].verdict == .unknown)
    #expect(proof.openContraIndications.isEmpty)
    #expect(
      self.engine([contra("A", nil, .block, stops: true)], [:]).status(0, .school(0)) == .ruledOut)
  }

  /// None of the barriers that the card rests on is at least likely.
  @Test(arguments: states) func looksAtTheCardsOwnBarriers(judgement: FactValue) {
    let rules = Small.rules(
      [Small.yesNo("figure", role: .figure), Small.yesNo("judgement"), Small.yesNo("asset")],
      findings: [
        Small.finding("W", signs: [KleeneTests.isYes(0), KleeneTests.isYes(1)]),
        Small.finding("P", kind: .asset, signs: [KleeneTests.isYes(2)]),
      ],
      contraIndications: [contra("NO_EVIDENCE", nil, .defer, stops: true, own: true)],
      actions: [
        Small.action(
          "card", when: Small.condition(.any([Small.finding(0), Small.finding(1)])), notWhen: [0])
      ])
    let engine = Engine(
      rules: CompiledRules(rules),
      base: Small.base(rules.vocabulary, [[0: .yes, 1: judgement, 2: .yes]]), asOfYear: 2024)
    // On figures alone the barrier is a hint; an asset is no barrier.
    #expect(engine.status(0, .school(0)) == (judgement == .yes ? .recommended : .deferred))
  }
}
