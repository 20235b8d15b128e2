/// A line of `when` or `not_when` in the domain model that is written in names alone:
/// `P_WILLING and (P_NE or P_IMPROVER)`, `phase in {primary, middle} and W_GAP`, `belonging <=1`.
struct DomainLine {
  /// Each way in which it can hold, as the names it puts together; `nil` for a line with other words.
  let ways: [Set<String>]?

  init(_ text: String, names: Set<String>) {
    var parser = Parser(tokens: Self.tokens(text), names: names)
    let ways = parser.any()
    self.ways = parser.isAtEnd ? ways : nil
  }

  /// Words, signs and brackets; what stands in braces is one token.
  private static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var isInBraces = false
    var word = ""
    func flush() { if !word.isEmpty { (tokens, word) = (tokens + [word], "") } }
    for character in text {
      switch character {
      case "{": isInBraces = true; flush()
      case "}": isInBraces = false; tokens.append("{}")
      case _ where isInBraces: break
      case "(", ")": flush(); tokens.append(String(character))
      case " ": flush()
      case "<", ">", "=", "!":
        if let last = word.last, last.isLetter || last.isNumber { flush() }
        word.append(character)
      default:
        if let last = word.last, "<>=!".contains(last) { flush() }
        word.append(character)
      }
    }
    flush()
    return tokens
  }

  private struct Parser {
    var tokens: [String]
    let names: Set<String>
    var isAtEnd: Bool { tokens.isEmpty }

    /// `a or b`.
    mutating func any() -> [Set<String>]? {
      guard var ways = all() else { return nil }
      while tokens.first == "or" {
        tokens.removeFirst()
        guard let more = all() else { return nil }
        ways += more
      }
      return ways
    }

    /// `a and b`.
    private mutating func all() -> [Set<String>]? {
      guard var ways = one() else { return nil }
      while tokens.first == "and" {
        tokens.removeFirst()
        guard let more = one() else { return nil }
        ways = ways.flatMap { way in more.map { way.union($0) } }
      }
      return ways
    }

    /// `a`, `a <= 1`, `a in {b, c}`, `(…)`.
    private mutating func one() -> [Set<String>]? {
      guard let token = tokens.first else { return nil }
      tokens.removeFirst()
      if token == "(" {
        let ways = any()
        guard tokens.first == ")" else { return nil }
        tokens.removeFirst()
        return ways
      }
      guard names.contains(token) else { return nil }
      if tokens.first == "in", tokens.count > 1, tokens[1] == "{}" {
        tokens.removeFirst(2)
      } else if let sign = tokens.first, ["=", "!=", "<", ">", "<=", ">="].contains(sign),
        tokens.count > 1
      {
        tokens.removeFirst(2)
      }
      return [[token]]
    }
  }
}
