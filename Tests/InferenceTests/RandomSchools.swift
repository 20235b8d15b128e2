import Facts
import TestSupport

/// Writes random schools, areas and partners over the vocabulary of ``RandomWorld``.
struct RandomSchools {
  typealias Slot = RandomWorld.Slot

  let options: RandomWorld.Options

  func base(_ vocabulary: Vocabulary, _ random: inout SplitMix64) -> FactBase {
    let count = options.schools
    let areaCount = 3
    let partnerCount = 5
    var base = FactBase(
      vocabulary: vocabulary,
      schools: table(vocabulary, .school, count, Array(0...13) + [Slot.derivedYes], &random),
      areas: table(
        vocabulary, .area, areaCount, [Slot.areaLevel, Slot.areaYesNo, 0, 4, 6], &random),
      registers: [
        .partner: table(
          vocabulary, .partner, partnerCount, [Slot.partnerNumber, Slot.partnerSet], &random)
      ], newestYear: 2024)
    // What a school without an area may still find is tested on its own.
    base.areaOfSchool = (0..<count).map { _ in Int32(random.int(0...areaCount - 1)) }
    base.familyOfSchool = group(count, max(1, count / 9), &random)
    base.links["partners"] = links(count, partnerCount, &random)
    if options.isAllKnown || random.chance(60) {
      base.links["reach"] = links(count, count, &random)
    }
    if options.isAllKnown || random.chance(30) { base.registerIsComplete["partners"] = true }
    addHistory(&base.schools, &random)
    addBenchmarks(&base, &random)
    return base
  }

  private func group(_ count: Int, _ groups: Int, _ random: inout SplitMix64) -> [Int32] {
    (0..<count).map { _ in
      !options.isAllKnown && random.chance(8) ? -1 : Int32(random.int(0...groups - 1))
    }
  }

  private func links(_ count: Int, _ members: Int, _ random: inout SplitMix64) -> Links {
    Links(
      (0..<count).map { school in
        (0..<members).filter { _ in random.chance(25) }.filter { members != count || $0 != school }
      })
  }

  private func table(
    _ vocabulary: Vocabulary, _ bearer: Bearer, _ count: Int, _ slots: [Int],
    _ random: inout SplitMix64
  ) -> FactTable {
    var table = FactTable(vocabulary: vocabulary, bearer: bearer, count: count)
    for slot in slots where options.isAllKnown || random.chance(90) {
      let isDerived = slot == Slot.derivedYes
      for row in 0..<count where !isDerived || random.chance(20) {
        let origin: Origin? =
          random.chance(40) ? .told(by: "a person", on: "2024-05-01") : .derived
        table.set(slot, row, to: value(vocabulary.facts[slot].kind, &random), from: origin)
      }
    }
    return table
  }

  /// A random value of a kind in a random state.
  func value(_ kind: FactKind, _ random: inout SplitMix64) -> FactValue {
    let state = options.isAllKnown ? 0 : random.int(0...99)
    if state >= 60 {
      if state < 75 { return .notSupplied(nil) }
      if state < 82 { return .notKnown }
      if state < 88 { return .doesNotApply }
      return uncertain(kind, &random)
    }
    return known(kind, &random)
  }

  private func known(_ kind: FactKind, _ random: inout SplitMix64) -> FactValue {
    switch kind {
    case .number: .known(.number(Double(random.int(0...20) * 5)))
    case .year: .known(.number(Double(random.int(2015...2026))))
    case .ordinal(let levels): .known(.number(Double(random.int(0...levels.count - 1))))
    case .yesNo: .known(.word(random.int(0...1)))
    case .choice(let words): .known(.word(random.int(0...words.count - 1)))
    case .set(let words): .known(.set(ValueSet(words.indices.filter { _ in random.chance(40) })))
    case .label, .text: .known(.text(random.pick(["north", "south"])))
    }
  }

  private func uncertain(_ kind: FactKind, _ random: inout SplitMix64) -> FactValue {
    switch kind {
    case .number, .ordinal, .year:
      let (a, b) = (known(kind, &random), known(kind, &random))
      guard case .known(.number(let x)) = a, case .known(.number(let y)) = b else { return a }
      return .between(min(x, y), max(x, y))
    case .choice: return .among(certain: ValueSet(), possible: ValueSet([0, random.int(1...2)]))
    case .set:
      return .among(certain: ValueSet([random.int(0...2)]), possible: ValueSet([random.int(0...2)]))
    case .yesNo, .label, .text: return .notSupplied(nil)
    }
  }

  private func addHistory(_ table: inout FactTable, _ random: inout SplitMix64) {
    for year in [2022, 2023] {
      for row in 0..<table.count where options.isAllKnown || random.chance(80) {
        for slot in Slot.numbers {
          table.setHistory(
            slot, year: year, row: row,
            to: value(table.vocabulary.facts[slot].kind, &random), from: nil)
        }
      }
    }
  }

  private func addBenchmarks(_ base: inout FactBase, _ random: inout SplitMix64) {
    func figure(_ value: Int) -> BenchmarkFigures.Figure {
      BenchmarkFigures.Figure(
        value: Double(value), year: 2024, origin: .vocabulary(source: "s", kind: .designDefault))
    }
    for slot in Slot.numbers where options.isAllKnown || random.chance(70) {
      for phase in [nil, "red"] {
        base.benchmarks.add(
          figure(random.int(2...8) * 10),
          for: BenchmarkFigures.Key(slot: slot, group: .national, phase: phase))
      }
      for place in [Place(.highest, .fifth), Place(.lowest, .fifth)] {
        base.benchmarks.add(
          figure(random.int(2...8) * 10),
          for: BenchmarkFigures.Key(slot: slot, group: .national, place: place))
      }
    }
  }
}
