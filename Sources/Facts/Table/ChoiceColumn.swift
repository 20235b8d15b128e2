/// Choices (and yes/no) of many rows: one byte a row where one word is known.
package struct ChoiceColumn: Sendable {
  /// The code of rows that are not supplied.
  package static let notSupplied: UInt8 = 255
  /// The code of rows that were asked about and are not known.
  package static let notKnown: UInt8 = 254
  /// The code of rows to which the question does not apply.
  package static let doesNotApply: UInt8 = 253
  /// The code of rows with several words still possible; the words stand in `partial`.
  package static let several: UInt8 = 252

  /// The index of the known word, or one of the four codes above.
  package private(set) var codes: [UInt8]
  /// What is still possible for the rows coded `several`.
  package private(set) var partial: [Int: ValueSet]
  /// Why rows are not supplied, where that is known.
  package private(set) var absences: [Int: FactValue.Absence]

  /// A column in which nothing is supplied.
  package init(count: Int) {
    codes = Array(repeating: Self.notSupplied, count: count)
    partial = [:]
    absences = [:]
  }

  /// A column from codes; `several` is not allowed.
  package init(codes: [UInt8]) {
    self.codes = codes
    partial = [:]
    absences = [:]
  }

  /// The number of rows.
  package var count: Int { codes.count }

  package subscript(row: Int) -> FactValue {
    get {
      switch codes[row] {
      case Self.notSupplied: .notSupplied(absences[row])
      case Self.notKnown: .notKnown
      case Self.doesNotApply: .doesNotApply
      case Self.several: .among(certain: ValueSet(), possible: partial[row] ?? ValueSet())
      case let word: .known(.word(Int(word)))
      }
    }
    set {
      partial[row] = nil
      absences[row] = nil
      switch newValue {
      case .known(.word(let word)): codes[row] = UInt8(word)
      case .among(_, let possible) where possible.count == 1:
        codes[row] = UInt8(possible.indices[0])
      case .among(_, let possible):
        codes[row] = Self.several
        partial[row] = possible
      case .notSupplied(let absence):
        codes[row] = Self.notSupplied
        absences[row] = absence
      case .notKnown: codes[row] = Self.notKnown
      case .known, .between, .doesNotApply: codes[row] = Self.doesNotApply
      }
    }
  }

  /// The words still possible for a row out of `count`; empty when it does not apply.
  package func possible(_ row: Int, of count: Int) -> ValueSet {
    switch codes[row] {
    case Self.notSupplied, Self.notKnown: ValueSet.all(count)
    case Self.doesNotApply: ValueSet()
    case Self.several: partial[row] ?? ValueSet()
    case let word: ValueSet(only: Int(word))
    }
  }
}

extension ChoiceColumn: Packable {
  package func pack(into packer: inout Packer) {
    packer.put(all: codes)
    partial.pack(into: &packer)
    absences.pack(into: &packer)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    codes = try unpacker.numbers()
    partial = try [Int: ValueSet](from: &unpacker)
    absences = try [Int: FactValue.Absence](from: &unpacker)
  }
}
