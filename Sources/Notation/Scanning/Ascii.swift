/// The bytes that mean something in the notation.
enum Ascii {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let exclamation: UInt8 = 0x21
  static let doubleQuote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let percent: UInt8 = 0x25
  static let ampersand: UInt8 = 0x26
  static let singleQuote: UInt8 = 0x27
  static let asterisk: UInt8 = 0x2A
  static let plus: UInt8 = 0x2B
  static let comma: UInt8 = 0x2C
  static let dash: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let slash: UInt8 = 0x2F
  static let digits: ClosedRange<UInt8> = 0x30...0x39
  static let colon: UInt8 = 0x3A
  static let equals: UInt8 = 0x3D
  static let greater: UInt8 = 0x3E
  static let question: UInt8 = 0x3F
  static let at: UInt8 = 0x40
  static let openSquare: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeSquare: UInt8 = 0x5D
  static let backtick: UInt8 = 0x60
  static let openCurly: UInt8 = 0x7B
  static let bar: UInt8 = 0x7C
  static let closeCurly: UInt8 = 0x7D
}

extension Outline {
  /// The byte at `index`; a line feed at the end of the text.
  var byte: UInt8 { at(index) }

  /// The byte at an offset; a line feed past the end of the text.
  func at(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : Ascii.lineFeed }

  func isBreak(_ byte: UInt8) -> Bool { byte == Ascii.lineFeed || byte == Ascii.carriageReturn }

  func isBlank(_ byte: UInt8) -> Bool { byte == Ascii.space || byte == Ascii.tab }

  func isClosingBracket(_ byte: UInt8) -> Bool {
    byte == Ascii.closeSquare || byte == Ascii.closeCurly
  }

  /// Whether a space, a tab, a line end or the end of the text stands at the offset.
  func isBlankOrEnd(_ offset: Int) -> Bool { isBlank(at(offset)) || isBreak(at(offset)) }

  var isAtLineEnd: Bool { isBreak(byte) }

  /// The offset of the line end at or after an offset.
  func lineEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, !isBreak(bytes[end]) { end += 1 }
    return end
  }

  /// The offset after the line end that stands at an offset.
  func afterBreak(_ offset: Int) -> Int {
    at(offset) == Ascii.carriageReturn && offset + 1 < bytes.count
      && bytes[offset + 1] == Ascii.lineFeed ? offset + 2 : min(offset + 1, bytes.count)
  }

  /// The end of the text between two offsets without blanks at its end.
  func trimmedEnd(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }

  mutating func skipSpaces() {
    while index < bytes.count, bytes[index] == Ascii.space { index += 1 }
  }

  mutating func skipBlanks() { while index < bytes.count, isBlank(bytes[index]) { index += 1 } }

  /// Goes to the beginning of the next line.
  mutating func skipLine() { index = afterBreak(lineEnd(from: index)) }

  /// Skips spaces between two parts of a line, and reports tabs among them.
  mutating func skipGap() {
    let start = index
    skipBlanks()
    if let tab = bytes[start..<index].firstIndex(of: Ascii.tab) {
      report(.tab, tab..<index)
      repairs.blank(tab..<index, in: bytes)
    }
  }

  /// The column and offset of the next line that holds more than blanks and comments, if any.
  func nextContent(after offset: Int) -> (column: Int, offset: Int)? {
    var start = afterBreak(lineEnd(from: offset))
    while start < bytes.count {
      var first = start
      while first < bytes.count, isBlank(bytes[first]) { first += 1 }
      if first < bytes.count, !isBreak(bytes[first]), bytes[first] != Ascii.hash {
        return (first - start, first)
      }
      start = afterBreak(lineEnd(from: first))
    }
    return nil
  }

  /// Whether the next line belongs beneath a key, or a dash, that stands at a column: it is indented
  /// deeper, or is an item of a list that stands at the column of its key.
  func isNestedNext(beneath column: Int, afterDash: Bool = false) -> Bool {
    guard let next = nextContent(after: index) else { return false }
    let isItem = at(next.offset) == Ascii.dash && isBlankOrEnd(next.offset + 1)
    return next.column > column || (isItem && !afterDash && next.column == column)
  }
}
