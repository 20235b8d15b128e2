import Facts
import Inference
import RuleLanguage
import Testing

/// From what was supplied to what rules see: small groups, phases, told values, facts of the area.
@Suite struct SettlingTests {
  /// n (hidden below 11 pupils, counted by pupils), phase, m (primary only), d = n − m.
  private func engine(_ values: [Int: FactValue], told: Bool = false) -> Engine {
    var hidden = Small.number("n")
    hidden.hiddenBelow = 11
    hidden.countedBy = "pupils"
    var primary = Small.number("m")
    primary.phases = ["primary"]
    let facts = [
      hidden, Small.number("pupils"),
      Small.fact("phase", .choice(["primary", "secondary"]), role: .record), primary,
      Small.number("d", -100...100),
    ]
    let rules = Small.rules(
      facts,
      derivations: [
        CheckedDerivation(slot: 4, operation: .difference(0, 3), location: Small.location)
      ], actions: [Small.action("x", when: Small.test(0, .level(.atLeast, 30)))])
    return Engine(
      rules: CompiledRules(rules), base: Small.base(rules.vocabulary, [values]), asOfYear: 2024)
  }

  private func value(_ slot: Int, _ values: [Int: FactValue]) -> FactValue {
    let engine = engine(values)
    let settled = engine.situation(of: .school(0)).fact(slot).value
    let anew = engine.situation(
      of: .school(0), supposing: Supposition(facts: [1: values[1] ?? .notSupplied(nil)]))
    #expect(anew.fact(slot).value == settled)
    return settled
  }

  @Test func figuresOfFewPupilsAreNotSupplied() {
    #expect(value(0, [0: .number(40), 1: .number(11)]) == .number(40))
    #expect(value(0, [0: .number(40), 1: .number(10)]) == .notSupplied(.tooFewPupils))
    #expect(value(0, [0: .number(40), 1: .between(1, 5)]) == .notSupplied(.tooFewPupils))
    #expect(value(0, [0: .number(40), 1: .between(5, 20)]) == .number(40))
    // Nobody says how many: the publisher has taken small groups out already.
    #expect(value(0, [0: .number(40)]) == .number(40))
    #expect(engine([0: .number(40), 1: .number(5)]).status(0, .school(0)) == .possible)
    // What is worked out from it is not supplied either.
    #expect(value(4, [0: .number(40), 1: .number(5), 3: .number(10)]) == .notSupplied(nil))
    #expect(value(4, [0: .number(40), 1: .number(50), 3: .number(10)]) == .number(30))
  }

  @Test func factsOfAnotherPhaseDoNotApply() {
    #expect(value(3, [2: .word(1)]) == .doesNotApply)
    #expect(value(3, [2: .word(0)]) == .notSupplied(nil))
    #expect(value(3, [:]) == .notSupplied(nil))
    // What was supplied all the same stays.
    #expect(value(3, [2: .word(1), 3: .number(5)]) == .number(5))
    #expect(value(4, [0: .number(5), 2: .word(1)]) == .doesNotApply)
  }

  @Test func whatPeopleSayWinsOverWhatIsWorkedOut() {
    #expect(value(4, [0: .number(40), 3: .number(10), 4: .number(99)]) == .number(99))
    #expect(value(4, [0: .number(40), 3: .number(10), 4: .notKnown]) == .number(30))
  }

  @Test func statesAreKeptForPeople() {
    #expect(value(0, [0: .notKnown]) == .notKnown)
    #expect(value(0, [0: .notSupplied(.suppressed)]) == .notSupplied(.suppressed))
    #expect(value(0, [0: .between(1, 5)]) == .between(1, 5))
  }

  @Test func originsAreTold() {
    let engine = engine([0: .number(40), 3: .number(10)])
    let situation = engine.situation(of: .school(0))
    #expect(situation.fact(4).origin == .derived)
    #expect(situation.fact(1).origin == nil)
    let supposed = engine.situation(of: .school(0), supposing: Supposition(facts: [0: .number(7)]))
    #expect(supposed.fact(0).origin == .supposed)
    #expect(supposed.fact(4).value == .number(-3))
  }

  // MARK: Areas

  /// A fact of the area, a finding of the area on it, a finding of schools that uses it.
  private func areaEngine(_ area: FactValue, areaOfSchool: Int32 = 0) -> Engine {
    let facts = [
      Small.fact("picture", .yesNo, role: .judgement, bearer: .area), Small.yesNo("own"),
    ]
    let rules = Small.rules(
      facts,
      findings: [
        Small.finding("S_X", ecology: .system, signs: [KleeneTests.isYes(0)]),
        Small.finding("W_X", signs: [Small.finding(0)]),
      ],
      actions: [
        Small.action("on the fact", when: KleeneTests.isYes(0)),
        Small.action("on the finding", when: Small.finding(0, .likely)),
      ])
    var base = Small.base(rules.vocabulary, [[:]])
    base.areaOfSchool = [areaOfSchool]
    base.areas.set(0, 0, to: area, from: nil)
    return Engine(rules: CompiledRules(rules), base: base, asOfYear: 2024)
  }

  @Test func schoolsReadTheFactsAndFindingsOfTheirArea() {
    let engine = areaEngine(.yes)
    for subject in [Subject.school(0), .area(0)] {
      #expect(engine.status(0, subject) == .recommended)
      #expect(engine.status(1, subject) == .recommended)
      #expect(engine.strength(0, subject).certain == .likely)
      #expect(engine.strength(1, subject).certain == .likely)
    }
    #expect(areaEngine(.no).status(1, .school(0)) == .notIndicated)
  }

  @Test func aSchoolWithoutAnAreaKnowsNothingOfIt() {
    let engine = areaEngine(.yes, areaOfSchool: -1)
    #expect(engine.status(0, .school(0)) == .possible)
    #expect(engine.status(1, .school(0)) == .possible)
    #expect(
      engine.strength(0, .school(0)) == StrengthRange(certain: .none, possible: .clear))
    let situation = engine.situation(of: .school(0))
    #expect(situation.strength(0) == StrengthRange(certain: .none, possible: .clear))
    #expect(situation.proof(finding: 0).row == nil)
    #expect(situation.proof(action: 1).status == .possible)
    #expect(situation.proof(action: 1).instances[0].waitsFor == [.area])
  }

  @Test func factsOfTheAreaCanBeSupposed() {
    let engine = areaEngine(.notSupplied(nil))
    let situation = engine.situation(of: .school(0), supposing: Supposition(facts: [0: .yes]))
    #expect(situation.status(1) == .recommended)
    #expect(situation.fact(0).origin == .supposed)
    #expect(situation.proof(action: 0).status == .recommended)
    let ofArea = engine.situation(of: .area(0), supposing: Supposition(facts: [0: .no]))
    #expect(ofArea.status(1) == .notIndicated)
  }

  /// What a school's fact is worked out from may be its area's: supposed of the area, it moves in every school.
  @Test func factsOfSchoolsFollowWhatIsSupposedOfTheirArea() {
    var ofArea = Small.number("rate of the area")
    ofArea.bearer = .area
    let rules = Small.rules(
      [ofArea, Small.number("rate"), Small.number("gap", -100...100)],
      derivations: [
        CheckedDerivation(slot: 2, operation: .difference(1, 0), location: Small.location)
      ],
      findings: [Small.finding("W_X", signs: [Small.test(2, .level(.atLeast, 10))])])
    var base = Small.base(rules.vocabulary, [[1: .number(30)], [1: .number(15)]])
    base.areaOfSchool = [0, 0]
    base.areas.set(0, 0, to: .number(25), from: nil)
    let engine = Engine(rules: CompiledRules(rules), base: base, asOfYear: 2024)
    func strengths(_ rate: FactValue) -> [Strength] {
      let situation = engine.situation(of: .area(0), supposing: Supposition(facts: [0: rate]))
      return (0..<2).map { situation.strength(0, ofSchool: $0).certain }
    }
    #expect(strengths(.number(25)) == [.none, .none])
    #expect(strengths(.number(12)) == [.hint, .none])
    #expect(strengths(.number(4)) == [.hint, .hint])
  }
}
