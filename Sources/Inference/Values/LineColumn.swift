package import Facts

/// The limits of a number, year or level for all rows, in a shape that can be compared 64 rows at a
/// time. Two layouts:
///
/// * *sparse*, as published columns come: `low` holds the known numbers and NaN elsewhere, open rows
///   have the limits of the fact, the few rows between two numbers stand in `intervals`;
/// * *dense*, as worked-out columns are: `low` and `high` hold every row's limits.
package struct LineColumn: Sendable {
  /// The known numbers (sparse) or the lower limits (dense); NaN where neither is there.
  package private(set) var low: [Double]
  /// The upper limits of a dense column; `nil` in a sparse one.
  package private(set) var high: [Double]?
  /// Rows that are not supplied or not known.
  package private(set) var open: BitColumn
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

  /// A column in which nothing is supplied.
  package init(count: Int, range: ClosedRange<Double>) {
    self.init(NumberColumn(count: count), range: range)
  }

  /// A dense column, worked out row by row.
  package init(count: Int, range: ClosedRange<Double>, _ bounds: (Int) -> Bounds) {
    var low: [Double] = []
    var high: [Double] = []
    low.reserveCapacity(count)
    high.reserveCapacity(count)
    var open = BitColumn(count: count)
    for row in 0..<count {
      let limits = bounds(row)
      low.append(limits.low)
      high.append(limits.high)
      if limits.applies && !limits.isSupplied { open[row] = true }
    }
    self.low = low
    self.high = high
    self.open = open
    intervals = []
    self.range = range
  }

  package var count: Int { low.count }

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
