import Diagnostics
import Notation

/// What people write instead of the words of the grammar; each is answered with the words to write.
extension PhraseParser {
  /// Common ways to say a comparison, with the words of the grammar.
  private static let otherWords: [(words: String, instead: String)] = [
    ("more than", "above"), ("greater than", "above"), ("higher than", "above"),
    ("larger than", "above"), ("over", "above"), ("less than", "below"), ("fewer than", "below"),
    ("lower than", "below"), ("smaller than", "below"), ("under", "below"),
    ("no more than", "at most"), ("not more than", "at most"), ("up to", "at most"),
    ("maximum", "at most"), ("max", "at most"), ("no less than", "at least"),
    ("not less than", "at least"), ("minimum", "at least"), ("min", "at least"),
    ("atleast", "at least"), ("atmost", "at most"), ("is", ""), ("equals", ""),
    ("contains", "includes"), ("include", "includes"), ("one of", "any of"), ("none of", "not"),
    ("not any of", "none of"),
  ]

  private static let signs: [(sign: String, instead: String)] = [
    (">=", "at least"), ("≥", "at least"), ("=>", "at least"), ("<=", "at most"),
    ("≤", "at most"), ("=<", "at most"), (">", "above"), ("<", "below"), ("!=", "not"),
    ("≠", "not"), ("==", ""), ("=", ""),
  ]

  func refuseWrittenOtherwise() throws(Failure) {
    guard let next = cursor.next else { throw cursor.failure(.nothingWritten) }
    let rest = cursor.rest
    for (sign, instead) in Self.signs where rest.text.hasPrefix(sign) {
      let value = rest.text.dropFirst(sign.count).drop(while: \.isWhitespace)
      throw cursor.failure(.writtenOtherwise(rest.text, instead: joined(instead, value)), at: rest)
    }
    let folded = rest.text.lowercased()
    for (words, instead) in Self.otherWords where folded.hasPrefix(words + " ") {
      let value = rest.text.dropFirst(words.count + 1)
      throw cursor.failure(.writtenOtherwise(rest.text, instead: joined(instead, value)), at: rest)
    }
    if let first = next.text.first, "*%`@{}!&|~".contains(first) {
      throw cursor.failure(.sign(String(first)))
    }
    if next.kind == .opening, rest.text.hasSuffix("]") {
      throw cursor.failure(.writtenOtherwise(rest.text, instead: "any of \(rest.text)"), at: rest)
    }
  }

  private func joined(_ instead: String, _ value: Substring) -> String {
    instead.isEmpty ? String(value) : "\(instead) \(value)"
  }

  /// `30%`, `15km`: the unit belongs behind a space, as a word.
  func refuseAttachedUnit(after earlier: String) throws(Failure) {
    guard let next = cursor.next, next.kind == .word else { return }
    let number = next.text.prefix { $0.isNumber || ".-−+".contains($0) }
    guard number.contains(where: \.isNumber) else { return }
    let unit = next.text.dropFirst(number.count)
    let plain = String(number).replacing("−", with: "-")
    let written = unit == "%" ? "percent" : String(unit)
    let instead = written.isEmpty ? plain : "\(plain) \(written)"
    throw cursor.failure(.writtenOtherwise(next.text, instead: instead))
  }
}
