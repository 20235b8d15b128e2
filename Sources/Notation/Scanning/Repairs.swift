/// Changes to a text that let the library read on behind a problem already reported.
///
/// Every change keeps the number of Unicode scalars on its line, but for blank lines, so that places
/// stay right, and every character
/// changed is remembered, so that the texts of the tree are those of the file. Stand-ins come from
/// the private planes 15 and 16, which ``FileText`` lets no file bring along.
struct Repairs {
  private struct Change {
    var range: Range<Int>
    var bytes: [UInt8]
  }

  private var changes: [Change] = []
  private var originals: [Unicode.Scalar] = []
  /// Where the text is cut off, as a byte offset.
  private var end: Int?

  /// Whether nothing was changed.
  var isEmpty: Bool { changes.isEmpty && end == nil }

  /// Takes from an ASCII character its meaning for the library: `> 3` becomes a text.
  mutating func neutralise(_ offset: Int, in bytes: [UInt8]) {
    let stand = Unicode.Scalar(Self.plane15 + UInt32(bytes[offset])) ?? "\u{FFFD}"
    changes.append(Change(range: offset..<offset + 1, bytes: Array(String(stand).utf8)))
  }

  /// Replaces the scalar at `offset` by one that stands nowhere else; `false` when there are too
  /// many.
  mutating func makeUnique(_ offset: Int, in bytes: [UInt8]) -> Bool {
    guard originals.count < 0xFFF0,
      let stand = Unicode.Scalar(Self.plane16 + UInt32(originals.count)),
      let (range, original) = Self.scalar(at: offset, in: bytes)
    else { return false }
    originals.append(original)
    changes.append(Change(range: range, bytes: Array(String(stand).utf8)))
    return true
  }

  /// Replaces each scalar in the range by a space.
  mutating func blank(_ range: Range<Int>, in bytes: [UInt8]) {
    let scalars = bytes[range].count { $0 & 0xC0 != 0x80 }
    changes.append(Change(range: range, bytes: Array(repeating: 0x20, count: scalars)))
  }

  /// Takes away spaces on a blank line.
  mutating func remove(_ range: Range<Int>) { changes.append(Change(range: range, bytes: [])) }

  /// Takes away all that stands on some lines; the lines stay, so that places beneath stay right.
  mutating func empty(_ lines: Range<Int>, in bytes: [UInt8]) {
    let breaks = bytes[lines].filter { $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn }
    changes.append(Change(range: lines, bytes: breaks))
  }

  /// Turns the rest of the line into a comment.
  mutating func comment(_ offset: Int, in bytes: [UInt8]) {
    guard let (range, _) = Self.scalar(at: offset, in: bytes) else { return }
    changes.append(Change(range: range, bytes: [0x23]))
  }

  /// Leaves out everything from here on.
  mutating func cut(at offset: Int) { end = end.map { min($0, offset) } ?? offset }

  /// The bytes with all changes made.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    guard !isEmpty else { return bytes }
    let limit = end ?? bytes.count
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 3 * changes.count)
    var position = 0
    // Of two changes at one place the later counts; it knew of the first.
    let inOrder = changes.enumerated().sorted {
      ($0.element.range.lowerBound, $1.offset) < ($1.element.range.lowerBound, $0.offset)
    }
    for (_, change) in inOrder
    where change.range.lowerBound >= position && change.range.upperBound <= limit {
      result += bytes[position..<change.range.lowerBound]
      result += change.bytes
      position = change.range.upperBound
    }
    if position < limit { result += bytes[position..<limit] }
    return result
  }

  /// A text of the tree as it stands in the file.
  func restored(_ text: String) -> String {
    guard !changes.isEmpty, text.utf8.contains(where: { $0 >= 0xF3 }) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case Self.plane15..<Self.plane15 + 0x80:
        scalars.append(Unicode.Scalar(UInt8(scalar.value - Self.plane15)))
      case Self.plane16..<Self.plane16 + UInt32(originals.count):
        scalars.append(originals[Int(scalar.value - Self.plane16)])
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Whether a text was changed by ``makeUnique(_:in:)``.
  func isMadeUnique(_ text: String) -> Bool {
    !originals.isEmpty && text.unicodeScalars.contains { $0.value >= Self.plane16 }
  }

  /// The first private scalar of plane 15; stand-ins for ASCII follow.
  private static let plane15: UInt32 = 0xF0000
  /// The first private scalar of plane 16; unique stand-ins follow.
  private static let plane16: UInt32 = 0x100000

  private static func scalar(
    at offset: Int, in bytes: [UInt8]
  ) -> (range: Range<Int>, scalar: Unicode.Scalar)? {
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return String(decoding: bytes[offset..<end], as: UTF8.self).unicodeScalars.first
      .map { (offset..<end, $0) }
  }
}
