import Diagnostics
import Facts
import Notation
import RuleLanguage
import Testing

/// Lines that can never hold where they stand (WM314).
@Suite struct UnreachableTests {
  /// What is said of unreachable lines in a finding with these signs.
  private func found(signs: String, more: String = "") -> [Diagnostic] {
    SmallSet.load([SmallSet.findingPath: SmallSet.finding(signs: signs, more: more)]).problems
      .filter { $0.code == "WM314" }
  }

  /// The same for a card.
  private func found(when: String, more: String = "") -> [Diagnostic] {
    SmallSet.load([SmallSet.actionPath: SmallSet.action(when: when, more: more)]).problems
      .filter { $0.code == "WM314" }
  }

  @Test func aLineThatOneFurtherOutExcludesIsTold() throws {
    let found = found(
      signs: """
          - all:
              - phase: primary
              - any:
                  - isolation: high
                  - phase: secondary
        """)
    #expect(
      found.lines == [
        "WM314 this line can never hold where it stands: line 11 must hold too, and excludes it; delete one of the two, or move this line out"
      ])
    let problem = try #require(found.first)
    #expect(problem.severity == .warning)
    #expect(problem.location == Source.Location(file: SmallSet.findingPath, line: 14, column: 13))
    #expect(problem.length == "phase".count)
    #expect(problem.notes.map(\.location?.line) == [11])
  }

  @Test(arguments: [
    // Deeper, and through an `all` within the `any`.
    ("phase: primary", "any: [{all: [{phase: secondary}, {isolation: high}]}]", true),
    ("phase: primary", "any: [{all: [{isolation: low}, {any: [{phase: special}]}]}]", true),
    ("phase: primary", "none of: [{phase: secondary}]", true),
    ("pupils with EAL: at least 40 percent", "any: [{pupils with EAL: below 25 percent}]", true),
    ("pupils with EAL: at least 40 percent", "any: [{pupils with EAL: below 45 percent}]", false),
    ("phase: primary", "any: [{phase: any of [primary, special]}]", false),
    ("phase: primary", "any: [{isolation: high}, {trust among staff: weak}]", false),
    ("finding: \"W_ALONE, clear\"", "any: [{finding: \"W_ALONE, hint\"}]", true),
    ("finding: \"W_ALONE, at least likely\"", "any: [{finding: \"W_ALONE, clear\"}]", false),
    // The facts of other schools are their own.
    (
      "phase: primary",
      "any: [{at least: 1, of: schools in the area, call them: others, where: [{phase: special}]}]",
      false
    ),
  ])
  func whatMustHoldReachesAllThatStandsWithin(outer: String, inner: String, isTold: Bool) {
    let signs = "  - all:\n      - \(outer)\n      - \(inner)"
    #expect(found(signs: signs).isEmpty != isTold, "\(found(signs: signs).lines)")
  }

  @Test func linesThatNeedNotHoldExcludeNothing() {
    #expect(
      found(signs: "  - phase: primary\n  - all: [{phase: secondary}, {isolation: high}]") == [])
    #expect(
      found(signs: "  - any: [{phase: primary}, {any: [{phase: secondary}, {isolation: high}]}]")
        == [])
  }

  @Test func whatACardAppliesToMustHoldForAllOfIt() {
    let applies = "applies to: {phase: primary}"
    let told = [
      "WM314 this line can never hold where it stands: line 14 must hold too, and excludes it; delete one of the two, or move this line out"
    ]
    #expect(
      found(when: "  all: [{finding: W_ALONE}, {phase: secondary}]", more: applies).lines == told)
    #expect(
      found(when: "  any: [{finding: W_ALONE}, {phase: secondary}]", more: applies).lines == told)
    #expect(found(when: "  any: [{finding: W_ALONE}, {phase: primary}]", more: applies) == [])
    let unless = "\nunless:\n  - phase: secondary\n    say: it is none"
    #expect(found(when: "  finding: W_ALONE", more: applies + unless).lines == told)
    #expect(found(when: "  finding: W_ALONE", more: unless) == [])
  }

  @Test func anExceptionThatTheConditionExcludesNeverRulesOut() {
    let unless = "unless:\n  - isolation: at most low\n    say: it is not alone"
    #expect(
      found(when: "  all: [{finding: W_ALONE}, {isolation: high}]", more: unless).count == 1)
    #expect(
      found(when: "  any: [{finding: W_ALONE}, {isolation: high}]", more: unless) == [])
  }

  @Test(arguments: [
    ("pupils with EAL: above 100 percent", "\"pupils with EAL\" goes up to 100"),
    ("pupils with EAL: below 0 percent", "\"pupils with EAL\" begins at 0"),
    ("reading progress: below -12 points", "\"reading progress\" begins at -12"),
    ("known expertise: at least 8 of them", "\"known expertise\" has only 7 words"),
  ])
  func aLineBeyondTheLimitsOfItsFactIsTold(line: String, limits: String) {
    #expect(
      found(signs: "  - \(line)").lines == [
        "WM314 this line can never hold: \(limits); correct the line, or delete it"
      ])
  }

  @Test(arguments: [
    "pupils with EAL: at least 100 percent", "pupils with EAL: at most 0 percent",
    "reading progress: below -11 points", "known expertise: at least 7 of them",
    "pupils with EAL: below national",
  ])
  func theLimitsThemselvesCanBe(line: String) { #expect(found(signs: "  - \(line)") == []) }

  /// A number quite outside the limits is refused where phrases are read.
  @Test func aNumberOutsideTheLimitsIsRefused() {
    let problems = SmallSet.problems(signs: "  - pupils with EAL: at least 101 percent")
    #expect(problems.codes == ["WM223"])
  }

  // MARK: - Strength

  private func asked(_ strength: String, signs: String) -> [Diagnostic] {
    SmallSet.load([
      SmallSet.findingPath: SmallSet.finding(signs: signs).replacing(
        "informational: yes\n", with: ""),
      SmallSet.actionPath: SmallSet.action(when: "  finding: W_TEST, \(strength)"),
    ]).problems.filter { $0.code == "WM314" }
  }

  @Test func aStrengthThatTheSignsNeverReachIsTold() {
    let found = asked("clear", signs: "  - pupils with EAL: high\n  - phase: special")
    #expect(
      found.lines == [
        "WM314 W_TEST can never be \"clear\": its signs reach \"hint\" at most; ask for \"hint\", or give W_TEST a sign that people judge"
      ])
    #expect(found.first?.location?.file == SmallSet.actionPath)
    #expect(found.first?.location?.line == 13)
    #expect(found.first?.length == "finding".count)
  }

  @Test(arguments: [
    ("hint", "  - pupils with EAL: high", true),
    ("hint", "  - phase: special", true),
    ("at least likely", "  - pupils with EAL: high", false),
    ("at least likely", "  - isolation: high", true),
    ("clear", "  - isolation: high", false),
    ("clear", "  - isolation: high\n  - phase: special", true),
    ("clear", "  - isolation: high\n  - trust among staff: weak", true),
    ("clear", "  - isolation: high\n    gives at most: hint\n  - pupils with EAL: high", false),
    ("clear", "  - finding: W_ALONE\n  - pupils with EAL: high", true),
    // What can be a figure or a judgement counts by who gave it.
    ("clear", "  - place on the chart: SE\n  - pupils with EAL: high", true),
  ])
  func theHighestStrengthIsThatOfAllSignsTogether(asked: String, signs: String, isReached: Bool) {
    let lines = self.asked(asked, signs: signs).lines
    #expect(lines.isEmpty == isReached, "\(lines)")
  }
}
