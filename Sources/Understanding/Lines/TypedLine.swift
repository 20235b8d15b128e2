import Foundation

/// A line as it was typed, tidied: no control characters or escape sequences, at most 500 characters,
/// cut into words that keep what was typed.
///
/// The steps are those of `conversation` section 2, "Tidy"; courtesies stay in, because "could you" is one
/// in "could you make the sheet" and none in "could you be wrong": the match decides.
package struct TypedLine: Hashable, Sendable {
  /// What was typed, without control characters and escape sequences, cut at the limit.
  package let text: String
  /// Whether more was typed than is read.
  package let isCut: Bool
  /// In the order of the line.
  package let words: [TypedWord]

  /// How many characters of a line are read.
  package static let limit = 500

  package init(_ line: String) {
    let clean = Self.withoutControls(line)
    isCut = clean.count > Self.limit
    text = String(clean.prefix(Self.limit))
    words = Self.words(of: text)
  }

  /// The text of a run of words as it was typed.
  package func typed(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    return String(text[words[first].range.lowerBound..<words[last].range.upperBound])
  }

  /// Escape sequences go whole, other control characters become spaces, marks that turn the direction of
  /// writing are dropped; runs of spaces become one.
  private static func withoutControls(_ line: String) -> String {
    var kept = String.UnicodeScalarView()
    var scalars = Array(line.unicodeScalars.prefix(8 * limit))[...]
    while let scalar = scalars.popFirst() {
      switch scalar.value {
      case 0x1B: skipEscape(&scalars)
      case 0..<0x20, 0x7F..<0xA0: kept.append(" ")
      case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xE0000...0xE0FFF: continue
      default: kept.append(scalar)
      }
    }
    return String(kept).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The rest of an escape sequence: `[ … letter`, `] … bell`, or one character.
  private static func skipEscape(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    guard let kind = scalars.popFirst() else { return }
    if kind == "[" {
      while let next = scalars.popFirst(), !(0x40...0x7E).contains(next.value) {}
    } else if kind == "]" || kind == "P" || kind == "_" {
      while let next = scalars.popFirst(), next.value != 0x07, next.value != 0x1B {}
    }
  }
}

/// One word of a typed line.
package struct TypedWord: Hashable, Sendable {
  /// As it is compared: small letters without accents and apostrophes.
  package var folded: String
  /// Where it stands in the line.
  package var range: Range<String.Index>
  /// Whether a comma, full stop or the like stands before it.
  package var followsBreak: Bool
  /// Whether it is joined to the word before it, as in `spring-review`.
  package var joinsPrevious: Bool
  /// Whether it was written with a capital where none was needed: not at the beginning of the line.
  package var isCapitalised: Bool
}
