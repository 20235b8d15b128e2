import Facts
import Inference
import RuleLanguage
import Testing

/// Means and published figures to compare with (`rule-language` 5.5).
@Suite struct BenchmarkTests {
  private func engine(
    _ values: [FactValue], _ phrase: Phrase = .gap(.below, .familyMean, by: 0),
    _ change: (inout FactBase) -> Void = { _ in }
  ) -> Engine {
    let rules = Small.rules(
      [Small.number("n"), Small.fact("phase", .choice(["primary", "secondary"]), role: .record)],
      actions: [Small.action("x", when: Small.test(0, phrase))])
    var base = Small.base(rules.vocabulary, values.map { [0: $0, 1: .word(0)] })
    base.familyOfSchool = values.map { _ in 0 }
    change(&base)
    return Engine(rules: CompiledRules(rules), base: base, asOfYear: 2024)
  }

  private func benchmark(_ engine: Engine, _ school: Int) -> BenchmarkReading? {
    let proof = engine.situation(of: .school(school)).proof(action: 0).instances[0].when
    guard case .test(let test) = proof.form, case .benchmark(_, let reading)? = test.other else {
      return nil
    }
    return reading
  }

  @Test func leavesTheSchoolItselfOut() throws {
    let engine = engine([10, 20, 30, 40, 50, 60].map { .number($0) })
    let first = try #require(benchmark(engine, 0))
    #expect(first.bounds == Bounds(40))
    #expect(first.known == 5 && first.members == 5)
    #expect(try #require(benchmark(engine, 5)).bounds == Bounds(30))
    #expect(engine.status(0, .school(0)) == .recommended)
    #expect(engine.status(0, .school(5)) == .notIndicated)
  }

  @Test func needsFiveMembersAndSixtyPercent() throws {
    let four = engine([10, 20, 30, 40, 50].map { .number($0) })
    #expect(try #require(benchmark(four, 0)).bounds.isSupplied == false)
    #expect(four.status(0, .school(0)) == .possible)
    let open = FactValue.notSupplied(nil)
    // Five known of eight others are 62 percent, of nine 56.
    let eight = engine([10, 1, 2, 3, 4, 5].map { .number($0) } + [open, open, open])
    #expect(try #require(benchmark(eight, 0)).bounds == Bounds(3))
    let nine = engine([10, 1, 2, 3, 4, 5].map { .number($0) } + [open, open, open, open])
    let reading = try #require(benchmark(nine, 0))
    #expect(!reading.bounds.isSupplied && reading.known == 5 && reading.members == 9)
    let waits = nine.situation(of: .school(0)).proof(action: 0).instances[0].waitsFor
    #expect(waits == [.benchmark(0, .familyMean)])
  }

  @Test func membersToWhomItDoesNotApplyDoNotCount() throws {
    let engine = engine(
      [10, 1, 2, 3, 4, 5].map { .number($0) } + Array(repeating: .doesNotApply, count: 6))
    #expect(try #require(benchmark(engine, 0)).members == 5)
  }

  @Test func betweenMembersGiveABetweenMean() throws {
    let engine = engine(
      [.number(10), .between(10, 20), .number(20), .number(20), .number(20), .number(20)])
    #expect(try #require(benchmark(engine, 0)).bounds == Bounds(18, 20))
  }

  @Test func theOrderOfSchoolsDoesNotMatter() throws {
    let values = [0.1, 0.2, 0.3, 0.7, 1e-9, 99.9, 33.333]
    let forwards = engine(values.map { .number($0) })
    let backwards = engine(values.reversed().map { .number($0) })
    for (index, _) in values.enumerated() {
      #expect(
        try #require(benchmark(forwards, index)).bounds
          == #require(benchmark(backwards, values.count - 1 - index)).bounds)
    }
  }

  @Test func publishedFiguresFitPhaseAndYear() throws {
    func figure(_ value: Double, _ year: Int) -> BenchmarkFigures.Figure {
      BenchmarkFigures.Figure(
        value: value, year: year, origin: .vocabulary(source: "s", kind: .readInSource))
    }
    let engine = engine([.number(50), .number(50), .number(50)], .gap(.below, .national, by: 0)) {
      let primary = BenchmarkFigures.Key(slot: 0, group: .national, phase: "primary")
      $0.benchmarks.add(figure(60, 2022), for: primary)
      $0.benchmarks.add(figure(70, 2024), for: primary)
      $0.benchmarks.add(figure(20, 2024), for: BenchmarkFigures.Key(slot: 0, group: .national))
      $0.schools.set(1, 1, to: .word(1), from: nil)
      $0.schools.set(
        0, 2, to: .number(50),
        from: .published(file: "f.csv", row: 2, column: 1, heading: "n", year: 2022))
    }
    #expect(try #require(benchmark(engine, 0)).figure?.value == 70)
    #expect(try #require(benchmark(engine, 1)).figure?.value == 20)
    #expect(try #require(benchmark(engine, 2)).figure?.value == 60)
    #expect(engine.status(0, .school(0)) == .recommended)
    #expect(engine.status(0, .school(1)) == .notIndicated)
  }

  @Test func anAuthoritysOwnFigureComesBeforeTheMeanOfItsSchools() throws {
    let phrase = Phrase.gap(.below, .localAuthorityMean, by: 0)
    let values = [10, 20, 30, 40, 50, 60].map { FactValue.number($0) }
    #expect(try #require(benchmark(engine(values, phrase), 0)).bounds == Bounds(40))
    let published = engine(values, phrase) {
      $0.benchmarks.add(
        BenchmarkFigures.Figure(
          value: 5, year: 2024, origin: .vocabulary(source: "s", kind: .readInSource)),
        for: BenchmarkFigures.Key(slot: 0, group: .localAuthority, area: 0))
    }
    #expect(try #require(benchmark(published, 0)).figure?.value == 5)
    // The mean of an authority is that of the school's own phase.
    let mixed = engine(values, phrase) { $0.schools.set(1, 5, to: .word(1), from: nil) }
    #expect(try #require(benchmark(mixed, 0)).bounds.isSupplied == false)
  }

  /// 0.1 + 0.2 is 0.3 to people.
  @Test func differencesAreRoundedToNineDecimals() {
    let phrase = Phrase.gap(.above, .national, by: 0.3)
    let engine = engine([.number(0.1 + 0.2 + 1)], phrase) {
      $0.benchmarks.add(
        BenchmarkFigures.Figure(
          value: 1, year: 2024, origin: .vocabulary(source: "s", kind: .readInSource)),
        for: BenchmarkFigures.Key(slot: 0, group: .national))
    }
    #expect(engine.status(0, .school(0)) == .recommended)
  }
}
