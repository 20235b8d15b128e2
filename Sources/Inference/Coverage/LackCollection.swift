import Facts
import RuleLanguage

/// What unknown verdicts wait for, by cause with the rows: ``ConditionProof/waitsFor`` for all rows at
/// once. What the members of a relation lack is counted under the relation.
struct LackCollection {
  private let rules: CompiledRules
  private let survey: VerdictSurvey
  private(set) var rows: [Cause: BitColumn] = [:]

  init(_ rules: CompiledRules, _ survey: VerdictSurvey) {
    self.rules = rules
    self.survey = survey
  }

  /// Adds what a condition waits for in these rows, as far as it is unknown there.
  mutating func add(
    _ condition: CompiledCondition, in rows: BitColumn, _ view: VerdictSurvey.View
  ) {
    add(
      condition, isUnknown: rows.intersection(survey.unknown(condition.planes.honoured, view)),
      view)
  }

  /// The same where it is unknown before its own `if unknown` line is looked at.
  mutating func addBeforeStance(
    _ condition: CompiledCondition, in rows: BitColumn, _ view: VerdictSurvey.View
  ) {
    add(condition, isUnknown: rows.intersection(survey.unknown(condition.beforeStance, view)), view)
  }

  private mutating func add(
    _ condition: CompiledCondition, isUnknown rows: BitColumn, _ view: VerdictSurvey.View
  ) {
    guard !rows.isEmpty else { return }
    switch condition.form {
    case .test(let number): add(rules.tests[number], rows, view)
    case .count(let number): note(.relation(rules.counts[number].source.relation), rows)
    case .finding(let test, let entries):
      for (finding, planes) in zip(test.findings, entries) {
        add(finding, in: rows.intersection(survey.unknown(planes.honoured, view)), view)
      }
    case .all, .any, .noneOf, .anyWhenOf, .contraIndication:
      for part in condition.parts { add(part, in: rows, view) }
    }
  }

  /// Adds what a finding waits for to become stronger.
  mutating func add(_ finding: Int, in rows: BitColumn, _ view: VerdictSurvey.View) {
    guard !rows.isEmpty else { return }
    var (rows, view) = (rows, view)
    if view == .schools, rules.checked.findings[finding].ecology == .system {
      view = .areasOfSchools
      let known = survey.expanded { _ in true }
      note(.area, rows.subtracting(known))
      rows = rows.intersection(known)
    }
    for condition in rules.findings[finding].signs + rules.findings[finding].unless {
      addOpen(condition, in: rows, view)
    }
  }

  /// Adds what is unknown in a part that is not false: a true *any* may still have unknown branches, and
  /// they may add to a finding's strength.
  private mutating func addOpen(
    _ condition: CompiledCondition, in rows: BitColumn, _ view: VerdictSurvey.View
  ) {
    let open = rows.intersection(survey.column(condition.planes.honoured.possible, view))
    guard !open.isEmpty else { return }
    switch condition.form {
    case .test, .count, .finding: addBeforeStance(condition, in: open, view)
    case .all, .any, .noneOf, .anyWhenOf, .contraIndication:
      for part in condition.parts { addOpen(part, in: open, view) }
    }
  }

  /// A test waits for its fact where that is not one value, else for what it is compared with.
  private mutating func add(_ test: CompiledTest, _ rows: BitColumn, _ view: VerdictSurvey.View) {
    let exact = survey.isExact(test.slot, view)
    note(.fact(test.slot), rows.subtracting(exact))
    let compared = rows.intersection(exact)
    switch test.phrase {
    case .gap(_, let benchmark, _), .times(_, _, let benchmark), .within(_, let benchmark):
      note(.benchmark(test.slot, benchmark), compared)
    case .place: note(.benchmark(test.slot, .national), compared)
    case .trend: note(.earlierFigure(test.slot), compared)
    case .set(.sharesOne(let with)): note(.fact(with), compared)
    case .level, .olderThan, .ordinal, .oneOf, .noneOf, .set, .isKnown, .sameAsThisSchool,
      .differentFromThisSchool:
      note(.fact(test.slot), compared)
    }
  }

  private mutating func note(_ cause: Cause, _ rows: BitColumn) {
    guard !rows.isEmpty else { return }
    self.rows[cause] = self.rows[cause]?.union(rows) ?? rows
  }

  /// How many of some rows lack what, the commonest first.
  func lacks(among all: BitColumn) -> [DataCoverage.Lack] {
    rows.map { DataCoverage.Lack(cause: $0.key, count: $0.value.population(within: all)) }
      .filter { $0.count > 0 }
      .sorted { ($1.count, Self.order($0.cause)) < ($0.count, Self.order($1.cause)) }
  }

  /// A fixed order of causes that are equally common.
  private static func order(_ cause: Cause) -> String {
    switch cause {
    case .fact(let slot): "a\(padded(slot))"
    case .benchmark(let slot, let benchmark): "b\(padded(slot))\(benchmark.rawValue)"
    case .earlierFigure(let slot): "c\(padded(slot))"
    case .relation(let name): "d\(name)"
    case .memberFact(let slot, let relation): "e\(padded(slot))\(relation)"
    case .area: "f"
    }
  }

  private static func padded(_ slot: Int) -> String {
    let digits = String(slot)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
