import Foundation

/// A number as a cell writes it: `64%`, `-0.4`, `1,234`, ` 12 `.
package struct NumberText: Hashable, Sendable {
  /// The value; `64%` is 64.
  package var value: Double
  /// Whether a percent sign follows.
  package var hasPercentSign: Bool

  /// Reads a cell without making a `String`; `nil` when it is no number.
  ///
  /// Accepted: blanks round it, a sign (also the typographic minus), digits with commas between
  /// groups of three, decimals after a full stop, a percent sign, an exponent as spreadsheets write.
  package init?(_ bytes: FieldBytes) {
    let field = bytes.trimmed
    var position = 0
    var end = field.count
    guard end > 0 else { return nil }
    hasPercentSign = field[end - 1] == 0x25
    if hasPercentSign {
      end -= 1
      while end > 0, field[end - 1] == 0x20 { end -= 1 }
    }
    var isNegative = false
    if position < end, field[position] == 0x2D || field[position] == 0x2B {
      isNegative = field[position] == 0x2D
      position += 1
    } else if end - position > 3, field[position] == 0xE2, field[position + 1] == 0x88,
      field[position + 2] == 0x92
    {
      isNegative = true
      position += 3
    }
    guard let magnitude = Self.magnitude(field, from: position, to: end) else { return nil }
    value = isNegative ? -magnitude : magnitude
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static func magnitude(_ field: FieldBytes, from start: Int, to end: Int) -> Double? {
    var digits: UInt64 = 0
    var count = 0
    var decimals = 0
    var position = start
    var groupStart: Int?
    var hasDigit = false
    scan: while position < end {
      let byte = field[position]
      switch byte {
      case 0x30...0x39:
        hasDigit = true
        if count < 19 {
          digits = digits &* 10 &+ UInt64(byte - 0x30)
          if digits > 0 { count += 1 }
        } else {
          return slowly(field, from: start, to: end)
        }
      case 0x2C:
        // Groups of exactly three after the first comma, which may follow one to three digits.
        let since = position - (groupStart ?? start - 1)
        guard hasDigit, groupStart == nil ? (2...4).contains(since) : since == 4,
          // "0,125" has a decimal comma: no thousands begin with a 0.
          groupStart != nil || digits > 0
        else { return nil }
        groupStart = position
      default: break scan
      }
      position += 1
    }
    if let groupStart, position - groupStart != 4 { return nil }
    if position < end, field[position] == 0x2E {
      position += 1
      while position < end, (0x30...0x39).contains(field[position]) {
        hasDigit = true
        guard count < 19, decimals < 22 else { return slowly(field, from: start, to: end) }
        digits = digits &* 10 &+ UInt64(field[position] - 0x30)
        if digits > 0 { count += 1 }
        decimals += 1
        position += 1
      }
    }
    guard hasDigit else { return nil }
    if position < end { return slowly(field, from: start, to: end) }
    // Both parts are exact up to 2⁵³ and 10²², so the quotient is the nearest double.
    return digits < 1 << 53
      ? Double(digits) / powers[decimals] : slowly(field, from: start, to: end)
  }

  /// Very long numbers and exponents, by the standard library; nothing else may slip through.
  private static func slowly(_ field: FieldBytes, from start: Int, to end: Int) -> Double? {
    let bytes = field[start..<end].filter { $0 != 0x2C }
    guard bytes.count <= 400,
      bytes.allSatisfy({
        (0x30...0x39).contains($0) || $0 == 0x2E || $0 | 0x20 == 0x65
          || $0 == 0x2D || $0 == 0x2B
      }),
      let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite
    else { return nil }
    return value
  }
}

extension NumberText {
  /// Reads a text; as `init(_:)` does its bytes.
  package init?(_ text: some StringProtocol) {
    let read = Array(text.utf8).withUnsafeBufferPointer { NumberText($0) }
    guard let read else { return nil }
    self = read
  }
}

extension String {
  /// The number with a point for its decimal comma, `41.5` for `41,5`; `nil` without one.
  var decimalsAfterPoint: String? {
    let parts = split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    let plain = parts.joined(separator: ".")
    return NumberText(plain) == nil ? nil : plain
  }
}
