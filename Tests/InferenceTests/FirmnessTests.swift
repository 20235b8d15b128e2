import Facts
import Inference
import RuleLanguage
import Testing

/// Noise, firmness and need (`rule-language` 6.1).
@Suite struct FirmnessTests {
  private static func percent(_ id: String, noise: FactDefinition.Noise, step: Double? = nil)
    -> FactDefinition
  {
    var fact = Small.fact(
      id,
      .number(
        unit: Unit(name: "percent", symbol: "%", gap: "percentage points", one: "percentage point"),
        whole: false, range: 0...100))
    fact.noise = noise
    fact.step = step
    fact.countedBy = "pupils"
    return fact
  }

  @Test func standardErrors() {
    let share = Self.percent("p", noise: .fromCohortSize)
    #expect(Noise.standardError(of: share, value: 50, pupils: 25) == 10)
    #expect(Noise.standardError(of: share, value: 0, pupils: 25) == 0)
    // One class, when nobody says how many.
    #expect(
      abs(Noise.standardError(of: share, value: 50, pupils: nil) - 50 / 30.0.squareRoot()) < 1e-9)
    var progress = Small.number("x", -12...12)
    progress.noise = .fromCohortSize
    #expect(Noise.standardError(of: progress, value: 1, pupils: 36) == 1)
    progress.pupilSpread = 12
    #expect(Noise.standardError(of: progress, value: 1, pupils: 36) == 2)
    #expect(
      Noise.standardError(of: Self.percent("p", noise: .small, step: 5), value: 1, pupils: 1) == 0.5
    )
    #expect(Noise.standardError(of: Self.percent("p", noise: .fixed(3)), value: 1, pupils: 1) == 3)
    #expect(Noise.standardError(of: Self.percent("p", noise: .none), value: 1, pupils: 1) == 0)
    #expect(Noise.standardError(of: Small.yesNo("y"), value: 1, pupils: 1) == 0)
  }

  /// p at least 40, or q at most 60, with q noisy too; the gap of both against 20.
  private func situation(
    _ when: CheckedCondition, _ values: [Int: FactValue], lead: LeadCondition? = nil,
    findings: [CheckedFinding] = []
  ) -> Situation {
    let facts = [
      Self.percent("p", noise: .fromCohortSize, step: 5),
      Self.percent("q", noise: .fromCohortSize, step: 5), Small.number("pupils", 0...1000),
      Small.number("gap", -100...100), Small.level("level"), Small.yesNo("yes"),
    ]
    let rules = Small.rules(
      facts,
      derivations: [
        CheckedDerivation(slot: 3, operation: .difference(0, 1), location: Small.location)
      ], findings: findings, actions: [Small.action("x", when: when, lead: lead)])
    let engine = Engine(
      rules: CompiledRules(rules), base: Small.base(rules.vocabulary, [values]), asOfYear: 2024)
    return engine.situation(of: .school(0))
  }

  @Test func firmWhenBothEndsOfTheNoiseAgree() {
    let atLeast = Small.test(0, .level(.atLeast, 40))
    // One standard error is 10 for 25 pupils, 1 for 2,500.
    #expect(situation(atLeast, [0: .number(50), 2: .number(25)]).isFirm(0))
    #expect(!situation(atLeast, [0: .number(49), 2: .number(25)]).isFirm(0))
    #expect(situation(atLeast, [0: .number(42), 2: .number(2500)]).isFirm(0))
    // Of limits on the pupils the lower counts.
    #expect(!situation(atLeast, [0: .number(49), 2: .between(25, 900)]).isFirm(0))
  }

  /// All figures move against the recommendation at once.
  @Test func allNoisyFactsMoveTogether() {
    let both = Small.condition(
      .all([Small.test(0, .level(.atLeast, 40)), Small.test(1, .level(.atMost, 60))]))
    #expect(situation(both, [0: .number(50), 1: .number(50), 2: .number(25)]).isFirm(0))
    #expect(!situation(both, [0: .number(50), 1: .number(51), 2: .number(25)]).isFirm(0))
    // A derived fact follows the figures beneath it: 20 between them, each may move by 10.
    let gap = Small.test(3, .level(.atLeast, 0))
    #expect(!situation(gap, [0: .number(55), 1: .number(45), 2: .number(25)]).isFirm(0))
    #expect(situation(gap, [0: .number(60), 1: .number(40), 2: .number(25)]).isFirm(0))
  }

  @Test func factsWithoutNoiseAreFirm() {
    #expect(situation(KleeneTests.isYes(5), [5: .yes]).isFirm(0))
    #expect(situation(Small.test(4, .ordinal(.atMost, 1)), [4: .number(1)]).isFirm(0))
  }

  // MARK: Need

  private func band(_ situation: Situation) -> Int {
    situation.need(situation.standing(0)).band
  }

  @Test(arguments: [(40.0, 0), (44, 0), (45, 1), (50, 2), (55, 2), (56, 3)])
  func bandsCountSteps(value: Double, band: Int) {
    let situation = situation(
      Small.test(0, .level(.atLeast, 40)), [0: .number(value), 2: .number(10_000)])
    #expect(self.band(situation) == band)
  }

  @Test func theLargerOfNoiseAndStepCounts() {
    // A standard error of 10 is a step, not the declared 5.
    let situation = situation(
      Small.test(0, .level(.atLeast, 35)), [0: .number(50), 2: .number(25)])
    let need = situation.need(situation.standing(0))
    #expect(need.steps == 1.5)
    #expect(need.lead.map { situation.engine.rules.tests[$0].slot } == 0)
  }

  @Test func oneLevelIsOneStep() {
    #expect(band(situation(Small.test(4, .ordinal(.atMost, 2)), [4: .number(0)])) == 2)
    #expect(band(situation(Small.test(4, .ordinal(.atMost, 1)), [4: .number(1)])) == 0)
  }

  @Test func withoutADistanceTheLowestBand() {
    let yes = situation(KleeneTests.isYes(5), [5: .yes])
    #expect(yes.need(yes.standing(0)).steps == nil)
    #expect(band(yes) == 0)
    let unknown = situation(Small.test(0, .level(.atLeast, 40)), [:])
    #expect(band(unknown) == 0)
  }

  @Test func leadsAreDeclaredOrFound() {
    let any = Small.condition(
      .any([Small.test(0, .level(.atLeast, 40)), Small.test(1, .level(.atMost, 60))]))
    let values: [Int: FactValue] = [0: .number(45), 1: .number(40), 2: .number(10_000)]
    #expect(band(situation(any, values)) == 3)
    #expect(band(situation(any, values, lead: .fact(0))) == 1)
  }

  /// A card on findings takes the widest sign of the strongest.
  @Test func findingsLeadByTheirWidestSign() {
    let findings = [
      Small.finding("A", signs: [Small.test(0, .level(.atLeast, 40))]),
      Small.finding(
        "B", signs: [Small.test(4, .ordinal(.atMost, 2)), Small.test(1, .level(.atMost, 60))]),
    ]
    let values: [Int: FactValue] = [
      0: .number(90), 1: .number(54), 2: .number(10_000), 4: .number(0),
    ]
    let when = Small.condition(.any([Small.finding(0), Small.finding(1)]))
    let found = situation(when, values, findings: findings)
    // B is clear, A a hint; in B the level lies two steps past, the percentage one.
    #expect(found.proof(action: 0).instances[0].strength == .clear)
    #expect(found.proof(action: 0).instances[0].restsOn.map(\.finding) == [0, 1])
    #expect(band(found) == 2)
    #expect(band(situation(when, values, lead: .finding([0]), findings: findings)) == 3)
  }

  @Test func differencesHaveDistancesToo() {
    let gap = situation(
      Small.test(0, .gap(.above, .national, by: 5)), [0: .number(50), 2: .number(10_000)])
    #expect(band(gap) == 0)
    var proof = gap.proof(action: 0).instances[0].when
    #expect(proof.verdict == .unknown)
    proof.verdict = .yes
    #expect(proof.trueTests.count == 1)
  }
}
