package import Facts

/// One fact of all rows as rules see it: hidden figures taken out, worked-out values filled in.
package enum ReadingColumn: Sendable {
  case line(LineColumn)
  indirect case words(ChoiceColumn)
  indirect case sets(SetColumn)
  indirect case labels(TextColumn)

  /// A column as it stands in a table.
  package init(_ column: FactColumn, kind: FactKind) {
    switch column {
    // Columns on a line belong to kinds that have limits.
    case .number(let numbers): self = .line(LineColumn(numbers, range: kind.limits ?? 0...0))
    case .choice(let choices): self = .words(choices)
    case .set(let sets): self = .sets(sets)
    case .text(let texts): self = .labels(texts)
    }
  }

  package func reading(_ row: Int, kind: FactKind) -> Reading {
    switch self {
    case .line(let column): Reading(column.bounds(row))
    case .words(let column): Reading(column[row], kind: kind)
    case .sets(let column): Reading(column[row], kind: kind)
    case .labels(let column): Reading(column[row], kind: kind)
    }
  }

  /// Whether somebody or something supplied the value of a row.
  func isSupplied(_ row: Int) -> Bool {
    switch self {
    case .line(let column): column.bounds(row).isSupplied
    case .words(let column): column[row].isKnownOrBetween
    case .sets(let column): column[row].isKnownOrBetween
    case .labels(let column): column[row].isKnownOrBetween
    }
  }
}

/// All facts of the rows of one bearer as rules see them; never changed once it is there.
///
/// A class, since it is looked at for every value that is read: handing on one reference costs less
/// than one for each of its parts.
package final class FactColumns: Sendable {
  package let bearer: Bearer
  package let count: Int
  /// The table they come from.
  package let table: FactTable
  /// By slot; `nil` where nothing is supplied for any row.
  package let columns: [ReadingColumn?]
  /// The figures of each year and the origins of the current ones, as the table has them.
  private let history: [Int: [Int: NumberColumn]]
  private let origins: [Int: OriginColumn]

  /// The facts as they stand in a table, nothing worked out.
  package convenience init(_ table: FactTable) {
    let facts = table.vocabulary.facts
    self.init(
      table,
      columns: facts.indices.map { slot in
        table.columns[slot].map { ReadingColumn($0, kind: facts[slot].kind) }
      })
  }

  private init(_ table: FactTable, columns: [ReadingColumn?]) {
    self.table = table
    bearer = table.bearer
    count = table.count
    self.columns = columns
    history = table.history
    origins = table.origins
  }

  /// Where a fact's current value came from; `nil` when nothing is supplied.
  package func origin(_ slot: Int, _ row: Int) -> Origin? { origins[slot]?[row] }

  /// The year of a fact's current figure, where its origin tells.
  func year(_ slot: Int, _ row: Int) -> Int? { origins[slot]?.year(row) }

  /// Whether people told a fact's current value. Who was asked and does not know has not told it, though
  /// figures may.
  func isTold(_ slot: Int, _ row: Int) -> Bool {
    guard let origins = origins[slot], origins.isTold(row) else { return false }
    return table.value(slot, row).isKnownOrBetween
  }

  /// The years of a fact's current figures in a run of rows.
  func years(_ slot: Int, _ rows: Range<Int>) -> [Int?] {
    origins[slot]?.years(rows) ?? Array(repeating: nil, count: rows.count)
  }

  /// Whether people told a fact's current values in a run of rows.
  func told(_ slot: Int, _ rows: Range<Int>) -> [Bool] {
    guard let origins = origins[slot] else { return Array(repeating: false, count: rows.count) }
    return zip(rows, origins.told(rows)).map { row, isTold in
      isTold && table.value(slot, row).isKnownOrBetween
    }
  }

  /// The figures of one fact by year.
  func figures(_ slot: Int) -> [Int: NumberColumn]? { history[slot] }

  /// The same with other columns for some facts.
  func replacing(_ new: [(slot: Int, column: ReadingColumn?)]) -> FactColumns {
    var columns = columns
    for (slot, column) in new { columns[slot] = column }
    return FactColumns(table, columns: columns)
  }
}
