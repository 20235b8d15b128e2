package import Notation

/// A second in universal time, `2026-05-03T09:30:00Z`; its texts are in the order of time.
///
/// The casebook has no clock: whoever records says when, so that the same lines give the same file.
package struct Moment: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The whole text, always 20 characters.
  package let text: String

  /// Reads `YYYY-MM-DDThh:mm:ssZ`, nothing looser; `nil` for any other text.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, CalendarDate(text.prefix(10)) != nil,
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
      Self.isBelow(24, bytes[11...12]), Self.isBelow(60, bytes[14...15]),
      Self.isBelow(60, bytes[17...18])
    else { return nil }
    self.text = text
  }

  /// The first second of a day.
  package init(startOf day: CalendarDate) { text = "\(day)T00:00:00Z" }

  /// The day, `YYYY-MM-DD`.
  package var day: String { String(text.prefix(10)) }

  package var description: String { text }

  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }

  private static func isBelow(_ limit: Int, _ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } < limit
  }
}
