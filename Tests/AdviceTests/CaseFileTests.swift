import Advice
import Diagnostics
import Facts
import Foundation
import Notation
import RuleLanguage
import TestSupport
import Testing

/// Reading files of cases: what is understood, and what is said of the rest.
@Suite struct CaseFileTests {
  /// The small rules that backtests are tried with.
  static let rules: Result<CheckedRules, any Error> = Result {
    let root = packageRoot.appending(path: "Tests/Golden/Backtest/small")
    let files = FilesOnDisk(
      rules: root.appending(path: "Rules"), corpus: root.appending(path: "Corpus"))
    let date = try #require(CalendarDate(ShippedRuleSet.asOf))
    return try #require(RuleSet.load(files, asOf: date).rules)
  }

  static func read(_ text: String) throws -> (cases: [CaseStory], problems: [Diagnostic]) {
    let reading = Notation.read(text: text, file: "cases.yaml")
    try #require(reading.problems.isEmpty)
    return CaseFileReader.read([try #require(reading.root)], try rules.get())
  }

  @Test func allKeysAreRead() throws {
    let read = try Self.read(
      """
      version: 1
      cases:
        - id: T1
          title: "A case: with a colon"
          scope: region
          perspective: helper
          context_facts:
            stated: {isolation: 2, can this be: true}
            implied: {declared_priorities: [reading, maths], pct_eal: 20 to 30}
          actions_done: [up_share, ss_pair]
          findings_expected: [W_ALONE]
          assets_expected: [S_COMMAND]
          equivalents: [[ss_pair, ss_visit]]
          negative_case: true
          expected_cautions: [C_COSY]
          reported_outcome: "Left alone."
      """.replacing(", can this be: true", with: ""))
    #expect(read.problems.isEmpty)
    let story = try #require(read.cases.first)
    #expect(story.title == "A case: with a colon")
    #expect(story.scope == .region)
    #expect(story.perspective == .helper)
    #expect(story.expected == ["up_share", "ss_pair"])
    #expect(story.findings == ["W_ALONE", "S_COMMAND"])
    #expect(story.equivalents == [["ss_pair", "ss_visit"]])
    #expect(story.isNegative)
    #expect(story.expectedCautions == ["C_COSY"])
    let vocabulary = try Self.rules.get().vocabulary
    let isolation = try #require(vocabulary.slot(id: "isolation"))
    let priorities = try #require(vocabulary.slot(id: "declared_priorities"))
    let eal = try #require(vocabulary.slot(id: "pct_eal"))
    #expect(story.stated == [isolation: .known(.number(2))])
    #expect(
      story.implied == [priorities: .known(.set(ValueSet([0, 1]))), eal: .between(20, 30)])
  }

  /// Everything wrong is said in one run, and what is right is read.
  @Test func allProblemsInOneRun() throws {
    let read = try Self.read(
      """
      cases:
        - id: T1
          scope: planet
          context_facts: {stated: {isolaton: high}}
        - id: T2
          perspective: nobody
        - id: T3
          context_facts:
            stated: {isolation: purple, declared_priorities: [reading, dancing], travel_time: 20}
            implied: {phase: unknown}
          negative_case: maybe
          actions_done: [up_shar, up_share]
        - id: T3
        - T4
        - title: Nobody named this one
        - id: T5
          equivalents: [up_share]
          negative_case: true
          expected_cautions: [C_COSI]
        - id: T6
          negative_case: true
      """)
    #expect(
      read.problems.map(\.code).sorted() == [
        "WM120", "WM122", "WM122", "WM123", "WM123", "WM201", "WM260", "WM260", "WM702", "WM703",
        "WM704", "WM705", "WM706", "WM707",
      ])
    #expect(read.problems.allSatisfy { $0.location != nil })
    #expect(read.cases.map(\.id) == ["T3", "T5", "T6"])
    let vocabulary = try Self.rules.get().vocabulary
    let priorities = try #require(vocabulary.slot(id: "declared_priorities"))
    let phase = try #require(vocabulary.slot(id: "phase"))
    let story = try #require(read.cases.first)
    // The word that is known counts for certain; what the other meant is open.
    #expect(
      story.stated == [priorities: .among(certain: ValueSet(only: 0), possible: .all(5))])
    #expect(story.implied == [phase: .notKnown])
    let typo = try #require(read.problems.first { $0.code == "WM705" })
    #expect(typo.severity == .warning)
    #expect(typo.nextStep == "did you mean \"up_share\"?")
    #expect(typo.location == Source.Location(file: "cases.yaml", line: 12, column: 20))
  }

  @Test(arguments: ["version: 1", "[a, b]", "cases: none yet"])
  func aFileWithoutCasesSaysSo(_ text: String) throws {
    let read = try Self.read(text)
    #expect(read.problems.map(\.code) == ["WM701"])
    #expect(read.cases.isEmpty)
  }

  /// `rule-language` 0.13, line by line.
  @Test(arguments: [
    ("school", "supported_school", Voice.school, false),
    ("pair", "supported_school", .school, false), ("pair", "helper", .school, false),
    ("family_or_cluster", "group", .cluster, false), ("region", "group", .cluster, true),
    ("family_or_cluster", "supported_school", .school, false),
    ("region", "supported_school", .school, true), ("trust", "helper", .school, true),
    ("neighbourhood", "group", .cluster, true), ("local_authority", "area", .area, false),
    ("region", "area", .area, false), ("school", "area", .area, false),
  ])
  func perspectiveChoosesTheVoice(
    _ scope: String, _ view: String, _ voice: Voice, _ addsArea: Bool
  ) throws {
    let read = try Self.read(
      "cases:\n  - {id: T1, scope: \(scope), perspective: \(view)}\n")
    let story = try #require(read.cases.first)
    #expect(story.perspective.voice == voice)
    #expect(story.addsAreaCards == addsArea)
  }

  /// Where a case does not say, the scope tells whose view it takes.
  @Test(arguments: [
    ("school", "supported_school"), ("pair", "supported_school"), ("family_or_cluster", "group"),
    ("trust", "area"), ("region", "area"),
  ])
  func scopeTellsTheUsualView(_ scope: String, _ view: String) throws {
    let read = try Self.read("cases:\n  - {id: T1, scope: \(scope)}\n")
    #expect(read.cases.first?.perspective.rawValue == view)
    #expect(try Self.read("cases:\n  - id: T1\n").cases.first?.scope == .school)
  }

  /// Of actions that are as good as another, however many were done, one counts.
  @Test func equivalentsAreOneHit() {
    let story = CaseStory(
      id: "T1", expected: ["a", "b", "c", "b"], equivalents: [["b", "d", "a"]],
      location: Source.Location(file: "x", line: 1, column: 1))
    #expect(
      story.hits == [
        ExpectedHit(named: ["a", "b"], ids: ["b", "d", "a"]),
        ExpectedHit(named: ["c"], ids: ["c"]),
      ])
    #expect(story.hits.map { $0.place(in: ["x", "d", "b", "y"]) } == [2, nil])
  }
}
