import Facts
import Inference
import RuleLanguage
import Testing

/// The table of `rule-language` 5.2: every phrase for every state of a value, through the whole engine.
@Suite struct PhraseTableTests {
  /// One cell of the table.
  struct Cell: Sendable, CustomTestStringConvertible {
    var phrase: Phrase
    var value: FactValue
    var verdict: Verdict
    var testDescription: String { "\(phrase) of \(value)" }

    init(_ phrase: Phrase, _ value: FactValue, _ verdict: Verdict) {
      self.phrase = phrase
      self.value = value
      self.verdict = verdict
    }
  }

  static let open: [FactValue] = [.notSupplied(nil), .notKnown]

  // MARK: Numbers: limits 0 to 100

  static let levels: [Cell] =
    [
      Cell(.level(.atLeast, 30), .number(30), .yes), Cell(.level(.atLeast, 30), .number(29), .no),
      Cell(.level(.atLeast, 30), .between(30, 40), .yes),
      Cell(.level(.atLeast, 30), .between(20, 30), .unknown),
      Cell(.level(.atLeast, 30), .between(20, 29), .no),
      Cell(.level(.atMost, 30), .number(30), .yes), Cell(.level(.atMost, 30), .number(31), .no),
      Cell(.level(.atMost, 30), .between(20, 30), .yes),
      Cell(.level(.atMost, 30), .between(30, 40), .unknown),
      Cell(.level(.atMost, 30), .between(31, 40), .no),
      Cell(.level(.above, 30), .number(30), .no), Cell(.level(.above, 30), .number(31), .yes),
      Cell(.level(.above, 30), .between(30, 40), .unknown),
      Cell(.level(.above, 30), .between(20, 30), .no),
      Cell(.level(.below, 30), .number(30), .no), Cell(.level(.below, 30), .number(29), .yes),
      Cell(.level(.below, 30), .between(20, 30), .unknown),
      Cell(.level(.below, 30), .between(30, 40), .no),
      // Beyond the range limits an unknown value is settled.
      Cell(.level(.atLeast, 0), .notSupplied(nil), .yes),
      Cell(.level(.above, 100), .notKnown, .no),
    ] + open.map { Cell(.level(.atLeast, 30), $0, .unknown) }
    + Phrase.Comparison.allCases.map { Cell(.level($0, 30), .doesNotApply, .no) }

  /// With a national figure of 50.
  static let gaps: [Cell] =
    [
      Cell(.gap(.below, .national, by: 10), .number(40), .yes),
      Cell(.gap(.below, .national, by: 10), .number(41), .no),
      Cell(.gap(.below, .national, by: 10), .between(35, 45), .unknown),
      Cell(.gap(.below, .national, by: 0), .number(50), .no),
      Cell(.gap(.above, .national, by: 10), .number(60), .yes),
      Cell(.gap(.above, .national, by: 0), .number(50.5), .yes),
      Cell(.gap(.atLeast, .national, by: 0), .number(50), .yes),
      Cell(.gap(.atMost, .national, by: 0), .number(50.5), .no),
      Cell(.times(.atLeast, 1.5, .national), .number(75), .yes),
      Cell(.times(.atLeast, 1.5, .national), .number(74), .no),
      Cell(.times(.below, 0.5, .national), .between(20, 30), .unknown),
      Cell(.within(5, of: .national), .number(45), .yes),
      Cell(.within(5, of: .national), .number(56), .no),
      Cell(.within(5, of: .national), .between(44, 55), .unknown),
      Cell(.within(5, of: .national), .between(56, 60), .no),
      Cell(.place(Place(.highest, .fifth)), .number(80), .yes),
      Cell(.place(Place(.highest, .fifth)), .number(79), .no),
      Cell(.place(Place(.highest, .fifth)), .between(70, 90), .unknown),
      Cell(.trend(.rising, by: 5, years: 3), .number(35), .yes),
      Cell(.trend(.rising, by: 5, years: 3), .number(34), .no),
      Cell(.trend(.falling, by: 5, years: 3), .number(25), .yes),
      Cell(.trend(.falling, by: 5, years: 3), .between(20, 30), .unknown),
      // No figure for the lowest fifth: unknown, but for the ends of the range.
      Cell(.place(Place(.lowest, .fifth)), .number(50), .unknown),
      Cell(.place(Place(.lowest, .fifth)), .number(0), .yes),
    ] + open.map { Cell(.gap(.below, .national, by: 10), $0, .unknown) }
    + [
      Phrase.gap(.below, .national, by: 10), .times(.atMost, 2, .national),
      .within(100, of: .national), .place(Place(.highest, .fifth)),
      .trend(.rising, by: 0, years: 3),
    ].map { Cell($0, .doesNotApply, .no) }

  @Test(arguments: levels + gaps) func numbers(cell: Cell) {
    var base = base(Small.number("n"), cell.value)
    func figure(_ value: Double) -> BenchmarkFigures.Figure {
      BenchmarkFigures.Figure(
        value: value, year: 2024, origin: .vocabulary(source: "s", kind: .designDefault))
    }
    base.benchmarks.add(figure(50), for: BenchmarkFigures.Key(slot: 0, group: .national))
    base.benchmarks.add(
      figure(80),
      for: BenchmarkFigures.Key(slot: 0, group: .national, place: Place(.highest, .fifth)))
    base.schools.setHistory(0, year: 2022, row: 0, to: .number(30), from: nil)
    expect(cell, base)
  }

  // MARK: Years, levels, words, sets

  @Test(arguments: [
    Cell(.olderThan(years: 2), .number(2021), .yes), Cell(.olderThan(years: 2), .number(2022), .no),
    Cell(.olderThan(years: 2), .between(2020, 2023), .unknown),
    Cell(.olderThan(years: 2), .between(2019, 2021), .yes),
    Cell(.olderThan(years: 2), .notKnown, .unknown), Cell(.olderThan(years: 2), .doesNotApply, .no),
  ]) func years(cell: Cell) {
    expect(cell, base(Small.fact("y", .year(range: 2000...2030)), cell.value))
  }

  @Test(arguments: [
    Cell(.ordinal(.atLeast, 2), .number(2), .yes), Cell(.ordinal(.atLeast, 2), .number(1), .no),
    Cell(.ordinal(.atMost, 1), .between(0, 1), .yes),
    Cell(.ordinal(.atMost, 1), .between(1, 2), .unknown),
    Cell(.ordinal(.exactly, 1), .number(1), .yes),
    Cell(.ordinal(.exactly, 1), .between(1, 2), .unknown),
    Cell(.ordinal(.exactly, 1), .between(2, 3), .no), Cell(.ordinal(.not, 1), .number(1), .no),
    Cell(.ordinal(.not, 1), .between(2, 3), .yes),
    Cell(.ordinal(.not, 1), .between(1, 2), .unknown),
    Cell(.ordinal(.not, 1), .notSupplied(nil), .unknown),
    Cell(.ordinal(.not, 1), .doesNotApply, .no), Cell(.isKnown(true), .between(1, 2), .yes),
    Cell(.isKnown(true), .notKnown, .no), Cell(.isKnown(false), .notSupplied(nil), .yes),
    Cell(.isKnown(false), .number(1), .no), Cell(.isKnown(true), .doesNotApply, .no),
    Cell(.isKnown(false), .doesNotApply, .no),
  ]) func ordinals(cell: Cell) { expect(cell, base(Small.level("l"), cell.value)) }

  @Test(arguments: [
    Cell(.oneOf(ValueSet([0, 1])), .word(1), .yes), Cell(.oneOf(ValueSet([0, 1])), .word(2), .no),
    Cell(.oneOf(ValueSet([0, 1])), .among(certain: ValueSet(), possible: ValueSet([0, 1])), .yes),
    Cell(
      .oneOf(ValueSet([0])), .among(certain: ValueSet(), possible: ValueSet([0, 1])), .unknown),
    Cell(.oneOf(ValueSet([2])), .among(certain: ValueSet(), possible: ValueSet([0, 1])), .no),
    Cell(.oneOf(ValueSet([0])), .notSupplied(nil), .unknown),
    Cell(.oneOf(ValueSet([0])), .notKnown, .unknown),
    Cell(.oneOf(ValueSet([0])), .doesNotApply, .no), Cell(.noneOf(ValueSet([0])), .word(1), .yes),
    Cell(.noneOf(ValueSet([0])), .word(0), .no),
    Cell(.noneOf(ValueSet([0])), .notKnown, .unknown),
    Cell(.noneOf(ValueSet([0])), .doesNotApply, .no),
    Cell(.isKnown(true), .word(0), .yes), Cell(.isKnown(true), .notSupplied(nil), .no),
  ]) func words(cell: Cell) {
    expect(cell, base(Small.fact("c", .choice(["a", "b", "c"])), cell.value))
  }

  static let some = FactValue.among(certain: ValueSet([0]), possible: ValueSet([1]))
  static let none = FactValue.known(.set(ValueSet()))

  static let setCells: [Cell] = [
    Cell(.set(.empty), none, .yes), Cell(.set(.empty), .set(0), .no),
    Cell(.set(.empty), .notSupplied(nil), .unknown), Cell(.set(.empty), .doesNotApply, .no),
    Cell(.set(.notEmpty), none, .no), Cell(.set(.notEmpty), some, .yes),
    Cell(.set(.notEmpty), .notKnown, .unknown), Cell(.set(.notEmpty), .doesNotApply, .no),
    Cell(.set(.includesAny(ValueSet([0, 2]))), some, .yes),
    Cell(.set(.includesAny(ValueSet([1]))), some, .unknown),
    Cell(.set(.includesAny(ValueSet([2]))), some, .no),
    Cell(.set(.includesNone(ValueSet([2]))), some, .yes),
    Cell(.set(.includesNone(ValueSet([1]))), some, .unknown),
    Cell(.set(.includesNone(ValueSet([0]))), some, .no),
    Cell(.set(.includesNone(ValueSet([0]))), .doesNotApply, .no),
    Cell(.set(.atLeast(1)), some, .yes), Cell(.set(.atLeast(2)), some, .unknown),
    Cell(.set(.atLeast(3)), some, .no), Cell(.set(.atMost(2)), some, .yes),
    Cell(.set(.atMost(1)), some, .unknown), Cell(.set(.atMost(0)), some, .no),
    Cell(.set(.atMost(3)), .notSupplied(nil), .yes), Cell(.set(.atMost(3)), .doesNotApply, .no),
    // The second set is {1}.
    Cell(.set(.sharesOne(with: 1)), .set(1, 2), .yes),
    Cell(.set(.sharesOne(with: 1)), .set(0), .no),
    Cell(.set(.sharesOne(with: 1)), some, .unknown),
    Cell(.set(.sharesOne(with: 1)), .notSupplied(nil), .unknown),
    Cell(.set(.sharesOne(with: 1)), .doesNotApply, .no), Cell(.isKnown(true), some, .yes),
  ]

  @Test(arguments: setCells) func sets(cell: Cell) {
    let facts = ["s", "t"].map { Small.fact($0, .set(["a", "b", "c"])) }
    expect(cell, Small.base(Vocabulary(facts: facts), [[0: cell.value, 1: .set(1)]]))
  }

  /// Whichever of two sets is open for every school, the other may still decide.
  @Test func aSetThatNobodySuppliedMayStillShareNothing() {
    let facts = ["s", "t"].map { Small.fact($0, .set(["a", "b", "c"])) }
    let vocabulary = Vocabulary(facts: facts)
    expect(
      Cell(.set(.sharesOne(with: 1)), .notSupplied(nil), .no),
      Small.base(vocabulary, [[1: Self.none]]))
    expect(
      Cell(.set(.sharesOne(with: 1)), Self.none, .no), Small.base(vocabulary, [[0: Self.none]]))
    expect(
      Cell(.set(.sharesOne(with: 1)), .set(0), .unknown), Small.base(vocabulary, [[0: .set(0)]]))
  }

  // MARK: Seen through the engine

  private func base(_ fact: FactDefinition, _ value: FactValue) -> FactBase {
    Small.base(Vocabulary(facts: [fact]), [[0: value]])
  }

  /// Expects a verdict from the pass, from the row decided on its own, and from the proof.
  private func expect(_ cell: Cell, _ base: FactBase) {
    var rules = Small.rules(
      base.vocabulary.facts, actions: [Small.action("a", when: Small.test(0, cell.phrase))])
    rules.vocabulary = base.vocabulary
    let engine = Engine(rules: CompiledRules(rules), base: base, asOfYear: 2024)
    let expected: Status =
      switch cell.verdict {
      case .yes: .recommended
      case .unknown: .possible
      case .no: .notIndicated
      }
    #expect(engine.status(0, .school(0)) == expected)
    let proof = engine.situation(of: .school(0)).proof(action: 0)
    #expect(proof.instances[0].when.verdict == cell.verdict)
    #expect(proof.status == expected)
  }
}
