import Diagnostics
import Facts
import Notation
import RuleLanguage
import Testing

/// `Rules/strategies.yaml`, and the topics that a strategy reaches or leaves to others (WM347, WM348).
@Suite struct StrategyTests {
  private static let path = "Rules/strategies.yaml"

  /// The six strategies, each leaving these topics to others; the first may leave fewer.
  private static func file(first: [String] = all, rest: [String] = all) -> String {
    "strategies:\n"
      + Strategy.allCases.map { strategy in
        let left = strategy == .untappedPotential ? first : rest
        return """
            \(strategy.id):
              name: \(strategy.rawValue)
              idea: Schools know more than they use
              on condition that: People meet
              source: A11
              at: LES¶7

          """
            + (left.isEmpty
              ? "" : "    leaves to others:\n" + left.map(Self.item).joined())
      }.joined()
  }

  private static func item(_ topic: String) -> String {
    "      - {topics: [\(topic)], because: taken up elsewhere}\n"
  }

  private static let all = [
    "reading", "maths", "science", "leadership", "teaching quality", "eal", "attendance",
  ]

  private func lines(_ file: String, more: [String: String?] = [:]) -> [String] {
    SmallSet.load(more.merging([Self.path: file]) { $1 }).problems
      .filter { $0.location?.file == Self.path }.lines
  }

  /// The only card of the small set has the topics of the two needs, eal and maths, and leadership.
  @Test func aTopicIsReachedOrLeftToOthers() {
    let others = ["reading", "science", "teaching quality", "attendance"]
    #expect(lines(Self.file(first: others)) == [])
    #expect(
      lines(Self.file(first: others.filter { $0 != "science" })) == [
        "WM347 no card of \"realising untapped potential\" has the topic \"science\", and it is not left to others; give a card the topic, or say why not: \"leaves to others: [{topics: […], because: …}]\""
      ])
    #expect(
      lines(Self.file(first: others + ["eal"])) == [
        "WM348 \"realising untapped potential\" leaves the topic \"eal\" to others, but cards of it have it: up_map_expertise; delete it here, or take the topic off the cards"
      ])
  }

  @Test func theyStandWhereTheyAreWritten() throws {
    let problems = SmallSet.load([Self.path: Self.file(first: ["leadership"])]).problems
      .filter { $0.location?.file == Self.path }
    let unreached = try #require(problems.first { $0.code == "WM347" })
    #expect(unreached.severity == .warning)
    #expect(unreached.location == Source.Location(file: Self.path, line: 2, column: 3))
    #expect(unreached.length == "realising_untapped_potential".count)
    let reached = try #require(problems.first { $0.code == "WM348" })
    #expect(reached.location == Source.Location(file: Self.path, line: 9, column: 19))
    #expect(reached.length == "leadership".count)
    // Four are neither reached nor left, and one is both.
    #expect(problems.codes.count { $0 == "WM347" } == 4)
    #expect(problems.count == 5)
  }

  @Test func aRetiredCardReachesNothing() throws {
    let card = "Rules/strategies/1-untapped-potential/up_map_expertise.yaml"
    let text = try #require(SmallSet.files[card])
    let status = try #require(text.firstMatch(of: /status: \w+/)?.output)
    let retired = text.replacing(status, with: "status: retired\nreplaced by: up_test")
    let more = [card: retired, SmallSet.actionPath: SmallSet.action()]
    let left = Self.all.filter { $0 != "leadership" }
    #expect(lines(Self.file(first: left), more: more) == [])
  }

  @Test func whatTheFileSaysIsReadAndPartOfTheDigest() throws {
    let with = try SmallSet.rules([Self.path: Self.file()])
    #expect(with.strategies.map(\.strategy) == Strategy.allCases)
    #expect(with.strategies[0].condition == "People meet")
    #expect(with.strategies[0].idea == "Schools know more than they use")
    #expect(with.strategies[0].locator == "LES¶7")
    #expect(with.strategies[0].leavesToOthers.map(\.topic).count == 7)
    #expect(with.strategies[0].leavesToOthers[0].reason == "taken up elsewhere")
    let without = try SmallSet.rules()
    #expect(without.strategies.isEmpty)
    let other = try SmallSet.rules([Self.path: Self.file().replacing("meet", with: "talk")])
    #expect(Set([with.digest, without.digest, other.digest]).count == 3)
  }

  @Test(arguments: [
    ("  system_leadership:", "  system_leadreship:", "WM121"),
    ("name: system leadership", "name: leadership of systems", "WM123"),
    ("topics: [maths]", "topics: [mats]", "WM216"),
    ("topics: [maths]", "topics: [maths, reading]", "WM257"),
    ("topics: [maths], because: taken up elsewhere", "topics: [maths]", "WM120"),
    ("source: A11", "source: A12", "WM211"),
    ("    on condition that: People meet\n", "", "WM120"),
  ])
  func mistakesInTheFileAreErrors(old: String, new: String, code: String) {
    let text = Self.file().replacing(old, with: new, maxReplacements: 1)
    let loaded = SmallSet.load([Self.path: text])
    #expect(loaded.rules == nil)
    #expect(
      loaded.problems.contains {
        $0.severity == .error && $0.code.hasPrefix(code) && $0.location?.file == Self.path
      }, "\(loaded.problems.lines)")
  }
}
