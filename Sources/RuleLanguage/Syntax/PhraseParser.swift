package import Diagnostics
import Facts
package import Notation

/// Reads a test phrase: the one place where the grammar of phrases stands.
///
///     test      = level | against | times | within | trend | place | age | set | words
///     level     = comparison number [unit]
///     against   = ("above" | "below") benchmark ["by at least" number [unit]]
///               | ("at least" | "at most") (benchmark | level-name)
///     times     = comparison number "times" benchmark
///     within    = "within" number [unit] "of" benchmark
///     trend     = ("rising" | "falling") "by at least" number [unit] "over" integer "years"
///     place     = "in the" end share "nationally"
///     age       = "older than" integer "years"
///     set       = "empty" | "not empty" | "includes any of" list | "includes" word
///               | "does not include" word | ("at least" | "at most") integer "of them"
///               | "shares one with" set-fact
///     words     = "known" | "unknown" | "any of" list | "not" word | word
///               | ("same as" | "different from") "this school"
///     list      = "[" word {"," word} "]"
///     word      = value | "the" name ["'s" column]
///
/// Nothing is resolved here; ``PhraseChecker`` holds a phrase against its fact. The parser never
/// goes back and never calls itself, so a text of any length takes time in proportion.
package struct PhraseParser {
  private(set) var cursor: PhraseCursor

  /// A fault and the place of the words that have it.
  package struct Failure: Error, Hashable, Sendable {
    package var fault: PhraseFault
    package var location: Source.Location
    package var length: Int
  }

  /// The phrase that a text is.
  package static func parse(_ text: Scalar) throws(Failure) -> PhraseSyntax {
    var parser = PhraseParser(cursor: PhraseCursor(text))
    let phrase = try parser.test()
    try parser.end()
    return phrase
  }

  /// A single word or parameter, as in `about the need's topic`.
  package static func parseWord(_ text: Scalar) throws(Failure) -> WordSyntax {
    var parser = PhraseParser(cursor: PhraseCursor(text))
    let word = try parser.word()
    try parser.end()
    return word
  }

  // MARK: - Productions

  private mutating func test() throws(Failure) -> PhraseSyntax {
    try refuseWrittenOtherwise()
    if let comparison = comparison() { return try compared(comparison) }
    if cursor.take("within") { return try within() }
    if startsTrend { return try trend() }
    if cursor.take("in", "the") { return try place() }
    if cursor.take("older", "than") { return .olderThan(years: try years(after: "older than")) }
    if let set = try set() { return set }
    return try words()
  }

  /// What follows `at least`, `at most`, `above` or `below`.
  private mutating func compared(_ comparison: Phrase.Comparison) throws(Failure) -> PhraseSyntax {
    guard let number = cursor.takeNumber() else {
      // `below` and `above` alone are words: levels against the family are called so.
      if cursor.isAtEnd, comparison == .above || comparison == .below {
        return .word(.value(cursor.taken))
      }
      return try against(comparison)
    }
    if cursor.take("times") { return .times(comparison, number, try benchmark()) }
    guard cursor.sees("of") else {
      return .level(comparison, Amount(number, unit: unit()))
    }
    try expect("of", "them", after: "\(comparison.rawValue) \(number.words.text)")
    _ = try whole(number)
    return .ofThem(comparison, number)
  }

  private mutating func against(_ comparison: Phrase.Comparison) throws(Failure) -> PhraseSyntax {
    try refuseAttachedUnit(after: comparison.rawValue)
    let benchmark = try benchmark()
    guard cursor.sees("by") else { return .against(comparison, benchmark, by: nil) }
    guard comparison == .above || comparison == .below else {
      throw cursor.failure(.gapAfter(comparison.rawValue))
    }
    return .against(comparison, benchmark, by: try byAtLeast(after: benchmark.text))
  }

  private mutating func within() throws(Failure) -> PhraseSyntax {
    let amount = try amount(after: "within")
    try expect("of", after: amount.unit?.text ?? amount.number.words.text)
    return .within(amount, of: try benchmark())
  }

  /// `rising` and `falling` alone, or before another word, are values of a trend.
  private var startsTrend: Bool {
    guard cursor.sees("rising") || cursor.sees("falling") else { return false }
    return switch cursor.afterNext?.kind {
    case .number?: true
    case .word?: ["by", "at", "over"].contains(cursor.afterNext?.folded)
    case .opening?, .closing?, .comma?, nil: false
    }
  }

  private mutating func trend() throws(Failure) -> PhraseSyntax {
    let trend: Phrase.Trend = cursor.take("rising") ? .rising : .falling
    if trend == .falling { try expect("falling", after: "") }
    let amount = try byAtLeast(after: trend.rawValue)
    try expect("over", after: amount.unit?.text ?? amount.number.words.text)
    return .trend(trend, by: amount, years: try years(after: "over"))
  }

  private mutating func place() throws(Failure) -> PhraseSyntax {
    let end = try one(of: Place.End.self, after: "in the")
    let share = try one(of: Place.Share.self, after: "in the \(end.rawValue)")
    try expect("nationally", after: "in the \(end.rawValue) \(share.rawValue)")
    return .place(Place(end, share))
  }

  private mutating func set() throws(Failure) -> PhraseSyntax? {
    if cursor.seesOnly("empty"), cursor.take("empty") { return .empty(true) }
    if cursor.seesOnly("not", "empty"), cursor.take("not", "empty") { return .empty(false) }
    if cursor.take("includes", "any", "of") {
      return .includesAnyOf(try list(after: "includes any of"))
    }
    if cursor.take("includes") { return .includes(try word()) }
    if cursor.take("does", "not", "include") { return .doesNotInclude(try word()) }
    guard cursor.take("shares", "one", "with") else { return nil }
    return .sharesOne(with: try some("a set to compare with"))
  }

  private mutating func words() throws(Failure) -> PhraseSyntax {
    if cursor.seesOnly("known"), cursor.take("known") { return .known(true) }
    if cursor.seesOnly("unknown"), cursor.take("unknown") { return .known(false) }
    if cursor.take("any", "of") { return .anyOf(try list(after: "any of")) }
    if cursor.take("same", "as") { return .sameAs(true, try some("this school")) }
    if cursor.take("different", "from") {
      return .sameAs(false, try some("this school"))
    }
    if !cursor.seesOnly("not"), cursor.take("not") { return .not(try word()) }
    return .word(try word())
  }

  private mutating func list(after earlier: String) throws(Failure) -> [WordSyntax] {
    guard cursor.take(.opening) else { throw cursor.failure(.listNotOpened(after: earlier)) }
    var entries: [WordSyntax] = []
    repeat {
      guard !cursor.isAtEnd else { throw cursor.failure(.listNotClosed) }
      if cursor.next?.kind == .comma || cursor.next?.kind == .closing {
        throw cursor.failure(.listEntryMissing)
      }
      entries.append(try word())
    } while cursor.take(.comma)
    guard cursor.take(.closing) else { throw cursor.failure(.listNotClosed) }
    return entries
  }

  private mutating func word() throws(Failure) -> WordSyntax {
    let words = try some("a value")
    let parts = words.text.split(separator: " ").map(String.init)
    guard parts.count >= 2, parts[0].lowercased() == "the" else { return .value(words) }
    for place in 1..<parts.count - 1 where ["'s", "’s"].contains(where: parts[place].hasSuffix) {
      let name = parts[1..<place] + [String(parts[place].dropLast(2))]
      return .parameter(
        name: name.joined(separator: " "),
        column: parts[(place + 1)...].joined(separator: " "), words)
    }
    return .parameter(name: parts.dropFirst().joined(separator: " "), column: nil, words)
  }

  // MARK: - Parts of productions

  private mutating func comparison() -> Phrase.Comparison? {
    if cursor.take("at", "least") { return .atLeast }
    if cursor.take("at", "most") { return .atMost }
    if cursor.take("above") { return .above }
    if cursor.take("below") { return .below }
    return nil
  }

  private mutating func byAtLeast(after earlier: String) throws(Failure) -> Amount {
    try expect("by", "at", "least", after: earlier)
    return try amount(after: "by at least")
  }

  private mutating func amount(after earlier: String) throws(Failure) -> Amount {
    guard let number = cursor.takeNumber() else {
      try refuseAttachedUnit(after: earlier)
      throw cursor.failure(.numberExpected(after: earlier, found: cursor.next?.text))
    }
    return Amount(number, unit: unit())
  }

  private mutating func unit() -> WrittenWords? {
    let stops: Set = ["of", "over", "by", "and", "or", "times"]
    if let next = cursor.next, stops.contains(next.folded) { return nil }
    return cursor.takeWords(until: stops)
  }

  private mutating func benchmark() throws(Failure) -> WrittenWords {
    try some("a benchmark such as family mean")
  }

  private mutating func years(after earlier: String) throws(Failure) -> WrittenNumber {
    guard let number = cursor.takeNumber() else {
      throw cursor.failure(.numberExpected(after: earlier, found: cursor.next?.text))
    }
    let years = try whole(number)
    if !cursor.take("year") { try expect("years", after: number.words.text) }
    return years
  }

  private func whole(_ number: WrittenNumber) throws(Failure) -> WrittenNumber {
    guard number.whole != nil else {
      throw cursor.failure(.wholeNumberExpected(number.words.text), at: number.words)
    }
    return number
  }

  /// Words up to something that cannot belong to a name.
  private mutating func some(_ what: String) throws(Failure) -> WrittenWords {
    guard let words = cursor.takeWords(until: ["by", "and", "or"]) else {
      throw cursor.failure(.expected([what], after: cursor.taken.text, found: cursor.next?.text))
    }
    return words
  }

  private mutating func one<Word: RawRepresentable<String> & CaseIterable>(
    of type: Word.Type, after earlier: String
  ) throws(Failure) -> Word {
    for word in type.allCases where cursor.take(word.rawValue) { return word }
    throw cursor.failure(
      .expected(type.allCases.map(\.rawValue), after: earlier, found: cursor.next?.text))
  }

  private mutating func expect(_ words: String..., after earlier: String) throws(Failure) {
    for (place, word) in words.enumerated() where !cursor.take(word) {
      let seen = ([earlier] + words[..<place]).joined(separator: " ")
      let wanted = words[place...].joined(separator: " ")
      throw cursor.failure(.expected([wanted], after: seen, found: cursor.next?.text))
    }
  }

  private mutating func end() throws(Failure) {
    guard let next = cursor.next else { return }
    if next.folded == "and" || next.folded == "or" {
      throw cursor.failure(.joined(by: next.folded))
    }
    throw cursor.failure(.leftover(cursor.rest.text, after: cursor.taken.text), at: cursor.rest)
  }
}
