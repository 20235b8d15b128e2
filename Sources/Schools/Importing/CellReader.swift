import Facts

/// Reads the cells of one column as values of one fact; shared, not copied.
final class CellReader: Sendable {
  let fact: FactDefinition
  private let codes: WordTable<CellState>
  private let values: WordTable<FactValue>
  private let limits: ClosedRange<Double>
  private let isWhole: Bool
  private let isPercent: Bool
  private let scale: Double
  private let part: FactSource.Part
  private let others: FactSource.Others
  private let ignoresOtherScale: Bool
  private let suppressedCount: ClosedRange<Double>?
  /// Whether cells may be phrases, as people type them: "20 to 30", "about a quarter".
  private let readsPhrases: Bool

  /// What came of a cell.
  enum Reading {
    case cell(Cell)
    /// A declared code, by its position in `codeWords`.
    case code(Int, Cell)
    /// The cell is not used, and why.
    case refused(Refusal)
  }

  /// Why a cell is not used.
  enum Refusal: Hashable, Sendable {
    case outOfRange, notANumber, notWhole, unknownWord
  }

  init(
    fact: FactDefinition, source: FactSource, codes declared: [String: CellMeaning],
    suppressedCount: ClosedRange<Double>?, readsPhrases: Bool
  ) {
    self.fact = fact
    scale = source.scale
    part = source.part
    others = source.others ?? (fact.kind.isOpenWord ? .asTheyStand : .report)
    self.readsPhrases = readsPhrases
    ignoresOtherScale = source.ignoresOtherScale
    limits = fact.kind.limits ?? -.infinity ... .infinity
    (isWhole, isPercent) =
      switch fact.kind {
      case .number(let unit, let whole, _): (whole, unit.name == "percent")
      case .year: (true, false)
      case .choice, .label, .ordinal, .set, .text, .yesNo: (false, false)
      }
    self.suppressedCount = isWhole ? suppressedCount : nil
    var codes = WordTable<CellState>()
    for (word, meaning) in declared.sorted(by: { $0.key < $1.key }) {
      codes.add(word == "empty" ? "" : word, CellState(meaning))
    }
    self.codes = codes
    var values = WordTable<FactValue>()
    for entry in source.values {
      values.add(entry.word == "empty" ? "" : entry.word, entry.value)
    }
    if source.values.isEmpty { Self.addOwnWords(of: fact.kind, to: &values) }
    self.values = values
    let isNumber = if case .number = fact.kind { true } else { false }
    readsPlainNumbers = isNumber && source.values.isEmpty && source.part == .whole
    readsPlainTexts =
      fact.kind.isOpenWord && source.values.isEmpty && declared.isEmpty && source.part == .whole
      && (source.others ?? .asTheyStand) == .asTheyStand
  }

  /// The declared codes; `Reading.code` refers to them.
  var codeWords: [String] { codes.words }

  /// The words a cell may hold, for "did you mean".
  var allowedWords: [String] { values.words }

  /// A closed list is read by its own words, with blanks for underscores as well.
  private static func addOwnWords(of kind: FactKind, to values: inout WordTable<FactValue>) {
    for (index, word) in kind.words.enumerated() {
      let value: FactValue
      switch kind {
      case .ordinal: value = .known(.number(Double(index)))
      case .set: value = .known(.set(ValueSet(only: index)))
      case .choice, .label, .number, .text, .year, .yesNo: value = .known(.word(index))
      }
      values.add(word, value)
      values.add(word.replacing("_", with: " "), value)
    }
    if case .yesNo = kind {
      for word in ["y", "true", "1"] { values.add(word, .known(.word(1))) }
      for word in ["n", "false", "0"] { values.add(word, .known(.word(0))) }
    }
  }

  /// The number in a cell that holds nothing else, by far the most frequent case; `nil` for all
  /// others, which ``read(_:longitude:isASCII:)`` tells apart.
  @inline(__always)
  func plainNumber(_ bytes: FieldBytes) -> Double? {
    guard readsPlainNumbers, let number = NumberText(bytes), !number.hasPercentSign || isPercent
    else { return nil }
    let value = number.value * scale
    guard limits.contains(value), !isWhole || value == value.rounded() else { return nil }
    return value
  }

  /// Whether a text is stored as it stands, when it is neither empty nor a code.
  let readsPlainTexts: Bool
  private let readsPlainNumbers: Bool

  /// Reads one cell; for a grid reference made of degrees, the latitude with its longitude.
  func read(_ bytes: FieldBytes, longitude: FieldBytes? = nil, isASCII: Bool) -> Reading {
    let field = bytes.trimmed
    if let longitude { return grid(field, longitude.trimmed) }
    switch fact.kind {
    case .number, .year: return number(field, isASCII: isASCII)
    case .label, .text: return text(field, isASCII: isASCII)
    case .choice, .yesNo, .ordinal, .set: return word(field, isASCII: isASCII)
    }
  }

  private func number(_ field: FieldBytes, isASCII: Bool) -> Reading {
    if values.count > 0, let found = values.find(field) { return .cell(cell(found.meaning)) }
    if part != .whole { return part(of: field) }
    if let number = NumberText(field) {
      if number.hasPercentSign, !isPercent { return .refused(.notANumber) }
      return checked(number.value * scale)
    }
    if let code = code(field) { return code }
    if field.isEmpty { return .cell(.state(.notSupplied)) }
    return phrase(field, isASCII: isASCII) ?? unlisted(.notANumber)
  }

  private func grid(_ latitude: FieldBytes, _ longitude: FieldBytes) -> Reading {
    if latitude.isEmpty || longitude.isEmpty { return .cell(.state(.notSupplied)) }
    guard let north = NumberText(latitude)?.value, let east = NumberText(longitude)?.value else {
      return .refused(.notANumber)
    }
    guard let place = GridPlace(latitude: north, longitude: east) else {
      return .refused(.outOfRange)
    }
    return checked((part == .easting ? place.easting : place.northing).rounded())
  }

  private func checked(_ number: Double) -> Reading {
    guard limits.contains(number) else {
      return ignoresOtherScale ? .cell(.state(.notSupplied)) : .refused(.outOfRange)
    }
    if isWhole, number != number.rounded() { return .refused(.notWhole) }
    return .cell(.number(number))
  }

  private func part(of field: FieldBytes) -> Reading {
    if let code = code(field) { return code }
    if field.isEmpty { return .cell(.state(.notSupplied)) }
    if part == .academicYear {
      return YearText.inCell(field).map { checked(Double($0)) } ?? unlisted(.notANumber)
    }
    guard let dash = field.firstIndex(of: 0x2D) else { return unlisted(.notANumber) }
    let piece =
      part == .firstNumber
      ? FieldBytes(rebasing: field[..<dash]) : FieldBytes(rebasing: field[(dash + 1)...])
    return NumberText(piece).map { checked($0.value) } ?? unlisted(.notANumber)
  }

  private func text(_ field: FieldBytes, isASCII: Bool) -> Reading {
    if let found = values.find(field) { return .cell(cell(found.meaning)) }
    if let code = code(field) { return code }
    if field.isEmpty { return .cell(.state(.notSupplied)) }
    // Reported with the key of its row.
    if part == .reference, field.isShortenedNumber { return .cell(.state(.notSupplied)) }
    if part == .reference, field.last == 0x30, let number = NumberText(field)?.value,
      number == number.rounded(), number.magnitude < 1e9
    {
      return .cell(.text(String(Int(number))))
    }
    return others == .asTheyStand
      ? .cell(.bytes(field, isASCII: isASCII)) : unlisted(.unknownWord)
  }

  private func word(_ field: FieldBytes, isASCII: Bool) -> Reading {
    if let found = values.find(field) { return .cell(cell(found.meaning)) }
    if let code = code(field) { return code }
    if field.isEmpty { return .cell(.state(.notSupplied)) }
    return phrase(field, isASCII: isASCII) ?? unlisted(.unknownWord)
  }

  private func code(_ field: FieldBytes) -> Reading? {
    guard let found = codes.find(field) else { return nil }
    if found.meaning == .absent(.suppressed), let suppressedCount {
      let limits = FactValue.between(suppressedCount.lowerBound, suppressedCount.upperBound)
      return .code(found.position, .other(limits))
    }
    return .code(found.position, .state(found.meaning))
  }

  private func phrase(_ field: FieldBytes, isASCII: Bool) -> Reading? {
    guard readsPhrases else { return nil }
    switch ValuePhrase.read(CSVRow.text(field, isASCII: isASCII), of: fact) {
    case .success(let value): return .cell(cell(value))
    case .failure(let problem): return .refused(problem.refusal)
    }
  }

  private func unlisted(_ refusal: Refusal) -> Reading {
    others == .ignore ? .cell(.state(.notSupplied)) : .refused(refusal)
  }

  private func cell(_ value: FactValue) -> Cell { Self.cell(value) }

  /// A declared value as what a cell holds.
  static func cell(_ value: FactValue) -> Cell {
    switch value {
    case .known(.number(let number)): .number(number)
    case .known(.word(let word)): .number(Double(word))
    case .known(.text(let text)): .text(text)
    case .known(.set), .between, .among: .other(value)
    case .notSupplied(let absence): .state(absence.map(CellState.absent) ?? .notSupplied)
    case .notKnown: .state(.notKnown)
    case .doesNotApply: .state(.doesNotApply)
    }
  }
}
