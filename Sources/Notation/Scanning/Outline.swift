import Diagnostics

/// One walk over the bytes of a file, before the library reads it.
///
/// It follows the structure – indented lines, brackets, quotes, blocks – far enough to know where
/// each text begins and ends, and reports every notation that YAML would refuse in words of its own,
/// read differently from how it looks, or read at a price. It never recurses: what is open stands on
/// ``containers``. Values and escapes are left to the library.
struct Outline {
  /// The cleaned text.
  let bytes: [UInt8]
  let limits: Notation.Limits
  /// What was found, in the order of finding.
  private(set) var findings: [Finding] = []
  /// How many further findings were not kept.
  private(set) var findingsLeftOut = 0
  /// Changes that let the library read on behind what was found.
  var repairs = Repairs()
  /// Whether the structure is understood, so that the library may read the repaired text.
  var isSound = true
  /// Whether anything but comments was seen.
  private(set) var hasContent = false

  /// The next byte to look at.
  var index = 0
  /// Where the line of `index` begins.
  var lineStart = 0
  /// Lists and mappings that are open, the outermost first; brackets only while they are read.
  var containers: [Container] = []
  /// Whether problems of the next plain line are passed over: it was reported as a whole.
  var isQuiet = false
  /// Whether the last line left its value to the lines beneath.
  var awaitsNested = true
  /// Keys at the beginning of a line that the library need not read, with all beneath them.
  private let leftOut: Set<String>
  /// Where what is left out begins, while it is passed over.
  private var leftOutFrom: Int?
  private var hasMarker = false
  private var hasEnded = false
  private(set) var isStopped = false
  private var entries = 0

  init(_ bytes: [UInt8], limits: Notation.Limits, leavingOut leftOut: Set<String> = []) {
    self.bytes = bytes
    self.limits = limits
    self.leftOut = leftOut
    while !isStopped, index < bytes.count { scanLine() }
    leaveOut(upTo: bytes.count)
  }

  /// Takes note of a key of the file's own mapping: it ends what was left out, and may be left out.
  mutating func noteTopKey(_ key: Range<Int>) {
    leaveOut(upTo: key.lowerBound)
    if leftOut.contains(where: { bytes[key].elementsEqual($0.utf8) }) {
      leftOutFrom = key.lowerBound
    }
  }

  private mutating func leaveOut(upTo end: Int) {
    if let start = leftOutFrom { repairs.empty(start..<end, in: bytes) }
    leftOutFrom = nil
  }

  /// Notes a problem at a range of bytes.
  mutating func report(
    _ problem: NotationProblem, _ range: Range<Int>, note: (text: String, offset: Int)? = nil
  ) {
    if findings.count < limits.problems {
      findings.append(Finding(problem: problem, range: range, note: note))
    } else {
      findingsLeftOut += 1
    }
  }

  /// Gives up: nothing after this can be told.
  mutating func stop(_ problem: NotationProblem, _ range: Range<Int>) {
    report(problem, range)
    isSound = false
    isStopped = true
    index = bytes.count
  }

  /// Counts a text, a list or a mapping.
  mutating func countEntry() {
    entries += 1
    if entries > limits.nodes, !isStopped {
      stop(.tooManyEntries(limit: limits.nodes), index..<min(index + 1, bytes.count))
    }
  }

  // MARK: Lines

  private mutating func scanLine() {
    lineStart = index
    skipSpaces()
    let indent = index
    if byte == Ascii.tab {
      skipBlanks()
      report(.tab, indent..<index)
      if isAtLineEnd || byte == Ascii.hash {
        repairs.blank(indent..<index, in: bytes)
      } else {
        isSound = false
      }
    }
    if isAtLineEnd || byte == Ascii.hash { return skipLine() }
    if index == lineStart, scanMarker() { return }
    if hasEnded {
      report(.secondDocument, index..<trimmedEnd(index, lineEnd(from: index)))
      repairs.cut(at: lineStart)
      isStopped = true
      return
    }
    place(column: index - lineStart)
    hasContent = true
    scanNode()
  }

  /// Handles `---`, `...` and `%` lines; `false` when the line is none of them.
  private mutating func scanMarker() -> Bool {
    if byte == Ascii.percent, !hasContent {
      report(.directive, index..<lineEnd(from: index))
      repairs.comment(index, in: bytes)
      skipLine()
      return true
    }
    let isStart = isMarker(Ascii.dash, at: index)
    guard isStart || isMarker(Ascii.dot, at: index) else { return false }
    if !isStart {
      hasEnded = true
      index += 3
      skipBlanks()
      if !isAtLineEnd, byte != Ascii.hash {
        report(.secondDocument, index..<trimmedEnd(index, lineEnd(from: index)))
        repairs.cut(at: index)
        isStopped = true
      }
      skipLine()
    } else if hasContent || hasMarker {
      report(.secondDocument, index..<index + 3)
      repairs.cut(at: lineStart)
      isStopped = true
    } else {
      hasMarker = true
      index += 3
      skipBlanks()
      if !isAtLineEnd {
        report(.textAfter("-"), index..<lineEnd(from: index))
        isSound = false
      }
      skipLine()
    }
    return true
  }

  /// Whether three of these stand at the offset, alone.
  func isMarker(_ symbol: UInt8, at offset: Int) -> Bool {
    offset + 3 <= bytes.count && bytes[offset..<offset + 3].allSatisfy { $0 == symbol }
      && isBlankOrEnd(offset + 3)
  }

  /// Closes what a line at this column closes, and says when it fits nothing.
  private mutating func place(column: Int) {
    let isItem = byte == Ascii.dash && isBlankOrEnd(index + 1)
    while let top = containers.last, top.column > column {
      containers.removeLast()
      awaitsNested = false
    }
    // A list may stand at the column of the keys around it; the next key ends it.
    if let top = containers.last, top.kind == .list, top.column == column, !isItem {
      containers.removeLast()
      awaitsNested = false
    }
    let fits =
      switch containers.last {
      case nil: !hasContent || awaitsNested
      case let top? where top.column < column: awaitsNested
      case let top?: top.kind == .list || !isItem || awaitsNested
      }
    if !fits {
      report(.indentation, index..<trimmedEnd(index, lineEnd(from: index)))
      isSound = false
    }
    awaitsNested = false
  }
}
