package import Facts
package import RuleLanguage

/// All facts as rules see them: figures that rest on too few pupils taken out, questions that make no
/// sense for a phase marked so, derived facts worked out, groups added up.
package final class SettledFacts: Sendable {
  package let base: FactBase
  package let rules: CompiledRules
  package let asOfYear: Int
  package let schools: FactColumns
  package let areas: FactColumns
  /// Hubs, partners, subjects and pupil groups.
  package let registers: [Bearer: FactColumns]
  package let benchmarks: Benchmarks
  package let relations: Relations
  /// The derivation of a slot, by its index in ``CheckedRules/derivations``.
  let derivationOfSlot: [Int?]
  let phaseSlot: Int?

  init(
    base: FactBase, rules: CompiledRules, asOfYear: Int, schools: FactColumns, areas: FactColumns,
    registers: [Bearer: FactColumns], benchmarks: Benchmarks, relations: Relations,
    derivationOfSlot: [Int?], phaseSlot: Int?
  ) {
    self.base = base
    self.rules = rules
    self.asOfYear = asOfYear
    self.schools = schools
    self.areas = areas
    self.registers = registers
    self.benchmarks = benchmarks
    self.relations = relations
    self.derivationOfSlot = derivationOfSlot
    self.phaseSlot = phaseSlot
  }

  package var vocabulary: Vocabulary { base.vocabulary }

  /// The columns of a bearer; `nil` where no register was given.
  package func columns(of bearer: Bearer) -> FactColumns? {
    switch bearer {
    case .school: schools
    case .area: areas
    case .hub, .partner, .subject, .pupilGroup: registers[bearer]
    }
  }

  /// The row that holds a fact for a row: a school's facts of the area stand with its area.
  package func home(of slot: Int, for row: BearerRow) -> BearerRow? {
    guard vocabulary.facts[slot].bearer == .area, row.bearer == .school else { return row }
    return area(of: row)
  }

  /// The area of a school; an area is its own.
  package func area(of row: BearerRow) -> BearerRow? {
    switch row.bearer {
    case .area: return row
    case .school:
      guard base.areaOfSchool.indices.contains(row.row) else { return nil }
      let area = Int(base.areaOfSchool[row.row])
      return area < 0 ? nil : BearerRow(.area, area)
    case .hub, .partner, .subject, .pupilGroup: return nil
    }
  }

  /// What a fact of a row can still be.
  package func reading(_ slot: Int, at row: BearerRow) -> Reading {
    let kind = vocabulary.facts[slot].kind
    guard let home = home(of: slot, for: row), home.row >= 0,
      let column = columns(of: home.bearer)?.columns[slot]
    else { return Reading(anythingOf: kind) }
    return column.reading(home.row, kind: kind)
  }

  /// The facts of one row.
  func row(_ row: BearerRow) -> SettledRow { SettledRow(facts: self, at: row) }

  /// The year of a fact's current figure in the tables.
  func year(_ slot: Int, at row: BearerRow) -> Int? {
    guard let home = home(of: slot, for: row), home.row >= 0 else { return nil }
    return columns(of: home.bearer)?.table?.year(slot, home.row)
  }

  /// Where a fact's current value stands in the tables.
  package func origin(_ slot: Int, at row: BearerRow) -> Origin? {
    guard let home = home(of: slot, for: row), home.row >= 0 else { return nil }
    return columns(of: home.bearer)?.table?.origin(slot, home.row)
  }

  /// The figures of the years before the newest one, newest first.
  func earlierFigures(_ slot: Int, at row: BearerRow, years: Int) -> [Bounds] {
    let range = vocabulary.facts[slot].kind.limits ?? 0...0
    let open = Array(repeating: Bounds(open: range), count: max(0, years - 1))
    guard let home = home(of: slot, for: row), home.row >= 0,
      let table = columns(of: home.bearer)?.table, let history = table.history[slot],
      let newest = table.year(slot, home.row) ?? base.newestYear ?? history.keys.max()
    else { return open }
    return open.indices.map { back in
      guard let column = history[newest - 1 - back] else { return open[back] }
      return Reading(column[home.row], kind: vocabulary.facts[slot].kind).bounds
    }
  }
}

/// The facts of one row as they stand in ``SettledFacts``.
struct SettledRow: RowFacts {
  let facts: SettledFacts
  let at: BearerRow

  var vocabulary: Vocabulary { facts.vocabulary }
  var asOfYear: Int { facts.asOfYear }

  func reading(_ slot: Int) -> Reading { facts.reading(slot, at: at) }

  func year(_ slot: Int) -> Int? { facts.year(slot, at: at) }

  func figures(_ slot: Int, years: Int) -> [Bounds] {
    [bounds(slot)] + facts.earlierFigures(slot, at: at, years: years)
  }

  func benchmark(_ slot: Int, _ group: BenchmarkGroup) -> BenchmarkReading {
    facts.benchmarks.reading(
      slot, group, at: at, own: bounds(slot), range: range(slot), year: year(slot))
  }

  func deviation(_ slot: Int, _ group: BenchmarkGroup) -> ClosedRange<Double>? {
    guard at.bearer == .school, at.row >= 0 else { return nil }
    return facts.benchmarks.deviation(slot, group, at.row, own: bounds(slot))
  }

  func placeFigure(_ slot: Int, _ place: Place) -> BenchmarkFigures.Figure? {
    facts.benchmarks.place(slot, place, at: at, year: year(slot))
  }

  func among(_ relation: String, _ slot: Int) -> [Reading]? {
    facts.relations.whole(relation, of: at)?.map { facts.reading(slot, at: $0) }
  }

  func isTold(_ slot: Int) -> Bool {
    switch facts.origin(slot, at: at) {
    case .told, .supposed: reading(slot).isSupplied
    case .published, .derived, nil: false
    }
  }
}
