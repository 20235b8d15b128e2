/// Values that begin with a character which YAML keeps for itself.
extension Outline {
  /// Looks at the first character of a text without quotes and reports one that would not be read
  /// as text.
  ///
  /// - Returns: Whether a text without quotes is to be read from `index` on. `false` after a tag or
  ///   anchor that stands before something else, which `index` has moved to.
  mutating func scanSymbol(insideBrackets: Bool) -> Bool {
    let next = at(index + 1)
    switch byte {
    case Ascii.exclamation where next != Ascii.equals && !isBlankOrEnd(index + 1):
      return scanProperty(insideBrackets) { .tag($0) }
    case Ascii.ampersand where !isBlankOrEnd(index + 1):
      return scanProperty(insideBrackets) { .anchor($0) }
    case Ascii.asterisk where isNameLetter(next):
      let end = endOfWord(insideBrackets)
      report(.alias(text(index..<end)), index..<end)
      neutralise(index)
    case Ascii.question where insideBrackets:
      // The question mark is reported with the text it belongs to.
      neutralise(index)
    case Ascii.question where isBlankOrEnd(index + 1): reportSymbol(insideBrackets)
    case Ascii.exclamation, Ascii.ampersand, Ascii.asterisk, Ascii.percent, Ascii.at,
      Ascii.backtick, Ascii.bar, Ascii.greater:
      reportSymbol(insideBrackets)
    case Ascii.comma, Ascii.closeSquare, Ascii.closeCurly:
      report(.strayBracket(Character(Unicode.Scalar(byte))), index..<index + 1)
      neutralise(index)
    case Ascii.dash where insideBrackets && isBlankOrEnd(index + 1):
      reportSymbol(insideBrackets)
    default: break
    }
    return true
  }

  private mutating func reportSymbol(_ insideBrackets: Bool) {
    let end = endOfValue(insideBrackets)
    let symbol = Character(Unicode.Scalar(byte))
    report(.symbolAtStart(symbol, meant: inWords(index..<end)), index..<end)
    neutralise(index)
  }

  /// Reports a tag or an anchor; it is read as text unless it stands before a node of its own.
  private mutating func scanProperty(
    _ insideBrackets: Bool, problem: (String) -> NotationProblem
  ) -> Bool {
    let start = index
    let word = endOfWord(insideBrackets)
    // A colon at its end makes it a key.
    let end = at(word - 1) == Ascii.colon && word - start > 2 ? word - 1 : word
    report(problem(text(start..<end)), start..<end)
    var after = end
    while isBlank(at(after)) { after += 1 }
    let opensNode = [
      Ascii.openSquare, Ascii.openCurly, Ascii.singleQuote, Ascii.doubleQuote,
    ].contains(at(after))
    let opensBlock = !insideBrackets && [Ascii.bar, Ascii.greater].contains(at(after))
    let isAlone = !insideBrackets && isBreak(at(after))
    let column = containers.last?.column ?? -1
    let opensLines = isAlone && isNestedNext(beneath: column)
    guard opensNode || opensBlock || opensLines, !standsForKey(start, line: lineStart) else {
      neutralise(start)
      return true
    }
    repairs.blank(start..<end, in: bytes)
    index = after
    return false
  }

  /// `> 3` as it should be written: `above 3`.
  private func inWords(_ range: Range<Int>) -> String? {
    let value = text(range)
    let words = [(">=", "at least"), (">", "above"), ("!=", "not")]
    guard let (symbol, meant) = words.first(where: { value.hasPrefix($0.0) }) else { return nil }
    let rest = value.dropFirst(symbol.count).drop { $0 == " " }
    return rest.isEmpty || rest.count > 40 ? nil : "\(meant) \(rest)"
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func isNameLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == Ascii.dash
      || Character(Unicode.Scalar(byte)).isLetter || Ascii.digits.contains(byte)
  }

  /// The end of what begins at `index`, without blanks in it.
  private func endOfWord(_ insideBrackets: Bool) -> Int {
    var end = index
    while !isBlankOrEnd(end), !(insideBrackets && endsInBrackets(at(end))) { end += 1 }
    return max(end, index + 1)
  }

  /// The end of the value that begins at `index`: of its line, its brackets or before a comment.
  private func endOfValue(_ insideBrackets: Bool) -> Int {
    var end = index + 1
    while !isBreak(at(end)), !(insideBrackets && endsInBrackets(at(end))),
      !(at(end) == Ascii.hash && isBlank(at(end - 1)))
    {
      end += 1
    }
    return trimmedEnd(index + 1, end)
  }

  private func endsInBrackets(_ byte: UInt8) -> Bool {
    byte == Ascii.comma || byte == Ascii.closeSquare || byte == Ascii.closeCurly
  }
}
