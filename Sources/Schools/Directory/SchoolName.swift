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
    let spaced: [UInt8]? = text.withUTF8 { bytes in
      var spaced: [UInt8] = []
      spaced.reserveCapacity(bytes.count + 8)
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          spaced.append(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): spaced.append(byte | 0x20)
        case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "."): continue
        case UInt8(ascii: "&"): spaced += " and ".utf8
        case 0x80...: return nil
        default: spaced.append(UInt8(ascii: " "))
        }
      }
      return spaced
    }
    guard var spaced else { return nil }
    // Three words that are one are looked for in the text; few names hold an "of" at all.
    if position(of: of, in: spaced, from: 0) != nil {
      for whole in ofEngland { join(whole, in: &spaced) }
    }
    return spaced.split(separator: UInt8(ascii: " ")).map { word in
      let word = String(decoding: word, as: UTF8.self)
      return shortForms[word] ?? word
    }
  }

  /// Words that are one, in the order in which they are joined.
  private static let ofEngland = [Array("c of e".utf8), Array("church of england".utf8)]
  private static let joined = Array("cofe".utf8)
  private static let of = Array(" of ".utf8)

  /// Puts the word for the Church of England wherever a text stands.
  private static func join(_ wanted: [UInt8], in text: inout [UInt8]) {
    var start = 0
    while let found = position(of: wanted, in: text, from: start) {
      text.replaceSubrange(found..<found + wanted.count, with: joined)
      start = found + joined.count
    }
  }

  private static func position(of wanted: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard text.count >= wanted.count else { return nil }
    return (start..<max(start, text.count - wanted.count + 1)).first { place in
      text[place] == wanted[0] && text[place..<place + wanted.count].elementsEqual(wanted)
    }
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
      for whole in ofEngland {
        spaced = spaced.replacing(
          String(decoding: whole, as: UTF8.self), with: String(decoding: joined, as: UTF8.self))
      }
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
