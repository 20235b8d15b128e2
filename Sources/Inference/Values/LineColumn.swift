package import Facts

extension NumberColumn {
  /// The limits of a row, with the fact's own limits for an open one.
  func bounds(_ row: Int, within range: ClosedRange<Double>) -> Bounds {
    if open[row] { return Bounds(open: range) }
    return limits(row, within: range).map { Bounds($0.low, $0.high) } ?? .doesNotApply
  }
}

/// The limits of a number, year or level for all rows, in a shape that can be compared 64 rows at a
/// time. Two layouts:
///
/// * *sparse*, as published columns come: `low` holds the known numbers and NaN elsewhere, open rows
///   have the limits of the fact, the few rows between two numbers stand in `intervals`;
/// * *dense*, as worked-out columns are: `low` and `high` hold every row's limits.
///
/// A class, so that reading one row hands on one reference, not one for each array.
package final class LineColumn: Sendable {
  /// The known numbers (sparse) or the lower limits (dense); NaN where neither is there.
  package let low: [Double]
  /// The upper limits of a dense column; `nil` in a sparse one.
  package let high: [Double]?
  /// Rows that are not supplied or not known.
  package let open: BitColumn
  /// Rows between two numbers, ascending; empty in a dense column.
  package let intervals: [NumberColumn.Interval]
  /// The limits of open rows in a sparse column.
  package let range: ClosedRange<Double>

  /// A published column of a fact with these limits.
  package init(_ column: NumberColumn, range: ClosedRange<Double>) {
    low = column.exact
    high = nil
    open = column.open
    intervals = column.intervals
    self.range = range
  }

  /// A sparse column.
  init(
    low: [Double], open: BitColumn, intervals: [NumberColumn.Interval], range: ClosedRange<Double>
  ) {
    self.low = low
    high = nil
    self.open = open
    self.intervals = intervals
    self.range = range
  }

  /// A dense column, worked out row by row.
  package init(_ rows: [Bounds], range: ClosedRange<Double>) {
    low = rows.map(\.low)
    high = rows.map(\.high)
    var open = BitColumn(count: rows.count)
    for (row, bounds) in rows.enumerated() where bounds.applies && !bounds.isSupplied {
      open[row] = true
    }
    self.open = open
    intervals = []
    self.range = range
  }

  /// The limits of a row.
  package func bounds(_ row: Int) -> Bounds {
    if let high {
      return Bounds(low[row], high[row], isSupplied: !low[row].isNaN && !open[row])
    }
    if !low[row].isNaN { return Bounds(low[row]) }
    if open[row] { return Bounds(open: range) }
    return interval(row).map { Bounds($0.low, $0.high) } ?? .doesNotApply
  }

  private func interval(_ row: Int) -> NumberColumn.Interval? {
    let position = firstInterval(from: row)
    return position < intervals.count && intervals[position].row == row ? intervals[position] : nil
  }

  /// The rows of a range that lie between two numbers.
  func intervals(in rows: Range<Int>) -> ArraySlice<NumberColumn.Interval> {
    intervals[firstInterval(from: rows.lowerBound)..<firstInterval(from: rows.upperBound)]
  }

  /// Where the intervals of rows from this one on begin, found by halving.
  private func firstInterval(from row: Int) -> Int {
    var from = 0
    var to = intervals.count
    while from < to {
      let middle = (from + to) / 2
      if intervals[middle].row < row { from = middle + 1 } else { to = middle }
    }
    return from
  }
}
