/// Reads a line by cues: words that make a request together, in any order, with nothing of weight beside them.
enum CueMatch {
  /// The cheapest reading by cues; `nil` above the limit.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - cues: Lines of cues, each with its phrase.
  ///   - free: What may stand beside the cue.
  ///   - also: Words that may stand beside it at no cost.
  ///   - own: Words of the request's phrases, which cost little.
  /// - Returns: What it costs, which phrase it is, and what fills its slots; and which words it leaves.
  static func best(
    _ line: MatchLine, cues: [(elements: [PhrasePattern.Element], phrase: Int)], free: [Slot],
    also: Set<String>, own: NumberSet
  ) -> (cost: Double, phrase: Int, bindings: [Binding], left: LeftWords)? {
    var best: (cost: Double, phrase: Int, bindings: [Binding], left: LeftWords)?
    for cue in cues {
      guard let reading = read(line, cue.elements, free, also, own) else { continue }
      if reading.cost < min(Cost.limit, best?.cost ?? .infinity) {
        best = (reading.cost, cue.phrase, reading.bindings, reading.left)
      }
    }
    return best
  }

  private static func read(
    _ line: MatchLine, _ cue: [PhrasePattern.Element], _ free: [Slot], _ also: Set<String>,
    _ own: NumberSet
  ) -> (cost: Double, bindings: [Binding], left: LeftWords)? {
    var left = LeftWords()
    var used = Set<Int>()
    var bindings: [Binding] = []
    var cost = Cost.cue
    for element in cue {
      switch element {
      case .word(let word):
        guard
          let place = line.words.indices.first(where: {
            !used.contains($0) && line.words[$0].text == word
          })
        else { return nil }
        used.insert(place)
        if line.words[place].isRepaired { cost += Cost.repaired }
      case .slot(let slot):
        guard let filling = longest(slot, line, used) else { return nil }
        used.formUnion(filling.range)
        bindings.append(Binding(slot: slot, span: filling))
      }
    }
    for slot in free where !bindings.contains(where: { $0.slot == slot }) {
      guard let filling = longest(slot, line, used), !filling.isPointing else { continue }
      used.formUnion(filling.range)
      cost += Cost.bound + (filling.isUnknown ? Cost.unknownName : 0)
      bindings.append(Binding(slot: slot, span: filling))
    }
    for index in line.words.indices where !used.contains(index) {
      left.insert(index)
      let word = line.words[index].text
      if also.contains(word) { continue }
      cost += own.contains(line.numbers[index]) ? min(line.skips[index], 0.25) : line.skips[index]
      if cost > Cost.limit { return nil }
    }
    return (cost, bindings, left)
  }

  private static func longest(_ slot: Slot, _ line: MatchLine, _ used: Set<Int>) -> Span? {
    let kinds = slot.kinds
    return line.spans.compactMap { $0.filling(kinds) }
      .filter { used.isDisjoint(with: $0.range) }
      .max { a, b in
        (a.isUnknown ? 0 : 1, a.range.count, -a.range.lowerBound)
          < (b.isUnknown ? 0 : 1, b.range.count, -b.range.lowerBound)
      }
  }
}

extension Span {
  /// Whether it is a name that nothing has.
  package var isUnknown: Bool { things.allSatisfy { $0.kind == .unknownName } }
}
