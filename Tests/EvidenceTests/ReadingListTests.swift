import Diagnostics
import Evidence
import Notation
import OrderedCollections
import Testing

/// The reading list and the disputes, read and chosen from.
@Suite struct ReadingListTests {
  private static let source =
    "references: [{id: A25, type: document, title: T, author: [{literal: O}], custom: {highest grade: ext}}]"

  private func read(_ text: String) -> EvidenceReader.Reading {
    EvidenceReader.read(
      [Self.source, text].compactMap { Notation.read(text: $0, file: "file.yaml").root })
  }

  private static func resource(_ id: String, use: String, findings: String = "") -> String {
    "  \(id): {title: T, kind: film, use: \(use), for: heads, goes with findings: [\(findings)], goes with actions: [up_a], listed by: A25, at: Links}"
  }

  @Test func aResourceKeepsWhatIsSaidOfIt() throws {
    let reading = read(
      """
      resources:
        R_INDEX:
          title: The Index
          kind: framework
          use: this week
          address: https://example.org/index
          link checked: 2026-11-20
          for: a whole school
          topics: [belonging]
          goes with findings: [W_GAP]
          goes with actions: [up_a, up_b]
          listed by: A25
          at: Links
          note: Choose few questions.
      """)
    #expect(reading.problems == [])
    let resource = try #require(reading.library.resources["R_INDEX"])
    #expect(resource.title == "The Index")
    #expect(resource.use == .thisWeek)
    #expect(resource.address == "https://example.org/index")
    #expect(resource.linkChecked?.description == "2026-11-20")
    #expect(resource.topics == ["belonging"])
    #expect(resource.listedAt == "Links")
    #expect(resource.note == "Choose few questions.")
    #expect(reading.links.map(\.name) == ["W_GAP", "up_a", "up_b"])
    #expect(reading.links.map(\.location.line) == [10, 11, 11])
  }

  /// Two at most: what can be used this week first, then what goes with a finding, then by the list.
  @Test func theBestTwoAreOffered() {
    let text = [
      "resources:", Self.resource("R_BOOK", use: "background", findings: "W_GAP"),
      Self.resource("R_FILM", use: "this week"), Self.resource("R_TALK", use: "this week"),
      Self.resource("R_FIT", use: "this week", findings: "W_GAP"),
    ].joined(separator: "\n")
    let library = read(text).library
    let chosen = { (findings: Set<String>) in
      library.resources(for: "up_a", findings: findings).map(\.id)
    }
    #expect(chosen(["W_GAP"]) == ["R_FIT", "R_FILM"])
    #expect(chosen([]) == ["R_FILM", "R_TALK"])
    #expect(library.resources(for: "up_b", findings: []).isEmpty)
  }

  private static let dispute =
    "disputes: {gains: {question: Do gains last?, one side: [{says: Yes, source: A25, at: x}], other side: [{says: No, source: A25}], so we say: Plan the end., bears on actions: [up_a], bears on cautions: [X_FADE]}}"

  @Test func aDisputeBearsOnItsActionsAndOnCardsWithItsCautions() throws {
    let reading = read(Self.dispute)
    #expect(reading.problems == [])
    let library = reading.library
    #expect(library.disputes["gains"]?.oneSide.first?.locator == "x")
    #expect(library.disputes["gains"]?.otherSide.first?.locator == "")
    #expect(library.disputes(on: "up_a", cautions: []).map(\.id) == ["gains"])
    #expect(library.disputes(on: "up_b", cautions: ["X_FADE"]).map(\.id) == ["gains"])
    #expect(library.disputes(on: "up_b", cautions: ["C_COSY"]).isEmpty)
    #expect(reading.links.map(\.kind) == [.action, .caution])
  }

  @Test(arguments: [
    (
      "resources: {R: {title: T, kind: k, use: this week, for: f, goes with actions: [], listed by: A26}}",
      "WM211 there is no source called \"A26\""
    ),
    (
      "resources: {R: {title: T, kind: k, use: soon, for: f, goes with actions: [], listed by: A25}}",
      "WM123 \"soon\" is not one of the words for \"use\""
    ),
    (
      "resources: {R: {title: T, kind: k, use: this week, address: –, for: f, goes with actions: [], listed by: A25}}",
      "WM353 \"–\" is no web address"
    ),
    (
      "resources: {R: {title: T, kind: k, use: this week, for: f, listed by: A25}}",
      "WM120 the resource \"R\" has no \"goes with actions\""
    ),
    (
      "disputes: {d: {question: Q, one side: [{says: S, source: A25}], other side: [{says: S, source: A25}], so we say: W}}",
      "WM354 this dispute bears on no action and no caution"
    ),
    (
      "disputes: {d: {question: Q, one side: [{says: S, source: B}], other side: [{says: S, source: A25}], so we say: W, bears on actions: [a]}}",
      "WM211 there is no source called \"B\""
    ),
    (
      "disputes: {d: {question: Q, one side: [{says: S, source: A25}], so we say: W, bears on actions: [a]}}",
      "WM120 the dispute \"d\" has no \"other side\""
    ),
  ])
  func whatIsWrongIsTold(text: String, message: String) {
    let problems = read(text).problems
    #expect(problems.map { "\($0.code) \($0.message)" } == [message])
    #expect(problems.allSatisfy { $0.location?.line == 1 })
  }
}
