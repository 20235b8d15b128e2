import Facts
import Inference
import RuleLanguage
import Testing

/// The strength of a finding (`rule-language` 5.4a).
@Suite struct StrengthTests {
  /// Facts: two figures, two judgements, one that can be either, a record.
  enum Slot {
    static let figure = 0
    static let figure2 = 1
    static let judgement = 2
    static let judgement2 = 3
    static let either = 4
    static let record = 5
  }

  static let facts = [
    Small.yesNo("f", role: .figure), Small.yesNo("g", role: .figure), Small.yesNo("j"),
    Small.yesNo("k"), Small.yesNo("e", role: .either), Small.yesNo("r", role: .record),
  ]

  static func isYes(_ slot: Int, hint: Bool = false) -> CheckedCondition {
    Small.test(slot, .oneOf(ValueSet([1])), hint: hint)
  }

  /// The strength of the last of some findings.
  private func strength(
    _ findings: [CheckedFinding], _ values: [Int: FactValue], told: Set<Int> = [],
    rejected: Bool = false
  ) -> StrengthRange {
    let rules = Small.rules(Self.facts, findings: findings)
    var base = Small.base(rules.vocabulary, [[:]])
    for (slot, value) in values {
      let origin: Origin =
        told.contains(slot)
        ? .told(by: "a head", on: "2024-01-01")
        : .published(file: "f.csv", row: 2, column: 1, heading: "x", year: 2024)
      base.schools.set(slot, 0, to: value, from: origin)
    }
    let last = findings.count - 1
    let engine = Engine(
      rules: CompiledRules(rules), base: base, asOfYear: 2024,
      rejected: rejected ? [last: [BearerRow(.school, 0)]] : [:])
    let found = engine.strength(last, .school(0))
    #expect(engine.situation(of: .school(0)).proof(finding: last).strength == found)
    return found
  }

  private func strength(
    signs: [CheckedCondition], unless: [CheckedCondition] = [], _ values: [Int: FactValue],
    told: Set<Int> = [], rejected: Bool = false
  ) -> StrengthRange {
    strength(
      [Small.finding("F", signs: signs, unless: unless)], values, told: told, rejected: rejected)
  }

  private static let no = StrengthRange(certain: .none, possible: .none)

  private static func exactly(_ strength: Strength) -> StrengthRange {
    StrengthRange(certain: strength, possible: strength)
  }

  @Test func figuresAloneStayAHint() {
    let signs = [Self.isYes(Slot.figure), Self.isYes(Slot.figure2)]
    #expect(
      strength(signs: signs, [Slot.figure: .yes, Slot.figure2: .yes]) == Self.exactly(.hint))
    #expect(strength(signs: signs, [Slot.figure: .no, Slot.figure2: .no]) == Self.no)
  }

  @Test func aJudgementMakesItLikelyAndASecondFactClear() {
    let signs = [Self.isYes(Slot.judgement), Self.isYes(Slot.figure)]
    #expect(
      strength(signs: signs, [Slot.judgement: .yes, Slot.figure: .no]) == Self.exactly(.likely))
    #expect(
      strength(signs: signs, [Slot.judgement: .yes, Slot.figure: .yes]) == Self.exactly(.clear))
    // Unknown signs are counted false for what is shown, true for what may be.
    #expect(
      strength(signs: signs, [Slot.judgement: .yes])
        == StrengthRange(certain: .likely, possible: .clear))
    #expect(strength(signs: signs, [:]) == StrengthRange(certain: .none, possible: .clear))
  }

  /// Who was asked and does not know has given no judgement, though figures tell the fact.
  @Test func notKnowingIsNoJudgement() {
    let derivation = CheckedDerivation(
      slot: Slot.either, operation: .yesWhen(Self.isYes(Slot.figure)), location: Small.location)
    let rules = Small.rules(
      Self.facts, derivations: [derivation],
      findings: [Small.finding("F", signs: [Self.isYes(Slot.either)])])
    func strength(_ told: FactValue, supposed: FactValue? = nil) -> Strength {
      var base = Small.base(rules.vocabulary, [[Slot.figure: .yes]])
      base.schools.set(Slot.either, 0, to: told, from: .told(by: "a head", on: "2024-01-01"))
      let engine = Engine(rules: CompiledRules(rules), base: base, asOfYear: 2024)
      guard let supposed else { return engine.strength(0, .school(0)).certain }
      return engine.situation(
        of: .school(0), supposing: Supposition(facts: [Slot.either: supposed])
      ).strength(0).certain
    }
    #expect(strength(.notKnown) == .hint)
    #expect(strength(.yes) == .likely)
    #expect(strength(.notSupplied(nil), supposed: .notKnown) == .hint)
    #expect(strength(.notSupplied(nil), supposed: .yes) == .likely)
    // What is supposed stands in place of what was told.
    #expect(strength(.yes, supposed: .notKnown) == .hint)
  }

  @Test func differentFactsAreCountedOnce() {
    let signs = [
      Self.isYes(Slot.judgement),
      Small.condition(.all([Self.isYes(Slot.judgement), Self.isYes(Slot.record)])),
    ]
    #expect(
      strength(signs: signs, [Slot.judgement: .yes, Slot.record: .yes]) == Self.exactly(.likely))
  }

  /// Under *all* every part counts, under *any* the true branches.
  @Test func onlyDecidingFactsCount() {
    let both: [Int: FactValue] = [Slot.judgement: .yes, Slot.figure: .yes]
    let one: [Int: FactValue] = [Slot.judgement: .yes, Slot.figure: .no]
    let parts = [Self.isYes(Slot.judgement), Self.isYes(Slot.figure)]
    #expect(strength(signs: [Small.condition(.all(parts))], both) == Self.exactly(.clear))
    #expect(strength(signs: [Small.condition(.any(parts))], both) == Self.exactly(.clear))
    #expect(strength(signs: [Small.condition(.any(parts))], one) == Self.exactly(.likely))
    // None of: the facts that make its parts false.
    #expect(
      strength(
        signs: [Small.condition(.noneOf(parts))], [Slot.judgement: .no, Slot.figure: .no])
        == Self.exactly(.clear))
  }

  @Test func aSignOfRecordsAloneIsOneFigure() {
    let record = Self.isYes(Slot.record)
    #expect(strength(signs: [record], [Slot.record: .yes]) == Self.exactly(.hint))
    #expect(
      strength(
        signs: [record, Self.isYes(Slot.judgement)], [Slot.record: .yes, Slot.judgement: .yes])
        == Self.exactly(.clear))
  }

  @Test func notKnowingIsNoFact() {
    let signs = [
      Small.condition(
        .all([Small.test(Slot.judgement, .isKnown(false)), Self.isYes(Slot.figure)]))
    ]
    #expect(strength(signs: signs, [Slot.figure: .yes]) == Self.exactly(.hint))
  }

  @Test func givesAtMostHint() {
    let signs = [Self.isYes(Slot.judgement, hint: true)]
    #expect(strength(signs: signs, [Slot.judgement: .yes]) == Self.exactly(.hint))
    // Beside another judgement it counts as the figure it is taken for.
    #expect(
      strength(
        signs: signs + [Self.isYes(Slot.judgement2)],
        [Slot.judgement: .yes, Slot.judgement2: .yes]) == Self.exactly(.clear))
  }

  @Test func eitherCountsByWhoGaveIt() {
    let signs = [Self.isYes(Slot.either)]
    #expect(strength(signs: signs, [Slot.either: .yes]) == Self.exactly(.hint))
    #expect(
      strength(signs: signs, [Slot.either: .yes], told: [Slot.either]) == Self.exactly(.likely))
    #expect(strength(signs: signs, [:]) == StrengthRange(certain: .none, possible: .likely))
  }

  @Test func exceptionsLowerAStrength() {
    let signs = [Self.isYes(Slot.judgement), Self.isYes(Slot.figure)]
    let unless = [Self.isYes(Slot.record)]
    let found: [Int: FactValue] = [Slot.judgement: .yes, Slot.figure: .yes]
    func with(_ value: FactValue) -> StrengthRange {
      strength(signs: signs, unless: unless, found.merging([Slot.record: value]) { $1 })
    }
    #expect(with(.yes) == Self.no)
    #expect(with(.no) == Self.exactly(.clear))
    #expect(with(.notKnown) == StrengthRange(certain: .hint, possible: .clear))
  }

  @Test func aFindingInsideASignBringsInItsFacts() {
    let inner = Small.finding("A", signs: [Self.isYes(Slot.judgement), Self.isYes(Slot.figure)])
    let outer = Small.finding("B", signs: [Small.finding(0)])
    #expect(
      strength([inner, outer], [Slot.judgement: .yes, Slot.figure: .yes]) == Self.exactly(.clear))
    #expect(
      strength([inner, outer], [Slot.judgement: .no, Slot.figure: .yes]) == Self.exactly(.hint))
    #expect(
      strength([inner, outer], [Slot.figure: .yes])
        == StrengthRange(certain: .hint, possible: .clear))
    // Not found: the facts that decided it.
    let without = Small.finding("B", signs: [Small.condition(.noneOf([Small.finding(0)]))])
    #expect(
      strength([inner, without], [Slot.judgement: .no, Slot.figure: .no]) == Self.exactly(.clear))
  }

  @Test func exactStrengths() {
    let inner = Small.finding("A", signs: [Self.isYes(Slot.judgement), Self.isYes(Slot.figure)])
    let outer = Small.finding("B", signs: [Small.finding(0, .likely, exactly: true)])
    #expect(
      strength([inner, outer], [Slot.judgement: .yes, Slot.figure: .no]).certain == .likely)
    #expect(strength([inner, outer], [Slot.judgement: .yes, Slot.figure: .yes]) == Self.no)
    #expect(strength([inner, outer], [Slot.judgement: .yes]).certain == .none)
    #expect(strength([inner, outer], [Slot.judgement: .yes]).possible > .none)
  }

  @Test func aRejectedFindingIsNone() {
    #expect(
      strength(signs: [Self.isYes(Slot.judgement)], [Slot.judgement: .yes], rejected: true)
        == Self.no)
  }

  @Test func assumedFactsAddNothing() {
    let sign = Small.test(
      Slot.judgement, .oneOf(ValueSet([1])), .carryOn(because: "too dear to ask"))
    #expect(strength(signs: [sign], [:]).certain == .hint)
    #expect(strength(signs: [sign], [Slot.judgement: .yes]) == Self.exactly(.likely))
  }

  /// The policy is data: other lines, other strengths.
  @Test func followsThePolicy() {
    let policy = StrengthPolicy(
      version: 2,
      lines: [
        StrengthPolicy.Line(.clear, facts: 3, judgements: 2),
        StrengthPolicy.Line(.likely, facts: 2, judgements: 1),
        StrengthPolicy.Line(.hint, facts: 2, judgements: 0),
      ])
    let signs = [Slot.figure, Slot.judgement, Slot.judgement2].map { Self.isYes($0) }
    func strength(_ values: [Int: FactValue]) -> Strength {
      let rules = Small.rules(
        Self.facts, findings: [Small.finding("F", signs: signs)], strength: policy)
      return Engine(
        rules: CompiledRules(rules), base: Small.base(rules.vocabulary, [values]), asOfYear: 2024
      ).strength(0, .school(0)).certain
    }
    #expect(strength([0: .yes]) == .none)
    #expect(strength([0: .yes, 2: .yes]) == .likely)
    #expect(strength([2: .yes, 3: .yes]) == .likely)
    #expect(strength([0: .yes, 2: .yes, 3: .yes]) == .clear)
  }

  /// What a proof says was counted.
  @Test func proofsNameTheCountedFacts() {
    let signs = [Self.isYes(Slot.judgement), Self.isYes(Slot.figure), Self.isYes(Slot.record)]
    let rules = Small.rules(Self.facts, findings: [Small.finding("F", signs: signs)])
    let engine = Engine(
      rules: CompiledRules(rules),
      base: Small.base(
        rules.vocabulary, [[Slot.judgement: .yes, Slot.figure: .no, Slot.record: .yes]]),
      asOfYear: 2024)
    let proof = engine.situation(of: .school(0)).proof(finding: 0)
    #expect(
      proof.counted.map(\.slot) == [Slot.judgement] && proof.counted[0].isJudgement)
    #expect(proof.signsOfRecordsAlone == 1)
    #expect(proof.strength.certain == .clear)
  }
}
