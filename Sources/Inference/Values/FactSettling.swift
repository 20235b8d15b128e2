package import Facts
package import RuleLanguage

/// Works out ``SettledFacts``: facts are settled one by one, each after those it rests on.
struct FactSettling {
  private let base: FactBase
  private let rules: CompiledRules
  private let asOfYear: Int
  private let derivationOfSlot: [Int?]
  private let phaseSlot: Int?
  private let relations: Relations
  private var columns: [Bearer: FactColumns]
  private var benchmarks: Benchmarks
  /// Slots whose columns are final.
  private var isSettled: [Bool]

  fileprivate static func settle(
    _ base: FactBase, _ rules: CompiledRules, asOfYear: Int, policy: BenchmarkPolicy
  ) -> SettledFacts {
    var settling = FactSettling(base, rules, asOfYear, policy)
    for slot in base.vocabulary.facts.indices { settling.settle(slot) }
    for test in rules.tests { settling.addUp(test) }
    return settling.facts
  }

  private init(
    _ base: FactBase, _ rules: CompiledRules, _ asOfYear: Int, _ policy: BenchmarkPolicy
  ) {
    self.base = base
    self.rules = rules
    self.asOfYear = asOfYear
    let vocabulary = base.vocabulary
    var derivations: [Int?] = Array(repeating: nil, count: vocabulary.facts.count)
    for (index, derivation) in rules.checked.derivations.enumerated() {
      derivations[derivation.slot] = index
    }
    derivationOfSlot = derivations
    phaseSlot = vocabulary.slot(id: "phase")
    relations = Relations(base)
    benchmarks = Benchmarks(base, policy: policy)
    columns = [:]
    for bearer in [Bearer.school, .area, .hub, .partner, .subject, .pupilGroup] {
      columns[bearer] = FactColumns(
        bearer: bearer, table: base.table(of: bearer), vocabulary: vocabulary)
    }
    isSettled = Array(repeating: false, count: vocabulary.facts.count)
  }

  /// The facts as far as they are settled.
  private var facts: SettledFacts {
    let none = FactColumns(bearer: .school, table: nil, vocabulary: base.vocabulary)
    return SettledFacts(
      base: base, rules: rules, asOfYear: asOfYear, schools: columns[.school] ?? none,
      areas: columns[.area] ?? none,
      registers: columns.filter { $0.key != .school && $0.key != .area && $0.value.table != nil },
      benchmarks: benchmarks, relations: relations, derivationOfSlot: derivationOfSlot,
      phaseSlot: phaseSlot)
  }

  private mutating func settle(_ slot: Int) {
    guard !isSettled[slot] else { return }
    isSettled[slot] = true
    let fact = base.vocabulary.facts[slot]
    let derivation = derivationOfSlot[slot].map { rules.checked.derivations[$0] }
    for part in derivation?.operation.slots ?? [] { settle(part) }
    if let counted = fact.countedBy, let counter = base.vocabulary.slot(named: counted) {
      settle(counter)
    }
    if !fact.phases.isEmpty, let phaseSlot { settle(phaseSlot) }
    if let derivation {
      if let (part, group) = derivation.operation.group { addUp(part, group) }
      for test in derivation.operation.tests { addUp(test) }
    }
    guard derivation != nil || !fact.phases.isEmpty || fact.hiddenBelow != nil else { return }
    let facts = self.facts
    for bearer in columns.keys where concerns(fact, bearer, derivation != nil) {
      guard var table = columns[bearer], table.count > 0 else { continue }
      table.columns[slot] = settled(slot, derivation, table, facts)
      columns[bearer] = table
    }
  }

  /// Whether a fact is worked out for the rows of a bearer: its own, and areas, which answer for
  /// themselves where one bearer is school and area in one.
  private func concerns(_ fact: FactDefinition, _ bearer: Bearer, _ isDerived: Bool) -> Bool {
    bearer == fact.bearer || (bearer == .area && fact.bearer == .school)
  }

  private func settled(
    _ slot: Int, _ derivation: CheckedDerivation?, _ table: FactColumns, _ facts: SettledFacts
  ) -> ReadingColumn? {
    let fact = base.vocabulary.facts[slot]
    if derivation == nil, table.columns[slot] == nil, fact.phases.isEmpty { return nil }
    let read = { (row: Int) -> Reading in
      Settling.reading(
        slot, facts.row(BearerRow(table.bearer, row)), derivation,
        supplied: table.columns[slot]?.reading(row, kind: fact.kind), facts.phaseSlot)
    }
    switch fact.kind {
    case .number, .year, .ordinal:
      return .line(
        LineColumn(count: table.count, range: fact.kind.limits ?? 0...0) { read($0).bounds })
    case .yesNo, .choice:
      var column = ChoiceColumn(count: table.count)
      for row in 0..<table.count { column[row] = read(row).value }
      return .words(column)
    case .set(let words):
      var column = SetColumn(count: table.count, wordCount: words.count)
      for row in 0..<table.count { column[row] = read(row).value }
      return .sets(column)
    case .label, .text: return table.columns[slot]
    }
  }

  /// Adds a fact up over the groups a test compares it with.
  private mutating func addUp(_ test: CompiledTest) {
    guard
      case (.margin(_, let benchmark), _)? = PhraseEvaluation.lineTest(
        of: test.phrase, asOfYear: asOfYear), let group = benchmark.group
    else { return }
    addUp(test.slot, group)
  }

  private mutating func addUp(_ slot: Int, _ group: BenchmarkGroup) {
    guard case .line(let column)? = columns[.school]?.columns[slot] else { return }
    benchmarks.prepare(slot, group) { column.bounds($0) }
  }
}

extension SettledFacts {
  /// The facts of a base as a rule set sees them; `asOfYear` is the year of the as-of date.
  package static func settle(
    _ base: FactBase, _ rules: CompiledRules, asOfYear: Int,
    policy: BenchmarkPolicy = BenchmarkPolicy()
  ) -> SettledFacts {
    FactSettling.settle(base, rules, asOfYear: asOfYear, policy: policy)
  }
}

/// The steps from what was supplied to what rules see, for one row.
enum Settling {
  /// A fact of a row: what was supplied, else what is worked out; out of its phase it does not apply;
  /// a figure that rests on too few pupils is not supplied (`rule-language` 4.2, `N_SMALL_N`).
  static func reading(
    _ slot: Int, _ row: some RowFacts, _ derivation: CheckedDerivation?, supplied: Reading?,
    _ phaseSlot: Int?
  ) -> Reading {
    let fact = row.vocabulary.facts[slot]
    var reading = supplied ?? Reading(anythingOf: fact.kind)
    if !reading.isSupplied, reading.extent != .doesNotApply {
      if isOutOfPhase(fact, row, phaseSlot) { return Reading(.doesNotApply, isSupplied: false) }
      if let derivation { reading = DerivedFacts.reading(of: derivation, row) }
    }
    return isHidden(fact, row) && reading.extent != .doesNotApply
      ? Reading(anythingOf: fact.kind) : reading
  }

  /// Whether the fact makes no sense for the row's known phase.
  static func isOutOfPhase(_ fact: FactDefinition, _ row: some RowFacts, _ phaseSlot: Int?) -> Bool
  {
    guard !fact.phases.isEmpty, let phaseSlot,
      case .words(let words) = row.reading(phaseSlot).extent, words.count == 1
    else { return false }
    let kind = row.vocabulary.facts[phaseSlot].kind
    return !fact.phases.contains(kind.words[words.indices[0]])
  }

  /// Whether fewer pupils than the fact asks for are certainly behind its figure.
  static func isHidden(_ fact: FactDefinition, _ row: some RowFacts) -> Bool {
    guard let least = fact.hiddenBelow, let counted = fact.countedBy,
      let counter = row.vocabulary.slot(named: counted)
    else { return false }
    let pupils = row.bounds(counter)
    return pupils.isSupplied && pupils.high < Double(least)
  }
}

extension CheckedDerivation.Operation {
  /// The slots it reads.
  var slots: [Int] {
    switch self {
    case .difference(let a, let b), .ratio(let a, let b): [a, b]
    case .quadrant(let across, let up, _): [across, up]
    case .sum(let slots), .largest(let slots), .smallest(let slots), .firstKnown(let slots),
      .howManyKnown(let slots):
      slots
    case .weightedSum(let terms, _): terms.map(\.slot)
    case .change(let slot, _), .average(let slot, _), .total(let slot, _),
      .againstMean(let slot, _), .deviation(let slot, _), .band(let slot, _, _),
      .differentValues(let slot, _), .spread(let slot, _), .trend(let slot, _):
      [slot]
    case .yesWhen(let condition): condition.slots
    case .members(let members): members.flatMap(\.condition.slots)
    }
  }

  /// The tests in its conditions.
  var tests: [CompiledTest] {
    switch self {
    case .yesWhen(let condition): condition.tests
    case .members(let members): members.flatMap(\.condition.tests)
    default: []
    }
  }

  /// The fact and group of schools it compares with.
  var group: (Int, BenchmarkGroup)? {
    switch self {
    case .againstMean(let slot, let group), .deviation(let slot, let group): (slot, group)
    default: nil
    }
  }
}

extension CheckedCondition {
  /// The slots of the facts tested in it, those of members left out.
  package var slots: [Int] {
    tests.flatMap { test in
      if case .set(.sharesOne(let other)) = test.phrase { [test.slot, other] } else { [test.slot] }
    }
  }

  /// The tests in it, those of members left out.
  var tests: [CompiledTest] {
    switch form {
    case .test(let test): [CompiledTest(slot: test.slot, phrase: test.phrase)]
    case .all(let parts), .any(let parts), .noneOf(let parts): parts.flatMap(\.tests)
    case .anyWhenOf(let actions): actions.flatMap(\.when.tests)
    case .count, .finding, .contraIndication: []
    }
  }
}
