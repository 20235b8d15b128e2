import Facts
import RuleLanguage

/// Published numbers, years and levels, which are most of the facts: nothing is worked out, rows only
/// stop applying or being known.
extension FactSettling {
  /// What ``Settling/readings(_:supplied:worked:)`` does for each row, done for a whole column.
  ///
  /// - Parameters:
  ///   - settling: The steps of the fact, of which none works it out.
  ///   - supplied: Its column as supplied.
  ///   - table: The facts of all rows.
  /// - Returns: The settled column; `nil` where that takes more than the columns of the table.
  static func line(_ settling: Settling, _ supplied: ReadingColumn?, _ table: FactColumns)
    -> LineColumn?
  {
    guard settling.derivation == nil, let range = settling.kind.limits else { return nil }
    let line: LineColumn
    switch supplied {
    case .line(let column)? where column.high == nil: line = column
    case nil: line = LineColumn(NumberColumn(count: table.count), range: range)
    default: return nil
    }
    let vocabulary = table.table.vocabulary
    guard
      [settling.slot, settling.phaseSlot, settling.counter?.slot].compactMap(\.self).allSatisfy({
        table.bearer != .school || vocabulary.facts[$0].bearer != .area
      })
    else { return nil }
    let open = line.open.subtracting(outOfPhase(settling, table))
    let hidden = hidden(settling, table).filter {
      open[$0] || line.bounds($0).isSupplied
    }
    return line.opening(hidden, open: open)
  }

  /// The rows for whose known phase the fact makes no sense.
  private static func outOfPhase(_ settling: Settling, _ table: FactColumns) -> BitColumn {
    var rows = BitColumn(count: table.count)
    guard let phases = settling.phases, let slot = settling.phaseSlot,
      case .words(let column)? = table.columns[slot]
    else { return rows }
    let words = table.table.vocabulary.facts[slot].kind.words.count
    let isOut = (0..<256).map { $0 < words && !phases.contains($0) }
    for (row, code) in column.codes.enumerated() where isOut[Int(code)] { rows[row] = true }
    return rows
  }

  /// The rows with fewer pupils behind the fact than it asks for.
  private static func hidden(_ settling: Settling, _ table: FactColumns) -> [Int] {
    guard let counter = settling.counter, case .line(let pupils)? = table.columns[counter.slot]
    else { return [] }
    return (0..<table.count).filter { row in
      let pupils = pupils.bounds(row)
      return pupils.isSupplied && pupils.high < counter.least
    }
  }
}

extension LineColumn {
  /// A sparse column with other open rows: these, and some of which nothing is known any more.
  fileprivate func opening(_ rows: [Int], open: BitColumn) -> LineColumn {
    var (low, open) = (low, open)
    for row in rows {
      low[row] = .nan
      open[row] = true
    }
    let opened = Set(rows)
    return LineColumn(
      low: low, open: open, intervals: intervals.filter { !opened.contains($0.row) }, range: range)
  }
}
