/// Compares a line with one phrase and keeps the cheapest way to read it.
///
/// The method is edit distance between a line and a graph: one row of costs for each state, one cost for each prefix
/// of the line. The edits are words: left out of the line, missing in it, or standing for a slot.
struct Alignment {
  /// Bindings on the way to a cell, each pointing at the one before it.
  private struct Link {
    var binding: Binding
    var before: Int
  }

  private struct Cell {
    var cost = Double.infinity
    var link = -1
    /// The words left out so far, a bit each.
    var left = LeftWords()
    /// How many words of the phrase the line does not have.
    var missed: UInt8 = 0

    /// The same way at another cost.
    func at(_ cost: Double, missing more: UInt8 = 0) -> Cell {
      Cell(cost: cost, link: link, left: left, missed: missed &+ more)
    }
  }

  private let line: MatchLine
  private let weights: [Double]
  /// What may stand anywhere in the line.
  private let free: [Slot]
  private let limit: Double
  private let leastMissing: Double
  private var links: [Link] = []

  /// The cheapest reading of a line by a phrase; `nil` where it costs the limit or more.
  static func best(
    _ line: MatchLine, _ graph: PhraseGraph, weights: [Double], free: [Slot], limit: Double
  ) -> Found? {
    let freeKinds = free.reduce(into: KindSet()) { $0.formUnion($1.kinds) }
    let leastLeft = line.leastCost(graph, free: freeKinds, limit: limit)
    guard leastLeft < limit else { return nil }
    let floor = leastMissing(graph)
    // Words that are left out and words that are missing are paid for one by one, whatever the way; sums in another
    // order may differ by their last bits.
    let least = leastLeft + graph.leastMissing(line, weights, floor: floor)
    guard least < limit + 1e-9 else { return nil }
    var search = Alignment(
      line: line, weights: weights, free: free, limit: limit, leastMissing: floor)
    return search.run(graph)
  }

  /// What a missing word costs at least: where a phrase has nothing else that tells it, its words of grammar do.
  private static func leastMissing(_ graph: PhraseGraph) -> Double {
    if graph.hasFreeSlot { return Cost.missingBesideText }
    guard graph.isHollow else { return 0 }
    return graph.hasSlots ? Cost.missingHollow : Cost.word
  }

  /// The cheapest way to read a line by a phrase.
  struct Found {
    var cost: Double
    var bindings: [Binding]
    var left: LeftWords
    /// How many words of the phrase the line does not have.
    var missed: Int
  }

  private mutating func run(_ graph: PhraseGraph) -> Found? {
    let width = line.words.count + 1
    let empty = Array(repeating: Cell(), count: width)
    var rows = Array(repeating: [Cell](), count: graph.count)
    rows[0] = empty
    rows[0][0].cost = 0
    for state in 0..<graph.count {
      guard !rows[state].isEmpty else { continue }
      var row = rows[state]
      rows[state] = []
      leaveOut(&row)
      guard row.contains(where: { $0.cost < limit }) else { continue }
      if state == graph.count - 1 {
        guard let end = row.last, end.cost < limit else { return nil }
        return Found(
          cost: end.cost + Cost.part * Double(graph.count), bindings: bindings(end.link),
          left: end.left, missed: Int(end.missed))
      }
      for step in graph[state] {
        let next = Int(step.to)
        if rows[next].isEmpty { rows[next] = empty }
        if let slot = step.slot {
          fill(slot, step.kinds, from: row, &rows[next])
        } else if step.word >= 0 {
          meet(step.word, from: row, &rows[next])
        } else {
          for index in row.indices where row[index].cost < rows[next][index].cost {
            rows[next][index] = row[index]
          }
        }
      }
    }
    return nil
  }

  private func bindings(_ link: Int) -> [Binding] {
    var found: [Binding] = []
    var next = link
    while next >= 0 {
      found.append(links[next].binding)
      next = links[next].before
    }
    return found.reversed()
  }

  private func binds(_ slot: Slot, _ link: Int) -> Bool {
    var next = link
    while next >= 0 {
      if links[next].binding.slot == slot { return true }
      next = links[next].before
    }
    return false
  }

  /// A word of the phrase: met in the line, or missing there.
  private func meet(_ word: Int32, from row: [Cell], _ after: inout [Cell]) {
    // Where any words may follow, the words of the phrase itself have to be there.
    let missing = max(weights[Int(word)], leastMissing)
    for index in row.indices {
      let cost = row[index].cost + missing
      if cost < after[index].cost { after[index] = row[index].at(cost, missing: 1) }
      guard index > 0, line.numbers[index - 1] == word else { continue }
      let met = row[index - 1].cost + (line.words[index - 1].isRepaired ? Cost.repaired : 0)
      if met < after[index].cost { after[index] = row[index - 1].at(met) }
    }
  }

  /// Words that are left out, courtesies, and things that stand anywhere.
  private mutating func leaveOut(_ row: inout [Cell]) {
    for end in row.indices.dropFirst() {
      let skipped = row[end - 1].cost + line.skips[end - 1]
      if skipped < row[end].cost {
        row[end] = row[end - 1].at(skipped)
        row[end].left.insert(end - 1)
      }
      for start in line.courtesies[end] where row[start].cost + 0.01 < row[end].cost {
        row[end] = row[start].at(row[start].cost + 0.01)
      }
      for span in line.spansByEnd[end] {
        let from = row[span.range.lowerBound]
        guard from.cost + Cost.bound < min(row[end].cost, limit) else { continue }
        for slot in free {
          guard let filling = span.filling(slot.kinds), !filling.isPointing,
            !binds(slot, from.link)
          else { continue }
          let cost = from.cost + Cost.bound + price(of: filling)
          guard cost < row[end].cost else { continue }
          links.append(Link(binding: Binding(slot: slot, span: filling), before: from.link))
          row[end] = Cell(
            cost: cost, link: links.count - 1, left: from.left, missed: from.missed)
        }
      }
    }
  }

  /// Everything that can fill a slot which the phrase names.
  private mutating func fill(
    _ slot: Slot, _ kinds: KindSet, from row: [Cell], _ after: inout [Cell]
  ) {
    if slot.isFree {
      for start in row.indices.dropLast() where row[start].cost < limit {
        for end in start + 1..<row.count {
          let cost = row[start].cost + price(ofText: start..<end, in: slot)
          guard cost < after[end].cost else { continue }
          let text = line.words[start..<end].map(\.text).joined(separator: " ")
          let span = Span(start..<end, [NamedThing(.unknownName, text)])
          links.append(Link(binding: Binding(slot: slot, span: span), before: row[start].link))
          after[end] = Cell(
            cost: cost, link: links.count - 1, left: row[start].left, missed: row[start].missed)
        }
      }
      return
    }
    for end in row.indices.dropFirst() {
      for span in line.spansByEnd[end] {
        let from = row[span.range.lowerBound]
        guard from.cost < limit, let filling = span.filling(kinds) else { continue }
        let cost = from.cost + price(of: filling)
        guard cost < after[end].cost else { continue }
        links.append(Link(binding: Binding(slot: slot, span: filling), before: from.link))
        after[end] = Cell(
          cost: cost, link: links.count - 1, left: from.left, missed: from.missed)
      }
    }
  }

  /// Many words are dearer than few. A reason is no place for the step itself, by its name or by its number in front:
  /// "decline 2, no money"; behind a comma a number counts something: "decline, 3 staff are leaving".
  private func price(ofText range: Range<Int>, in slot: Slot) -> Double {
    let price = 0.01 * Double(range.count)
    guard slot == .reason else { return price }
    let namesStep = range.contains { place in
      line.spansByEnd[place + 1].contains { span in
        guard !span.isPointing, range.contains(span.range.lowerBound) else { return false }
        let isPlace =
          span.range.lowerBound == range.lowerBound && span.filling(Slot.index.kinds) != nil
          && !line.words[range.lowerBound].followsBreak
        return isPlace || span.things.contains { $0.kind == .action }
      }
    }
    return namesStep ? price + Cost.stepInReason : price
  }

  /// Longer names are better ones; repaired and unknown ones worse.
  private func price(of span: Span) -> Double {
    var price = 0.03 - 0.005 * Double(min(5, span.range.count))
    if line.words[span.range].contains(where: \.isRepaired) { price += Cost.repaired }
    if span.isUnknown { price += Cost.unknownName }
    return price
  }
}

extension Alignment {
  private init(
    line: MatchLine, weights: [Double], free: [Slot], limit: Double, leastMissing: Double
  ) {
    self.leastMissing = leastMissing
    self.line = line
    self.weights = weights
    self.free = free
    self.limit = limit
  }
}

extension Span {
  /// Whether it only points at what is in focus.
  var isPointing: Bool { things.allSatisfy { $0.kind == .thisSchool || $0.kind == .thisAction } }
}
