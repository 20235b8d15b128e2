/// Nodes outside brackets: items, keys, values.
extension Outline {
  /// Reads what stands on a line from its first character: dashes, a key, a value.
  mutating func scanNode() {
    var mayBeKey = true
    while index < bytes.count {
      let column = index - lineStart
      if byte == Ascii.dash, isBlankOrEnd(index + 1) {
        guard mayBeKey else { return scanListOnKeyLine() }
        enter(.list, column: column)
        countEntry()
        if isStopped { return }
        index += 1
        skipGap()
        if endsLineWithoutValue(column: column, afterDash: true) { return }
        continue
      }
      if isBlankOrEnd(index + 1), mayBeKey, byte == Ascii.question || byte == Ascii.colon {
        report(byte == Ascii.question ? .complexKey : .keyMissing, index..<index + 1)
        return giveUpLine(from: index)
      }
      guard let key = scanText(mayBeKey: mayBeKey) else { return }
      enter(.mapping, column: column)
      addKey(key)
      if isStopped { return }
      index += 1
      skipGap()
      if endsLineWithoutValue(column: column, afterDash: false) { return }
      mayBeKey = false
    }
  }

  /// Reads a text, or a list or mapping in brackets, and what may follow it on its line.
  ///
  /// - Returns: Where the text stands if it is a key; `index` is then at its colon. Otherwise the
  ///   line is done.
  private mutating func scanText(mayBeKey: Bool) -> Range<Int>? {
    switch byte {
    case Ascii.singleQuote, Ascii.doubleQuote:
      return scanQuotedNode(mayBeKey: mayBeKey)
    case Ascii.openSquare, Ascii.openCurly:
      scanBracketNode(mayBeKey: mayBeKey)
      return nil
    case Ascii.bar, Ascii.greater:
      if let body = blockBody() {
        scanBlockNode(body, mayBeKey: mayBeKey)
        return nil
      }
    default: break
    }
    if scanSymbol(insideBrackets: false) { return scanPlainNode(mayBeKey: mayBeKey) }
    if isAtLineEnd {
      awaitsNested = true
      skipLine()
      return nil
    }
    // Once only: what a tag is taken away from is no tag.
    return scanText(mayBeKey: mayBeKey)
  }

  private mutating func scanQuotedNode(mayBeKey: Bool) -> Range<Int>? {
    let start = index
    let line = lineStart
    guard scanQuoted(parent: innermostColumn) else {
      awaitsNested = true
      return nil
    }
    let range = start..<index
    let gap = index
    skipBlanks()
    if mayBeKey, byte == Ascii.colon, line == lineStart {
      if isBlankOrEnd(index + 1) { return range }
      report(.missingColon(spaceOnly: true), range.lowerBound..<index + 1)
      giveUpLine(from: start)
      return nil
    }
    countEntry()
    if mayBeKey, reportLineWithoutKey(start, end: gap, line: line) { return nil }
    index = gap
    endLine(after: bytes[start], from: start, line: line)
    return nil
  }

  private mutating func scanBlockNode(_ headerEnd: Int, mayBeKey: Bool) {
    countEntry()
    let start = index
    let line = lineStart
    scanBlock(headerEnd)
    guard mayBeKey, standsForKey(start, line: line) else { return }
    report(.missingColon(spaceOnly: false), start..<start + 1)
    isSound = false
  }

  private mutating func scanBracketNode(mayBeKey: Bool) {
    let start = index
    let line = lineStart
    guard scanBrackets() else { return }
    let gap = index
    skipBlanks()
    if mayBeKey, byte == Ascii.colon, isBlankOrEnd(index + 1) {
      report(.keyIsNoText, start..<gap)
      return giveUpBlock(from: start, line: line)
    }
    if mayBeKey, reportLineWithoutKey(start, end: gap, line: line) { return }
    index = gap
    endLine(after: bytes[gap - 1], from: start, line: line)
  }

  /// Reports a text in quotes or brackets that stands where a key must stand.
  private mutating func reportLineWithoutKey(_ start: Int, end: Int, line: Int) -> Bool {
    guard standsForKey(start, line: line) else { return false }
    report(.missingColon(spaceOnly: false), start..<end)
    giveUpBlock(from: start, line: line)
    return true
  }

  /// Whether what begins at an offset of a line is the first on it, where the mapping around has its
  /// keys.
  func standsForKey(_ start: Int, line: Int) -> Bool {
    guard let top = containers.last, top.kind == .mapping, top.column == start - line else {
      return false
    }
    return start == firstOfLine(line)
  }

  /// Ends a line whose value is complete; anything but a line end is a problem.
  private mutating func endLine(after closing: UInt8, from start: Int, line: Int) {
    let gap = index
    skipGap()
    if isAtLineEnd { return skipLine() }
    let end = trimmedEnd(index, lineEnd(from: index))
    if byte == Ascii.hash, index > gap {
      report(.comment(.afterValue), index..<end)
      return skipLine()
    }
    report(.textAfter(Character(Unicode.Scalar(closing))), index..<end)
    guard line == lineStart else { return giveUpBlock(from: start, line: line) }
    // Read the whole as a text, as it was meant.
    neutralise(start)
    index = start
    isQuiet = true
    _ = scanPlainNode(mayBeKey: false)
  }

  /// After a dash or a colon: whether nothing more stands on the line, so that the value is beneath.
  private mutating func endsLineWithoutValue(column: Int, afterDash: Bool) -> Bool {
    if isAtLineEnd {
      awaitsNested = true
      skipLine()
      return true
    }
    guard byte == Ascii.hash else { return false }
    let isNested = isNestedNext(beneath: column, afterDash: afterDash)
    report(
      .comment(isNested ? .afterKey : .insteadOfValue),
      index..<trimmedEnd(index, lineEnd(from: index)))
    awaitsNested = true
    skipLine()
    return true
  }

  /// `key: - item`.
  private mutating func scanListOnKeyLine() {
    report(.listOnKeyLine, index..<trimmedEnd(index, lineEnd(from: index)))
    neutralise(index)
    isQuiet = true
    _ = scanPlainNode(mayBeKey: false)
  }

  /// Leaves a line that cannot be understood from an offset on. Where nothing belongs beneath it, it
  /// is left out and the rest of the file can still be read.
  mutating func giveUpLine(from start: Int) {
    index = start
    if start >= lineStart, !isNestedNext(beneath: start - lineStart) {
      repairs.comment(start, in: bytes)
    } else {
      isSound = false
    }
    awaitsNested = true
    skipLine()
  }

  /// Leaves what began at an offset of one line and ends on the present one.
  private mutating func giveUpBlock(from start: Int, line: Int) {
    guard line != lineStart else { return giveUpLine(from: start) }
    isSound = false
    awaitsNested = true
    skipLine()
  }

  /// Takes its meaning from the ASCII character at an offset.
  mutating func neutralise(_ offset: Int) { repairs.neutralise(offset, in: bytes) }
}
