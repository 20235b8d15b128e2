import Foundation

/// A school's name reduced to the words that people may type for it.
///
/// Case, accents, apostrophes and full stops do not count, and the usual short forms are one word:
/// St and Saint, CofE and CE, RC and Catholic, Prim and Primary, & and "and".
package struct SchoolName: Hashable, Sendable {
  /// The reduced words, in order.
  package let words: [String]

  package init(_ text: String) {
    var spaced = ""
    for scalar in Self.folded(text).unicodeScalars {
      switch scalar {
      case "'", "\u{2019}", "\u{2018}", "`", ".": continue
      case "&": spaced += " and "
      default: spaced.unicodeScalars.append(Self.isOfWord(scalar) ? scalar : " ")
      }
    }
    // Replacing looks at every letter; few names hold an "of" at all.
    if spaced.contains(" of ") {
      spaced = spaced.replacing("c of e", with: "cofe").replacing(
        "church of england", with: "cofe")
    }
    words = spaced.split(separator: " ").map { Self.shortForms[String($0)] ?? String($0) }
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar)
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Lower case without accents.
  package static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    let folded = text.folding(
      options: [.caseInsensitive, .diacriticInsensitive], locale: Locale(identifier: "en"))
    return String(folded.map { Self.letters[$0] ?? $0 })
  }

  /// Letters that do not come apart into a base letter and a mark.
  private static let letters: [Character: Character] = [
    "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ð": "d",
  ]

  /// Short forms that people type, with the word they stand for.
  package static let shortForms: [String: String] = [
    "saint": "st", "ce": "cofe", "catholic": "rc", "roman": "rc", "prim": "primary",
    "inf": "infant", "infants": "infant", "jun": "junior", "juns": "junior", "juniors": "junior",
    "sch": "school", "hs": "high", "acad": "academy", "nursey": "nursery",
  ]

  /// Words that many schools share; they help to choose between schools but never name one alone.
  package static let common: Set<String> = [
    "primary", "infant", "junior", "school", "high", "academy", "college", "community", "nursery",
    "st", "rc", "cofe", "the", "and", "of", "special", "centre", "church", "voluntary", "aided",
  ]
}
