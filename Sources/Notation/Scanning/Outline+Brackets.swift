/// Lists and mappings in brackets.
extension Outline {
  /// Reads what stands between the bracket at `index` and the one that closes it.
  ///
  /// - Returns: Whether it is closed; `index` is then behind the closing bracket. If not, it is
  ///   reported, and `index` is at the first line that does not belong to it.
  mutating func scanBrackets() -> Bool {
    let base = containers.count
    let parent = innermostColumn
    openBracket(column: parent)
    while containers.count > base {
      skipGap()
      if isAtLineEnd {
        guard
          let line = continuation(
            at: afterBreak(index), parent: parent, insideBrackets: true)
        else {
          giveUpBrackets(to: base)
          return false
        }
        lineStart = line
        index = line
      } else if byte == Ascii.hash {
        skipCommentInBrackets()
      } else if !scanPartOfBrackets(parent: parent) {
        containers.removeSubrange(base...)
        awaitsNested = true
        return false
      }
    }
    return !isStopped
  }

  private mutating func openBracket(column: Int) {
    open(
      Container(
        kind: byte == Ascii.openSquare ? .bracketList : .bracketMapping, column: column,
        offset: index))
    if !isStopped { index += 1 }
  }

  private mutating func giveUpBrackets(to base: Int) {
    if !isStopped {
      let opening = containers[containers.count - 1].offset
      report(.unclosedBracket(Character(Unicode.Scalar(bytes[opening]))), opening..<opening + 1)
    }
    isSound = false
    awaitsNested = true
    containers.removeSubrange(base...)
    index = afterBreak(index)
  }

  private mutating func skipCommentInBrackets() {
    let end = lineEnd(from: index)
    if !bytes[lineStart..<index].allSatisfy(isBlank) {
      report(.comment(.afterValue), index..<trimmedEnd(index, end))
    }
    index = end
  }

  /// Reads one text, bracket, comma or colon; `false` when a quotation mark is never closed.
  private mutating func scanPartOfBrackets(parent: Int) -> Bool {
    switch byte {
    case Ascii.comma: scanComma()
    case Ascii.closeSquare, Ascii.closeCurly: scanClosingBracket()
    case Ascii.colon: scanColonInBrackets()
    case Ascii.openSquare, Ascii.openCurly:
      expectValue()
      openBracket(column: parent)
    case Ascii.singleQuote, Ascii.doubleQuote:
      expectValue()
      let start = index
      guard scanQuoted(parent: parent) else { return false }
      finishText(start..<index)
    default:
      expectValue()
      if scanSymbol(insideBrackets: true) { finishText(scanPlainInBrackets(parent: parent)) }
    }
    return true
  }

  /// Reports what begins where a comma or closing bracket is needed.
  private mutating func expectValue() {
    switch containers[containers.count - 1].expectation {
    case .entry, .value: return
    case .comma, .colon:
      var before = index
      while before > 0, isBlank(bytes[before - 1]) || isBreak(bytes[before - 1]) { before -= 1 }
      let closing = before > 0 ? bytes[before - 1] : Ascii.comma
      report(.textAfter(Character(Unicode.Scalar(closing))), index..<index + 1)
      isSound = false
    }
  }

  private mutating func finishText(_ range: Range<Int>?) {
    countEntry()
    let last = containers.count - 1
    if let range, containers[last].kind == .bracketMapping,
      case .entry = containers[last].expectation
    {
      containers[last].expectation = .colon(range)
    } else {
      containers[last].expectation = .comma
    }
  }

  private mutating func scanComma() {
    let last = containers.count - 1
    switch containers[last].expectation {
    case .comma, .value: break
    case .colon(let key): reportKeyWithoutColon(key)
    case .entry:
      report(.strayBracket(","), index..<index + 1)
      isSound = false
    }
    containers[last].expectation = .entry
    index += 1
  }

  private mutating func scanClosingBracket() {
    let closed = containers.removeLast()
    if case .colon(let key) = closed.expectation { reportKeyWithoutColon(key) }
    if (closed.kind == .bracketList) != (byte == Ascii.closeSquare) {
      report(
        .strayBracket(Character(Unicode.Scalar(byte))), index..<index + 1,
        note: ("the bracket to close stands here", closed.offset))
      isSound = false
    }
    index += 1
    guard let outer = containers.last, outer.kind == .bracketList || outer.kind == .bracketMapping
    else { return }
    let last = containers.count - 1
    if outer.kind == .bracketMapping, case .entry = outer.expectation {
      containers[last].expectation = .colon(nil)
    } else {
      containers[last].expectation = .comma
    }
  }

  private mutating func scanColonInBrackets() {
    let last = containers.count - 1
    switch (containers[last].kind, containers[last].expectation) {
    case (.bracketMapping, .colon(let key?)):
      containers[last].expectation = .value
      if bytes[key.lowerBound..<index].contains(where: isBreak) {
        report(.blockText(key: nil), key.lowerBound..<lineEnd(from: key.lowerBound))
        isSound = false
      }
      addKey(key)
    case (.bracketMapping, .colon(nil)):
      containers[last].expectation = .value
      report(.keyIsNoText, index..<index + 1)
      isSound = false
    case (_, .entry):
      report(.keyMissing, index..<index + 1)
      isSound = false
      containers[last].expectation = .value
    default:
      report(.pairInList, index..<index + 1)
      isSound = false
      containers[last].expectation = .value
    }
    if !isStopped { index += 1 }
  }

  private mutating func reportKeyWithoutColon(_ key: Range<Int>?) {
    guard let key else {
      report(.keyIsNoText, index..<index + 1)
      isSound = false
      return
    }
    let hasColon = bytes[key].contains(Ascii.colon)
    report(.missingColon(spaceOnly: hasColon), key)
    addKey(key)
  }

  /// Reads a text without quotes up to the comma, bracket or colon that ends it.
  ///
  /// - Returns: Where it stands; `nil` when a key and its value cannot be told apart.
  private mutating func scanPlainInBrackets(parent: Int) -> Range<Int>? {
    let start = index
    let isKey: Bool =
      if let top = containers.last, top.kind == .bracketMapping, case .entry = top.expectation {
        true
      } else { false }
    var depth = 0
    var end = start
    var found = PlainHazards()
    scan: while index < bytes.count {
      switch byte {
      case Ascii.lineFeed, Ascii.carriageReturn:
        guard depth == 0,
          let line = continuation(
            at: afterBreak(index), parent: parent, insideBrackets: true),
          isPlainContinuation(line)
        else { break scan }
        index = line
        lineStart = line
        skipBlanks()
        continue
      case Ascii.comma, Ascii.closeSquare, Ascii.closeCurly:
        if depth == 0 { break scan }
        if byte != Ascii.comma { depth -= 1 }
        neutralise(index)
      case Ascii.openSquare, Ascii.openCurly:
        found.bracket = found.bracket ?? byte
        depth += 1
        neutralise(index)
      case Ascii.colon where isBlankOrEnd(index + 1):
        if isKey, depth == 0 { break scan }
        found.hasColon = true
        neutralise(index)
      case Ascii.colon where depth == 0 && isBracketOrComma(at(index + 1)):
        found.lacksSpace = true
      case Ascii.hash where index > start && isBlank(bytes[index - 1]): break scan
      case Ascii.question: found.hasQuestion = true
      case Ascii.tab: report(.tab, index..<index + 1)
      default: break
      }
      if !isBlank(byte) { end = index + 1 }
      index += 1
    }
    report(found, start..<end, isClosed: depth == 0)
    return found.lacksSpace ? nil : start..<end
  }

  /// What a text without quotes inside brackets holds that it should not.
  private struct PlainHazards {
    var hasColon = false
    var hasQuestion = false
    var lacksSpace = false
    var bracket: UInt8?
  }

  /// Reports the first of the hazards only: quotes cure them all.
  private mutating func report(_ found: PlainHazards, _ range: Range<Int>, isClosed: Bool) {
    if found.lacksSpace || !isClosed { isSound = false }
    if let bracket = found.bracket {
      report(.bracketInText(Character(Unicode.Scalar(bracket))), range)
    } else if found.lacksSpace {
      report(.missingColon(spaceOnly: true), range)
    } else if found.hasColon {
      report(.colonInText, range)
    } else if found.hasQuestion, !isQuiet {
      report(.questionMark, range)
    }
  }

  private func isBracketOrComma(_ byte: UInt8) -> Bool {
    switch byte {
    case Ascii.comma, Ascii.openSquare, Ascii.closeSquare, Ascii.openCurly, Ascii.closeCurly,
      Ascii.question:
      true
    default: false
    }
  }

  /// Whether a line goes on with a text, rather than ending it.
  private func isPlainContinuation(_ line: Int) -> Bool {
    var first = line
    while isBlank(at(first)) { first += 1 }
    return at(first) != Ascii.hash && at(first) != Ascii.colon && !isBracketOrComma(at(first))
  }
}
