package import Facts
package import RuleLanguage

/// All facts as rules see them: figures that rest on too few pupils taken out, questions that make no
/// sense for a phase marked so, derived facts worked out, groups added up.
package final class SettledFacts: Sendable {
  package let base: FactBase
  package let asOfYear: Int
  package let schools: FactColumns
  package let areas: FactColumns
  /// Hubs, leaders, partners, subjects and pupil groups.
  package let registers: [Bearer: FactColumns]
  package let benchmarks: Benchmarks
  package let relations: Relations
  private let order: FactOrder

  init(
    base: FactBase, asOfYear: Int, schools: FactColumns, areas: FactColumns,
    registers: [Bearer: FactColumns], benchmarks: Benchmarks, relations: Relations,
    order: FactOrder
  ) {
    self.base = base
    self.asOfYear = asOfYear
    self.schools = schools
    self.areas = areas
    self.registers = registers
    self.benchmarks = benchmarks
    self.relations = relations
    self.order = order
  }

  /// How each fact is settled, by slot.
  var settlings: [Settling] { order.settlings }
  /// How a fact is worked out from others; `nil` for one that is supplied or not known.
  package func derivation(of slot: Int) -> CheckedDerivation.Operation? {
    settlings[slot].derivation?.operation
  }
  /// The facts that rest on each fact, whatever lies between, ascending.
  var followers: [Int: [Int]] { order.followers }
  /// Facts that count the pupils behind a figure.
  var counters: Set<Int> { order.counters }
  private var isOfArea: [Bool] { order.isOfArea }
  package var vocabulary: Vocabulary { base.vocabulary }

  /// The columns of a bearer; `nil` where no register was given.
  package func columns(of bearer: Bearer) -> FactColumns? {
    switch bearer {
    case .school: schools
    case .area: areas
    case .hub, .leader, .partner, .subject, .pupilGroup, .journey: registers[bearer]
    }
  }

  /// The row that holds a fact for a row: a school's facts of the area stand with its area.
  package func home(of slot: Int, for row: BearerRow) -> BearerRow? {
    guard isOfArea[slot], row.bearer == .school else { return row }
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
    case .hub, .leader, .partner, .subject, .pupilGroup, .journey: return nil
    }
  }

  /// What a fact of a row can still be.
  package func reading(_ slot: Int, at row: BearerRow) -> Reading {
    guard let home = home(of: slot, for: row), home.row >= 0,
      let column = columns(of: home.bearer)?.columns[slot]
    else { return Reading(anythingOf: settlings[slot].kind) }
    // Most facts lie on a line, and need no look at their kind.
    if case .line(let column) = column { return Reading(column.bounds(home.row)) }
    return column.reading(home.row, kind: settlings[slot].kind)
  }

  /// Appends what a fact can still be for a run of rows of a bearer.
  func copyReadings(
    _ slot: Int, _ bearer: Bearer, _ rows: Range<Int>, into readings: inout [Reading]
  ) {
    let kind = settlings[slot].kind
    let isOfItsArea = isOfArea[slot] && bearer == .school
    guard let column = columns(of: isOfItsArea ? .area : bearer)?.columns[slot] else {
      readings += Array(repeating: Reading(anythingOf: kind), count: rows.count)
      return
    }
    if isOfItsArea {
      for row in rows {
        let area = Int(base.areaOfSchool[row])
        readings.append(
          area < 0 ? Reading(anythingOf: kind) : column.reading(area, kind: kind))
      }
    } else if case .line(let column) = column {
      for row in rows { readings.append(Reading(column.bounds(row))) }
    } else {
      for row in rows { readings.append(column.reading(row, kind: kind)) }
    }
  }

  /// Whether somebody or something supplied a fact, for a run of rows of a bearer.
  func supplied(_ slot: Int, _ bearer: Bearer, _ rows: Range<Int>) -> [Bool] {
    guard !isOfArea[slot] || bearer != .school else {
      return rows.map { isSupplied(slot, at: BearerRow(bearer, $0)) }
    }
    guard let column = columns(of: bearer)?.columns[slot] else {
      return Array(repeating: false, count: rows.count)
    }
    return rows.map { column.isSupplied($0) }
  }

  /// The years of a fact's current figures for a run of rows of a bearer.
  func years(_ slot: Int, _ bearer: Bearer, _ rows: Range<Int>) -> [Int?] {
    guard isOfArea[slot], bearer == .school else {
      return columns(of: bearer)?.years(slot, rows) ?? Array(repeating: nil, count: rows.count)
    }
    return rows.map { year(slot, at: BearerRow(bearer, $0)) }
  }

  /// Whether people told a fact's current values for a run of rows of a bearer.
  func told(_ slot: Int, _ bearer: Bearer, _ rows: Range<Int>) -> [Bool] {
    guard isOfArea[slot], bearer == .school else {
      return columns(of: bearer)?.told(slot, rows) ?? Array(repeating: false, count: rows.count)
    }
    return rows.map { isTold(slot, at: BearerRow(bearer, $0)) }
  }

  /// Whether somebody or something supplied a fact of a row.
  func isSupplied(_ slot: Int, at row: BearerRow) -> Bool {
    guard let home = home(of: slot, for: row), home.row >= 0,
      let column = columns(of: home.bearer)?.columns[slot]
    else { return false }
    return column.isSupplied(home.row)
  }

  /// The facts of one row.
  func row(_ row: BearerRow) -> SettledRow { SettledRow(facts: self, at: row) }

  /// The year of a fact's current figure in the tables.
  func year(_ slot: Int, at row: BearerRow) -> Int? {
    guard let home = home(of: slot, for: row), home.row >= 0 else { return nil }
    return columns(of: home.bearer)?.year(slot, home.row)
  }

  /// Where a fact's current value stands in the tables.
  package func origin(_ slot: Int, at row: BearerRow) -> Origin? {
    guard let home = home(of: slot, for: row), home.row >= 0 else { return nil }
    return columns(of: home.bearer)?.origin(slot, home.row)
  }

  /// Whether people told a fact's current value in the tables.
  func isTold(_ slot: Int, at row: BearerRow) -> Bool {
    guard let home = home(of: slot, for: row), home.row >= 0 else { return false }
    return columns(of: home.bearer)?.isTold(slot, home.row) ?? false
  }

  /// The figures of the years before the newest one, newest first.
  func earlierFigures(_ slot: Int, at row: BearerRow, years: Int) -> [Bounds] {
    guard let home = home(of: slot, for: row), home.row >= 0 else {
      return Array(repeating: Bounds(open: settlings[slot].range), count: max(0, years - 1))
    }
    return earlierFigures(slot, home.bearer, home.row..<home.row + 1, years: years)
  }

  /// The figures of the years before the newest one for a run of rows of a bearer: row after row, each
  /// newest first.
  func earlierFigures(_ slot: Int, _ bearer: Bearer, _ rows: Range<Int>, years: Int) -> [Bounds] {
    let range = settlings[slot].range
    let back = max(0, years - 1)
    var figures = Array(repeating: Bounds(open: range), count: rows.count * back)
    guard let columns = columns(of: bearer), let history = columns.figures(slot),
      let latest = base.newestYear ?? history.keys.max()
    else { return figures }
    let newest = columns.years(slot, rows).map { $0 ?? latest }
    for (year, column) in history {
      for row in rows {
        let place = newest[row - rows.lowerBound] - 1 - year
        guard place >= 0, place < back else { continue }
        figures[(row - rows.lowerBound) * back + place] = column.bounds(row, within: range)
      }
    }
    return figures
  }
}
