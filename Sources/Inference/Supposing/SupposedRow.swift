import Facts
import RuleLanguage

/// The facts of one row with some of them supposed; what rests on a supposed fact is worked out anew.
final class SupposedRow: RowFacts {
  let facts: SettledFacts
  let at: BearerRow
  /// Supposed values of this row.
  let supposed: [Int: FactValue]
  /// The supposed facts that do not count as told by people.
  let untold: Set<Int>
  let benchmarks: [Supposition.Benchmark]
  /// The row whose facts of the area this row reads; `nil` where the area is as it stands.
  let area: SupposedRow?
  /// The facts that may differ from those of the tables; `nil`: any may.
  fileprivate let touched: Set<Int>?
  private var readings: [Int: Reading] = [:]
  /// The same row under other suppositions, and the facts that may differ here.
  private var near: (row: SupposedRow, differing: Set<Int>)?

  init(
    _ facts: SettledFacts, at: BearerRow, supposed: [Int: FactValue], untold: Set<Int> = [],
    benchmarks: [Supposition.Benchmark] = [], area: SupposedRow? = nil
  ) {
    self.facts = facts
    self.at = at
    self.supposed = supposed
    self.untold = untold
    self.benchmarks = benchmarks
    self.area = area
    touched = benchmarks.isEmpty && at.row >= 0 ? facts.touched(by: supposed, area) : nil
  }

  var vocabulary: Vocabulary { facts.vocabulary }
  var asOfYear: Int { facts.asOfYear }

  /// As the row stands without any supposition.
  private var settled: SettledRow { facts.row(at) }

  func reading(_ slot: Int) -> Reading {
    if let known = readings[slot] { return known }
    let reading = worked(slot)
    readings[slot] = reading
    return reading
  }

  /// Takes over what was found out about the same row under suppositions that differ by some facts alone.
  func share(with other: SupposedRow, learning slots: Set<Int>) {
    guard at == other.at, area?.supposed == other.area?.supposed, benchmarks == other.benchmarks
    else { return }
    near = (other, slots.reduce(into: slots) { $0.formUnion(facts.followers[$1] ?? []) })
  }

  private func worked(_ slot: Int) -> Reading {
    if let near, !near.differing.contains(slot) { return near.row.reading(slot) }
    if vocabulary.facts[slot].bearer == .area, at.bearer == .school, let area {
      return area.reading(slot)
    }
    if let touched, !touched.contains(slot) { return settled.reading(slot) }
    let settling = facts.settlings[slot]
    if let count = countOfKnown(slot, settling) { return count }
    let supplied = supplied(slot) ?? Reading(anythingOf: settling.kind)
    return settling.readings([self], supplied: [supplied])[0]
  }

  /// How many of some facts are known, where only what is supposed can have changed that: the count as it
  /// stands, and the difference the supposed facts make.
  private func countOfKnown(_ slot: Int, _ settling: Settling) -> Reading? {
    guard let touched, let derivation = settling.derivation,
      case .howManyKnown(let slots) = derivation.operation,
      supposed[slot] == nil, case .line(let low, let high) = settled.reading(slot).extent,
      low == high
    else { return nil }
    let changed = slots.filter(touched.contains)
    let more =
      changed.count { DerivedFacts.isKnown($0, toCount: derivation, self) }
      - changed.count { DerivedFacts.isKnown($0, toCount: derivation, settled) }
    return Reading(.line(low + Double(more), low + Double(more)), isSupplied: true)
  }

  /// What was supposed or supplied, before anything is worked out.
  private func supplied(_ slot: Int) -> Reading? {
    let kind = vocabulary.facts[slot].kind
    if let value = supposed[slot] { return Reading(value, kind: kind) }
    guard let home = facts.home(of: slot, for: at), home.row >= 0,
      let table = facts.columns(of: home.bearer)?.table
    else { return nil }
    return Reading(table.value(slot, home.row), kind: kind)
  }

  func isSupplied(_ slot: Int) -> Bool { reading(slot).isSupplied }

  func range(_ slot: Int) -> ClosedRange<Double> { facts.settlings[slot].range }

  func year(_ slot: Int) -> Int? { supposed[slot] == nil ? settled.year(slot) : nil }

  func figures(_ slot: Int, years: Int) -> [Bounds] {
    [bounds(slot)] + facts.earlierFigures(slot, at: at, years: years)
  }

  func benchmark(_ slot: Int, _ group: BenchmarkGroup) -> BenchmarkReading {
    if let given = benchmarks.first(where: { $0.slot == slot && $0.benchmark.group == group }) {
      return BenchmarkReading(bounds: Bounds(given.value))
    }
    // The others' mean leaves out what the school really has, not what is supposed of it.
    return settled.benchmark(slot, group)
  }

  func deviation(_ slot: Int, _ group: BenchmarkGroup) -> ClosedRange<Double>? {
    settled.deviation(slot, group)
  }

  func placeFigure(_ slot: Int, _ place: Place) -> BenchmarkFigures.Figure? {
    settled.placeFigure(slot, place)
  }

  func among(_ relation: String, _ slot: Int) -> [Reading]? {
    facts.relations.whole(relation, of: at)?.map {
      $0 == at ? reading(slot) : facts.reading(slot, at: $0)
    }
  }

  func isTold(_ slot: Int) -> Bool {
    if let value = supposed[slot], !untold.contains(slot) {
      return value.isKnownOrBetween && reading(slot).isSupplied
    }
    if vocabulary.facts[slot].bearer == .area, at.bearer == .school, let area {
      return area.isTold(slot)
    }
    return settled.isTold(slot)
  }
}

extension SettledFacts {
  /// What is supposed of a row and of what it reads of its area, and all that rests on it; `nil`: anything.
  fileprivate func touched(by supposed: [Int: FactValue], _ area: SupposedRow?) -> Set<Int>? {
    var touched = Set(supposed.keys)
    if let area {
      guard let ofArea = area.touched else { return nil }
      touched.formUnion(ofArea.filter { vocabulary.facts[$0].bearer == .area })
    }
    for slot in touched { touched.formUnion(followers[slot] ?? []) }
    return touched
  }
}
