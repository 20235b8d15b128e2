/// Which facts each of many things looks at, as bits.
///
/// What looks at none of the facts that differ between two situations is the same in both, so that one
/// answer tried after another costs only what it can turn.
package struct SlotTable: Sendable {
  /// Facts as bits, to be compared with those of a row.
  package struct Marks: Sendable {
    fileprivate var words: [UInt64]
  }

  private let wordCount: Int
  /// For each row `wordCount` words, one bit a fact.
  private var words: [UInt64]

  /// A table whose rows look at nothing yet.
  init(rows: Int, slotCount: Int) {
    wordCount = slotCount / 64 + 1
    words = Array(repeating: 0, count: rows * wordCount)
  }

  mutating func mark(_ slot: Int, in row: Int) {
    words[row * wordCount + slot / 64] |= 1 << (slot % 64)
  }

  /// Marks all that another row looks at.
  mutating func mark(allOf other: Int, in row: Int) {
    for word in 0..<wordCount {
      words[row * wordCount + word] |= words[other * wordCount + word]
    }
  }

  /// Marks all that a row of another table of the same facts looks at.
  mutating func mark(allOf other: Int, of table: SlotTable, in row: Int) {
    for word in 0..<wordCount {
      words[row * wordCount + word] |= table.words[other * wordCount + word]
    }
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

  /// Whether a row looks at any of some facts.
  package func looks(_ row: Int, at marks: Marks) -> Bool {
    for word in 0..<wordCount where words[row * wordCount + word] & marks.words[word] != 0 {
      return true
    }
    return false
  }
}

extension SlotTable {
  /// What the nodes of a graph look at, through all that they are made of.
  init(
    nodesOf graph: BooleanGraph, tests: [CompiledTest], counts: [CompiledCount],
    slotsOfCounts: [Set<Int>], slotCount: Int
  ) {
    self.init(rows: graph.nodes.count, slotCount: slotCount)
    for node in graph.nodes.indices {
      switch graph.nodes[node] {
      case .constant, .isRejected: break
      case .test(let number, _):
        mark(tests[number].slot, in: node)
        if case .set(.sharesOne(let other)) = tests[number].phrase { mark(other, in: node) }
      case .all(let parts), .any(let parts): for part in parts { mark(allOf: part, in: node) }
      case .not(let part), .strength(_, _, let part), .ofArea(let part, _):
        mark(allOf: part, in: node)
      case .count(let number, _, _):
        for slot in slotsOfCounts[number].union(counts[number].askerSlots) { mark(slot, in: node) }
      case .someMember(let number, let part):
        for slot in slotsOfCounts[number].union(counts[number].askerSlots) { mark(slot, in: node) }
        mark(allOf: part, in: node)
      case .isTold(let slot, _): mark(slot, in: node)
      }
    }
  }

  /// What the lines of an outline look at: their verdicts, their parts', and the signs of the findings they ask for.
  init(linesOf outline: ConditionOutline, nodes: SlotTable, slotCount: Int) {
    self.init(rows: outline.lines.count, slotCount: slotCount)
    var isMarked = Array(repeating: false, count: outline.lines.count)
    for line in outline.lines.indices { mark(line, of: outline, nodes, &isMarked) }
  }

  private mutating func mark(
    _ line: Int, of outline: ConditionOutline, _ nodes: SlotTable, _ isMarked: inout [Bool]
  ) {
    guard !isMarked[line] else { return }
    isMarked[line] = true
    let content = outline.lines[line]
    for planes in [content.verdict, content.beforeStance] {
      mark(allOf: planes.certain, of: nodes, in: line)
      mark(allOf: planes.possible, of: nodes, in: line)
    }
    var parts = outline.parts[content.parts]
    if case .finding = content.form {
      let findings = parts.map { outline.findings[$0] }
      parts = findings.flatMap { outline.parts[$0.signs] + outline.parts[$0.unless] }[...]
    }
    for part in parts {
      mark(part, of: outline, nodes, &isMarked)
      mark(allOf: part, in: line)
    }
  }
}
