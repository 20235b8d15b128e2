import Facts
import RuleLanguage

/// How facts are worked out from others: the closed list of operations, each defined in
/// `Rules/vocabulary/derived.yaml` and here.
enum DerivedFacts {
  /// The readings of a derived fact for some rows, cut to the limits it declares.
  ///
  /// The operation is looked at once, outside of the rows; each row is worked out on its own.
  ///
  /// - Parameters:
  ///   - derivation: How it is worked out.
  ///   - kind: What sort of fact it is.
  ///   - rows: The facts it is worked out from.
  /// - Returns: The readings in the order of the rows.
  static func readings<Row: RowFacts>(
    of derivation: CheckedDerivation, _ kind: FactKind, _ rows: [Row]
  ) -> [Reading] {
    switch derivation.operation {
    case .band(let slot, let cuts, let levels):
      return rows.map { band($0.bounds(slot), cuts, levels, kind) }
    case .quadrant(let across, let up, let near):
      return rows.map { quadrant($0.bounds(across), $0.bounds(up), near, kind) }
    case .trend(let slot, let step):
      return rows.map { trend($0.figures(slot, years: yearsOfTrend), step, kind) }
    case .firstKnown(let slots):
      return rows.map { row in firstKnown(slots.map { row.reading($0) }, kind) }
    case .yesWhen(let condition): return Row.verdicts(of: condition, rows).map { yesNo($0) }
    case .members(let members): return sets(members, rows, kind)
    default:
      let bounds = lines(derivation, kind, rows)
      guard let range = kind.limits else { return bounds.map { Reading($0) } }
      return bounds.map { Reading($0.cut(to: range)) }
    }
  }

  /// How many yearly figures a trend looks at, at most.
  static let yearsOfTrend = 4

  /// The operations whose result lies on a line.
  private static func lines<Row: RowFacts>(
    _ derivation: CheckedDerivation, _ kind: FactKind, _ rows: [Row]
  ) -> [Bounds] {
    let open = Bounds(open: kind.limits ?? 0...0)
    switch derivation.operation {
    case .difference(let a, let b): return rows.map { difference(a, b, $0) ?? open }
    case .ratio(let a, let b): return rows.map { ratio($0.bounds(a), $0.bounds(b)) ?? open }
    case .sum(let slots): return rows.map { sum(slots, $0) }
    case .weightedSum(let terms, let plus):
      return rows.map { row in
        terms.reduce(Bounds(plus)) { $0 + $1.weight * row.bounds($1.slot) }
      }
    case .change(let slot, let years):
      return rows.map { row in
        let figures = row.figures(slot, years: years)
        return figures[0] - figures[figures.count - 1]
      }
    case .average(let slot, let years):
      return rows.map { pooled($0.figures(slot, years: years), true) ?? open }
    case .total(let slot, let years):
      return rows.map { pooled($0.figures(slot, years: years), false) ?? open }
    case .againstMean(let slot, let group):
      return rows.map { $0.bounds(slot) - $0.benchmark(slot, group).bounds }
    case .deviation(let slot, let group): return rows.map { deviation(slot, group, $0) ?? open }
    case .largest(let slots): return rows.map { extreme(slots, $0, max) }
    case .smallest(let slots): return rows.map { extreme(slots, $0, min) }
    case .howManyKnown(let slots): return known(slots, derivation, rows)
    case .differentValues(let slot, let relation):
      return rows.map { $0.among(relation, slot).map(differentValues) ?? open }
    case .spread(let slot, let relation):
      return rows.map { $0.ofOwnPhase(slot, among: relation).flatMap(spread) ?? open }
    case .band, .quadrant, .trend, .firstKnown, .yesWhen, .members:
      preconditionFailure("these do not lie on a line")
    }
  }

  /// One fact less another; `nil` where their figures are of different years.
  private static func difference(_ a: Int, _ b: Int, _ row: some RowFacts) -> Bounds? {
    let difference = row.bounds(a) - row.bounds(b)
    if let year = row.year(a), let other = row.year(b), year != other, difference.applies {
      return nil
    }
    return difference
  }

  /// The sum of those that apply.
  private static func sum(_ slots: [Int], _ row: some RowFacts) -> Bounds {
    let parts = slots.map { row.bounds($0) }.filter(\.applies)
    return parts.isEmpty ? .doesNotApply : parts.reduce(Bounds(0), +)
  }

  /// The distance from a mean in standard deviations; `nil` where there is none to measure with.
  private static func deviation(_ slot: Int, _ group: BenchmarkGroup, _ row: some RowFacts)
    -> Bounds?
  {
    let distance = row.bounds(slot) - row.benchmark(slot, group).bounds
    guard distance.applies else { return .doesNotApply }
    return row.deviation(slot, group).map { divide(distance, by: $0) }
  }

  /// How many facts are known. Where judgements are counted, a fact that can be figure or judgement
  /// counts only if people told it.
  private static func known<Row: RowFacts>(
    _ slots: [Int], _ derivation: CheckedDerivation, _ rows: [Row]
  ) -> [Bounds] {
    var counts = Array(repeating: 0.0, count: rows.count)
    for slot in slots {
      for (place, row) in rows.enumerated() where isKnown(slot, toCount: derivation, row) {
        counts[place] += 1
      }
    }
    return counts.map { Bounds($0) }
  }

  /// Whether a fact is one of those that a count of known facts counts.
  static func isKnown(_ slot: Int, toCount derivation: CheckedDerivation, _ row: some RowFacts)
    -> Bool
  {
    guard row.isSupplied(slot) else { return false }
    let vocabulary = row.vocabulary
    guard case .howManyJudgementsKnown? = vocabulary.facts[derivation.slot].derivation,
      vocabulary.facts[slot].role == .either
    else { return true }
    return row.isTold(slot)
  }

  /// Quotient of parts that are 0 or more; `nil` when the second can be 0.
  private static func ratio(_ a: Bounds, _ b: Bounds) -> Bounds? {
    guard a.applies, b.applies else { return .doesNotApply }
    guard b.low > 0 else { return nil }
    return Bounds(
      Bounds.rounded(a.low / (a.low < 0 ? b.low : b.high)),
      Bounds.rounded(a.high / (a.high < 0 ? b.high : b.low)),
      isSupplied: a.isSupplied && b.isSupplied)
  }

  private static func divide(_ a: Bounds, by unit: ClosedRange<Double>) -> Bounds {
    Bounds(
      Bounds.rounded(a.low / (a.low < 0 ? unit.lowerBound : unit.upperBound)),
      Bounds.rounded(a.high / (a.high < 0 ? unit.upperBound : unit.lowerBound)),
      isSupplied: a.isSupplied)
  }

  /// The figures that are there, added or averaged; `nil` when none is.
  private static func pooled(_ figures: [Bounds], _ isAverage: Bool) -> Bounds? {
    if figures.allSatisfy({ !$0.applies }) { return .doesNotApply }
    let there = figures.filter(\.isSupplied)
    guard !there.isEmpty else { return nil }
    let sum = there.reduce(Bounds(0), +)
    return isAverage ? ratio(sum, Bounds(Double(there.count))) : sum
  }

  /// The largest or smallest of those that apply.
  private static func extreme(
    _ slots: [Int], _ row: some RowFacts, _ pick: (Double, Double) -> Double
  ) -> Bounds {
    let parts = slots.map { row.bounds($0) }.filter(\.applies)
    guard let first = parts.first else { return .doesNotApply }
    return parts.dropFirst().reduce(first) {
      Bounds(
        pick($0.low, $1.low), pick($0.high, $1.high), isSupplied: $0.isSupplied && $1.isSupplied)
    }
  }

  private static func differentValues(_ readings: [Reading]) -> Bounds {
    var known: Set<Reading.Extent> = []
    var unknown = 0
    for reading in readings where reading.extent != .doesNotApply {
      if case .known = reading.value { known.insert(reading.extent) } else { unknown += 1 }
    }
    return Bounds(
      Double(known.count), Double(known.count + unknown), isSupplied: !known.isEmpty)
  }

  /// The standard deviation of numbers, known by the rule for means.
  private static func spread(_ readings: [Reading]) -> Bounds? {
    var share = GroupSums.Share()
    for reading in readings { share += GroupSums.Share(reading.bounds) }
    guard BenchmarkPolicy().isMet(share) else { return nil }
    return share.deviation.map {
      Bounds(Bounds.rounded($0.lowerBound), Bounds.rounded($0.upperBound))
    }
  }
}

/// The operations whose result is a word or a set.
extension DerivedFacts {
  private static func yesNo(_ verdict: Verdict) -> Reading {
    switch verdict {
    case .yes: Reading(.words(ValueSet(only: 1)), isSupplied: true)
    case .no: Reading(.words(ValueSet(only: 0)), isSupplied: true)
    case .unknown: Reading(.words(ValueSet.all(2)), isSupplied: false)
    }
  }

  /// A choice, or a level, among the words that are still possible. A choice of which a part is not
  /// supplied may be any word: columns of choices hold no limits for rows that are not supplied.
  private static func word(_ words: ValueSet, _ kind: FactKind, isSupplied: Bool) -> Reading {
    guard case .ordinal = kind else {
      return isSupplied ? Reading(.words(words), isSupplied: true) : Reading(anythingOf: kind)
    }
    let indices = words.indices
    return Reading(
      .line(Double(indices.first ?? 0), Double(indices.last ?? 0)), isSupplied: isSupplied)
  }

  private static func band(
    _ bounds: Bounds, _ cuts: [Double], _ levels: [Int], _ kind: FactKind
  ) -> Reading {
    guard bounds.applies else { return Reading(.doesNotApply, isSupplied: false) }
    // Exactly on a cut: in the lower half of the cuts the lower level, in the upper half the upper.
    func part(_ x: Double) -> Int {
      cuts.indices.count { $0 < cuts.count / 2 ? x > cuts[$0] : x >= cuts[$0] }
    }
    let words = ValueSet((part(bounds.low)...part(bounds.high)).map { levels[$0] })
    return word(words, kind, isSupplied: bounds.isSupplied)
  }

  private static func quadrant(_ across: Bounds, _ up: Bounds, _ near: Double, _ kind: FactKind)
    -> Reading
  {
    guard across.applies, up.applies else { return Reading(.doesNotApply, isSupplied: false) }
    func sides(_ bounds: Bounds, _ low: String, _ high: String) -> [String] {
      (bounds.low < -near ? [low] : []) + (bounds.high > near ? [high] : [])
    }
    var names: Set<String> = []
    for column in sides(across, "W", "E") {
      for line in sides(up, "S", "N") { names.insert(line + column) }
    }
    if [across, up].contains(where: { $0.low <= near && $0.high >= -near }) {
      names.insert("near_line")
    }
    return word(
      indices(of: names, kind), kind, isSupplied: across.isSupplied && up.isSupplied)
  }

  /// How the last three or four yearly figures in a row moved.
  private static func trend(_ figures: [Bounds], _ step: Double, _ kind: FactKind) -> Reading {
    guard figures.first?.applies == true else { return Reading(.doesNotApply, isSupplied: false) }
    let row = Array(figures.prefix { $0.isSupplied }.reversed())
    guard row.count >= 3 else { return Reading(anythingOf: kind) }
    let moves = zip(row.dropFirst(), row).map { $0 - $1 }
    let whole = row[row.count - 1] - row[0]
    let isVolatile = Verdict.all([
      Verdict.any(moves.map { PhraseEvaluation.verdict(.atLeast(step), $0) }),
      Verdict.any(moves.map { PhraseEvaluation.verdict(.atMost(-step), $0) }),
    ])
    var names: Set<String> = isVolatile.isPossible ? ["volatile"] : []
    if !isVolatile.isCertain {
      if whole.high >= step { names.insert("rising") }
      if whole.low <= -step { names.insert("falling") }
      if whole.low < step && whole.high > -step { names.insert("flat") }
    }
    return word(indices(of: names, kind), kind, isSupplied: true)
  }

  private static func indices(of names: Set<String>, _ kind: FactKind) -> ValueSet {
    ValueSet(kind.words.indices.filter { names.contains(kind.words[$0]) })
  }

  private static func firstKnown(_ parts: [Reading], _ kind: FactKind) -> Reading {
    if let first = parts.first(where: \.isSupplied) { return first }
    if parts.allSatisfy({ $0.extent == .doesNotApply }) {
      return Reading(.doesNotApply, isSupplied: false)
    }
    return Reading(anythingOf: kind)
  }

  /// Sets whose members each have a condition.
  private static func sets<Row: RowFacts>(
    _ members: [(word: Int, condition: CheckedCondition)], _ rows: [Row], _ kind: FactKind
  ) -> [Reading] {
    let none = (
      certain: ValueSet(), possible: ValueSet.all(kind.words.count), isSupplied: false
    )
    var sets = Array(repeating: none, count: rows.count)
    for member in members {
      for (place, verdict) in Row.verdicts(of: member.condition, rows).enumerated() {
        switch verdict {
        case .yes:
          sets[place].certain.insert(member.word)
          sets[place].isSupplied = true
        case .no:
          sets[place].possible = sets[place].possible.subtracting(ValueSet(only: member.word))
          sets[place].isSupplied = true
        case .unknown: break
        }
      }
    }
    return sets.map {
      Reading(.set(certain: $0.certain, possible: $0.possible), isSupplied: $0.isSupplied)
    }
  }
}
