import Facts

/// One column of a file as values of one fact, row by row.
struct CellColumn: Sendable {
  /// What each row says.
  private(set) var states: [CellState] = []
  /// Numbers, years and levels; for words of choices their index.
  private(set) var numbers: [Double] = []
  /// Labels and texts as indices into `pool`.
  private(set) var texts: [Int32] = []
  /// Different texts in the order of first use.
  private(set) var pool = TextPool()
  /// Sets and partial values by row.
  private(set) var others: [Int32: FactValue] = [:]
  /// The year of each row's cell, where cells have dates of their own; 0 where it is not known.
  private(set) var years: [Int16] = []
  private let isText: Bool

  init(kind: FactKind) { isText = kind.isOpenWord }

  /// The number of rows.
  var count: Int { states.count }

  /// Sets a row to a number; the row may be the one after the last.
  mutating func set(_ row: Int, toNumber number: Double) {
    prepare(row)
    states[row] = .known
    numbers[row] = number
  }

  /// Sets a row to a text in the file's bytes; the row may be the one after the last.
  mutating func set(_ row: Int, toText bytes: FieldBytes, isASCII: Bool) {
    prepare(row)
    states[row] = .known
    texts[row] = pool.code(of: bytes, isASCII: isASCII)
  }

  private mutating func prepare(_ row: Int) {
    while states.count <= row {
      states.append(.notSupplied)
      if isText { texts.append(-1) } else { numbers.append(.nan) }
    }
    if !others.isEmpty { others[Int32(row)] = nil }
  }

  /// Notes the year of a row's cell.
  mutating func setYear(_ row: Int, _ year: Int?) {
    while years.count <= row { years.append(0) }
    years[row] = Int16(clamping: year ?? 0)
  }

  /// Sets a row, which may be the one after the last.
  mutating func set(_ row: Int, to cell: Cell) {
    prepare(row)
    switch cell {
    case .state(let state): states[row] = state
    case .number(let number):
      states[row] = .known
      numbers[row] = number
    case .text(let text):
      states[row] = .known
      texts[row] = pool.code(of: text)
    case .bytes(let bytes, let isASCII):
      states[row] = .known
      texts[row] = pool.code(of: bytes, isASCII: isASCII)
    case .other(let value):
      states[row] = value.isKnown ? .known : .partial
      others[Int32(row)] = value
    }
  }

  /// The value of a row, for a fact of a kind.
  func value(_ row: Int, kind: FactKind) -> FactValue {
    let state = states[row]
    if let value = state.value { return value }
    if let other = others[Int32(row)] { return other }
    switch kind {
    case .number, .ordinal, .year: return .known(.number(numbers[row]))
    case .choice, .yesNo, .set: return .known(.word(Int(numbers[row])))
    case .label, .text: return .known(.text(pool.texts[Int(texts[row])]))
    }
  }
}

/// What was read from a cell.
enum Cell {
  /// No value, and perhaps why.
  case state(CellState)
  /// A number, a year, the index of a level or of a word of a choice.
  case number(Double)
  /// A label or text.
  case text(String)
  /// A label or text still in the file's bytes; copied only when it is new.
  case bytes(FieldBytes, isASCII: Bool)
  /// A set, limits, or words of which one holds.
  case other(FactValue)
}

extension FactValue {
  /// Whether it is one value.
  var isKnown: Bool {
    switch self {
    case .known: true
    case .between, .among, .notSupplied, .notKnown, .doesNotApply: false
    }
  }
}

/// Different texts with a number each; looked up by bytes, so that a repeated text is never copied.
struct TextPool: Sendable {
  private(set) var texts: [String] = []
  /// Open addressing: 1 + index into `texts`, or 0; the size is a power of two.
  private var table: [Int32] = Array(repeating: 0, count: 64)
  private var hashes: [UInt64] = []
  /// The bytes of each text, to compare with.
  private var stored: [UInt8] = []
  private var ends: [Int] = []

  init() {}

  mutating func code(of text: String) -> Int32 {
    var text = text
    return text.withUTF8 { code(of: $0, isASCII: false) }
  }

  /// The code of a text that is there already.
  func existingCode(of text: String) -> Int32? {
    var text = text
    return text.withUTF8 { find($0).code }
  }

  mutating func code(of bytes: FieldBytes, isASCII: Bool) -> Int32 {
    let (code, hash, slot) = find(bytes)
    if let code { return code }
    table[slot] = Int32(texts.count + 1)
    texts.append(CSVRow.text(bytes, isASCII: isASCII))
    hashes.append(hash)
    stored.append(contentsOf: bytes)
    ends.append(stored.count)
    if texts.count * 2 > table.count { grow() }
    return Int32(texts.count - 1)
  }

  private func find(_ bytes: FieldBytes) -> (code: Int32?, hash: UInt64, slot: Int) {
    // FNV-1a: fast on short texts, and the same on every machine.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (table.count - 1)
    while table[slot] != 0 {
      let candidate = Int(table[slot]) - 1
      if hashes[candidate] == hash, holds(candidate, bytes) {
        return (Int32(candidate), hash, slot)
      }
      slot = (slot + 1) & (table.count - 1)
    }
    return (nil, hash, slot)
  }

  private func holds(_ index: Int, _ bytes: FieldBytes) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard ends[index] - start == bytes.count else { return false }
    for offset in 0..<bytes.count where stored[start + offset] != bytes[offset] { return false }
    return true
  }

  private mutating func grow() {
    table = Array(repeating: 0, count: table.count * 2)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (table.count - 1)
      while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = Int32(index + 1)
    }
  }
}
