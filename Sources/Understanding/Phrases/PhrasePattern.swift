/// A phrase as `Corpus/phrases` writes it: all the lines it stands for.
///
/// Words stand for themselves, `<school>` for anything that fills a slot, `(a|b)` for one of several, `(a)?` for
/// something that may be missing. What a phrase says beyond its words follows an arrow: `any other ideas =>
/// mode=other`.
package struct PhrasePattern: Hashable, Sendable {
  /// A part of a line that a phrase stands for.
  package enum Element: Hashable, Sendable {
    case word(String)
    case slot(Slot)
  }

  /// A phrase as a tree.
  package indirect enum Node: Hashable, Sendable {
    /// Words that follow each other, folded.
    case words([String])
    case slot(Slot)
    case sequence([Node])
    case oneOf([Node])
  }

  /// Why a phrase cannot be read.
  package enum Trouble: Error, Hashable {
    case unknownSlot(String, at: Int)
    case unclosed(at: Int)
    case unexpected(Character, at: Int)
    case tooMany(Int)
    case noWords
  }

  /// As it is written.
  package let text: String
  package let root: Node
  /// What the phrase fixes: `mode` to `other`.
  package let fixed: [String: String]

  package init(_ text: String) throws(Trouble) {
    self.text = text
    let arrow = Self.arrow(in: text)
    let phrase = text[..<(arrow?.lowerBound ?? text.endIndex)]
    var notation = PhraseNotation(phrase)
    root = try notation.whole()
    if root.mayBeEmpty { throw .noWords }
    var fixed: [String: String] = [:]
    for pair in arrow.map({ text[$0.upperBound...].split(separator: ";") }) ?? [] {
      let sides = pair.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { throw .unexpected("=", at: phrase.count) }
      fixed[sides[0].trimmed] = sides[1].trimmed
    }
    self.fixed = fixed
  }

  /// Where the arrow stands behind which a phrase says more than its words; looked for byte by byte, as there are
  /// thousands of phrases and few arrows.
  private static func arrow(in text: String) -> Range<String.Index>? {
    let bytes = text.utf8
    var index = bytes.startIndex
    while let equals = bytes[index...].firstIndex(of: UInt8(ascii: "=")) {
      let next = bytes.index(after: equals)
      guard next < bytes.endIndex else { return nil }
      if bytes[next] == UInt8(ascii: ">") { return equals..<bytes.index(after: next) }
      index = next
    }
    return nil
  }

  /// Every line the phrase stands for, with words as `read` gives them; `nil` where they are more than the limit.
  package func lines(atMost limit: Int = 400, read: ([String]) -> [String] = { $0 })
    -> [[Element]]?
  {
    Self.lines(root, limit, read)
  }

  private static func lines(_ node: Node, _ limit: Int, _ read: ([String]) -> [String])
    -> [[Element]]?
  {
    switch node {
    case .words(let words): return [read(words).map { .word($0) }]
    case .slot(let slot): return [[.slot(slot)]]
    case .oneOf(let nodes):
      var all: [[Element]] = []
      for node in nodes {
        guard let more = lines(node, limit, read) else { return nil }
        all += more
        if all.count > limit { return nil }
      }
      return all
    case .sequence(let nodes):
      var all: [[Element]] = [[]]
      for node in nodes {
        guard let next = lines(node, limit, read), all.count * next.count <= limit else {
          return nil
        }
        all = all.flatMap { line in next.map { line + $0 } }
      }
      return all
    }
  }

  /// Every slot the phrase names, in its order.
  var slots: [Slot] {
    func slots(_ node: Node) -> [Slot] {
      switch node {
      case .words: []
      case .slot(let slot): [slot]
      case .sequence(let nodes), .oneOf(let nodes): nodes.flatMap(slots)
      }
    }
    return slots(root)
  }

  /// Every run of words of the phrase, in its order.
  func forEachRun(_ body: ([String]) -> Void) {
    func walk(_ node: Node) {
      switch node {
      case .words(let run): body(run)
      case .slot: break
      case .sequence(let nodes), .oneOf(let nodes): nodes.forEach(walk)
      }
    }
    walk(root)
  }
}

extension PhrasePattern.Node {
  /// Whether nothing at all fits it.
  fileprivate var mayBeEmpty: Bool {
    switch self {
    case .words(let words): words.isEmpty
    case .slot: false
    case .sequence(let nodes): nodes.allSatisfy { $0.mayBeEmpty }
    case .oneOf(let nodes): nodes.contains { $0.mayBeEmpty }
    }
  }
}

extension Substring {
  var trimmed: String { split(separator: " ").joined(separator: " ") }
}
