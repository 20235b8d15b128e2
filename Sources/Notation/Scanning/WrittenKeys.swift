/// The keys of a mapping as they are written, for those that stand there twice.
///
/// Most mappings have few keys of plain letters: those are compared byte by byte, without making
/// texts of them. Keys with accents are compared as texts, as the same accent can be written in two
/// ways, and so are all keys of large mappings, by table.
struct WrittenKeys {
  private struct Key {
    var range: Range<Int>
    /// Whether it is plain ASCII without quotes, so that its bytes tell it.
    var isBare: Bool
  }

  private var few: [Key] = []
  private var offsetByText: [String: Int] = [:]

  /// Up to this many keys are compared one by one.
  private static let limit = 16

  /// Adds a key unless it stands there already.
  ///
  /// - Returns: Where it stands first, if it does; `nil` when it is new.
  mutating func add(_ range: Range<Int>, in bytes: [UInt8]) -> Int? {
    if !offsetByText.isEmpty {
      let text = Self.text(range, in: bytes)
      if let first = offsetByText[text] { return first }
      offsetByText[text] = range.lowerBound
      return nil
    }
    let key = Key(range: range, isBare: Self.isBare(range, in: bytes))
    if let first = few.first(where: { Self.isSame($0, key, in: bytes) }) {
      return first.range.lowerBound
    }
    few.append(key)
    if few.count == Self.limit {
      for key in few { offsetByText[Self.text(key.range, in: bytes)] = key.range.lowerBound }
    }
    return nil
  }

  /// A key without its quotes.
  static func text(_ range: Range<Int>, in bytes: [UInt8]) -> String {
    let text = String(decoding: bytes[range], as: UTF8.self)
    switch bytes[range].first {
    case Ascii.singleQuote: return String(text.dropFirst().dropLast().replacing("''", with: "'"))
    case Ascii.doubleQuote: return String(text.dropFirst().dropLast())
    default: return text
    }
  }

  private static func isSame(_ a: Key, _ b: Key, in bytes: [UInt8]) -> Bool {
    guard a.isBare, b.isBare else { return text(a.range, in: bytes) == text(b.range, in: bytes) }
    return a.range.count == b.range.count && bytes[a.range].elementsEqual(bytes[b.range])
  }

  private static func isBare(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard let first = bytes[range].first, first != Ascii.singleQuote, first != Ascii.doubleQuote
    else { return false }
    return bytes[range].allSatisfy { $0 < 0x80 }
  }
}
