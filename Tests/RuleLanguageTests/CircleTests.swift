import Diagnostics
import Facts
import Notation
import RuleLanguage
import Testing

/// Things that use each other: in order, or in circles that are shown.
@Suite struct CircleTests {
  @Test func findingsComeAfterThoseTheyUse() throws {
    let rules = try SmallSet.rules()
    let place = Dictionary(uniqueKeysWithValues: rules.findingOrder.enumerated().map { ($1, $0) })
    #expect(place.count == rules.findings.count)
    for (index, finding) in rules.findings.enumerated() {
      for used in ConditionWalk.findings(in: finding.signs + finding.unless) {
        #expect((place[used] ?? .max) < (place[index] ?? 0))
      }
    }
  }

  @Test func derivedFactsComeAfterThoseTheyUse() throws {
    let rules = try SmallSet.rules()
    let ids = rules.derivations.map { rules.vocabulary.facts[$0.slot].id }
    let place = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    for (later, earlier) in [
      ("level_vs_family", "reading_deviation"), ("hardest", "level_vs_family"),
      ("quadrant", "overall_deviation"), ("concerns", "reading_deviation"),
    ] {
      #expect(try #require(place[earlier]) < (try #require(place[later])), "\(later)")
    }
  }

  @Test func aCircleOfFindingsIsShown() throws {
    let a = "Rules/ecology/within-school/W_A.yaml"
    let b = "Rules/ecology/within-school/W_B.yaml"
    let loaded = SmallSet.load([
      a: SmallSet.finding("W_A", signs: "  - finding: W_B"),
      b: SmallSet.finding(
        "W_B",
        signs: """
            - at least: 1
              of: schools in the area
              call them: others
              where: [{finding: W_A}]
          """),
    ])
    #expect(loaded.rules == nil)
    #expect(
      loaded.problems.lines.contains(
        "WM301 these findings use each other in a circle: W_A → W_B → W_A; take one of them out of the circle"
      ))
  }

  @Test func aFindingThatUsesItselfIsACircle() {
    let lines = SmallSet.problems(signs: "  - finding: W_TEST").lines
    #expect(
      lines == [
        "WM301 these findings use each other in a circle: W_TEST → W_TEST; take one of them out of the circle"
      ])
  }

  @Test func aCircleOfFactsIsShown() {
    let loaded = SmallSet.load([
      "Rules/vocabulary/more.yaml": """
      facts:
        first: {id: first, means: A, kind: number, range: [0, 9], role: figure, derive: {sum: [second]}}
        second: {id: second, means: B, kind: number, range: [0, 9], role: figure, derive: {largest: [third]}}
        third: {id: third, means: C, kind: number, range: [0, 9], role: figure, derive: {smallest: [first]}}
      """
    ])
    #expect(
      loaded.problems.filter { $0.severity == .error }.lines == [
        "WM302 these facts are worked out from each other in a circle: first → second → third → first; take one of them out of the circle"
      ])
  }

  @Test func aCircleOfCopiedConditionsIsShown() {
    let folder = "Rules/strategies/1-untapped-potential"
    let loaded = SmallSet.load([
      "\(folder)/up_a.yaml": SmallSet.action("up_a", when: "  any when of: [up_b]"),
      "\(folder)/up_b.yaml": SmallSet.action("up_b", when: "  any: [{any when of: [up_a]}]"),
    ])
    #expect(
      loaded.problems.filter { $0.severity == .error }.lines == [
        "WM303 these cards copy each other's conditions in a circle: up_a → up_b → up_a; take one of them out of the circle"
      ])
  }

  @Test(arguments: ["instead of", "needs", "before"])
  func relationsBetweenCardsMustNotLeadRound(key: String) {
    let folder = "Rules/strategies/1-untapped-potential"
    let loaded = SmallSet.load([
      "\(folder)/up_a.yaml": SmallSet.action("up_a", more: "\(key): [up_b]"),
      "\(folder)/up_b.yaml": SmallSet.action("up_b", more: "\(key): [up_a]"),
    ])
    #expect(
      loaded.problems.filter { $0.severity == .error }.lines == [
        "WM304 \"\(key)\" leads round in a circle: up_a → up_b → up_a; take one of them out of the circle"
      ])
    #expect(
      SmallSet.load([
        "\(folder)/up_a.yaml": SmallSet.action("up_a", more: "\(key): [up_b]"),
        "\(folder)/up_b.yaml": SmallSet.action("up_b"),
      ]).rules != nil)
  }

  @Test func notWithMayStandOnBothSides() {
    let folder = "Rules/strategies/1-untapped-potential"
    let loaded = SmallSet.load([
      "\(folder)/up_a.yaml": SmallSet.action("up_a", more: "not with: [up_b]"),
      "\(folder)/up_b.yaml": SmallSet.action("up_b", more: "not with: [up_a]"),
    ])
    #expect(loaded.rules != nil)
  }

  /// Each card copies the two before it, so that the copies would double each time.
  @Test func copiesThatGrowWithoutEndAreStopped() {
    let folder = "Rules/strategies/1-untapped-potential"
    var files: [String: String?] = [:]
    for number in 0..<40 {
      let when =
        number < 2
        ? "  finding: W_ALONE" : "  any when of: [up_\(number - 1), up_\(number - 2)]"
      files["\(folder)/up_\(number).yaml"] = SmallSet.action("up_\(number)", when: when)
    }
    let loaded = SmallSet.load(files)
    #expect(loaded.rules == nil)
    #expect(loaded.problems.contains { $0.code == "WM305" })
  }

  @Test func aChainOfThousandsOfFindingsIsNoTrouble() throws {
    var files: [String: String?] = [:]
    for number in 0..<2_000 {
      let sign = number == 0 ? "isolation: high" : "finding: W_\(number - 1)"
      files["Rules/ecology/within-school/W_\(number).yaml"] = SmallSet.finding(
        "W_\(number)", signs: "  - \(sign)")
    }
    let loaded = SmallSet.load(files)
    #expect(loaded.problems.filter { $0.severity == .error }.lines == [])
    #expect(loaded.rules?.findingOrder.count == 2_009)
  }
}
