package import Facts
import Parallel
package import RuleLanguage

/// Works out ``SettledFacts``: facts are settled layer by layer, each after those it rests on.
struct FactSettling {
  private let base: FactBase
  private let asOfYear: Int
  private let order: FactOrder
  private let relations: Relations
  private var columns: [Bearer: FactColumns]
  private var benchmarks: Benchmarks

  fileprivate static func settle(
    _ base: FactBase, _ rules: CheckedRules, asOfYear: Int, policy: BenchmarkPolicy
  ) -> SettledFacts {
    var settling = FactSettling(base, rules, asOfYear, policy)
    for layer in settling.order.layers { settling.settle(layer) }
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

  /// Settles facts of which none rests on another.
  private mutating func settle(_ layer: [Int]) {
    for operation in layer.compactMap({ order.settlings[$0].derivation?.operation }) {
      if let (part, group) = operation.group { addUp(part, group) }
      for test in operation.tests { addUp(test) }
    }
    let (all, facts) = (self, facts)
    let tables = Bearer.ordered.compactMap { columns[$0] }.filter { $0.count > 0 }
    let work = layer.flatMap { slot in
      tables.filter { concerns(base.vocabulary.facts[slot], $0.bearer) }.map { (slot, $0) }
    }
    let settled = work.indices.map { place in
      let (slot, table) = work[place]
      return all.settled(all.order.settlings[slot], table, facts)
    }
    let found = zip(work, settled).map { (slot: $0.0, bearer: $0.1.bearer, column: $1) }
    for table in tables {
      columns[table.bearer] = table.replacing(
        found.filter { $0.bearer == table.bearer }.map { ($0.slot, $0.column) })
    }
  }

  /// Whether a fact is worked out for the rows of a bearer: its own, and areas, which answer for
  /// themselves where one bearer is school and area in one.
  private func concerns(_ fact: FactDefinition, _ bearer: Bearer) -> Bool {
    bearer == fact.bearer || (bearer == .area && fact.bearer == .school)
  }

  private func settled(_ settling: Settling, _ table: FactColumns, _ facts: SettledFacts)
    -> ReadingColumn?
  {
    let supplied = table.columns[settling.slot]
    let fact = base.vocabulary.facts[settling.slot]
    if settling.derivation == nil, supplied == nil, fact.phases.isEmpty { return nil }
    if let line = Self.line(settling, supplied, table) { return .line(line) }
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
    switch columns[.school]?.columns[slot] {
    case .line(let column)?: benchmarks.prepare(slot, group) { column.bounds($0) }
    // Nobody's is known, but there are members all the same.
    case nil:
      guard let range = order.settlings[slot].kind.limits else { return }
      benchmarks.prepare(slot, group) { _ in Bounds(open: range) }
    default: return
    }
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
