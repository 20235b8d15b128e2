import Facts
import RuleLanguage

/// Values of a fact that turn a test, nearest first, whatever is known of the fact now.
extension Situation {
  /// Changes of facts of the subject, each of which alone gives a test the wanted verdict.
  ///
  /// For a fact that is worked out, changes of the facts beneath it that are known or can be asked for.
  func changes(turning test: CompiledTest, to wanted: Verdict) -> [Change] {
    var found: [Change] = []
    for slot in sources(of: test.slot) {
      let values =
        slot == test.slot
        ? nearestValues(turning: test, to: wanted) : searchedValues(slot, turning: test, to: wanted)
      found += values.map { change(slot, to: $0, turning: test, to: wanted) }
    }
    if case .set(.sharesOne(let other)) = test.phrase, other != test.slot {
      found += searchedValues(other, turning: test, to: wanted)
        .map { change(other, to: $0, turning: test, to: wanted) }
    }
    return found
  }

  private func change(
    _ slot: Int, to value: FactValue, turning test: CompiledTest, to wanted: Verdict
  ) -> Change {
    Change(
      slot: slot, value: value, now: fact(slot).value, distance: distanceOfValue(slot, value),
      side: side(of: slot, value) { turns(slot, $0, test, wanted) }, test: test, wanted: wanted)
  }

  private func turns(_ slot: Int, _ value: FactValue, _ test: CompiledTest, _ wanted: Verdict)
    -> Bool
  {
    ownFacts(supposing: slot, value).verdict(of: test) == wanted
  }

  /// The side of a number or level on which the end of the range turns the test too; `nil` where neither
  /// does, or both.
  private func side(of slot: Int, _ value: FactValue, _ turns: (FactValue) -> Bool) -> Change.Side?
  {
    guard case .known(.number(let number)) = value,
      let limits = rules.checked.vocabulary.facts[slot].kind.limits
    else { return nil }
    let more = number < limits.upperBound && turns(.known(.number(limits.upperBound)))
    let less = number > limits.lowerBound && turns(.known(.number(limits.lowerBound)))
    return more == less ? nil : more ? .more : .less
  }

  /// The fact itself, or where it is worked out the facts at the bottom of it.
  private func sources(of slot: Int) -> [Int] {
    guard isWorkedOut(slot) || (derivation(slot) != nil && !reading(slot).isSupplied),
      let operation = derivation(slot)
    else { return [slot] }
    return unique(operation.slots.flatMap { $0 == slot ? [] : sources(of: $0) })
  }

  private func derivation(_ slot: Int) -> CheckedDerivation.Operation? {
    engine.facts.settlings[slot].derivation?.operation
  }

  /// Steps from what is known to a value; 0 where the value is possible still.
  func distanceOfValue(_ slot: Int, _ value: FactValue) -> Double {
    guard case .known(let new) = value else { return 0 }
    switch (new, reading(slot).extent) {
    case (.number(let new), .line(let low, let high)):
      let gap = max(low - new, new - high, 0)
      return gap / stepOfDistance(slot, at: subject.row)
    case (.word(let word), .words(let words)): return words.contains(word) ? 0 : 1
    case (.set(let new), .set(let certain, let possible)):
      return Double(certain.subtracting(new).count + new.subtracting(possible).count)
    default: return 1
    }
  }

  // MARK: The fact of the test itself

  private func nearestValues(turning test: CompiledTest, to wanted: Verdict) -> [FactValue] {
    let facts = facts(of: subject.row)
    let fact = rules.checked.vocabulary.facts[test.slot]
    let values: [FactValue]
    if let (line, lineTest) = PhraseEvaluation.lineTest(of: test.phrase, asOfYear: facts.asOfYear) {
      values = numbers(test, line, lineTest, fact)
    } else {
      values = words(test, wanted, fact.kind)
    }
    return values.filter { turns(test.slot, $0, test, wanted) }
      .prefix(Self.alternatives).map(\.self)
  }

  /// So many different words, or members of a set, are tried for one test.
  private static let alternatives = 4

  /// The values at and just beyond each end of the test, nearest to what is known first; numbers with no
  /// more decimals than needed.
  private func numbers(
    _ test: CompiledTest, _ line: PhraseEvaluation.Line, _ lineTest: LineTest,
    _ fact: FactDefinition
  ) -> [FactValue] {
    guard let limits = fact.kind.limits else { return [] }
    let row = facts(of: subject.row)
    let own = row.bounds(test.slot)
    guard own.applies else { return [] }
    let worked = row.bounds(of: line, test.slot)
    // Where the test looks at a difference: what the other side takes off the fact.
    let shift = line == .fact ? 0 : own.low - worked.low
    let isWhole: Bool
    switch fact.kind {
    case .number(_, let whole, _): isWhole = whole
    default: isWhole = true
    }
    let limitsOfTest = lineTest.thresholds.map { $0 + shift }
    let ends = limitsOfTest.flatMap { end -> [Double] in
      if isWhole {
        return [end.rounded(.down) - 1, end.rounded(.down), end.rounded(.up), end.rounded(.up) + 1]
      }
      let tenths = end * 10
      return [
        (tenths.rounded(.down) - 1) / 10, tenths.rounded(.down) / 10, tenths.rounded(.up) / 10,
        (tenths.rounded(.up) + 1) / 10, ((end * 1000).rounded(.down)) / 1000,
        ((end * 1000).rounded(.up)) / 1000,
      ]
    }
    let apart = { (x: Double) in max(own.low - x, x - own.high, 0) }
    let toLimit = { (x: Double) in limitsOfTest.map { ($0 - x).magnitude }.min() ?? 0 }
    return unique(ends.filter { limits.contains($0) })
      .sorted { (apart($0), toLimit($0), $0) < (apart($1), toLimit($1), $1) }.map {
        .known(.number($0))
      }
  }

  private func words(_ test: CompiledTest, _ wanted: Verdict, _ kind: FactKind) -> [FactValue] {
    switch (test.phrase, reading(test.slot).extent) {
    case (.oneOf, .words), (.noneOf, .words):
      return kind.words.indices.map { .known(.word($0)) }
    case (.set(let phrase), .set(let certain, let possible)):
      let list = ValueSet.all(kind.words.count)
      let others = list.subtracting(certain)
      func with(_ words: ValueSet) -> [FactValue] {
        words.indices.map { .known(.set(certain.union(ValueSet(only: $0)))) }
      }
      switch (phrase, wanted) {
      case (.empty, .yes), (.notEmpty, .no): return [.known(.set(ValueSet()))]
      case (.empty, _), (.notEmpty, _): return with(others)
      case (.includesAny(let words), .yes), (.includesNone(let words), .no):
        return with(words.subtracting(certain))
      case (.includesAny(let words), _), (.includesNone(let words), _):
        return [.known(.set(certain.subtracting(words)))]
      case (.atLeast(let n), .yes), (.atMost(let n), .no):
        let target = phrase == .atLeast(n) ? n : n + 1
        let more = (possible.subtracting(certain).indices + others.subtracting(possible).indices)
          .prefix(max(0, target - certain.count))
        return [.known(.set(certain.union(ValueSet(more))))]
      case (.atLeast(let n), _), (.atMost(let n), _):
        let target = phrase == .atLeast(n) ? n - 1 : n
        return [.known(.set(ValueSet(certain.indices.prefix(max(0, target)))))]
      case (.sharesOne(let other), .yes):
        guard case .set(let sure, _) = reading(other).extent else { return [] }
        return with(sure)
      case (.sharesOne(let other), _):
        guard case .set(_, let maybe) = reading(other).extent else { return [] }
        return [.known(.set(certain.subtracting(maybe)))]
      }
    default: return []
    }
  }

  // MARK: Facts beneath it

  /// The nearest value of another fact with which the test turns: tried outwards from what is known, and
  /// narrowed down between the last that does not turn it and the first that does.
  private func searchedValues(_ slot: Int, turning test: CompiledTest, to wanted: Verdict)
    -> [FactValue]
  {
    let fact = rules.checked.vocabulary.facts[slot]
    let turns = { (value: FactValue) in self.turns(slot, value, test, wanted) }
    switch (fact.kind, reading(slot).extent) {
    case (_, .doesNotApply): return []
    case (.number(_, let whole, let range), .line(let low, let high)):
      return number(from: low, high, whole: whole, range, stepOfDistance(slot, at: subject.row)) {
        turns(.known(.number($0)))
      }.map { [.known(.number($0))] } ?? []
    case (.ordinal, .line(let low, let high)), (.year, .line(let low, let high)):
      guard let limits = fact.kind.limits else { return [] }
      return number(from: low, high, whole: true, limits, 1) { turns(.known(.number($0))) }
        .map { [.known(.number($0))] } ?? []
    case (.choice, .words), (.yesNo, .words):
      return fact.kind.words.indices.map { .known(.word($0)) }.filter(turns)
        .prefix(Self.alternatives).map(\.self)
    case (.set, .set(let certain, _)):
      let list = ValueSet.all(fact.kind.words.count)
      let more = list.subtracting(certain).indices.map { certain.union(ValueSet(only: $0)) }
      let less = certain.indices.map { certain.subtracting(ValueSet(only: $0)) }
      return unique(more + less + [ValueSet()]).map { .known(.set($0)) }.filter(turns)
        .prefix(Self.alternatives).map(\.self)
    default: return []
    }
  }

  private func number(
    from low: Double, _ high: Double, whole: Bool, _ range: ClosedRange<Double>, _ step: Double,
    _ turns: (Double) -> Bool
  ) -> Double? {
    let grain = whole ? 1 : max(step / 20, (range.upperBound - range.lowerBound) * 1e-5)
    var outwards: [(from: Double, to: Double)] = []
    let middle = (low + high) / 2
    var known = (up: high, down: low)
    if low < high {
      // Not known: of the possible values that turn it the one nearest to the middle.
      let grid = (0...16).map { low + (high - low) * Double($0) / 16 }
        .map { whole ? $0.rounded() : $0 }
        .sorted { (($0 - middle).magnitude, $0) < (($1 - middle).magnitude, $1) }
      if let hit = grid.first(where: turns) {
        return hit == grid[0] ? hit : edge(from: grid[0], to: hit, grain, whole, range, turns)
      }
    }
    var size = step
    while known.up < range.upperBound || known.down > range.lowerBound {
      let next = (
        up: min(known.up + size, range.upperBound), down: max(known.down - size, range.lowerBound)
      )
      outwards += [(known.up, next.up), (known.down, next.down)]
      known = next
      size *= 2
    }
    for (from, to) in outwards where from != to {
      let end = whole ? to.rounded() : to
      guard range.contains(end), turns(end) else { continue }
      return edge(from: from, to: end, grain, whole, range, turns)
    }
    return nil
  }

  /// The first value that turns the test on the way from one that does not to one that does, with as few
  /// decimals as still turn it.
  private func edge(
    from start: Double, to end: Double, _ grain: Double, _ whole: Bool,
    _ range: ClosedRange<Double>,
    _ turns: (Double) -> Bool
  ) -> Double {
    var (no, yes) = (start, end)
    while (yes - no).magnitude > grain {
      let between = whole ? ((yes + no) / 2).rounded(.towardZero) : (yes + no) / 2
      if between == no || between == yes { break }
      if turns(between) { yes = between } else { no = between }
    }
    if whole { return yes }
    for scale in [1.0, 10, 100] {
      let rounded =
        (end > start ? (yes * scale).rounded(.up) : (yes * scale).rounded(.down)) / scale
      let isBetween = (min(start, end)...max(start, end)).contains(rounded)
      if range.contains(rounded), isBetween, turns(rounded) { return rounded }
    }
    return yes
  }
}
