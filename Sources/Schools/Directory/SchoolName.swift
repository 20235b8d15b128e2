import Foundation

/// A school's name reduced to the words that people may type for it.
///
/// Case, accents, apostrophes and full stops do not count, and the usual short forms are one word:
/// St and Saint, CofE and CE, RC and Catholic, Prim and Primary, & and "and".
package struct SchoolName: Hashable, Sendable {
  /// The reduced words, in order.
  package let words: [String]

  package init(_ text: String) {
    words = Self.plainWords(text) ?? Self.anyWords(text)
  }

  /// The words of a name in English letters, which nearly all are; `nil` for any other.
  private static func plainWords(_ text: String) -> [String]? {
    var text = text
    let spoken: [String]? = text.withUTF8 { bytes in
      var words: [String] = []
      var word: [UInt8] = []
      func close() {
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
      }
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          word.append(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
        case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "."): continue
        case UInt8(ascii: "&"):
          close()
          words.append("and")
        case 0x80...: return nil
        default: close()
        }
      }
      close()
      return words
    }
    // Three words that are one are looked for in the text.
    guard let spoken, !spoken.contains("of") else { return nil }
    return spoken.map { shortForms[$0] ?? $0 }
  }

  private static func anyWords(_ text: String) -> [String] {
    var spaced = ""
    for scalar in folded(text).unicodeScalars {
      switch scalar {
      case "'", "\u{2019}", "\u{2018}", "`", ".": continue
      case "&": spaced += " and "
      default: spaced.unicodeScalars.append(isOfWord(scalar) ? scalar : " ")
      }
    }
    // Replacing looks at every letter; few names hold an "of" at all.
    if spaced.contains(" of ") {
      spaced = spaced.replacing("c of e", with: "cofe").replacing(
        "church of england", with: "cofe")
    }
    return spaced.split(separator: " ").map { shortForms[String($0)] ?? String($0) }
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
