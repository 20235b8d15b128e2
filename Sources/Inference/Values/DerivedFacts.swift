import Facts
import RuleLanguage

/// How facts are worked out from others, for one row: the closed list of operations, each defined in
/// `Rules/vocabulary/derived.yaml` and here.
enum DerivedFacts {
  /// The reading of a derived fact, cut to the limits it declares.
  static func reading(of derivation: CheckedDerivation, _ row: some RowFacts) -> Reading {
    let fact = row.vocabulary.facts[derivation.slot]
    switch derivation.operation {
    case .band(let slot, let cuts, let levels):
      return band(row.bounds(slot), cuts, levels, fact.kind)
    case .quadrant(let across, let up, let near):
      return quadrant(row.bounds(across), row.bounds(up), near, fact.kind)
    case .trend(let slot, let step):
      return trend(row.figures(slot, years: 4), step, fact.kind)
    case .firstKnown(let slots): return firstKnown(slots.map(row.reading), fact.kind)
    case .yesWhen(let condition): return yesNo(row.verdict(of: condition))
    case .members(let members): return set(members, row, fact.kind)
    default:
      let bounds = line(derivation.operation, of: fact, row)
      guard let range = fact.kind.limits else { return Reading(bounds) }
      return Reading(bounds.cut(to: range))
    }
  }

  /// The operations whose result lies on a line.
  private static func line(
    _ operation: CheckedDerivation.Operation, of fact: FactDefinition, _ row: some RowFacts
  ) -> Bounds {
    let open = Bounds(open: fact.kind.limits ?? 0...0)
    switch operation {
    case .difference(let a, let b):
      let difference = row.bounds(a) - row.bounds(b)
      if let year = row.year(a), let other = row.year(b), year != other, difference.applies {
        return open
      }
      return difference
    case .ratio(let a, let b): return ratio(row.bounds(a), row.bounds(b)) ?? open
    case .sum(let slots):
      let parts = slots.map(row.bounds).filter(\.applies)
      return parts.isEmpty ? .doesNotApply : parts.reduce(Bounds(0), +)
    case .weightedSum(let terms, let plus):
      return terms.reduce(Bounds(plus)) { $0 + $1.weight * row.bounds($1.slot) }
    case .change(let slot, let years):
      let figures = row.figures(slot, years: years)
      return figures[0] - figures[figures.count - 1]
    case .average(let slot, let years): return pooled(row.figures(slot, years: years), true) ?? open
    case .total(let slot, let years): return pooled(row.figures(slot, years: years), false) ?? open
    case .againstMean(let slot, let group):
      return row.bounds(slot) - row.benchmark(slot, group).bounds
    case .deviation(let slot, let group):
      let distance = row.bounds(slot) - row.benchmark(slot, group).bounds
      guard distance.applies else { return .doesNotApply }
      guard let unit = row.deviation(slot, group) else { return open }
      return divide(distance, by: unit)
    case .largest(let slots):
      return extreme(slots.map(row.bounds), max)
    case .smallest(let slots):
      return extreme(slots.map(row.bounds), min)
    case .howManyKnown(let slots):
      return Bounds(Double(slots.count { counts($0, fact, row) }))
    case .differentValues(let slot, let relation):
      return row.among(relation, slot).map(differentValues) ?? open
    case .spread(let slot, let relation):
      return row.ofOwnPhase(slot, among: relation).flatMap(spread) ?? open
    case .band, .quadrant, .trend, .firstKnown, .yesWhen, .members:
      preconditionFailure("these do not lie on a line")
    }
  }

  /// Whether a fact counts among those known: of facts that can be figure or judgement, where
  /// judgements are counted, only what people told.
  private static func counts(_ slot: Int, _ fact: FactDefinition, _ row: some RowFacts) -> Bool {
    guard row.reading(slot).isSupplied else { return false }
    if case .howManyJudgementsKnown? = fact.derivation,
      row.vocabulary.facts[slot].role == .either
    {
      return row.isTold(slot)
    }
    return true
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

  private static func extreme(_ parts: [Bounds], _ pick: (Double, Double) -> Double) -> Bounds {
    let parts = parts.filter(\.applies)
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
    case .yes: Reading(.words(ValueSet([1])), isSupplied: true)
    case .no: Reading(.words(ValueSet([0])), isSupplied: true)
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

  private static func set(
    _ members: [(word: Int, condition: CheckedCondition)], _ row: some RowFacts, _ kind: FactKind
  ) -> Reading {
    var certain = ValueSet()
    var possible = ValueSet.all(kind.words.count)
    var isSupplied = false
    for member in members {
      switch row.verdict(of: member.condition) {
      case .yes:
        certain.insert(member.word)
        isSupplied = true
      case .no:
        possible = possible.subtracting(ValueSet([member.word]))
        isSupplied = true
      case .unknown: break
      }
    }
    return Reading(.set(certain: certain, possible: possible), isSupplied: isSupplied)
  }
}
