/// Which request each line of a phrase stands for, so that no line stands for two.
///
/// Lines are kept as numbers mixed from their words (FNV-1a); where two numbers are the same, the lines themselves are
/// compared. There are tens of thousands of lines, and hardly ever two alike.
struct PhraseOwners {
  /// A phrase that was claimed, by its place in the list.
  private var phrases: [(pattern: PhrasePattern, owner: String)] = []
  private var phraseOfLine: [UInt64: Int32] = [:]

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
      if let place = phraseOfLine[line], phrases[Int(place)].owner != owner, other == nil,
        Self.share(phrases[Int(place)].pattern, pattern)
      {
        other = phrases[Int(place)].owner
      }
      phraseOfLine[line] = own
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
    case .words(let words): return starts.map { words.reduce($0) { mixed($0, $1) } }
    case .slot(let slot): return starts.map { mixed(mixed($0, "<"), slot.rawValue) }
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

  private static func mixed(_ number: UInt64, _ word: String) -> UInt64 {
    var number = number
    for byte in word.utf8 { number = (number ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (number ^ 0x20) &* 0x100_0000_01B3
  }
}
