package import Facts
package import RuleLanguage

/// Works out ``SettledFacts``: facts are settled one by one, each after those it rests on.
struct FactSettling {
  private let base: FactBase
  private let asOfYear: Int
  private let order: FactOrder
  private let relations: Relations
  private var columns: [Bearer: FactColumns]
  private var benchmarks: Benchmarks
  /// Slots whose columns are final.
  private var isSettled: [Bool]

  fileprivate static func settle(
    _ base: FactBase, _ rules: CheckedRules, asOfYear: Int, policy: BenchmarkPolicy
  ) -> SettledFacts {
    var settling = FactSettling(base, rules, asOfYear, policy)
    // Which facts make sense, and which schools are alike, hangs on the phase.
    if let phase = base.vocabulary.slot(id: "phase") { settling.settle(phase) }
    for slot in base.vocabulary.facts.indices { settling.settle(slot) }
    for test in ConditionWalk.tests(in: rules.conditions) {
      settling.addUp(CompiledTest(slot: test.slot, phrase: test.phrase))
    }
    return settling.facts
  }

  private init(
    _ base: FactBase, _ rules: CheckedRules, _ asOfYear: Int, _ policy: BenchmarkPolicy
  ) {
    self.base = base
    self.asOfYear = asOfYear
    order = FactOrder(rules)
    relations = Relations(base)
    benchmarks = Benchmarks(base, policy: policy)
    columns = [:]
    for bearer in Bearer.ordered {
      columns[bearer] = base.table(of: bearer).map { FactColumns($0) }
    }
    isSettled = Array(repeating: false, count: base.vocabulary.facts.count)
  }

  /// The facts as far as they are settled.
  private var facts: SettledFacts {
    SettledFacts(
      base: base, asOfYear: asOfYear,
      schools: columns[.school] ?? FactColumns(base.schools),
      areas: columns[.area] ?? FactColumns(base.areas),
      registers: columns.filter { $0.key != .school && $0.key != .area },
      benchmarks: benchmarks, relations: relations, order: order)
  }

  private mutating func settle(_ slot: Int) {
    guard !isSettled[slot] else { return }
    isSettled[slot] = true
    let fact = base.vocabulary.facts[slot]
    let settling = order.settlings[slot]
    let derivation = settling.derivation
    for part in derivation?.operation.slots ?? [] { settle(part) }
    if let counted = fact.countedBy, let counter = base.vocabulary.slot(named: counted) {
      settle(counter)
    }
    if let derivation {
      if let (part, group) = derivation.operation.group { addUp(part, group) }
      for test in derivation.operation.tests { addUp(test) }
    }
    guard settling.isNeeded else { return }
    let facts = self.facts
    for bearer in columns.keys where concerns(fact, bearer, derivation != nil) {
      guard let table = columns[bearer], table.count > 0 else { continue }
      columns[bearer] = table.replacing(slot, with: settled(settling, table, facts))
    }
  }

  /// Whether a fact is worked out for the rows of a bearer: its own, and areas, which answer for
  /// themselves where one bearer is school and area in one.
  private func concerns(_ fact: FactDefinition, _ bearer: Bearer, _ isDerived: Bool) -> Bool {
    bearer == fact.bearer || (bearer == .area && fact.bearer == .school)
  }

  private func settled(_ settling: Settling, _ table: FactColumns, _ facts: SettledFacts)
    -> ReadingColumn?
  {
    let supplied = table.columns[settling.slot]
    let fact = base.vocabulary.facts[settling.slot]
    if settling.derivation == nil, supplied == nil, fact.phases.isEmpty { return nil }
    let shared = sharedByGroup(settling, table, facts)
    let readings = facts.forEachBatch(of: table.bearer, reading: settling.inputs) { rows in
      settling.readings(rows, supplied: rows.map { $0.reading(settling.slot) }) {
        shared?.reading(rows[$0].row)
      }
    }
    switch settling.kind {
    case .number, .year, .ordinal:
      return .line(LineColumn(readings.map(\.bounds), range: settling.kind.limits ?? 0...0))
    case .yesNo, .choice:
      var column = ChoiceColumn(count: table.count)
      for (row, value) in readings.lazy.map(\.value).enumerated() { column[row] = value }
      return .words(column)
    case .set(let words):
      var column = SetColumn(count: table.count, wordCount: words.count)
      for (row, value) in readings.lazy.map(\.value).enumerated() { column[row] = value }
      return .sets(column)
    case .label, .text: return supplied
    }
  }

  /// What is worked out from all schools of a group, the same for each of them.
  private struct SharedReadings: Sendable {
    /// The group of each row, or -1.
    var groups: [Int32]
    var readings: [Int32: Reading]

    func reading(_ row: Int) -> Reading? { readings[groups[row]] }
  }

  /// Worked out once for each group where a derivation looks at a whole group of schools, or at those
  /// of one phase in it; `nil` where it looks at anything else.
  private func sharedByGroup(_ settling: Settling, _ table: FactColumns, _ facts: SettledFacts)
    -> SharedReadings?
  {
    guard table.bearer == .school, let derivation = settling.derivation,
      let relation = derivation.operation.relation, let grouping = relations.grouping(relation),
      !grouping.leavesOutSelf
    else { return nil }
    var groups = grouping.groups
    if case .spread = derivation.operation {
      guard let slot = base.vocabulary.slot(id: "phase"),
        case .words(let phases)? = table.columns[slot]
      else { return nil }
      let words = base.vocabulary.facts[slot].kind.words.count
      for (row, code) in phases.codes.enumerated() {
        groups[row] = groups[row] < 0 || code >= words ? -1 : groups[row] * 256 + Int32(code)
      }
    }
    var readings: [Int32: Reading] = [:]
    for (school, group) in groups.enumerated() where group >= 0 && readings[group] == nil {
      readings[group] =
        DerivedFacts.readings(
          of: derivation, settling.kind, [facts.row(BearerRow(.school, school))])[0]
    }
    return SharedReadings(groups: groups, readings: readings)
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
    _ base: FactBase, _ rules: CheckedRules, asOfYear: Int,
    policy: BenchmarkPolicy = BenchmarkPolicy()
  ) -> SettledFacts {
    FactSettling.settle(base, rules, asOfYear: asOfYear, policy: policy)
  }
}

extension CheckedDerivation.Operation {
  /// The slots it reads.
  package var slots: [Int] {
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

  /// The relation whose members it looks at.
  var relation: String? {
    switch self {
    case .differentValues(_, let relation), .spread(_, let relation): relation
    default: nil
    }
  }

  /// The fact of which it looks at figures of several years, the newest included.
  var history: (slot: Int, years: Int)? {
    switch self {
    case .change(let slot, let years), .average(let slot, let years), .total(let slot, let years):
      (slot, years)
    case .trend(let slot, _): (slot, DerivedFacts.yearsOfTrend)
    default: nil
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
