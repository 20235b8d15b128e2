import Facts
import Inference
import RuleLanguage

/// Values and single tests (`rule-language` 5.1, 5.2, 5.5).
extension Reference {
  typealias Limits = (low: Double, high: Double)

  /// The value of a fact, derived facts worked out, area facts read from the area.
  func value(_ slot: Int, _ row: BearerRow) -> FactValue {
    let key = ValueKey(slot: slot, row: row)
    if let known = valuesBefore[key] { return known }
    let result = work(slot, row)
    valuesBefore[key] = result
    return result
  }

  private func work(_ slot: Int, _ row: BearerRow) -> FactValue {
    if let settled { return settled.fact(slot, at: row).reading.value }
    var row = row
    if rules.vocabulary.facts[slot].bearer == .area, row.bearer == .school {
      guard let area = area(of: row) else { return .notSupplied(nil) }
      row = area
    }
    let stored = base.table(of: row.bearer)?.value(slot, row.row) ?? .notSupplied(nil)
    let isStored =
      switch stored {
      case .known, .between, .among, .doesNotApply: true
      case .notSupplied, .notKnown: false
      }
    if isStored { return stored }
    guard let derivation = rules.derivations.first(where: { $0.slot == slot }) else {
      return stored
    }
    let value = derived(derivation.operation, row) ?? stored
    guard case .choice = rules.vocabulary.facts[slot].kind else { return value }
    // A band of words: the numbers of its parts are the words.
    switch value {
    case .known(.number(let part)): return .word(Int(part))
    case .between(let low, let high):
      return .among(certain: ValueSet(), possible: ValueSet(Int(low)...Int(high)))
    default: return value
    }
  }

  /// Limits on a line; `nil` where the question does not apply.
  func limits(_ slot: Int, _ row: BearerRow) -> Limits? {
    let fact = rules.vocabulary.facts[slot]
    if let bounds = settled?.fact(slot, at: row).reading.bounds {
      return bounds.applies ? (bounds.low, bounds.high) : nil
    }
    switch value(slot, row) {
    case .known(.number(let x)): return (x, x)
    case .between(let low, let high): return (low, high)
    case .doesNotApply: return nil
    default:
      if let derivation = rules.derivations.first(where: { $0.slot == slot }),
        let limits = lineOf(derivation.operation, row)
      {
        return limits
      }
      return fact.kind.limits.map { ($0.lowerBound, $0.upperBound) }
    }
  }

  /// The derived facts of ``RandomWorld``.
  private func derived(_ operation: CheckedDerivation.Operation, _ row: BearerRow) -> FactValue? {
    switch operation {
    case .difference(let a, let b):
      guard let x = limits(a, row), let y = limits(b, row) else { return .doesNotApply }
      guard isSupplied(a, row), isSupplied(b, row) else { return nil }
      return between(nine(x.low - y.high), nine(x.high - y.low))
    case .band(let slot, let cuts, _):
      guard let x = limits(slot, row) else { return .doesNotApply }
      return isSupplied(slot, row) ? between(part(x.low, cuts), part(x.high, cuts)) : nil
    case .yesWhen(let condition):
      let place = Place(row: row, asker: nil, isFavourable: true, stances: true)
      switch truth(condition, place).verdict {
      case .yes: return .yes
      case .no: return .no
      case .unknown: return nil
      }
    default: return nil
    }
  }

  /// What is left of a derived number while a part is missing.
  private func lineOf(_ operation: CheckedDerivation.Operation, _ row: BearerRow) -> Limits? {
    switch operation {
    case .difference(let a, let b):
      guard let x = limits(a, row), let y = limits(b, row) else { return nil }
      return (nine(x.low - y.high), nine(x.high - y.low))
    case .band(let slot, let cuts, _):
      return limits(slot, row).map { (part($0.low, cuts), part($0.high, cuts)) }
    default: return nil
    }
  }

  /// Two cuts: on the lower one still low, on the upper one already high.
  private func part(_ x: Double, _ cuts: [Double]) -> Double {
    x <= cuts[0] ? 0 : x < cuts[1] ? 1 : 2
  }

  private func between(_ low: Double, _ high: Double) -> FactValue {
    low == high ? .number(low) : .between(low, high)
  }

  func isSupplied(_ slot: Int, _ row: BearerRow) -> Bool {
    switch value(slot, row) {
    case .known, .between, .among: true
    case .notSupplied, .notKnown, .doesNotApply: false
    }
  }

  func hasOneValue(_ slot: Int, _ row: BearerRow) -> Bool {
    if case .known = value(slot, row) { true } else { false }
  }

  func nine(_ x: Double) -> Double { (x * 1e9).rounded() / 1e9 }

  // MARK: Tests

  func truth(_ test: CheckedTest, _ place: Place) -> Truth {
    if let settled, !test.phrase.looksAtAsker {
      if let asker = place.asker, rules.vocabulary.facts[test.slot].journey != nil {
        return journey(settled.fact(test.slot, at: place.row, from: asker).reading, test)
      }
      let condition = CheckedCondition(.test(test), at: test.location)
      let verdict = settled.verdict(of: condition, at: place.row)
      return Truth(sure: verdict.isCertain, maybe: verdict.isPossible)
    }
    let value = value(test.slot, place.row)
    if case .isKnown(let wanted) = test.phrase {
      if value == .doesNotApply { return .no }
      return isSupplied(test.slot, place.row) == wanted ? .yes : .no
    }
    switch test.phrase {
    case .sameAsThisSchool, .differentFromThisSchool:
      guard let asker = place.asker else { return .open }
      let same = same(test.slot, place.row, asker)
      guard let same else { return .no }
      return test.phrase == .sameAsThisSchool ? same : same.reversed
    case .oneOf(let wanted): return words(test.slot, place.row).map { among($0, wanted) } ?? .no
    case .noneOf(let unwanted):
      return words(test.slot, place.row).map { among($0, unwanted).reversed } ?? .no
    case .set(let phrase): return truth(phrase, test.slot, place.row)
    default: return lineTruth(test, place)
    }
  }

  /// A test of how far it is from the school that asks.
  private func journey(_ reading: Reading, _ test: CheckedTest) -> Truth {
    guard case .level(let comparison, let n) = test.phrase else { return .open }
    guard reading.bounds.applies else { return .no }
    let (a, b) = (reading.bounds.low, reading.bounds.high)
    return switch comparison {
    case .atLeast: Truth(sure: a >= n, maybe: b >= n)
    case .atMost: Truth(sure: b <= n, maybe: a <= n)
    case .above: Truth(sure: a > n, maybe: b > n)
    case .below: Truth(sure: b < n, maybe: a < n)
    }
  }

  private func lineTruth(_ test: CheckedTest, _ place: Place) -> Truth {
    guard let (a, b) = limits(test.slot, place.row) else { return .no }
    func level(_ comparison: Phrase.Comparison, _ c: Double, _ d: Double, _ by: Double = 0) -> Truth
    {
      // The table of 5.2, with [c, d] for the number, and `by` for "by at least".
      switch comparison {
      case .atLeast: Truth(sure: nine(a - d) >= 0, maybe: nine(b - c) >= 0)
      case .atMost: Truth(sure: nine(b - c) <= 0, maybe: nine(a - d) <= 0)
      case .above:
        by > 0
          ? Truth(sure: nine(a - d) >= by, maybe: nine(b - c) >= by)
          : Truth(sure: nine(a - d) > 0, maybe: nine(b - c) > 0)
      case .below:
        by > 0
          ? Truth(sure: nine(c - b) >= by, maybe: nine(d - a) >= by)
          : Truth(sure: nine(c - b) > 0, maybe: nine(d - a) > 0)
      }
    }
    switch test.phrase {
    case .level(let comparison, let n): return level(comparison, n, n)
    case .gap(let comparison, let benchmark, let by):
      guard let (c, d) = figure(test.slot, benchmark, place) else { return .no }
      return level(comparison, c, d, by)
    case .times(let comparison, let n, let benchmark):
      guard let (c, d) = figure(test.slot, benchmark, place) else { return .no }
      return level(comparison, nine(n * c), nine(n * d))
    case .within(let m, let benchmark):
      guard let (c, d) = figure(test.slot, benchmark, place) else { return .no }
      let largest = max(nine(b - c), nine(d - a))
      let smallest = max(0, nine(a - d), nine(c - b))
      return Truth(sure: largest <= m, maybe: smallest <= m)
    case .trend(let trend, let by, let years):
      guard let (c, d) = earlier(test.slot, place.row, years) else { return .no }
      return level(trend == .rising ? .above : .below, c, d, by)
    case .place(let place_):
      let figure = placeFigure(test.slot, place_, place.row)
      let range = rules.vocabulary.facts[test.slot].kind.limits ?? 0...0
      let (c, d) = figure.map { ($0, $0) } ?? (range.lowerBound, range.upperBound)
      return level(place_.end == .highest ? .atLeast : .atMost, c, d)
    case .olderThan(let years):
      return Truth(
        sure: Double(asOfYear) - b > Double(years), maybe: Double(asOfYear) - a > Double(years))
    case .ordinal(let comparison, let l):
      let l = Double(l)
      switch comparison {
      case .atLeast: return level(.atLeast, l, l)
      case .atMost: return level(.atMost, l, l)
      case .exactly: return Truth(sure: a == l && b == l, maybe: a <= l && l <= b)
      case .not: return Truth(sure: l < a || l > b, maybe: !(a == l && b == l))
      }
    default: return .open
    }
  }

  // MARK: Comparisons

  private func figure(_ slot: Int, _ benchmark: Phrase.Benchmark, _ place: Place) -> Limits? {
    let range = rules.vocabulary.facts[slot].kind.limits ?? 0...0
    let open: Limits = (range.lowerBound, range.upperBound)
    switch benchmark {
    case .thisSchool: return place.asker.flatMap { limits(slot, $0) }
    case .national: return national(slot, place.row, nil).map { ($0, $0) } ?? open
    case .familyMean: return mean(slot, place.row) { base.familyOfSchool[$0] } ?? open
    case .localAuthorityMean:
      let phase = RandomWorld.Slot.phase
      return mean(slot, place.row) { school in
        guard base.areaOfSchool[school] >= 0 else { return -1 }
        guard case .known(.word(let word)) = base.schools.value(phase, school) else {
          return base.areaOfSchool[school] * 10
        }
        return base.areaOfSchool[school] * 10 + Int32(word) + 1
      } ?? open
    }
  }

  /// The mean of the others of a group: known from five members and 60 percent on.
  private func mean(_ slot: Int, _ row: BearerRow, _ group: (Int) -> Int32) -> Limits? {
    guard row.bearer == .school, group(row.row) >= 0 else { return nil }
    let others = (0..<base.schools.count).filter { $0 != row.row && group($0) == group(row.row) }
      .map { BearerRow(.school, $0) }
    let applying = others.filter { limits(slot, $0) != nil }
    let known = applying.filter { isSupplied(slot, $0) }.compactMap { limits(slot, $0) }
    guard known.count >= 5, Double(known.count) >= 0.6 * Double(applying.count) else { return nil }
    let count = Double(known.count)
    return (
      nine(known.map(\.low).reduce(0, +) / count), nine(known.map(\.high).reduce(0, +) / count)
    )
  }

  private func national(_ slot: Int, _ row: BearerRow, _ place: Facts.Place?) -> Double? {
    var phase: String?
    if row.bearer == .school,
      case .known(.word(let word)) = base.schools.value(RandomWorld.Slot.phase, row.row)
    {
      phase = RandomWorld.words[word]
    }
    for phase in [phase, nil] {
      let key = BenchmarkFigures.Key(slot: slot, group: .national, phase: phase, place: place)
      if let figure = base.benchmarks.figure(key, year: 2024) { return figure.value }
    }
    return nil
  }

  private func placeFigure(_ slot: Int, _ place: Facts.Place, _ row: BearerRow) -> Double? {
    national(slot, row, place)
  }

  private func earlier(_ slot: Int, _ row: BearerRow, _ years: Int) -> Limits? {
    let range = rules.vocabulary.facts[slot].kind.limits ?? 0...0
    guard let column = base.table(of: row.bearer)?.history[slot]?[2024 - (years - 1)] else {
      return (range.lowerBound, range.upperBound)
    }
    switch column[row.row] {
    case .known(.number(let x)): return (x, x)
    case .between(let low, let high): return (low, high)
    case .doesNotApply: return nil
    default: return (range.lowerBound, range.upperBound)
    }
  }

  // MARK: Words and sets

  private func words(_ slot: Int, _ row: BearerRow) -> ValueSet? {
    let count = rules.vocabulary.facts[slot].kind.words.count
    switch value(slot, row) {
    case .known(.word(let word)): return ValueSet([word])
    case .among(_, let possible): return possible
    case .doesNotApply: return nil
    default: return ValueSet.all(count)
    }
  }

  private func among(_ words: ValueSet, _ wanted: ValueSet) -> Truth {
    Truth(
      sure: words.indices.allSatisfy(wanted.contains),
      maybe: words.indices.contains(where: wanted.contains))
  }

  private func members(_ slot: Int, _ row: BearerRow) -> (sure: ValueSet, maybe: ValueSet)? {
    switch value(slot, row) {
    case .known(.set(let set)): return (set, set)
    case .among(let certain, let possible): return (certain, certain.union(possible))
    case .doesNotApply: return nil
    default: return (ValueSet(), ValueSet.all(rules.vocabulary.facts[slot].kind.words.count))
    }
  }

  private func truth(_ phrase: Phrase.SetPhrase, _ slot: Int, _ row: BearerRow) -> Truth {
    guard let (sure, maybe) = members(slot, row) else { return .no }
    switch phrase {
    case .empty: return Truth(sure: maybe.count == 0, maybe: sure.count == 0)
    case .notEmpty: return Truth(sure: sure.count > 0, maybe: maybe.count > 0)
    case .includesAny(let words):
      return Truth(
        sure: words.indices.contains(where: sure.contains),
        maybe: words.indices.contains(where: maybe.contains))
    case .includesNone(let words):
      return Truth(
        sure: !words.indices.contains(where: maybe.contains),
        maybe: !words.indices.contains(where: sure.contains))
    case .atLeast(let n): return Truth(sure: sure.count >= n, maybe: maybe.count >= n)
    case .atMost(let n): return Truth(sure: maybe.count <= n, maybe: sure.count <= n)
    case .sharesOne(let other):
      guard let second = members(other, row) else { return .no }
      return Truth(
        sure: sure.indices.contains(where: second.sure.contains),
        maybe: maybe.indices.contains(where: second.maybe.contains))
    }
  }

  private func same(_ slot: Int, _ row: BearerRow, _ asker: BearerRow) -> Truth? {
    let (a, b) = (value(slot, row), value(slot, asker))
    if a == .doesNotApply || b == .doesNotApply { return nil }
    if case .choice = rules.vocabulary.facts[slot].kind {
      guard let first = words(slot, row), let second = words(slot, asker) else { return nil }
      return Truth(
        sure: first.count == 1 && first == second,
        maybe: first.indices.contains(where: second.contains))
    }
    guard case .known(let x) = a, case .known(let y) = b else { return .open }
    return x == y ? .yes : .no
  }
}
