import Diagnostics
import Notation

/// Walks over the pieces of a phrase; the grammar itself stands in ``PhraseParser``.
struct PhraseCursor {
  private let tokens: [PhraseLexer.Token]
  private var index = 0
  /// Where the first character of the text stands.
  private let start: Source.Location
  /// Whether characters of the text stand in the file as they are, so that they can be counted.
  private let isExact: Bool

  init(_ text: Scalar) {
    tokens = PhraseLexer.tokens(of: text.text)
    start = text.location(at: 0)
    isExact = text.location(at: 1) != start
  }

  var isAtEnd: Bool { index >= tokens.count }

  /// The next piece, which stays there.
  var next: PhraseLexer.Token? { isAtEnd ? nil : tokens[index] }

  /// The piece after the next.
  var afterNext: PhraseLexer.Token? { index + 1 < tokens.count ? tokens[index + 1] : nil }

  /// Whether these words come next.
  func sees(_ words: String...) -> Bool { sees(words) }

  /// Whether these words come next and nothing after them.
  func seesOnly(_ words: String...) -> Bool {
    sees(words) && index + words.count == tokens.count
  }

  private func sees(_ words: [String]) -> Bool {
    guard index + words.count <= tokens.count else { return false }
    return zip(tokens[index...], words).allSatisfy { token, word in
      if case .word = token.kind { token.folded == word } else { false }
    }
  }

  /// Takes these words if they come next.
  mutating func take(_ words: String...) -> Bool {
    guard sees(words) else { return false }
    index += words.count
    return true
  }

  /// Takes the next piece if it is of this kind.
  mutating func take(_ kind: PhraseLexer.Token.Kind) -> Bool {
    guard next?.kind == kind else { return false }
    index += 1
    return true
  }

  /// Takes a number if one comes next.
  mutating func takeNumber() -> WrittenNumber? {
    guard let token = next, case .number(let value) = token.kind else { return nil }
    index += 1
    return WrittenNumber(value, written(index - 1..<index))
  }

  /// Takes words and numbers up to a stop word, a list sign or the end; `nil` when there are none.
  mutating func takeWords(until stops: Set<String>) -> WrittenWords? {
    let start = index
    while let token = next {
      switch token.kind {
      case .opening, .closing, .comma: return index > start ? written(start..<index) : nil
      case .word where stops.contains(token.folded) && index > start:
        return written(start..<index)
      case .word, .number: index += 1
      }
    }
    return index > start ? written(start..<index) : nil
  }

  /// All that has been taken so far.
  var taken: WrittenWords { written(0..<index) }

  /// All that is left.
  var rest: WrittenWords { written(min(index, tokens.count)..<tokens.count) }

  /// A fault at the next piece, or just past the last when nothing is left.
  func failure(_ fault: PhraseFault) -> PhraseParser.Failure {
    let words = isAtEnd ? written(tokens.count..<tokens.count) : written(index..<index + 1)
    return failure(fault, at: words)
  }

  /// A fault at given words.
  func failure(_ fault: PhraseFault, at words: WrittenWords) -> PhraseParser.Failure {
    PhraseParser.Failure(fault: fault, location: words.location, length: words.length)
  }

  private func written(_ range: Range<Int>) -> WrittenWords {
    guard let last = range.last else {
      let end = tokens.last.map { $0.offset + $0.text.count } ?? 0
      return WrittenWords("", at: location(at: end), length: 1)
    }
    let start = tokens[range.lowerBound].offset
    let end = tokens[last].offset + tokens[last].text.count
    return WrittenWords(Self.joined(tokens[range]), at: location(at: start), length: end - start)
  }

  /// Single spaces between words; none inside the brackets of a list or before its commas.
  private static func joined(_ tokens: ArraySlice<PhraseLexer.Token>) -> String {
    var text = ""
    var last: PhraseLexer.Token.Kind = .opening
    for token in tokens {
      if last != .opening, token.kind != .comma, token.kind != .closing { text += " " }
      text += token.text
      last = token.kind
    }
    return text
  }

  private func location(at offset: Int) -> Source.Location {
    var location = start
    if isExact { location.column += offset }
    return location
  }
}
