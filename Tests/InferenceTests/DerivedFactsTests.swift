import Facts
import Inference
import RuleLanguage
import Testing

/// The operations on derived facts, as `Rules/vocabulary/derived.yaml` defines them.
@Suite struct DerivedFactsTests {
  typealias Operation = CheckedDerivation.Operation

  /// The reading of a fact of kind `kind` worked out from numbers in slots 0 to 2.
  private func reading(
    _ operation: Operation, _ values: [FactValue], kind: FactKind? = nil,
    _ change: (inout FactBase) -> Void = { _ in }
  ) -> Reading {
    let derived = Small.fact(
      "d", kind ?? .number(unit: Unit.none, whole: false, range: -1000...1000))
    let facts = [Small.number("a"), Small.number("b"), Small.number("c"), derived]
    let rules = Small.rules(
      facts, relations: CountTests.relations,
      derivations: [
        CheckedDerivation(slot: 3, operation: operation, location: Small.location)
      ])
    var base = Small.base(
      rules.vocabulary,
      [Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0.offset, $0.element) })])
    change(&base)
    let engine = Engine(rules: CompiledRules(rules), base: base, asOfYear: 2024)
    let settled = engine.situation(of: .school(0)).reading(3)
    // Worked out anew for one row, it is the same.
    let supposed = engine.situation(
      of: .school(0), supposing: Supposition(facts: [2: values.count > 2 ? values[2] : open]))
    #expect(supposed.reading(3) == settled)
    return settled
  }

  private func line(
    _ operation: Operation, _ values: [FactValue], _ change: (inout FactBase) -> Void = { _ in }
  ) -> Bounds { reading(operation, values, kind: nil, change).bounds }

  private let open = FactValue.notSupplied(nil)
  private let never = FactValue.doesNotApply

  @Test func differencesCarryLimits() {
    let difference = Operation.difference(0, 1)
    #expect(line(difference, [.number(7), .number(5)]) == Bounds(2))
    #expect(line(difference, [.between(5, 8), .between(1, 2)]) == Bounds(3, 7))
    #expect(line(difference, [.number(7), open]) == Bounds(-93, 7, isSupplied: false))
    #expect(!line(difference, [.number(7), never]).applies)
    #expect(line(difference, [.number(0.3), .number(0.1)]) == Bounds(0.2))
  }

  @Test func differencesNeedFiguresOfOneYear() {
    func published(_ year: Int) -> Origin {
      .published(file: "f.csv", row: 2, column: 1, heading: "x", year: year)
    }
    let mixed = line(.difference(0, 1), [.number(7), .number(5)]) {
      $0.schools.set(0, 0, to: .number(7), from: published(2023))
      $0.schools.set(1, 0, to: .number(5), from: published(2024))
    }
    #expect(!mixed.isSupplied)
  }

  @Test func ratiosNeedADivisorAboveZero() {
    #expect(line(.ratio(0, 1), [.number(6), .number(4)]) == Bounds(1.5))
    #expect(line(.ratio(0, 1), [.between(6, 8), .between(2, 4)]) == Bounds(1.5, 4))
    #expect(!line(.ratio(0, 1), [.number(6), .number(0)]).isSupplied)
    #expect(!line(.ratio(0, 1), [.number(6), .between(0, 2)]).isSupplied)
  }

  @Test func sumsLeaveOutWhatDoesNotApply() {
    #expect(line(.sum([0, 1, 2]), [.number(1), never, .number(2)]) == Bounds(3))
    #expect(!line(.sum([0, 1]), [never, never]).applies)
    #expect(
      line(
        .weightedSum([(slot: 0, weight: 2), (slot: 1, weight: -1)], plus: 10),
        [
          .number(3), .between(1, 4),
        ]) == Bounds(12, 15))
  }

  @Test func changesCompareTheFirstAndTheLastYear() {
    func history(_ base: inout FactBase) {
      base.schools.setHistory(0, year: 2022, row: 0, to: .number(30), from: nil)
      base.schools.setHistory(0, year: 2023, row: 0, to: .between(35, 45), from: nil)
    }
    #expect(line(.change(0, years: 3), [.number(40)], history) == Bounds(10))
    #expect(line(.change(0, years: 2), [.number(40)], history) == Bounds(-5, 5))
    #expect(!line(.change(0, years: 4), [.number(40)], history).isSupplied)
    #expect(
      line(.average(0, years: 3), [.number(50)], history) == Bounds(38.333333333, 41.666666667))
    #expect(line(.total(0, years: 3), [.number(50)], history) == Bounds(115, 125))
    // One year is enough for an average.
    #expect(line(.average(0, years: 3), [.number(50)]) == Bounds(50))
    #expect(!line(.average(0, years: 3), [open]).isSupplied)
  }

  @Test func largestAndSmallest() {
    let values: [FactValue] = [.between(1, 5), .number(3), never]
    #expect(line(.largest([0, 1, 2]), values) == Bounds(3, 5))
    #expect(line(.smallest([0, 1, 2]), values) == Bounds(1, 3))
    #expect(!line(.largest([0]), [never]).applies)
  }

  @Test func firstKnownAndHowMany() {
    #expect(line(.firstKnown([0, 1]), [open, .number(4)]) == Bounds(4))
    #expect(line(.firstKnown([0, 1]), [.between(1, 2), .number(4)]) == Bounds(1, 2))
    #expect(!line(.firstKnown([0, 1]), [never, never]).applies)
    #expect(line(.firstKnown([0, 1]), [never, open]).applies)
    #expect(line(.howManyKnown([0, 1, 2]), [.number(1), .between(1, 2), open]) == Bounds(2))
  }

  @Test func resultsAreCutToTheirRange() {
    let kind = FactKind.number(unit: Unit.none, whole: false, range: 0...5)
    #expect(reading(.sum([0, 1]), [.number(9), .number(9)], kind: kind).bounds == Bounds(5))
  }

  @Test func bandsTakeTheLowerLevelOnALowerCut() {
    let kind = FactKind.choice(["low", "below", "about", "above", "high"])
    func words(_ value: FactValue) -> [Int] {
      let operation = Operation.band(0, cuts: [10, 20, 30, 40], levels: [0, 1, 2, 3, 4])
      guard case .words(let words) = reading(operation, [value], kind: kind).extent else {
        return []
      }
      return words.indices
    }
    #expect(words(.number(10)) == [0] && words(.number(20)) == [1])
    #expect(words(.number(30)) == [3] && words(.number(40)) == [4])
    #expect(words(.number(25)) == [2])
    #expect(words(.between(15, 35)) == [1, 2, 3])
    #expect(words(never) == [])
    let levels = reading(
      .band(0, cuts: [10], levels: [1, 0]), [.between(5, 15)], kind: .ordinal(["high", "low"]))
    #expect(levels.extent == .line(0, 1))
  }

  @Test func quadrants() {
    let kind = FactKind.choice(["NE", "NW", "SE", "SW", "near_line"])
    func words(_ across: FactValue, _ up: FactValue) -> [Int] {
      let facts = [Small.number("a", -10...10), Small.number("b", -10...10), Small.fact("q", kind)]
      let rules = Small.rules(
        facts,
        derivations: [
          CheckedDerivation(
            slot: 2, operation: .quadrant(across: 0, up: 1, near: 0.25), location: Small.location)
        ])
      let engine = Engine(
        rules: CompiledRules(rules), base: Small.base(rules.vocabulary, [[0: across, 1: up]]),
        asOfYear: 2024)
      guard case .words(let words) = engine.situation(of: .school(0)).reading(2).extent else {
        return []
      }
      return words.indices
    }
    #expect(words(.number(1), .number(1)) == [0])
    #expect(words(.number(-1), .number(1)) == [1])
    #expect(words(.number(1), .number(-1)) == [2])
    #expect(words(.number(-1), .number(-1)) == [3])
    #expect(words(.number(0.25), .number(3)) == [4])
    #expect(words(.between(0, 1), .number(1)) == [0, 4])
    #expect(words(.number(1), .notSupplied(nil)) == [0, 1, 2, 3, 4])
    #expect(words(.doesNotApply, .number(1)) == [])
  }

  @Test(arguments: [
    ([50.0, 40, 30], ["rising"]), ([30, 40, 50], ["falling"]), ([41, 40, 42], ["flat"]),
    ([50, 30, 50], ["volatile"]), ([50, 40], []),
  ]) func trends(newestFirst: [Double], expected: [String]) {
    let words = ["falling", "flat", "rising", "volatile"]
    let found = reading(.trend(0, step: 10), [.number(newestFirst[0])], kind: .choice(words)) {
      for (back, value) in newestFirst.enumerated().dropFirst() {
        $0.schools.setHistory(0, year: 2024 - back, row: 0, to: .number(value), from: nil)
      }
    }
    guard case .words(let indices) = found.extent else {
      Issue.record("a trend is a word")
      return
    }
    #expect(found.isSupplied == !expected.isEmpty)
    if found.isSupplied { #expect(indices.indices.map { words[$0] } == expected) }
  }

  @Test func aTrendBetweenLimitsIsAllThatCanBe() {
    let words = ["falling", "flat", "rising", "volatile"]
    let found = reading(.trend(0, step: 10), [.between(35, 55)], kind: .choice(words)) {
      $0.schools.setHistory(0, year: 2023, row: 0, to: .number(40), from: nil)
      $0.schools.setHistory(0, year: 2022, row: 0, to: .number(40), from: nil)
    }
    #expect(found.extent == .words(ValueSet([1, 2])))
    let open = reading(.trend(0, step: 10), [.doesNotApply], kind: .choice(words))
    #expect(open.extent == .doesNotApply)
  }

  @Test func yesWhenFollowsTheVerdict() {
    let condition = Small.condition(
      .all([
        Small.test(0, .level(.atLeast, 50)),
        Small.condition(.noneOf([Small.test(1, .level(.atLeast, 50))])),
      ]))
    func words(_ a: FactValue, _ b: FactValue) -> Reading.Extent {
      reading(.yesWhen(condition), [a, b], kind: .yesNo).extent
    }
    #expect(words(.number(60), .number(10)) == .words(ValueSet([1])))
    #expect(words(.number(60), .number(60)) == .words(ValueSet([0])))
    #expect(words(.number(60), open) == .words(ValueSet([0, 1])))
    #expect(words(never, open) == .words(ValueSet([0])))
  }

  @Test func membersAreCertainPossibleOrNot() {
    let kind = FactKind.set(["x", "y", "z", "w"])
    let operation = Operation.members([
      (word: 0, condition: Small.test(0, .level(.atLeast, 50))),
      (word: 1, condition: Small.test(1, .level(.atLeast, 50))),
      (word: 2, condition: Small.test(2, .level(.atLeast, 50))),
    ])
    let found = reading(operation, [.number(60), .number(10), open], kind: kind)
    // A word without a condition stays possible: the figures say nothing of it.
    #expect(found.extent == .set(certain: ValueSet([0]), possible: ValueSet([0, 2, 3])))
    #expect(!reading(operation, [open, open, open], kind: kind).isSupplied)
  }

  /// Deviations divide by the spread of the others, who are 10, 20, 30, 40 and 50.
  @Test func distancesFromTheOthers() {
    func family(_ base: inout FactBase) {
      var table = FactTable(vocabulary: base.vocabulary, bearer: .school, count: 6)
      for (row, value) in [46.0, 10, 20, 30, 40, 50].enumerated() {
        table.set(0, row, to: .number(value), from: nil)
      }
      base.schools = table
      base.areaOfSchool = Array(repeating: 0, count: 6)
      base.familyOfSchool = Array(repeating: 0, count: 6)
    }
    #expect(line(.againstMean(0, of: .family), [.number(46)], family) == Bounds(16))
    // The sum of squares is 1000, over four 250.
    let deviation = line(.deviation(0, of: .family), [.number(46)], family)
    #expect(abs(deviation.low - 16 / 250.0.squareRoot()) < 1e-8)
    #expect(deviation.low == deviation.high)
    #expect(line(.differentValues(0, among: "family"), [.number(46)], family) == Bounds(6))
    let spread = line(.spread(0, among: "area"), [.number(46)], family)
    #expect(spread.isExact && spread.low > 15 && spread.low < 17)
    #expect(!line(.deviation(0, of: .family), [.number(46)]).isSupplied)
    #expect(!line(.spread(0, among: "area"), [.number(46)]).isSupplied)
  }

  /// The limits of a deviation hold for every value that its parts may have.
  @Test func deviationsAmongLimitsHoldForAllValues() {
    func deviation(_ second: FactValue) -> Bounds {
      line(.deviation(0, of: .family), [.number(46)]) { base in
        var table = FactTable(vocabulary: base.vocabulary, bearer: .school, count: 6)
        let values: [FactValue] =
          [.number(46), second] + [20, 30, 40, 50].map { FactValue.number($0) }
        for (row, value) in values.enumerated() { table.set(0, row, to: value, from: nil) }
        base.schools = table
        base.areaOfSchool = Array(repeating: 0, count: 6)
        base.familyOfSchool = Array(repeating: 0, count: 6)
      }
    }
    let wide = deviation(.between(8, 14))
    for value in stride(from: 8.0, through: 14, by: 1) {
      let exact = deviation(.number(value))
      #expect(wide.low <= exact.low && exact.high <= wide.high)
    }
  }
}
