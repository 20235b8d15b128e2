import Diagnostics
import Notation

/// Cuts the text of a phrase into words, numbers and list signs, each with its place.
struct PhraseLexer {
  /// One piece of a phrase.
  struct Token: Hashable {
    enum Kind: Hashable {
      case word
      case number(Double)
      case opening, closing, comma
    }
    var kind: Kind
    /// As written.
    var text: String
    /// Characters from the beginning of the phrase.
    var offset: Int

    /// Compared with the words of the grammar, where capitals do not count.
    var folded: String { text.lowercased() }
  }

  /// The pieces in order. Linear in the length of the text.
  static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var word = ""
    var start = 0
    func finish() {
      guard !word.isEmpty else { return }
      let kind: Token.Kind = number(word).map { .number($0) } ?? .word
      tokens.append(Token(kind: kind, text: word, offset: start))
      word = ""
    }
    for (offset, character) in text.enumerated() {
      switch character {
      case "[", "]", ",":
        finish()
        let kind: Token.Kind =
          character == "[" ? .opening : character == "]" ? .closing : .comma
        tokens.append(Token(kind: kind, text: String(character), offset: offset))
      case _ where character.isWhitespace:
        finish()
      default:
        if word.isEmpty { start = offset }
        word.append(character)
      }
    }
    finish()
    return tokens
  }

  /// A number of the notation: digits with at most one sign before and one point among them.
  ///
  /// Narrower than what the standard library reads: no exponent, no hexadecimal, no infinity.
  static func number(_ word: some StringProtocol) -> Double? {
    var digits = word[...]
    if digits.first == "-" || digits.first == "+" { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), digits.utf8.count <= 18,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    return Double(String(word))
  }
}
