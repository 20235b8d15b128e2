import Foundation

/// A line on which places counted in Unicode scalars are turned into characters.
///
/// On most lines each byte is a character, and on most others each scalar; only what is left is cut
/// into characters one by one (``CutLine``).
struct CountedLine {
  /// The line, from 1.
  let number: Int
  /// The bytes of the line in the text, without its line end.
  private let range: Range<Int>
  /// How many scalars it has.
  private let scalars: Int
  /// The line cut into characters, where these are not its scalars.
  private var cut: CutLine?
  /// Where the last place asked for stands, so that places in rising order cost no more than the
  /// way between them.
  private var last: (column: Int, offset: Int)

  /// - Parameters:
  ///   - number: The line, from 1.
  ///   - range: Its bytes, without its line end.
  ///   - text: The bytes of the whole text.
  init(number: Int, range: Range<Int>, of text: [UInt8]) {
    self.number = number
    self.range = range
    last = (1, range.lowerBound)
    let found = text.withUnsafeBufferPointer {
      Self.look(at: UnsafeBufferPointer(rebasing: $0[range]))
    }
    scalars = found.scalars
    cut = found.isSimple ? nil : CutLine(String(decoding: text[range], as: UTF8.self)[...])
  }

  /// How many scalars there are, and whether each is a character of its own.
  ///
  /// That holds for letters with accents in one piece, dashes and curved quotes; where it cannot be
  /// told from the bytes, the answer is no.
  private static func look(
    at bytes: UnsafeBufferPointer<UInt8>
  ) -> (scalars: Int, isSimple: Bool) {
    var every: UInt8 = 0
    for byte in bytes { every |= byte }
    guard every >= 0x80 else { return (bytes.count, true) }
    var index = 0
    var scalars = 0
    while index < bytes.count {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch bytes[index] {
      case 0x00...0x7F: index += 1
      case 0xC2 where next > 0xA0: index += 2
      case 0xC3...0xCB: index += 2
      case 0xE2 where next == 0x80:
        let last = index + 2 < bytes.count ? bytes[index + 2] : 0
        guard (0x90...0xA7).contains(last) || last >= 0xB0 else { return (0, false) }
        index += 3
      default: return (0, false)
      }
      scalars += 1
    }
    return (scalars, true)
  }

  /// The column in characters of a column in scalars, both from 1.
  func column(ofScalar column: Int) -> Int {
    cut?.column(ofScalar: column) ?? min(column, scalars + 1)
  }

  /// How many characters a text takes on this line, and whether it goes on beneath.
  ///
  /// - Parameters:
  ///   - value: The text as it was read.
  ///   - style: How it was written.
  ///   - column: Where it begins, in characters from 1.
  ///   - text: The bytes of the whole text.
  /// - Returns: The characters on this line; `goesOn` when the text continues on the next.
  mutating func extent(
    of value: String, style: Scalar.Style, from column: Int, in text: [UInt8]
  ) -> (length: Int, goesOn: Bool) {
    if let extent = cut?.extent(of: value, style: style, from: column) { return extent }
    let start = offset(ofColumn: column, in: text)
    return text.withUnsafeBufferPointer { text in
      let rest = UnsafeBufferPointer(rebasing: text[start..<range.upperBound])
      switch style {
      case .literal, .folded:
        return (Self.count(rest, upTo: rest.firstIndex(where: Self.isBlank) ?? rest.count), true)
      case .singleQuoted, .doubleQuoted:
        guard let end = Self.closing(rest) else { return (Self.trimmedCount(rest), true) }
        return (Self.count(rest, upTo: end), false)
      case .plain:
        let length = value.utf8.count
        guard Self.begins(rest, with: value, length) else { return (Self.trimmedCount(rest), true) }
        return (Self.count(rest, upTo: length), false)
      }
    }
  }

  /// The offset of a column in the text.
  private mutating func offset(ofColumn column: Int, in text: [UInt8]) -> Int {
    if scalars == range.count { return min(range.lowerBound + column - 1, range.upperBound) }
    if column < last.column { last = (1, range.lowerBound) }
    while last.column < column, last.offset < range.upperBound {
      last.offset += 1
      while last.offset < range.upperBound, text[last.offset] & 0xC0 == 0x80 { last.offset += 1 }
      last.column += 1
    }
    return last.offset
  }
}

extension CountedLine {
  /// Blanks and odd line ends; others cannot stand on a line whose scalars are its characters.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// How many characters there are up to an offset.
  private static func count(_ bytes: UnsafeBufferPointer<UInt8>, upTo end: Int) -> Int {
    bytes[..<end].count { $0 & 0xC0 != 0x80 }
  }

  private static func begins(
    _ bytes: UnsafeBufferPointer<UInt8>, with value: String, _ length: Int
  ) -> Bool {
    guard length <= bytes.count else { return false }
    var value = value
    return value.withUTF8 { value in
      guard let start = value.baseAddress, let other = bytes.baseAddress else { return true }
      return memcmp(start, other, length) == 0
    }
  }

  /// How many characters stand on the rest of a line, at most 200 being looked at: a line may hold
  /// many such texts.
  private static func trimmedCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var trimmed = 0
    for byte in bytes where byte & 0xC0 != 0x80 {
      count += 1
      if count > 200 { break }
      if !isBlank(byte) { trimmed = count }
    }
    return trimmed
  }

  /// The offset behind the closing quotation mark of a text that begins with its opening one.
  private static func closing(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let mark = bytes.first else { return nil }
    var index = 1
    while index < bytes.count {
      let byte = bytes[index]
      if mark == Ascii.doubleQuote, byte == Ascii.backslash, index + 1 < bytes.count {
        index += 2
      } else if byte != mark {
        index += 1
      } else if mark == Ascii.singleQuote, index + 1 < bytes.count, bytes[index + 1] == mark {
        index += 2
      } else {
        return index + 1
      }
    }
    return nil
  }
}
