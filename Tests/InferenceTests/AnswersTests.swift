import Facts
import Inference
import RuleLanguage
import Testing

/// What people might answer, what an unknown status waits for, and the examples of rule files.
@Suite struct AnswersTests {
  private func situation(
    _ facts: [FactDefinition], _ values: [Int: FactValue], when: CheckedCondition,
    unless: [CheckedCondition] = []
  ) -> Situation {
    let rules = Small.rules(facts, actions: [Small.action("x", when: when, unless: unless)])
    let engine = Engine(
      rules: CompiledRules(rules), base: Small.base(rules.vocabulary, [values]), asOfYear: 2024)
    return engine.situation(of: .school(0))
  }

  @Test func answersMeetEveryThreshold() {
    let facts = [
      Small.number("n"), Small.level("l"), Small.fact("c", .choice(["a", "b", "c"])),
      Small.fact("s", .set(["a", "b"])), Small.fact("y", .year(range: 2000...2030)),
      Small.fact("t", .label), Small.yesNo("b"),
    ]
    let situation = situation(
      facts, [2: .among(certain: ValueSet(), possible: ValueSet([0, 2]))],
      when: Small.condition(
        .any([
          Small.test(0, .level(.atLeast, 33.3)), Small.test(4, .olderThan(years: 3)),
          Small.test(0, .gap(.above, .national, by: 1)), Small.test(0, .within(2, of: .national)),
        ])))
    let numbers = situation.possibleAnswers(0).compactMap { value -> Double? in
      if case .known(.number(let number)) = value { number } else { nil }
    }
    #expect(numbers.contains(33.3))
    #expect(numbers.contains { $0 < 33.3 && $0 > 33 } && numbers.contains { $0 > 33.3 && $0 < 34 })
    #expect(numbers == numbers.sorted() && numbers.first == 0 && numbers.last == 100)
    #expect(situation.possibleAnswers(1).count == 4)
    #expect(situation.possibleAnswers(2) == [.word(0), .word(2)])
    #expect(situation.possibleAnswers(3).contains(.known(.set(ValueSet()))))
    #expect(situation.possibleAnswers(3).contains(.set(0, 1)))
    #expect(situation.possibleAnswers(4).contains(.number(2020)))
    #expect(situation.possibleAnswers(5).isEmpty)
    #expect(situation.possibleAnswers(6) == [.no, .yes])
  }

  @Test func waitsForWhatStillMatters() {
    let facts = ["a", "b", "c"].map { Small.yesNo($0) }
    let when = Small.condition(
      .all([
        Small.condition(.any([KleeneTests.isYes(0), KleeneTests.isYes(1)])), KleeneTests.isYes(2),
      ]))
    func waits(_ values: [Int: FactValue]) -> [Cause] {
      situation(facts, values, when: when).proof(action: 0).instances[0].waitsFor
    }
    #expect(waits([:]) == [.fact(0), .fact(1), .fact(2)])
    // A true part settles any, a false part settles all.
    #expect(waits([0: .yes]) == [.fact(2)])
    #expect(waits([0: .no]) == [.fact(1), .fact(2)])
    #expect(waits([2: .no]) == [])
    #expect(waits([0: .yes, 2: .yes]) == [])
  }

  @Test func waitsForTheFactsOfItsFindings() {
    let facts = [Small.yesNo("figure", role: .figure), Small.yesNo("judgement"), Small.yesNo("x")]
    let finding = Small.finding(
      "W", signs: [Small.condition(.any([KleeneTests.isYes(0), KleeneTests.isYes(1)]))],
      unless: [KleeneTests.isYes(2)])
    let rules = Small.rules(
      facts, findings: [finding],
      actions: [Small.action("a", when: Small.finding(0, .likely))])
    let engine = Engine(
      rules: CompiledRules(rules),
      base: Small.base(rules.vocabulary, [[0: .yes], [0: .yes, 2: .no]]),
      asOfYear: 2024)
    let first = engine.situation(of: .school(0)).proof(action: 0).instances[0]
    #expect(first.status == .possible)
    // The sign is true already, but its unknown branch may make it stronger.
    #expect(first.waitsFor == [.fact(1), .fact(2)])
    let second = engine.situation(of: .school(1)).proof(action: 0).instances[0]
    #expect(second.waitsFor == [.fact(1)])
  }

  @Test func waitsForTheOtherSide() {
    func cause(_ phrase: Phrase) -> [Cause] {
      situation([Small.number("n")], [0: .number(50)], when: Small.test(0, phrase))
        .proof(action: 0).instances[0].waitsFor
    }
    #expect(cause(.gap(.below, .national, by: 0)) == [.benchmark(0, .national)])
    #expect(cause(.place(Place(.highest, .fifth))) == [.benchmark(0, .national)])
    #expect(cause(.trend(.rising, by: 5, years: 3)) == [.earlierFigure(0)])
    let sets = ["s", "t"].map { Small.fact($0, .set(["a", "b"])) }
    let shares = situation(
      sets, [0: .set(0)], when: Small.test(0, .set(.sharesOne(with: 1))))
    #expect(shares.proof(action: 0).instances[0].waitsFor == [.fact(1)])
  }

  // MARK: Why not

  @Test func namesTheFewestConditions() throws {
    let facts = ["a", "b", "c", "d"].map { Small.yesNo($0) }
    let when = Small.condition(
      .any([
        Small.condition(.all([KleeneTests.isYes(0), KleeneTests.isYes(1)])), KleeneTests.isYes(2),
      ]))
    let none = situation(
      facts, [0: .no, 1: .no, 2: .no, 3: .yes], when: when, unless: [KleeneTests.isYes(3)])
    let flips = try #require(none.flips(0))
    #expect(flips.count == 2)
    #expect(flips.map(\.wanted) == [.yes, .no])
    #expect(none.flipping(flips).status(0) == .recommended)
    let found = situation(facts, [2: .yes], when: when)
    #expect(try #require(found.flips(0)).isEmpty)
  }

  @Test func aContradictionHasNoWay() {
    let both = situation(
      [Small.yesNo("a")], [0: .no], when: KleeneTests.isYes(0), unless: [KleeneTests.isYes(0)])
    #expect(both.flips(0) == nil)
  }

  // MARK: Examples

  private func example(
    _ expectation: RuleExample.Expectation, given: [(slot: Int, value: FactValue)] = [],
    benchmarks: [(slot: Int, benchmark: Phrase.Benchmark, value: Double)] = [],
    sets: [(name: String, members: RuleExample.Members)] = [],
    findings: [(finding: Int, strength: Strength)] = [], about: String? = nil
  ) -> RuleExample {
    RuleExample(
      name: "example", given: given, benchmarks: benchmarks, sets: sets, findings: findings,
      about: about, expectation: expectation, location: Small.location)
  }

  private func rules(_ examples: [RuleExample]) -> CompiledRules {
    let facts = [
      Small.number("progress", -12...12), Small.yesNo("partnered"), Small.number("size"),
    ]
    let when = Small.condition(
      .all([
        Small.test(0, .gap(.below, .familyMean, by: 1)),
        Small.count(
          .atLeast, 2, of: "family", name: "possible partners",
          [Small.test(0, .gap(.above, .thisSchool, by: 2))]),
        Small.finding(0),
      ]))
    var action = Small.action("card", when: when, unless: [KleeneTests.isYes(1)], notWhen: [0])
    action.examples = examples
    return CompiledRules(
      Small.rules(
        facts, relations: CountTests.relations,
        findings: [Small.finding("W", signs: [Small.test(2, .level(.atMost, 50))])],
        contraIndications: [
          CheckedContraIndication(
            id: "N", name: "N", says: "", test: Small.test(2, .level(.atMost, 5)), effect: .defer,
            first: "other", reach: .cardsThatListIt(orEffort: nil), location: Small.location)
        ], actions: [action]))
  }

  private func misses(_ example: RuleExample) -> [ExampleRun.Miss] {
    ExampleRun(rules([example]), asOfYear: 2024).all()[0].misses
  }

  @Test func examplesRunOnWhatTheyGive() {
    let given: [(slot: Int, value: FactValue)] = [
      (0, .number(-2.4)), (1, .no), (2, .number(41)),
    ]
    let mean: [(slot: Int, benchmark: Phrase.Benchmark, value: Double)] = [(0, .familyMean, 0.1)]
    func status(_ status: Status, waiting: [String] = [], first: [String] = [])
      -> RuleExample.Expectation
    {
      .status(status, waitingFor: waiting, assuming: [], first: first)
    }
    let two = [
      (
        name: "possible partners",
        members: RuleExample.Members.counted(
          certain: 2, most: 2, registered: nil)
      )
    ]
    #expect(misses(example(status(.recommended), given: given, benchmarks: mean, sets: two)) == [])
    let members: [[(slot: Int, value: FactValue)]] = [
      [(0, .number(0))], [(0, .number(1))], [],
    ]
    let listed = [(name: "family", members: RuleExample.Members.listed(members))]
    #expect(
      misses(example(status(.recommended), given: given, benchmarks: mean, sets: listed)) == [])
    // Nothing said about partners: they are waited for, by the relation's or the set's name.
    let waiting = status(.possible, waiting: ["possible partners", "family"])
    #expect(misses(example(waiting, given: given, benchmarks: mean)) == [])
    let wrong = status(.ruledOut, waiting: ["partnered"], first: ["elsewhere"])
    #expect(
      misses(example(wrong, given: given, benchmarks: mean, sets: two)) == [
        .status(expected: .ruledOut, found: .recommended), .doesNotWaitFor("partnered"),
        .doesNotPutFirst("elsewhere"),
      ])
    let small: [(slot: Int, value: FactValue)] = [(0, .number(-2.4)), (1, .no), (2, .number(4))]
    #expect(
      misses(
        example(
          status(.deferred, first: ["other"]), given: small, benchmarks: mean, sets: two)) == [])
  }

  @Test func examplesMaySetStrengths() {
    let none = example(
      .status(.notIndicated, waitingFor: [], assuming: [], first: []), given: [(1, .no)],
      findings: [(0, .none)])
    #expect(misses(none) == [])
  }

  @Test func findingsHaveExamplesToo() {
    var finding = Small.finding(
      "W", signs: [KleeneTests.isYes(0), KleeneTests.isYes(1)])
    finding.examples = [
      example(.strength(.hint, couldReach: .clear), given: [(0, .yes)]),
      example(.strength(.clear, couldReach: .hint), given: [(0, .yes)]),
    ]
    let rules = CompiledRules(
      Small.rules(
        [Small.yesNo("figure", role: .figure), Small.yesNo("judgement")], findings: [finding]))
    let results = ExampleRun(rules, asOfYear: 2024).all()
    #expect(
      results.map(\.misses) == [
        [],
        [
          .strength(expected: .clear, found: .hint), .couldReach(expected: .hint, found: .clear),
        ],
      ])
  }
}
