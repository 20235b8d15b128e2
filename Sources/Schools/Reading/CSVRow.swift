/// A piece of a file's bytes, valid only while the row it belongs to is being handled.
package typealias FieldBytes = UnsafeBufferPointer<UInt8>

/// One row of a CSV file, lent for the time of a call: its fields without quotes.
///
/// Nothing in it may be kept; ``text(_:)`` makes a copy that may.
package struct CSVRow {
  /// Where a field lies in the reader's memory.
  struct Span {
    var start: Int
    var end: Int
  }

  let base: UnsafeMutablePointer<UInt8>
  let spans: UnsafeBufferPointer<Span>
  /// The row's number in the file, counted as a spreadsheet shows it: the first row is 1.
  package let number: Int
  /// How many bytes of the (unpacked) file stand before the row.
  package let offset: Int
  /// Whether all bytes are letters, digits and signs of ASCII.
  package let isASCII: Bool
  /// Whether a line end follows; only the last row of a file may lack one.
  package let hasLineEnd: Bool

  /// The number of fields.
  package var count: Int { spans.count }

  /// A field's bytes; empty past the end of the row, since publishers drop trailing empty fields.
  package subscript(index: Int) -> FieldBytes {
    guard index < spans.count else { return FieldBytes(start: nil, count: 0) }
    let span = spans[index]
    return FieldBytes(start: base + span.start, count: span.end - span.start)
  }

  /// A field as a text without blanks at its ends; bytes that are not UTF-8 are read as
  /// Windows-1252, the usual encoding of older spreadsheets.
  package func text(_ index: Int) -> String { Self.text(self[index].trimmed, isASCII: isASCII) }

  static func text(_ bytes: FieldBytes, isASCII: Bool) -> String {
    if isASCII || bytes.isUTF8 { return String(decoding: bytes, as: UTF8.self) }
    return String(String.UnicodeScalarView(bytes.map(Windows1252.scalar)))
  }

  /// Whether there is nothing but blanks in it.
  package var isBlank: Bool { (0..<count).allSatisfy { self[$0].trimmed.isEmpty } }

  /// The index of the first field that is not UTF-8; `nil` when all are.
  package var firstForeignField: Int? {
    isASCII ? nil : (0..<count).first { !self[$0].isUTF8 }
  }
}

extension FieldBytes {
  /// Without spaces and tabs at its ends; a no-break space counts as a space.
  package var trimmed: FieldBytes {
    guard let base = baseAddress else { return self }
    var start = 0
    var end = count
    while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
    while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
    while end - start >= 2, self[end - 2] == 0xC2, self[end - 1] == 0xA0 { end -= 2 }
    while end - start >= 2, self[start] == 0xC2, self[start + 1] == 0xA0 { start += 2 }
    return FieldBytes(start: base + start, count: end - start)
  }

  /// Whether the bytes are well-formed UTF-8.
  var isUTF8: Bool {
    var position = 0
    while position < count {
      let length = UTF8Length.of(self, at: position)
      guard length > 0 else { return false }
      position += length
    }
    return true
  }

  /// Whether it holds these bytes, capital and small ASCII letters being the same.
  func equalsFolded(_ folded: [UInt8]) -> Bool {
    guard count == folded.count else { return false }
    for index in 0..<count where self[index].asciiLowercased != folded[index] { return false }
    return true
  }
}

extension UInt8 {
  /// The small letter of a capital one, else the byte itself.
  @inline(__always) var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

/// The length of well-formed UTF-8 sequences (Unicode 15, table 3-7).
enum UTF8Length {
  /// The number of bytes of the character at a place; 0 when it is not well formed.
  static func of(_ bytes: FieldBytes, at position: Int) -> Int {
    let first = bytes[position]
    if first < 0x80 { return 1 }
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch first {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0...0)
      }
    guard length > 0, position + length <= bytes.count, second.contains(bytes[position + 1])
    else { return 0 }
    for next in position + 2..<max(position + 2, position + length)
    where bytes[next] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

/// The encoding of western spreadsheets before UTF-8: Latin-1 with letters and quotes in 0x80–0x9F.
enum Windows1252 {
  private static let upper: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  /// The character of a byte; `�` for the five bytes that have none.
  static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(upper[Int(byte) - 0x80]) ?? "\u{FFFD}"
  }
}
