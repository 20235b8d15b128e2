import Facts
import Parallel
import RuleLanguage

/// The facts of a run of rows of one bearer, copied out of their columns.
///
/// What is asked of every row of a country is fetched once a column, not once a row, and processors
/// that work at different runs share nothing that they would have to count references to.
final class RowBatch: Sendable {
  /// What is to be copied out; everything else is still read from the columns.
  struct Inputs: Sendable {
    var slots: [Int] = []
    /// Whether the years of these are looked at.
    var withYears = false
    /// Facts of which only counts whether they are known, and whether people told them.
    var presence: [Int] = []
    /// The fact whose figures of so many years are looked at, the newest included.
    var history: (slot: Int, years: Int)?
  }

  let facts: SettledFacts
  let bearer: Bearer
  let rows: Range<Int>
  /// By slot: the place among the readings, or -1 for what is not copied.
  private let places: [Int16]
  /// Fact after fact, each with all rows.
  private let readings: [Reading]
  /// The years of these, in the same order; empty where nobody asks.
  private let years: [Int?]
  /// The same for the facts of which only their presence counts.
  private let presencePlaces: [Int16]
  private let supplied: [Bool]
  private let told: [Bool]
  /// Row after row, each with its earlier years, newest first; empty without history.
  private let earlier: [Bounds]
  private let history: (slot: Int, years: Int)?

  init(_ facts: SettledFacts, _ bearer: Bearer, _ rows: Range<Int>, _ inputs: Inputs) {
    self.facts = facts
    self.bearer = bearer
    self.rows = rows
    history = inputs.history
    var places = [Int16](repeating: -1, count: facts.settlings.count)
    var readings: [Reading] = []
    var years: [Int?] = []
    readings.reserveCapacity(inputs.slots.count * rows.count)
    for slot in inputs.slots where places[slot] < 0 {
      places[slot] = Int16(readings.count / max(1, rows.count))
      facts.copyReadings(slot, bearer, rows, into: &readings)
      if inputs.withYears { years += facts.years(slot, bearer, rows) }
    }
    self.years = years
    var presencePlaces = [Int16](repeating: -1, count: facts.settlings.count)
    var supplied: [Bool] = []
    var told: [Bool] = []
    for slot in inputs.presence where presencePlaces[slot] < 0 {
      presencePlaces[slot] = Int16(supplied.count / max(1, rows.count))
      supplied += facts.supplied(slot, bearer, rows)
      told += facts.told(slot, bearer, rows)
    }
    self.presencePlaces = presencePlaces
    self.supplied = supplied
    self.told = told
    self.places = places
    self.readings = readings
    earlier =
      inputs.history.map { facts.earlierFigures($0.slot, bearer, rows, years: $0.years) } ?? []
  }

  func row(_ row: Int) -> BatchRow { BatchRow(batch: self, row: row) }

  /// Where what was copied of a fact for a row stands; `nil` where it was not copied.
  private func place(_ slot: Int, _ row: Int, among places: [Int16]) -> Int? {
    let place = Int(places[slot])
    return place < 0 ? nil : place * rows.count + row - rows.lowerBound
  }

  fileprivate func reading(_ slot: Int, _ row: Int) -> Reading? {
    place(slot, row, among: places).map { readings[$0] }
  }

  fileprivate func isSupplied(_ slot: Int, _ row: Int) -> Bool? {
    place(slot, row, among: presencePlaces).map { supplied[$0] }
      ?? place(slot, row, among: places).map { readings[$0].isSupplied }
  }

  fileprivate func isTold(_ slot: Int, _ row: Int) -> Bool? {
    place(slot, row, among: presencePlaces).map { told[$0] && supplied[$0] }
  }

  fileprivate func year(_ slot: Int, _ row: Int) -> Int?? {
    years.isEmpty ? nil : place(slot, row, among: places).map { years[$0] }
  }

  /// The copied figures of earlier years.
  fileprivate func copiedFigures(_ slot: Int, _ years: Int, _ row: Int) -> ArraySlice<Bounds>? {
    guard let history, history.slot == slot, history.years == years else { return nil }
    let start = (row - rows.lowerBound) * (years - 1)
    return earlier[start..<start + years - 1]
  }
}

extension SettledFacts {
  /// Works something out for all rows of a bearer, some hundred at a time, on all processors.
  ///
  /// - Parameters:
  ///   - bearer: Whose rows.
  ///   - inputs: The facts it reads.
  ///   - values: What is worked out for some rows, in their order.
  /// - Returns: The values in the order of the rows.
  func forEachBatch<Value: Sendable>(
    of bearer: Bearer, reading inputs: RowBatch.Inputs, _ values: @Sendable ([BatchRow]) -> [Value]
  ) -> [Value] {
    let count = columns(of: bearer)?.count ?? 0
    // Few enough for what is copied to stay in the cache; not so few that sharing out costs more.
    let size = 512
    let parts = inParallel((count + size - 1) / size) { part -> [Value] in
      let rows = part * size..<min(count, (part + 1) * size)
      let batch = RowBatch(self, bearer, rows, inputs)
      return values(rows.map { batch.row($0) })
    }
    var all: [Value] = []
    all.reserveCapacity(count)
    for part in parts { all += part }
    return all
  }
}

/// The facts of one row of a batch: from what was copied, else as ``SettledRow`` reads them.
struct BatchRow: RowFacts {
  let batch: RowBatch
  let row: Int

  private var settled: SettledRow {
    SettledRow(facts: batch.facts, at: BearerRow(batch.bearer, row))
  }

  var vocabulary: Vocabulary { batch.facts.vocabulary }
  var asOfYear: Int { batch.facts.asOfYear }

  func reading(_ slot: Int) -> Reading { batch.reading(slot, row) ?? settled.reading(slot) }

  func isSupplied(_ slot: Int) -> Bool {
    batch.isSupplied(slot, row) ?? settled.isSupplied(slot)
  }

  func figures(_ slot: Int, years: Int) -> [Bounds] {
    guard let earlier = batch.copiedFigures(slot, years, row) else {
      return settled.figures(slot, years: years)
    }
    return [bounds(slot)] + earlier
  }

  func range(_ slot: Int) -> ClosedRange<Double> { settled.range(slot) }
  func year(_ slot: Int) -> Int? { batch.year(slot, row) ?? settled.year(slot) }

  func benchmark(_ slot: Int, _ group: BenchmarkGroup) -> BenchmarkReading {
    batch.facts.benchmarks.reading(
      slot, group, at: settled.at, own: bounds(slot), range: range(slot), year: year(slot))
  }

  func deviation(_ slot: Int, _ group: BenchmarkGroup) -> ClosedRange<Double>? {
    batch.facts.benchmarks.deviation(slot, group, at: settled.at, own: bounds(slot))
  }

  func placeFigure(_ slot: Int, _ place: Place) -> BenchmarkFigures.Figure? {
    settled.placeFigure(slot, place)
  }

  func among(_ relation: String, _ slot: Int) -> [Reading]? { settled.among(relation, slot) }
  func isTold(_ slot: Int) -> Bool { batch.isTold(slot, row) ?? settled.isTold(slot) }
}
