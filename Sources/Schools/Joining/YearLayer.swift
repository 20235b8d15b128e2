import Facts

/// All rows' values of one fact in one year, with where each stands.
struct YearLayer {
  /// What is known of each row.
  var states: [CellState]
  /// Numbers, levels, or indices of words; for texts the code in `pool`.
  var numbers: [Double]
  /// Sets and partial values.
  var others: [Int32: FactValue] = [:]
  /// Index into `sources`, or -1.
  var source: [Int16]
  /// Row of the file.
  var fileRow: [Int32]
  /// The columns the values come from, with the year shown.
  private(set) var sources: [OriginColumn.Source] = []
  /// How much the source of a row's value counts.
  private var standing: [UInt8]

  init(count: Int) {
    states = Array(repeating: .notSupplied, count: count)
    numbers = Array(repeating: .nan, count: count)
    source = Array(repeating: -1, count: count)
    fileRow = Array(repeating: 0, count: count)
    standing = Array(repeating: 0, count: count)
  }

  /// Whether no row holds anything.
  var isEmpty: Bool { !states.contains { $0 != .notSupplied } }

  mutating func register(_ new: OriginColumn.Source) -> Int16 {
    if let known = sources.firstIndex(of: new) { return Int16(known) }
    sources.append(new)
    return Int16(sources.count - 1)
  }

  /// Writes a cell over what is there, unless that counts more.
  ///
  /// Values go over values of sources that count less, which were written before. A missing figure
  /// goes over a value only if a final file says it of a provisional one.
  ///
  /// - Returns: Whether two different known values met.
  mutating func write(
    _ row: Int, _ state: CellState, number: Double, other: FactValue?, source new: Int16,
    fileRow newRow: Int32, standing newStanding: UInt8
  ) -> Bool {
    if state == .notSupplied { return false }
    let hasValue = states[row].isKnownOrPartial
    if !state.isKnownOrPartial, hasValue, standing[row] >= newStanding { return false }
    let differs =
      hasValue && state == .known && states[row] == .known && number != numbers[row]
      && standing[row] == newStanding
    states[row] = state
    numbers[row] = number
    if other != nil || !others.isEmpty { others[Int32(row)] = other }
    source[row] = new
    fileRow[row] = newRow
    standing[row] = newStanding
    return differs
  }

  /// Marks rows to which the question does not apply, where nothing is said of them.
  mutating func markExempt(_ rows: BitColumn) {
    for row in states.indices where rows[row] && states[row] == .notSupplied {
      states[row] = .doesNotApply
    }
  }

  /// Takes over a row of another layer.
  mutating func take(_ row: Int, from layer: YearLayer, source new: Int16) {
    states[row] = layer.states[row]
    numbers[row] = layer.numbers[row]
    if !layer.others.isEmpty || !others.isEmpty {
      others[Int32(row)] = layer.others[Int32(row)]
    }
    source[row] = new
    fileRow[row] = layer.fileRow[row]
  }
}

extension YearLayer {
  /// As a column of a table.
  func column(_ kind: FactKind, pool: [String]) -> FactColumn {
    switch kind {
    case .number, .ordinal, .year: return .number(numberColumn())
    case .yesNo, .choice:
      var column = ChoiceColumn(count: states.count)
      for row in states.indices where states[row] != .notSupplied {
        column[row] = value(row) ?? .known(.word(Int(numbers[row])))
      }
      return .choice(column)
    case .set(let words):
      var column = SetColumn(count: states.count, wordCount: words.count)
      for row in states.indices where states[row] != .notSupplied {
        column[row] = value(row) ?? .known(.set(ValueSet(only: Int(numbers[row]))))
      }
      return .set(column)
    case .label, .text:
      let codes = states.indices.map { row -> Int32 in
        switch states[row] {
        case .known: Int32(numbers[row])
        case .notKnown: TextColumn.notKnown
        case .doesNotApply: TextColumn.doesNotApply
        default: TextColumn.notSupplied
        }
      }
      return .text(TextColumn(codes: codes, pool: pool))
    }
  }

  /// A value that does not stand in `numbers`; `nil` for one that does.
  private func value(_ row: Int) -> FactValue? {
    states[row].value ?? others[Int32(row)]
  }

  func numberColumn() -> NumberColumn {
    var exact = numbers
    var intervals: [NumberColumn.Interval] = []
    var doesNotApply = BitColumn(count: states.count)
    var notKnown = BitColumn(count: states.count)
    var absences: [Int: FactValue.Absence] = [:]
    for row in states.indices where states[row] != .known {
      exact[row] = .nan
      switch states[row] {
      case .notSupplied: break
      case .notKnown: notKnown[row] = true
      case .doesNotApply: doesNotApply[row] = true
      case .partial:
        if case .between(let low, let high)? = others[Int32(row)] {
          intervals.append(.init(row: row, low: low, high: high))
        }
      default: absences[row] = states[row].absence
      }
    }
    return NumberColumn(
      exact: exact, intervals: intervals, doesNotApply: doesNotApply, notKnown: notKnown,
      absences: absences)
  }

  /// Where the values stand, as a table keeps it.
  func origins() -> OriginColumn {
    var column = OriginColumn(count: states.count)
    let codes = sources.map { column.register($0) }
    for row in states.indices where source[row] >= 0 {
      column.set(row, source: codes[Int(source[row])], row: Int(fileRow[row]))
    }
    return column
  }
}
