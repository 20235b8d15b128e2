import Diagnostics
import Facts
import Notation
import RuleLanguage
import Testing

/// How facts are worked out: operations with their operands resolved.
@Suite struct DerivationTests {
  private func operation(_ id: String) throws -> CheckedDerivation.Operation {
    let rules = try SmallSet.rules()
    let slot = try #require(rules.vocabulary.slot(id: id))
    return try #require(rules.derivations.first { $0.slot == slot }).operation
  }

  private func slot(_ id: String) throws -> Int {
    try #require(try SmallSet.rules().vocabulary.slot(id: id))
  }

  @Test func everyOperationIsResolved() throws {
    let eal = try slot("pct_eal")
    let fsm = try slot("pct_fsm6")
    let reading = try slot("reading_progress")
    for (id, expected) in [
      ("reading_gap", "difference(\(reading), \(try slot("overall_progress")))"),
      ("eal_change", "change(\(eal), years: 3)"),
      ("reading_deviation", "deviation(\(reading), of: Facts.BenchmarkGroup.family)"),
      (
        "overall_deviation",
        "againstMean(\(try slot("overall_progress")), of: Facts.BenchmarkGroup.family)"
      ),
      ("largest_share", "largest([\(eal), \(fsm)])"),
      ("smallest_share", "smallest([\(eal), \(fsm)])"),
      ("either_share", "firstKnown([\(eal), \(fsm)])"), ("share_ratio", "ratio(\(eal), \(fsm))"),
      ("share_sum", "sum([\(eal), \(fsm)])"), ("eal_3y", "average(\(eal), years: 3)"),
      ("cohort_3y", "total(\(try slot("reading_cohort")), years: 3)"),
      ("eal_trend", "trend(\(eal), step: 2.0)"),
      ("kinds", "differentValues(\(try slot("phase")), among: \"schools in the area\")"),
      ("area_spread", "spread(\(reading), among: \"schools in the area\")"),
      (
        "level_vs_family",
        "band(\(try slot("reading_deviation")), cuts: [-1.0, -0.5, 0.5, 1.0], levels: [0, 1, 2, 3, 4])"
      ),
      (
        "quadrant",
        "quadrant(across: \(try slot("reading_deviation")), up: \(try slot("overall_deviation")), near: 0.25)"
      ),
      ("facts_known", "howManyKnown([\(try slot("isolation")), \(try slot("internal_trust"))])"),
    ] {
      #expect("\(try operation(id))" == expected, "\(id)")
    }
  }

  @Test func judgementsKnownCountsWhatPeopleAreAsked() throws {
    let rules = try SmallSet.rules()
    guard case .howManyKnown(let slots) = try operation("judgements_known") else {
      Issue.record("another operation")
      return
    }
    #expect(slots.allSatisfy { rules.vocabulary.facts[$0].role == .judgement })
    #expect(
      slots.count == rules.vocabulary.facts.count { $0.role == .judgement && $0.bearer == .school })
  }

  @Test func conditionsDecideYesAndMembers() throws {
    guard case .yesWhen(let condition) = try operation("hardest"),
      case .members(let members) = try operation("concerns")
    else {
      Issue.record("other operations")
      return
    }
    #expect(
      ConditionWalk.slots(in: [condition])
        == [try slot("isolation"), try slot("level_vs_family")].sorted())
    #expect(members.map(\.word) == [0, 1])
  }

  @Test(arguments: [
    ("kind: number, range: [0, 9]", "difference: [pct_eal, shoe]", "WM201"),
    ("kind: number, range: [0, 9]", "sum: [phase]", "WM293"),
    ("kind: yes or no", "sum: [pct_eal]", "WM293"),
    ("kind: number, range: [0, 9]", "largest: [pct_eal, known_expertise]", "WM293"),
    ("kind: yes or no", "first known: [transition, isolation]", "WM293"),
    ("kind: number, range: [0, 9]", "yes when: {isolation: high}", "WM293"),
    ("kind: yes or no", "members: {maths: {isolation: high}}", "WM293"),
    ("kind: set, values: topics", "members: {cooking: {isolation: high}}", "WM206"),
    ("kind: yes or no", "yes when: {finding: W_ALONE}", "WM247"),
    (
      "kind: yes or no",
      "yes when: {at least: 1, of: schools in the area, call them: a, where: [{isolation: high}]}",
      "WM247"
    ),
    ("kind: yes or no", "yes when: {isolation: hgih}", "WM206"),
    ("kind: yes or no", "yes when: isolation", "WM240"),
    ("kind: number, range: [0, 9]", "different values: phase, among: everybody", "WM205"),
    ("kind: number, range: [0, 9]", "spread: phase, among: schools in the area", "WM293"),
    ("kind: choice, values: [a, b]", "trend: pct_eal, step: 2", "WM206"),
    ("kind: choice, values: [NE, NW]", "quadrant: {across: pct_eal, up: pct_fsm6}", "WM206"),
    (
      "kind: ordinal, levels: problem", "band: pct_eal, cuts: [10], levels: [low, enormous]",
      "WM206"
    ),
    ("kind: number, range: [0, 9]", "how many known: [isolation, shoe]", "WM201"),
  ])
  func isRefused(kind: String, derive: String, code: String) {
    let loaded = SmallSet.load([
      "Rules/vocabulary/more.yaml": """
      facts:
        more: {id: more, means: More, \(kind), role: figure, derive: {\(derive)}}
      """
    ])
    #expect(
      loaded.problems.filter { $0.severity == .error }.codes == [code], "\(loaded.problems.lines)")
  }
}
