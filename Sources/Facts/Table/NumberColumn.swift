/// Numbers, years or levels of many rows, in a shape that can be compared 64 rows at a time.
///
/// A row that is known has its number in `exact`. Every other row has NaN there and is told apart by
/// the rest: `open` rows are not supplied or not known and may hold anything within the fact's
/// limits; rows in `intervals` lie between two numbers; what is left does not apply.
package struct NumberColumn: Sendable {
  /// One number a row; NaN where no single number is known.
  package private(set) var exact: [Double]
  /// Rows that are not supplied or not known.
  package private(set) var open: BitColumn
  /// Open rows whose question was asked and not answered.
  package private(set) var notKnown: BitColumn
  /// Rows between two numbers, ascending by row.
  package private(set) var intervals: [Interval]
  /// Why rows are not supplied, where that is known.
  package private(set) var absences: [Int: FactValue.Absence]

  /// One row's certain limits.
  package struct Interval: Hashable, Sendable {
    package var row: Int
    package var low: Double
    package var high: Double

    package init(row: Int, low: Double, high: Double) {
      self.row = row
      self.low = low
      self.high = high
    }
  }

  /// A column in which nothing is supplied.
  package init(count: Int) {
    exact = Array(repeating: .nan, count: count)
    open = BitColumn(count: count, filledWith: true)
    notKnown = BitColumn(count: count)
    intervals = []
    absences = [:]
  }

  /// A column from numbers, NaN meaning not supplied.
  package init(exact: [Double]) {
    self.exact = exact
    open = BitColumn(count: exact.count)
    notKnown = BitColumn(count: exact.count)
    intervals = []
    absences = [:]
    for row in exact.indices where exact[row].isNaN { open[row] = true }
  }

  /// A column made whole: numbers, and what is known of the rows that hold NaN.
  ///
  /// - Parameters:
  ///   - exact: One number a row; NaN where no single number is known.
  ///   - intervals: Rows between two numbers, in any order; NaN in `exact`.
  ///   - doesNotApply: Rows to which the question does not apply; NaN in `exact`.
  ///   - notKnown: Rows that were asked about and are not known; NaN in `exact`.
  ///   - absences: Why rows are not supplied, where that is known.
  package init(
    exact: [Double], intervals: [Interval], doesNotApply: BitColumn, notKnown: BitColumn,
    absences: [Int: FactValue.Absence]
  ) {
    self.init(exact: exact)
    self.intervals = intervals.sorted { $0.row < $1.row }
    for interval in intervals { open[interval.row] = false }
    for row in exact.indices where doesNotApply[row] { open[row] = false }
    self.notKnown = notKnown
    self.absences = absences
  }

  /// The number of rows.
  package var count: Int { exact.count }

  /// The state of a row as a value.
  package subscript(row: Int) -> FactValue {
    get {
      if !exact[row].isNaN { return .known(.number(exact[row])) }
      if open[row] { return notKnown[row] ? .notKnown : .notSupplied(absences[row]) }
      if let interval = interval(row) { return .between(interval.low, interval.high) }
      return .doesNotApply
    }
    set {
      exact[row] = .nan
      open[row] = false
      notKnown[row] = false
      absences[row] = nil
      removeInterval(row)
      switch newValue {
      case .known(.number(let number)): exact[row] = number
      case .known, .among, .doesNotApply: break
      case .between(let low, let high):
        if low == high {
          exact[row] = low
        } else {
          insert(Interval(row: row, low: low, high: high))
        }
      case .notSupplied(let absence):
        open[row] = true
        absences[row] = absence
      case .notKnown:
        open[row] = true
        notKnown[row] = true
      }
    }
  }

  /// The limits of a row, with the fact's own limits for an open row; `nil` when it does not apply.
  package func limits(_ row: Int, within range: ClosedRange<Double>) -> (low: Double, high: Double)?
  {
    if !exact[row].isNaN { return (exact[row], exact[row]) }
    if open[row] { return (range.lowerBound, range.upperBound) }
    return interval(row).map { ($0.low, $0.high) }
  }

  /// The interval of a row; logarithmic in the number of intervals.
  package func interval(_ row: Int) -> Interval? {
    let position = insertionPosition(row)
    guard position < intervals.count, intervals[position].row == row else { return nil }
    return intervals[position]
  }

  /// Replaces the numbers of all rows at once; NaN keeps the row open. For columns worked out whole.
  package mutating func fill(
    _ numbers: [Double], intervals new: [Interval] = [], doesNotApply: BitColumn? = nil
  ) {
    precondition(numbers.count == count, "a column keeps its number of rows")
    self = NumberColumn(exact: numbers)
    intervals = new.sorted { $0.row < $1.row }
    for interval in intervals {
      exact[interval.row] = .nan
      open[interval.row] = false
    }
    if let doesNotApply {
      for row in 0..<count where doesNotApply[row] { self[row] = .doesNotApply }
    }
  }

  private func insertionPosition(_ row: Int) -> Int {
    var low = 0
    var high = intervals.count
    while low < high {
      let middle = (low + high) / 2
      if intervals[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func insert(_ interval: Interval) {
    intervals.insert(interval, at: insertionPosition(interval.row))
  }

  private mutating func removeInterval(_ row: Int) {
    let position = insertionPosition(row)
    if position < intervals.count, intervals[position].row == row {
      intervals.remove(at: position)
    }
  }
}

extension NumberColumn: Packable {
  package func pack(into packer: inout Packer) {
    packer.put(all: exact)
    open.pack(into: &packer)
    notKnown.pack(into: &packer)
    intervals.pack(into: &packer)
    absences.pack(into: &packer)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    exact = try unpacker.numbers()
    open = try BitColumn(from: &unpacker)
    notKnown = try BitColumn(from: &unpacker)
    intervals = try [Interval](from: &unpacker)
    absences = try [Int: FactValue.Absence](from: &unpacker)
    guard open.count == count, notKnown.count == count,
      intervals.allSatisfy({ exact.indices.contains($0.row) && $0.low <= $0.high })
    else { throw Unpacker.Damage() }
  }
}
