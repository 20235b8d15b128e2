import Diagnostics
import Evidence
import Notation
import Testing

/// Cases for workshops, read with their places.
@Suite struct CaseReaderTests {
  private static let library = EvidenceReader.read(
    [
      Notation.read(
        text:
          "references: [{id: A11, type: book, title: T, author: [{literal: O}], custom: {highest grade: ext}}]",
        file: "sources.yaml"
      ).root
    ].compactMap(\.self)
  ).library

  private static let lines = [
    "id: S01", "title: Two schools", "source: {key: A11, locator: KEY¶3}", "scope: pair",
    "perspective: supported_school", "story: They met.",
    "context_facts: {stated: {phase: primary}, implied: {isolation: 1}}",
    "findings_expected: [W_GAP]", "assets_expected: [P_TRUST]", "actions_done: [up_a, up_b]",
    "partner_traits: [other_authority]", "reported_outcome: Much.", "cautions: [C_COSY]",
    "gaps: Figures.", "questions for a workshop: [\"Who?\", \"Why?\"]",
  ]

  private static func file(_ lines: [String] = lines) -> Node? {
    let text =
      (["version: 1", "cases:"] + lines.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 })
      .joined(separator: "\n")
    return Notation.read(text: text, file: "S01.yaml").root
  }

  private static func read(_ files: Node?...) -> CaseReader.Reading {
    CaseReader.read(files.compactMap(\.self), in: library)
  }

  @Test func aCaseKeepsWhatIsToldOfIt() throws {
    let reading = Self.read(Self.file())
    #expect(reading.problems == [])
    let story = try #require(reading.cases.first)
    #expect(story.id == "S01")
    #expect(story.source == "A11")
    #expect(story.locator == "KEY¶3")
    #expect(story.scope == .pair)
    #expect(story.perspective == .supportedSchool)
    #expect(story.story == "They met.")
    #expect(story.facts.map(\.name.text) == ["phase", "isolation"])
    #expect(story.facts.map(\.isStated) == [true, false])
    #expect(story.findings == ["W_GAP", "P_TRUST"])
    #expect(story.actions == ["up_a", "up_b"])
    #expect(story.questions == ["Who?", "Why?"])
    #expect(reading.links.map(\.name) == ["W_GAP", "P_TRUST", "up_a", "up_b", "C_COSY"])
  }

  @Test(arguments: [
    ("scope: pair", "scope: street", "WM123 \"street\" is not one of the words for \"scope\""),
    ("source: {key: A11", "source: {key: A12", "WM211 there is no source called \"A12\""),
    ("story: They met.", "tale: They met.", "WM120 the case \"S01\" has no \"story\""),
    ("gaps: Figures.", "gaps: [Figures]", "WM122 \"gaps\" must be a text, not a list"),
    ("id: S01", "name: S01", "WM120 this case has no \"id\""),
  ])
  func whatIsWrongIsTold(_ from: String, _ to: String, message: String) {
    let lines = Self.lines.map { $0.replacing(from, with: to) }
    let problems = Self.read(Self.file(lines)).problems
    #expect(problems.map { "\($0.code) \($0.message)" }.contains(message), "\(problems)")
    #expect(problems.allSatisfy { $0.location?.file == "S01.yaml" })
  }

  @Test func twoCasesOfOneNameAreNoticed() {
    let reading = Self.read(Self.file(), Self.file())
    #expect(reading.cases.count == 1)
    #expect(reading.problems.map(\.code) == ["WM272"])
  }

  @Test func otherVersionsAreRefused() {
    let root = Notation.read(text: "version: 2\ncases: []", file: "S01.yaml").root
    #expect(Self.read(root).problems.count == 1)
  }
}
