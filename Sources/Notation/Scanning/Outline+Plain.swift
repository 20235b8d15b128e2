/// Texts without quotes, outside brackets.
extension Outline {
  /// Reads a text without quotes, with the lines that continue it.
  ///
  /// - Returns: Where it stands if it is a key; `index` is then at its colon.
  mutating func scanPlainNode(mayBeKey: Bool) -> Range<Int>? {
    let start = index
    if mayBeKey, let colon = keyColon(from: start) {
      index = colon
      return start..<trimmedEnd(start, colon)
    }
    countEntry()
    let standsAsLine = mayBeKey && start == firstOfLine(lineStart)
    if mayBeKey, standsForKey(start, line: lineStart) {
      reportMissingColon(start)
      return nil
    }
    let goesOn = scanPlainLine(from: start)
    isQuiet = false
    if goesOn {
      scanContinuation(of: start, standsAsLine: standsAsLine)
    }
    return nil
  }

  /// The colon that ends a key on this line.
  private func keyColon(from start: Int) -> Int? {
    var offset = start
    while offset < bytes.count, !isBreak(bytes[offset]) {
      if bytes[offset] == Ascii.colon, isBlankOrEnd(offset + 1) { return offset }
      if bytes[offset] == Ascii.hash, offset > start, isBlank(bytes[offset - 1]) { return nil }
      offset += 1
    }
    return nil
  }

  /// The first character that is no space of the line that begins at an offset.
  func firstOfLine(_ line: Int) -> Int {
    var offset = line
    while at(offset) == Ascii.space { offset += 1 }
    return offset
  }

  /// Reads the rest of a line as text and goes to the next; `false` when a comment ends the text.
  private mutating func scanPlainLine(from start: Int, isContinuation: Bool = false) -> Bool {
    let end = lineEnd(from: start)
    var stop = end
    var colons: [Int] = []
    var firstTab: Int?
    for offset in start..<end {
      switch bytes[offset] {
      case Ascii.colon where isBlankOrEnd(offset + 1): colons.append(offset)
      case Ascii.hash where offset > start && isBlank(bytes[offset - 1]):
        stop = offset
      case Ascii.tab where firstTab == nil: firstTab = offset
      default: continue
      }
      if stop < end { break }
    }
    let textEnd = trimmedEnd(start, stop)
    if let firstTab, firstTab < textEnd, !isQuiet { report(.tab, firstTab..<firstTab + 1) }
    if !colons.isEmpty {
      if !isQuiet {
        report(isContinuation ? .indentation : .colonInText, start..<textEnd)
      }
      for colon in colons { neutralise(colon) }
    }
    if stop < end, !isQuiet {
      report(.comment(.afterValue), stop..<trimmedEnd(stop, end))
    }
    index = afterBreak(end)
    return stop == end
  }

  /// Reads the lines that a text without quotes runs on to: those indented deeper than what it
  /// belongs to.
  private mutating func scanContinuation(of start: Int, standsAsLine: Bool) {
    let parent = innermostColumn
    var isFirst = true
    while index < bytes.count {
      var first = index
      while first < bytes.count, bytes[first] == Ascii.space { first += 1 }
      if first < bytes.count, isBreak(bytes[first]) {
        index = afterBreak(first)
        continue
      }
      let ends =
        first == bytes.count || first - index <= parent
        || [Ascii.hash, Ascii.tab].contains(bytes[first])
        || (first == index && (isMarker(Ascii.dash, at: first) || isMarker(Ascii.dot, at: first)))
      if ends { return }
      let looksLikeKey = keyColon(from: first) != nil
      let looksLikeItem = bytes[first] == Ascii.dash && isBlankOrEnd(first + 1)
      if isFirst, looksLikeKey || looksLikeItem, standsAsLine {
        // The text above was to be a key.
        reportMissingColon(start)
        return
      }
      if looksLikeItem, !looksLikeKey {
        report(.indentation, first..<trimmedEnd(first, lineEnd(from: first)))
      }
      isFirst = false
      lineStart = index
      guard scanPlainLine(from: first, isContinuation: true) else { return }
    }
  }

  /// Reports a line that should be a key with a value, and leaves it out.
  private mutating func reportMissingColon(_ start: Int) {
    let end = trimmedEnd(start, lineEnd(from: start))
    let hasColon = bytes[start..<end].contains(Ascii.colon)
    report(.missingColon(spaceOnly: hasColon), start..<end)
    giveUpLine(from: start)
  }
}
