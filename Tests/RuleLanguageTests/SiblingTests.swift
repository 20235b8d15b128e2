import Diagnostics
import Facts
import Notation
import RuleLanguage
import Testing

/// Cards that lack what all their siblings have (WM346), and what they may say to that.
@Suite struct SiblingTests {
  private static let folder = "Rules/strategies/1-untapped-potential"
  private static let tested = "\(folder)/up_test.yaml"

  /// A set of four cards of a kind with one thing in common, and one more with these lines.
  private func load(
    _ mine: String, common: String = "not when: [N_CLOSED]", cards: Int = 4,
    change: (String) -> String = { $0 }
  ) -> RuleSet.Loaded {
    var files: [String: String?] = ["\(Self.folder)/up_map_expertise.yaml": Self.mapped]
    for number in 0..<cards {
      let id = "up_sibling_\(number)"
      files["\(Self.folder)/\(id).yaml"] = SmallSet.action(
        id, when: "  all: [{finding: W_ALONE}, {reading progress: at least \(number)}]",
        more: common)
    }
    files[Self.tested] = change(SmallSet.action(more: mine))
    return SmallSet.load(files)
  }

  /// The card of the small set, retired, so that it counts for nothing.
  private static var mapped: String {
    (SmallSet.files["\(folder)/up_map_expertise.yaml"] ?? "")
      .replacing("status: stable", with: "status: retired\nreplaced by: up_test")
      .replacing("status: trial", with: "status: retired\nreplaced by: up_test")
  }

  private func lines(_ loaded: RuleSet.Loaded) -> [String] {
    loaded.problems.filter { $0.code == "WM346" || $0.severity == .error }.lines
  }

  @Test func aContraIndicationThatAllSiblingsListIsMissed() throws {
    let loaded = load("")
    #expect(
      lines(loaded) == [
        "WM346 all 4 siblings of up_test list N_CLOSED, and it does not: up_sibling_0, up_sibling_1, up_sibling_2 and up_sibling_3; list it under \"not when\", or say why not: \"deliberately without: {N_CLOSED: …}\""
      ])
    let problem = try #require(loaded.problems.first { $0.code == "WM346" })
    #expect(problem.severity == .warning)
    #expect(problem.location == Source.Location(file: Self.tested, line: 1, column: 9))
    #expect(problem.length == "up_test".count)
  }

  @Test(arguments: [
    "applies to: {phase: primary}",
    "unless:\n  - phase: secondary\n    say: it is not for them",
  ])
  func aFactThatAllSiblingsTestIsMissed(common: String) {
    #expect(
      lines(load("", common: common)) == [
        "WM346 all 4 siblings of up_test test \"phase\" in \"applies to\" or \"unless\", and it does not: up_sibling_0, up_sibling_1, up_sibling_2 and up_sibling_3; test it too, or say why not: \"deliberately without: {phase: …}\""
      ])
    #expect(lines(load("applies to: {phase: special}", common: common)) == [])
  }

  @Test func threeSiblingsAreNoHabit() {
    #expect(lines(load("", cards: 3)) == [])
    #expect(lines(load("", cards: 4)) != [])
  }

  @Test func cardsOfAnotherKindAreNoSiblings() {
    #expect(lines(load("speaks to: [area]")) == [])
    #expect(
      lines(load("") { $0.replacing("ecology: within school", with: "ecology: between schools") })
        == [])
    #expect(
      lines(
        load("") {
          $0.replacing("status: trial", with: "status: retired\nreplaced by: up_sibling_0")
        }
      ) == [])
  }

  /// `N_NO_EVIDENCE` of the small set reaches all cards of high effort.
  @Test func whatReachesACardByItsEffortNeedNotBeListed() {
    let common = "not when: [N_NO_EVIDENCE]"
    #expect(lines(load("", common: common)) != [])
    #expect(
      lines(load("", common: common) { $0.replacing("effort: low", with: "effort: high") }) == [])
  }

  @Test func whatIsMeantIsSaidWithAReason() throws {
    let loaded = load("deliberately without: {N_CLOSED: nobody from outside comes in}")
    #expect(lines(loaded) == [])
    let card = try #require(loaded.rules?.actions.first { $0.id == "up_test" })
    #expect(card.deliberatelyWithout.map(\.trait) == [.contraIndication("N_CLOSED")])
    #expect(card.deliberatelyWithout.map(\.reason) == ["nobody from outside comes in"])
    #expect(
      lines(
        load(
          "deliberately without: {phase: every phase can do it}",
          common: "applies to: {phase: primary}")) == [])
  }

  @Test func whatIsSaidMustBeTrueAndOfUse() {
    #expect(
      lines(
        load("not when: [N_CLOSED]\ndeliberately without: {N_CLOSED: nobody comes in}")) == [
          "WM346 this card is said to be without N_CLOSED, but has it; delete the line"
        ])
    #expect(
      lines(load("deliberately without: {N_CLOSED: nobody comes in}", common: "")) == [
        "WM346 this card is said to be without N_CLOSED, but not all its siblings have it either; delete the line"
      ])
    #expect(
      lines(load("deliberately without: {N_CLOSD: nobody comes in}")).first
        == "WM208 there is no contra-indication called \"N_CLOSD\"; did you mean \"N_CLOSED\"?")
    #expect(
      load("deliberately without: {N_CLOSED: }").problems.contains { $0.severity == .error })
  }
}
