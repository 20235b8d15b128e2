/// Labels and texts of many rows; equal labels share one number, so that rows compare quickly.
package struct TextColumn: Sendable {
  /// The code of rows that are not supplied.
  package static let notSupplied: Int32 = -1
  /// The code of rows that were asked about and are not known.
  package static let notKnown: Int32 = -2
  /// The code of rows to which the question does not apply.
  package static let doesNotApply: Int32 = -3

  /// The index into `pool`, or one of the codes above.
  package private(set) var codes: [Int32]
  /// Each different text once, in the order of first use.
  package private(set) var pool: [String]
  private var index: [String: Int32]

  /// A column in which nothing is supplied.
  package init(count: Int) {
    codes = Array(repeating: Self.notSupplied, count: count)
    pool = []
    index = [:]
  }

  /// A column made whole: indices into a pool of different texts, or one of the codes above.
  package init(codes: [Int32], pool: [String]) {
    self.codes = codes
    self.pool = pool
    index = Dictionary(
      pool.enumerated().map { ($0.element, Int32($0.offset)) }, uniquingKeysWith: { a, _ in a })
  }

  /// The number of rows.
  package var count: Int { codes.count }

  /// The text of a row where it is known.
  package func text(_ row: Int) -> String? { codes[row] >= 0 ? pool[Int(codes[row])] : nil }

  /// The code of a text in this column; `nil` when no row ever held it.
  package func code(of text: String) -> Int32? { index[text] }

  package subscript(row: Int) -> FactValue {
    get {
      switch codes[row] {
      case Self.notSupplied: .notSupplied(nil)
      case Self.notKnown: .notKnown
      case Self.doesNotApply: .doesNotApply
      case let code: .known(.text(pool[Int(code)]))
      }
    }
    set {
      switch newValue {
      case .known(.text(let text)): codes[row] = intern(text)
      case .notSupplied: codes[row] = Self.notSupplied
      case .notKnown: codes[row] = Self.notKnown
      case .known, .between, .among, .doesNotApply: codes[row] = Self.doesNotApply
      }
    }
  }

  private mutating func intern(_ text: String) -> Int32 {
    if let known = index[text] { return known }
    let code = Int32(pool.count)
    pool.append(text)
    index[text] = code
    return code
  }
}

extension TextColumn: Packable {
  package func pack(into packer: inout Packer) {
    packer.put(all: codes)
    pool.pack(into: &packer)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    let codes = try unpacker.numbers(Int32.self)
    let pool = try [String](from: &unpacker)
    guard codes.allSatisfy({ $0 >= Self.doesNotApply && $0 < pool.count }) else {
      throw Unpacker.Damage()
    }
    self.init(codes: codes, pool: pool)
  }
}
