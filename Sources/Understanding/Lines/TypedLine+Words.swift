import Foundation
import Schools

extension TypedLine {
  /// Cuts a tidied line into words: `38%`, `10-15%`, `schools.csv`, `ss_eal_hub` and `1.2` stay whole, other
  /// punctuation separates.
  static func words(of text: String) -> [TypedWord] {
    var words: [TypedWord] = []
    var followsBreak = false
    for chunk in text.split(separator: " ") {
      for part in parts(of: chunk) {
        switch part {
        case .break: followsBreak = true
        case .word(let word):
          let folded = Self.folded(String(word))
          guard !folded.isEmpty else { continue }
          words.append(
            TypedWord(
              folded: folded, range: word.startIndex..<word.endIndex, followsBreak: followsBreak,
              joinsPrevious: isJoined(word, in: text, after: words.last),
              isCapitalised: !words.isEmpty && word.first?.isUppercase == true))
          followsBreak = false
        }
      }
    }
    return words
  }

  /// The words of a text as they are compared, for texts of which nothing else is asked: phrases and names.
  static func foldedWords(of text: String) -> [String] {
    plainWords(of: text) ?? words(of: text).map(\.folded)
  }

  /// The same for a text of English letters and digits with spaces and apostrophes between them; `nil` for any
  /// other. Nearly all phrases and names are such, and telling letters from signs by Unicode takes many times as
  /// long.
  private static func plainWords(of text: String) -> [String]? {
    var text = text
    return text.withUTF8 { bytes in
      var words: [String] = []
      var word: [UInt8] = []
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "_"):
          word.append(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
        case UInt8(ascii: "'"): continue
        case UInt8(ascii: " "):
          if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
          word.removeAll(keepingCapacity: true)
        default: return nil
        }
      }
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      return words
    }
  }

  /// Whether nothing but a hyphen stands between a word and the one before it.
  private static func isJoined(_ word: Substring, in text: String, after last: TypedWord?) -> Bool {
    guard let last, last.range.upperBound < word.startIndex else { return false }
    return text[last.range.upperBound..<word.startIndex] == "-"
  }

  private enum Part {
    case word(Substring)
    case `break`
  }

  private static func parts(of chunk: Substring) -> [Part] {
    let bare = trimmed(chunk)
    var parts: [Part] = chunk.startIndex < bare.startIndex && bare.isEmpty ? [.break] : []
    if isWhole(bare) {
      parts.append(.word(bare))
    } else {
      parts += pieces(of: bare)
    }
    let tail = chunk[bare.endIndex...]
    // Two question marks ask what a word means.
    if tail.hasPrefix("??") { parts.append(.word(tail.prefix(1))) }
    if tail.contains(where: { ",.;:!?".contains($0) }) { parts.append(.break) }
    return parts
  }

  /// Without punctuation at both ends; a lone question mark stays, as it asks for help.
  private static func trimmed(_ chunk: Substring) -> Substring {
    if chunk == "?" { return chunk }
    var bare = chunk
    while let first = bare.first, !isInner(first), !"%£=<>+&".contains(first) { bare.removeFirst() }
    while let last = bare.last, !isInner(last), !"%=<>+&".contains(last) { bare.removeLast() }
    return bare
  }

  /// Letters, digits and the line under: what a word is made of.
  private static func isInner(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  /// File names, numbers with their units, ranges, ids.
  private static func isWhole(_ chunk: Substring) -> Bool {
    if chunk == "?" || chunk.allSatisfy({ isInner($0) }) { return true }
    if let dot = chunk.lastIndex(of: "."), chunk.index(after: dot) < chunk.endIndex {
      let ending = chunk[chunk.index(after: dot)...].lowercased()
      if fileEndings.contains(ending) { return true }
    }
    guard chunk.contains(where: \.isNumber) else { return false }
    return chunk.allSatisfy { $0.isNumber || ".,-–/%£".contains($0) }
      && chunk.first?.isNumber ?? false || chunk.first == "£"
  }

  /// What the names of files that people speak of end with.
  static let fileEndings: Set<String> = [
    "csv", "tsv", "xlsx", "xls", "ods", "gz", "zip", "json", "yaml", "yml", "txt", "md", "html",
    "htm", "pdf", "docx", "doc",
  ]

  /// Cut at everything that is neither letter nor digit; signs with a meaning become words.
  private static func pieces(of chunk: Substring) -> [Part] {
    var parts: [Part] = []
    var start = chunk.startIndex
    func close(_ end: Substring.Index) {
      if start < end { parts.append(.word(chunk[start..<end])) }
    }
    var index = chunk.startIndex
    while index < chunk.endIndex {
      let character = chunk[index]
      let next = chunk.index(after: index)
      if isInner(character) || "'’‘`".contains(character)
        || character == "%" && start < index && chunk[chunk.index(before: index)].isNumber
        || character == "." && isBetweenDigits(index, chunk)
      {
        index = next
        continue
      }
      close(index)
      if "=<>&+%".contains(character) {
        parts.append(.word(chunk[index..<next]))
      } else if ",;:!?".contains(character) {
        parts.append(.break)
      }
      start = next
      index = next
    }
    close(chunk.endIndex)
    return parts
  }

  private static func isBetweenDigits(_ index: Substring.Index, _ chunk: Substring) -> Bool {
    let next = chunk.index(after: index)
    guard index > chunk.startIndex, next < chunk.endIndex else { return false }
    return chunk[chunk.index(before: index)].isNumber && chunk[next].isNumber
  }

  /// Small letters, no accents, no apostrophes.
  static func folded(_ word: String) -> String {
    SchoolName.folded(word).filter { !"'’‘`".contains($0) }
  }
}
