import Facts

/// What a cell says, in one byte; the value itself stands beside it.
struct CellState: Hashable, Sendable {
  var code: UInt8

  /// The value stands in the column.
  static let known = CellState(code: 0)
  static let notSupplied = CellState(code: 1)
  static let notKnown = CellState(code: 2)
  static let doesNotApply = CellState(code: 3)
  /// Limits or possible words stand in the column's list of partial values.
  static let partial = CellState(code: 4)

  /// Not supplied, for a reason.
  static func absent(_ absence: FactValue.Absence) -> CellState {
    CellState(code: 5 + UInt8(FactValue.Absence.allCases.firstIndex(of: absence) ?? 0))
  }

  init(code: UInt8) { self.code = code }

  init(_ meaning: CellMeaning) {
    self =
      switch meaning {
      case .absent(let absence): .absent(absence)
      case .notSupplied: .notSupplied
      case .notKnown: .notKnown
      case .doesNotApply: .doesNotApply
      }
  }

  /// Why nothing is supplied, where a reason is known.
  var absence: FactValue.Absence? {
    code >= 5 ? FactValue.Absence.allCases[Int(code) - 5] : nil
  }

  /// Whether rules see something.
  var isKnownOrPartial: Bool { self == .known || self == .partial }

  /// The state as a value; `nil` for those that need the column.
  var value: FactValue? {
    switch self {
    case .known, .partial: nil
    case .notKnown: .notKnown
    case .doesNotApply: .doesNotApply
    default: .notSupplied(absence)
    }
  }
}
