/// Which request each line of a phrase stands for, so that no line stands for two.
///
/// Lines are kept as numbers mixed from their words (FNV-1a each); where two numbers are the same, the lines themselves are
/// compared. There are tens of thousands of lines, and hardly ever two alike.
struct PhraseOwners {
  /// A phrase that was claimed, by its place in the list.
  private var phrases: [(pattern: PhrasePattern, owner: String)] = []
  private var phraseOfLine = LineTable()

  /// Of phrases that stand for more lines none is kept: the match takes the cheaper.
  private static let mostLines = 60

  /// Notes the lines of a phrase as those of a request.
  ///
  /// - Parameters:
  ///   - pattern: The phrase.
  ///   - owner: The request.
  /// - Returns: Another request that one of the lines stands for already; `nil` mostly.
  mutating func claim(_ pattern: PhrasePattern, for owner: String) -> String? {
    guard let lines = Self.numbers(pattern.root, after: [Self.start]) else { return nil }
    var other: String?
    phrases.append((pattern, owner))
    let own = Int32(phrases.count - 1)
    for line in lines {
      if let place = phraseOfLine.replace(line, own), phrases[Int(place)].owner != owner,
        other == nil, Self.share(phrases[Int(place)].pattern, pattern)
      {
        other = phrases[Int(place)].owner
      }
    }
    return other
  }

  private static func share(_ one: PhrasePattern, _ other: PhrasePattern) -> Bool {
    let lines = Set(one.lines(atMost: mostLines) ?? [])
    return (other.lines(atMost: mostLines) ?? []).contains(where: lines.contains)
  }

  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The numbers of all lines that begin in one of some ways and go on with a part of a phrase; `nil` for too many.
  private static func numbers(_ node: PhrasePattern.Node, after starts: [UInt64]) -> [UInt64]? {
    switch node {
    case .words(let words):
      let numbers = words.map(number)
      return starts.map { numbers.reduce($0, mixed) }
    case .slot(let slot):
      let (mark, name) = (number("<"), number(slot.rawValue))
      return starts.map { mixed(mixed($0, mark), name) }
    case .oneOf(let nodes):
      var all: [UInt64] = []
      for node in nodes {
        guard let more = numbers(node, after: starts) else { return nil }
        all += more
        if all.count > mostLines { return nil }
      }
      return all
    case .sequence(let nodes):
      var ends = starts
      for node in nodes {
        guard let next = numbers(node, after: ends) else { return nil }
        ends = next
      }
      return ends
    }
  }

  private static func number(_ word: String) -> UInt64 {
    var number = start
    for byte in word.utf8 { number = (number ^ UInt64(byte)) &* prime }
    return number
  }

  /// The number of a line that goes on with a word.
  private static func mixed(_ line: UInt64, _ word: UInt64) -> UInt64 {
    // The upper half is brought down, as multiplying carries nothing that way.
    let mixed = (line ^ word) &* prime
    return mixed ^ mixed >> 29
  }

  private static let prime: UInt64 = 0x100_0000_01B3
}

/// A phrase for each of many numbers that are spread evenly already, so that no further hash is needed.
private struct LineTable {
  private var lines: [UInt64] = []
  /// -1 where nothing stands.
  private var phrases: [Int32] = []
  private var count = 0

  /// Puts a phrase in the place of another.
  ///
  /// - Returns: The phrase that stood for the line before; `nil` without one.
  mutating func replace(_ line: UInt64, _ phrase: Int32) -> Int32? {
    if 2 * count >= lines.count { grow() }
    let place = place(of: line)
    defer {
      lines[place] = line
      phrases[place] = phrase
    }
    guard phrases[place] < 0 else { return phrases[place] }
    count += 1
    return nil
  }

  private func place(of line: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: line) & (lines.count - 1)
    while phrases[place] >= 0, lines[place] != line { place = (place + 1) & (lines.count - 1) }
    return place
  }

  private mutating func grow() {
    let (oldLines, oldPhrases) = (lines, phrases)
    let size = max(1 << 14, 4 * lines.count)
    lines = Array(repeating: 0, count: size)
    phrases = Array(repeating: -1, count: size)
    for (line, phrase) in zip(oldLines, oldPhrases) where phrase >= 0 {
      let place = place(of: line)
      (lines[place], phrases[place]) = (line, phrase)
    }
  }
}
