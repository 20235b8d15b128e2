import Facts
import RuleLanguage

/// How far a condition is from coming out otherwise, in steps: a fact's own noise or declared step, one
/// level, one word (`rule-language` 6.1). Under *all* parts add up, under *any* the nearest counts, of a
/// count the nearest members that are needed.
///
/// 0 where a value that is still possible has the wanted verdict already; infinite where no value has.
extension Situation {
  /// The distance of a condition of the subject from a verdict, `yes` or `no`.
  func distance(_ condition: CompiledCondition, to wanted: Verdict) -> Double {
    Distance(situation: self).of(condition, to: wanted, at: subject.row, from: nil)
  }

  /// The distance of a test of a row from a verdict.
  func distance(_ test: CompiledTest, to wanted: Verdict, at row: BearerRow) -> Double {
    Distance(situation: self).of(test, to: wanted, at: row, from: nil)
  }

  /// The distance of a proved test from holding.
  package func distance(of proof: TestProof) -> Double {
    distance(
      CompiledTest(slot: proof.test.slot, phrase: proof.test.phrase), to: .yes, at: proof.row)
  }

  /// One step of a fact for a distance; of a number without a declared one a tenth of its range.
  func stepOfDistance(_ slot: Int, at row: BearerRow) -> Double {
    if let step = step(of: slot, at: row) { return step }
    guard let limits = rules.checked.vocabulary.facts[slot].kind.limits,
      limits.upperBound > limits.lowerBound
    else { return 1 }
    return (limits.upperBound - limits.lowerBound) / 10
  }
}

private struct Distance {
  let situation: Situation
  private var rules: CompiledRules { situation.rules }

  init(situation: Situation) { self.situation = situation }

  func of(
    _ condition: CompiledCondition, to wanted: Verdict, at row: BearerRow, from asker: BearerRow?
  ) -> Double {
    func parts(_ parts: [CompiledCondition], _ wanted: Verdict) -> [Double] {
      parts.map { of($0, to: wanted, at: row, from: asker) }
    }
    func every(_ list: [CompiledCondition], _ wanted: Verdict) -> Double {
      parts(list, wanted).reduce(0, +)
    }
    func nearest(_ list: [CompiledCondition], _ wanted: Verdict) -> Double {
      parts(list, wanted).min() ?? .infinity
    }
    switch condition.form {
    case .test(let number): return of(rules.tests[number], to: wanted, at: row, from: asker)
    case .all(let list): return wanted == .yes ? every(list, .yes) : nearest(list, .no)
    case .any(let list): return wanted == .yes ? nearest(list, .yes) : every(list, .no)
    case .noneOf(let list): return wanted == .yes ? every(list, .no) : nearest(list, .yes)
    case .anyWhenOf(let cards):
      return wanted == .yes ? nearest(cards.map(\.when), .yes) : every(cards.map(\.when), .no)
    case .contraIndication(_, let test?): return of(test, to: wanted, at: row, from: asker)
    case .contraIndication(_, nil): return .infinity
    case .count(let number): return of(count: number, to: wanted, at: row)
    case .finding(let test, _):
      let entries = test.findings.map { of(finding: $0, test, to: wanted, for: row) }
      return wanted == .yes ? entries.min() ?? .infinity : entries.reduce(0, +)
    }
  }

  // MARK: Tests

  func of(_ test: CompiledTest, to wanted: Verdict, at row: BearerRow, from asker: BearerRow?)
    -> Double
  {
    let facts = situation.facts(of: row, from: asker)
    let verdict = facts.verdict(of: test, asker: asker.map { situation.facts(of: $0) })
    if verdict == wanted || verdict == .unknown { return 0 }
    if facts.reading(test.slot).extent == .doesNotApply { return .infinity }
    if let (line, lineTest) = PhraseEvaluation.lineTest(of: test.phrase, asOfYear: facts.asOfYear) {
      let bounds = facts.bounds(
        of: line, test.slot, asker: asker.map { situation.facts(of: $0) })
      let steps = situation.stepOfDistance(test.slot, at: row)
      return lineTest.distance(bounds, to: wanted) / steps
    }
    guard case .set(let phrase) = test.phrase,
      case .set(let certain, let possible) = facts.reading(test.slot).extent
    else { return 1 }
    switch (phrase, wanted) {
    case (.empty, .yes), (.notEmpty, .no): return Double(certain.count)
    case (.includesAny(let words), .no), (.includesNone(let words), .yes):
      return Double(certain.intersection(words).count)
    case (.atLeast(let n), .yes): return Double(n - possible.count)
    case (.atMost(let n), .no): return Double(n + 1 - possible.count)
    case (.atMost(let n), .yes): return Double(certain.count - n)
    case (.atLeast(let n), .no): return Double(certain.count - n + 1)
    default: return 1
    }
  }

  // MARK: Counts

  /// The nearest members that would have to satisfy the condition, or to satisfy it no more. Members
  /// that an incomplete register does not hold are one step away each.
  private func of(count number: Int, to wanted: Verdict, at row: BearerRow) -> Double {
    let count = rules.counts[number]
    let sorted = situation.sorted(number, .honoured, at: row)
    let quantity = count.source.quantity
    let verdict = sorted.tally.verdict(quantity)
    if verdict == wanted || verdict == .unknown { return 0 }
    let registered = sorted.tally.registered
    let limit =
      quantity.isPercent
      ? (Double(quantity.number) * Double(registered) / 100) : Double(quantity.number)
    let isAtLeast: Bool
    switch (quantity.bound, wanted) {
    case (.atLeast, .yes), (.atMost, .no): isAtLeast = true
    case (.atLeast, _), (.atMost, _): isAtLeast = false
    case (.exactly, .yes): isAtLeast = sorted.tally.certain < quantity.number
    case (.exactly, _): return 1
    }
    let needed: Int
    if isAtLeast {
      let target =
        quantity.bound == .atMost ? Int(limit.rounded(.down)) + 1 : Int(limit.rounded(.up))
      needed = target - sorted.tally.certain
    } else {
      let target =
        quantity.bound == .atLeast ? Int(limit.rounded(.up)) - 1 : Int(limit.rounded(.down))
      needed = sorted.tally.certain - target
    }
    guard needed > 0 else { return 0 }
    let certain = Set(sorted.certain)
    let members =
      isAtLeast
      ? situation.memberRows(count, at: row).rows.filter { !certain.contains($0) } : sorted.certain
    var distances = members.map {
      ofMember(count.condition, to: isAtLeast ? .yes : .no, at: $0, from: row)
    }
    if isAtLeast, sorted.tally.mayBeMore {
      distances += Array(repeating: 1, count: needed)
    }
    guard distances.count >= needed else { return .infinity }
    return distances.sorted().prefix(needed).reduce(0, +)
  }

  /// A member's findings are a step each: what is behind them at another school nobody can change here.
  private func ofMember(
    _ condition: CompiledCondition, to wanted: Verdict, at row: BearerRow, from asker: BearerRow
  ) -> Double {
    if case .finding = condition.form {
      let holds = situation.holds(
        wanted == .yes ? condition.planes.honoured.possible : condition.planes.honoured.certain,
        at: row, asker: asker)
      return holds == (wanted == .yes) ? 0 : 1
    }
    switch condition.form {
    case .all(let parts) where wanted == .yes:
      return parts.map { ofMember($0, to: .yes, at: row, from: asker) }.reduce(0, +)
    case .all(let parts):
      return parts.map { ofMember($0, to: .no, at: row, from: asker) }.min() ?? .infinity
    case .any(let parts) where wanted == .yes:
      return parts.map { ofMember($0, to: .yes, at: row, from: asker) }.min() ?? .infinity
    case .any(let parts):
      return parts.map { ofMember($0, to: .no, at: row, from: asker) }.reduce(0, +)
    default: return of(condition, to: wanted, at: row, from: asker)
    }
  }

  // MARK: Findings

  /// To be as strong as a test asks: the nearest signs that still have to come true, one for each fact
  /// that is missing, and no exception. To be weaker: all signs that hold.
  private func of(finding: Int, _ test: FindingTest, to wanted: Verdict, for row: BearerRow)
    -> Double
  {
    guard let home = situation.row(of: finding, for: row) else { return 0 }
    let range = situation.strength(finding, at: home)
    let verdict = test.verdict(range)
    if verdict == wanted || verdict == .unknown { return 0 }
    if situation.isRejected(finding, at: home) { return .infinity }
    let compiled = rules.findings[finding]
    if test.isExact, wanted == .no { return 1 }
    let isTooWeak = wanted == .yes && range.possible < test.strength
    if !isTooWeak {
      return compiled.signs.map { of($0, to: .no, at: home, from: nil) }.reduce(0, +)
    }
    let exceptions = compiled.unless.map { of($0, to: .no, at: home, from: nil) }.reduce(0, +)
    let missing = max(1, test.strength.rawValue - max(range.possible.rawValue, 1))
    let signs = compiled.signs.map { of($0, to: .yes, at: home, from: nil) }
      .filter { range.possible == .none || $0 > 0 }.sorted()
    guard signs.count >= missing else { return .infinity }
    return exceptions + signs.prefix(missing).reduce(0, +)
  }
}

extension LineTest {
  /// How far limits on a line are from the test's holding, or from its not holding, in the line's unit.
  func distance(_ bounds: Bounds, to wanted: Verdict) -> Double {
    let (low, high) = (bounds.low, bounds.high)
    let distance: Double =
      switch (self, wanted) {
      case (.atLeast(let n), .yes), (.above(let n), .yes): n - high
      case (.atLeast(let n), _), (.above(let n), _): low - n
      case (.atMost(let n), .yes), (.below(let n), .yes): low - n
      case (.atMost(let n), _), (.below(let n), _): n - high
      case (.inside(let from, let to), .yes): max(from - high, low - to)
      case (.inside(let from, let to), _): min(low - from, to - high)
      case (.not, _): 0
      }
    return distance.isNaN ? .infinity : max(0, distance)
  }
}
