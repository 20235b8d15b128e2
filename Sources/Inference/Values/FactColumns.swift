package import Facts

/// One fact of all rows as rules see it: hidden figures taken out, worked-out values filled in.
package enum ReadingColumn: Sendable {
  case line(LineColumn)
  case words(ChoiceColumn)
  case sets(SetColumn)
  case labels(TextColumn)

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
}

/// All facts of the rows of one bearer as rules see them.
package struct FactColumns: Sendable {
  package let bearer: Bearer
  package let count: Int
  /// The table they come from; `nil` where no register was given.
  package let table: FactTable?
  /// By slot; `nil` where nothing is supplied for any row.
  package internal(set) var columns: [ReadingColumn?]

  package init(bearer: Bearer, table: FactTable?, vocabulary: Vocabulary) {
    self.bearer = bearer
    self.table = table
    count = table?.count ?? 0
    columns = vocabulary.facts.indices.map { slot in
      table?.columns[slot].map { ReadingColumn($0, kind: vocabulary.facts[slot].kind) }
    }
  }
}
