/// Which facts each node of a graph looks at, through all that it is made of.
///
/// A node that looks at none of the facts that differ between two situations is the same in both, so that one
/// answer tried after another costs only what it can turn.
package struct SlotsOfNodes: Sendable {
  /// Facts as bits, to be compared with those of nodes.
  package struct Marks: Sendable {
    fileprivate var words: [UInt64]
  }

  private let wordCount: Int
  /// For each node `wordCount` words, one bit a fact.
  private let words: [UInt64]

  init(
    _ graph: BooleanGraph, tests: [CompiledTest], counts: [CompiledCount],
    slotsOfCounts: [Set<Int>],
    slotCount: Int
  ) {
    let wordCount = slotCount / 64 + 1
    var words = [UInt64](repeating: 0, count: graph.nodes.count * wordCount)
    func mark(_ slot: Int, _ node: Int) { words[node * wordCount + slot / 64] |= 1 << (slot % 64) }
    func markAll(of part: Int, _ node: Int) {
      for word in 0..<wordCount { words[node * wordCount + word] |= words[part * wordCount + word] }
    }
    func markCount(_ number: Int, _ node: Int) {
      for slot in slotsOfCounts[number].union(counts[number].askerSlots) { mark(slot, node) }
    }
    for node in graph.nodes.indices {
      switch graph.nodes[node] {
      case .constant, .isRejected: break
      case .test(let number, _):
        mark(tests[number].slot, node)
        if case .set(.sharesOne(let other)) = tests[number].phrase { mark(other, node) }
      case .all(let parts), .any(let parts): for part in parts { markAll(of: part, node) }
      case .not(let part), .strength(_, _, let part), .ofArea(let part, _):
        markAll(of: part, node)
      case .count(let number, _, _): markCount(number, node)
      case .someMember(let number, let part):
        markCount(number, node)
        markAll(of: part, node)
      case .isTold(let slot, _): mark(slot, node)
      }
    }
    self.wordCount = wordCount
    self.words = words
  }

  /// Some facts, by slot, as marks.
  package func marks(_ slots: Set<Int>) -> Marks {
    var marks = Marks(words: Array(repeating: 0, count: wordCount))
    for slot in slots { marks.words[slot / 64] |= 1 << (slot % 64) }
    return marks
  }

  /// Whether some facts are among others.
  package func meet(_ marks: Marks, _ others: Marks) -> Bool {
    for word in 0..<wordCount where marks.words[word] & others.words[word] != 0 { return true }
    return false
  }

  /// Whether a node looks at any of some facts.
  package func looks(_ node: Int, at marks: Marks) -> Bool {
    for word in 0..<wordCount where words[node * wordCount + word] & marks.words[word] != 0 {
      return true
    }
    return false
  }
}
