import Diagnostics

/// Texts in quotes, and blocks after `|` and `>`.
extension Outline {
  /// Reads a text in quotes that begins at `index`; its further lines must be indented deeper than
  /// `parent`, so that a quotation mark left open does not swallow the rest of the file.
  ///
  /// - Returns: Whether it is closed; `index` is then behind the closing mark. If not, it is
  ///   reported, and `index` is at the first line that does not belong to it.
  mutating func scanQuoted(parent: Int) -> Bool {
    let start = index
    let mark = byte
    index += 1
    while index < bytes.count {
      switch byte {
      case mark where mark == Ascii.singleQuote && at(index + 1) == mark: index += 2
      case mark:
        index += 1
        return true
      case Ascii.backslash where mark == Ascii.doubleQuote: scanEscape()
      case Ascii.lineFeed, Ascii.carriageReturn:
        let next = afterBreak(index)
        guard let line = continuation(at: next, parent: parent) else {
          report(.unclosedQuote(Character(Unicode.Scalar(mark))), start..<index)
          isSound = false
          index = next
          return false
        }
        lineStart = line
        index = line
      default: index += 1
      }
    }
    report(.unclosedQuote(Character(Unicode.Scalar(mark))), start..<lineEnd(from: start))
    isSound = false
    return false
  }

  /// The beginning of the next line that is not blank, from a line's beginning on, if it can belong
  /// to a text or brackets opened above: it must be indented deeper than `parent`; the bracket that
  /// closes a list may stand at the column of its key.
  func continuation(at offset: Int, parent: Int, insideBrackets: Bool = false) -> Int? {
    var start = offset
    while start < bytes.count {
      var first = start
      while first < bytes.count, bytes[first] == Ascii.space { first += 1 }
      if first < bytes.count, !isBreak(bytes[first]) {
        let isMarked = isMarker(Ascii.dash, at: first) || isMarker(Ascii.dot, at: first)
        if insideBrackets, first - start == parent, isClosingBracket(bytes[first]) { return start }
        return first - start > parent && !(first == start && isMarked) ? start : nil
      }
      start = afterBreak(first)
    }
    return nil
  }

  /// Reads a backslash and what it makes of the characters after it.
  private mutating func scanEscape() {
    let start = index
    let letter = at(index + 1)
    switch letter {
    case _ where isBreak(letter):
      // Joins two lines without a space; the line end itself is looked at next.
      index += 1
    case Ascii.doubleQuote, Ascii.backslash, Ascii.slash, Ascii.space,
      UInt8(ascii: "n"), UInt8(ascii: "t"):
      index += 2
    case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : 8
      let end = min(start + 2 + count, bytes.count)
      let digits = bytes[start + 2..<end].prefix { Character(Unicode.Scalar($0)).isHexDigit }
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
      if digits.count == count, let scalar = number.flatMap(Unicode.Scalar.init),
        !FileText.isRefused(scalar)
      {
        index = end
      } else {
        reportEscape(start..<digits.endIndex)
      }
    default:
      var end = index + 2
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      reportEscape(start..<min(end, bytes.count))
    }
  }

  private mutating func reportEscape(_ range: Range<Int>) {
    report(.unknownEscape, range)
    neutralise(range.lowerBound)
    index = range.lowerBound + 1
    // A second backslash or a quote after it keeps its own meaning.
    if index < range.upperBound, byte != Ascii.backslash { index = range.upperBound }
  }

  /// After `|` or `>`: where the lines of the block begin, or `nil` when it is no block.
  func blockBody() -> Int? {
    var offset = index + 1
    if at(offset) == Ascii.dash || at(offset) == Ascii.plus { offset += 1 }
    let header = offset
    while isBlank(at(offset)) { offset += 1 }
    let isComment = at(offset) == Ascii.hash && offset > header
    guard isBreak(at(offset)) || isComment else { return nil }
    return offset
  }

  /// Reads a block whose header ends at an offset: all lines indented deeper than what it belongs
  /// to.
  mutating func scanBlock(_ headerEnd: Int) {
    if at(headerEnd) == Ascii.hash {
      report(.comment(.afterKey), headerEnd..<trimmedEnd(headerEnd, lineEnd(from: headerEnd)))
    }
    let parent = innermostColumn
    index = afterBreak(lineEnd(from: headerEnd))
    var indent: Int?
    var blanks: [Range<Int>] = []
    while index < bytes.count {
      var first = index
      while first < bytes.count, bytes[first] == Ascii.space { first += 1 }
      let column = first - index
      if first < bytes.count, !isBreak(bytes[first]) {
        guard column > max(parent, 0), column >= indent ?? column else { return }
        if indent == nil, bytes[first] == Ascii.tab {
          report(.tab, first..<first + 1)
          isSound = false
        }
        if indent == nil {
          // The library takes the widest blank line before the text for its indentation.
          for line in blanks where line.count > column { repairs.remove(line) }
        }
        indent = indent ?? column
      } else if indent == nil, column > max(parent, 0) {
        blanks.append(index..<first)
      }
      index = afterBreak(lineEnd(from: first))
    }
  }
}
