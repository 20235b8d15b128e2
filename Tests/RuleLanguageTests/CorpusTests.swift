import Diagnostics
import Evidence
import Notation
import RuleLanguage
import Testing

/// What corpus and programmes say of rules is looked up when a set is loaded.
@Suite struct CorpusTests {
  private static let resources = "Corpus/resources.yaml"
  private static let england = "Rules/programmes/england.yaml"

  private static func programme(_ lines: String) -> String {
    """
    country: England
    notice: May change.
    programmes:
      hubs:
        name: Hubs
        for actions: [up_map_expertise]
        partner type: hub
        sources: [W15]
        valid from: 2024
        checked on: 2026-03
    \(lines)
    """
  }

  @Test(arguments: [
    (
      "goes with actions: [up_map_expertize]",
      "WM203 there is no action called \"up_map_expertize\"; did you mean \"up_map_expertise\"?"
    ),
    (
      "goes with findings: [W_ALON], goes with actions: []",
      "WM202 there is no finding called \"W_ALON\"; did you mean \"W_ALONE\"?"
    ),
  ])
  func aResourceNamesFindingsAndActionsThatExist(links: String, message: String) {
    let text =
      "resources: {R: {title: T, kind: k, use: this week, for: f, \(links), listed by: A11}}"
    let loaded = SmallSet.load([Self.resources: text])
    #expect(loaded.rules == nil)
    #expect(loaded.problems.filter { $0.severity == .error }.lines == [message])
    #expect(loaded.problems.first { $0.severity == .error }?.location?.file == Self.resources)
  }

  @Test func aDisputeNamesCautionsThatExist() {
    let text =
      "disputes: {d: {question: Q, one side: [{says: S, source: A11}], other side: [{says: S, source: A11}], so we say: W, bears on cautions: [C_COSI]}}"
    let lines = SmallSet.load(["Corpus/disputes.yaml": text]).problems.lines
    #expect(lines.contains("WM212 there is no caution called \"C_COSI\"; did you mean \"C_COSY\"?"))
  }

  @Test func aProgrammeIsRead() throws {
    let rules = try SmallSet.rules([Self.england: Self.programme("    status: running")])
    let list = try #require(rules.programmes.first)
    #expect(list.country == "England")
    #expect(list.notice == "May change.")
    #expect(list.knownBy == nil)
    let hubs = try #require(list.programmes.first)
    #expect(hubs.name == "Hubs")
    #expect(hubs.actions == ["up_map_expertise"])
    #expect(hubs.checked?.description == "2026-03")
  }

  @Test(arguments: [
    (
      "    status: running\n    valid until: soon",
      "WM361 \"soon\" is no year, month or day; write 2024, 2026-03 or 2025-09-01"
    ),
    (
      "    status: running\n    valid until: 2026-13",
      "WM361 \"2026-13\" is no year, month or day; write 2024, 2026-03 or 2025-09-01"
    ),
    (
      "    status: on",
      "WM123 \"on\" is not one of the words for \"status\"; choose from running, starting, cut back, varies, check and ended"
    ),
    (
      "    status: running\n    for findings: [W_NONE]",
      "WM202 there is no finding called \"W_NONE\"; add its file, or correct the name"
    ),
  ])
  func whatIsWrongWithAProgrammeIsTold(lines: String, message: String) {
    let problems = SmallSet.load([Self.england: Self.programme(lines)]).problems
    #expect(problems.filter { $0.severity == .error }.lines == [message])
  }

  @Test func aProgrammeWithoutSourceMustBeChecked() {
    let text = Self.programme("    status: running").replacing("[W15]", with: "[]")
    let lines = SmallSet.load([Self.england: text]).problems.lines
    #expect(
      lines.contains("WM360 this programme names no source; name one, or write \"status: check\""))
    let open = SmallSet.load([Self.england: text.replacing("running", with: "check")])
    #expect(!open.problems.codes.contains("WM360"))
  }

  /// A year counts from its first to its last day, a month likewise.
  @Test(
    arguments: [
      ("2024", nil, "2023-12-31", false), ("2024", nil, "2024-01-01", true),
      ("2025-09", nil, "2025-08-31", false), ("2025-09-02", nil, "2025-09-01", false),
      ("2024", "2025-02", "2025-02-28", true), ("2024", "2025-02", "2025-03-01", false),
      ("2024", "2025", "2025-12-31", true), ("2024", "2025-03-05", "2025-03-06", false),
    ] as [(String, String?, String, Bool)])
  func aProgrammeCountsBetweenItsDates(from: String, until: String?, day: String, counts: Bool)
    throws
  {
    let more = until.map { "\n    valid until: \($0)" } ?? ""
    let text = Self.programme("    status: running\(more)")
      .replacing("valid from: 2024", with: "valid from: \(from)")
    let rules = try SmallSet.rules([Self.england: text])
    let programme = try #require(rules.programmes.first?.programmes.first)
    #expect(programme.counts(on: SmallSet.day(day)) == counts)
  }

  @Test func whatHasEndedNeverCounts() throws {
    let rules = try SmallSet.rules([Self.england: Self.programme("    status: ended")])
    let programme = try #require(rules.programmes.first?.programmes.first)
    #expect(!programme.counts(on: SmallSet.today))
  }
}

/// The cases for workshops, checked against the rules.
@Suite struct WorkshopCaseTests {
  private static let path = "Corpus/cases/S01.yaml"

  private static func story(_ facts: String, actions: String = "up_map_expertise") -> String {
    """
    version: 1
    cases:
      - id: S01
        title: Two schools
        source: {key: A11, locator: KEY¶3}
        scope: pair
        perspective: supported_school
        story: They met.
        context_facts: {stated: {\(facts)}}
        findings_expected: [W_ALONE]
        actions_done: [\(actions)]
        partner_traits: []
        reported_outcome: Much.
        cautions: [C_COSY]
        gaps: Figures.
        questions for a workshop: ["Who?"]
    """
  }

  @Test func aSoundCaseIsReadWithoutAWord() throws {
    let text = Self.story("phase: primary, isolation: 1")
    #expect(SmallSet.load([Self.path: text]).problems.filter { $0.severity != .note }.lines == [])
    let files = FilesInMemory([Self.path: text])
    let read = RuleSet.cases(in: files, try SmallSet.rules().evidence)
    #expect(read.cases.map(\.id) == ["S01"])
    #expect(read.problems == [])
  }

  @Test(arguments: [
    ("isolaton: 1", "up_map_expertise", "WM201 there is no fact called \"isolaton\""),
    (
      "isolation: 9", "up_map_expertise",
      "WM260 \"9\" cannot be the value of \"isolation\", which is one of a list of levels"
    ),
    ("phase: primary", "up_map", "WM203 there is no action called \"up_map\""),
  ])
  func whatDoesNotFitTheRulesIsTold(facts: String, actions: String, message: String) {
    let loaded = SmallSet.load([Self.path: Self.story(facts, actions: actions)])
    let errors = loaded.problems.filter { $0.severity == .error }
    #expect(errors.count == 1)
    #expect(loaded.rules == nil)
    #expect(errors.map { "\($0.code) \($0.message)" } == [message])
    #expect(errors.first?.location?.file == Self.path)
  }

  /// Cases decide nothing: the digest of a sheet does not know them, and they are not read to be run.
  @Test func casesAreNoPartOfWhatASheetRestsOn() throws {
    let plain = try SmallSet.rules().digest
    #expect(try SmallSet.rules([Self.path: Self.story("phase: primary")]).digest == plain)
    var files = SmallSet.files
    files[Self.path] = Self.story("isolaton: 1")
    let run = RuleSet.load(FilesInMemory(files), asOf: SmallSet.today, for: .running)
    #expect(run.rules?.digest == plain)
  }
}
