import Facts
import RuleLanguage

/// The facts of one row as they stand in ``SettledFacts``.
struct SettledRow: RowFacts {
  let facts: SettledFacts
  let at: BearerRow

  var vocabulary: Vocabulary { facts.vocabulary }
  var asOfYear: Int { facts.asOfYear }

  func reading(_ slot: Int) -> Reading { facts.reading(slot, at: at) }

  func isSupplied(_ slot: Int) -> Bool { facts.isSupplied(slot, at: at) }

  func range(_ slot: Int) -> ClosedRange<Double> { facts.settlings[slot].range }

  func year(_ slot: Int) -> Int? { facts.year(slot, at: at) }

  func figures(_ slot: Int, years: Int) -> [Bounds] {
    [bounds(slot)] + facts.earlierFigures(slot, at: at, years: years)
  }

  func benchmark(_ slot: Int, _ group: BenchmarkGroup) -> BenchmarkReading {
    facts.benchmarks.reading(
      slot, group, at: at, own: bounds(slot), range: range(slot), year: year(slot))
  }

  func deviation(_ slot: Int, _ group: BenchmarkGroup) -> ClosedRange<Double>? {
    facts.benchmarks.deviation(slot, group, at: at, own: bounds(slot))
  }

  func placeFigure(_ slot: Int, _ place: Place) -> BenchmarkFigures.Figure? {
    facts.benchmarks.place(slot, place, at: at, year: year(slot))
  }

  func among(_ relation: String, _ slot: Int) -> [Reading]? {
    facts.relations.whole(relation, of: at)?.map { facts.reading(slot, at: $0) }
  }

  func isTold(_ slot: Int) -> Bool {
    facts.isTold(slot, at: at) && reading(slot).isSupplied
  }
}
