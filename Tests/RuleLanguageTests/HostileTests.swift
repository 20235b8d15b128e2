import Diagnostics
import Notation
import RuleLanguage
import TestSupport
import Testing

/// Files that are broken, hostile or absurd: problems come out, never a crash or a long wait.
@Suite struct HostileTests {
  /// Pieces that mean something to the grammar, in places where they do not belong.
  private static let pieces = [
    "all:", "any:", "none of:", "at least: 2", "of: schools in the area", "call them: x", "where:",
    "finding: W_ALONE", "asset: P_EXPERTISE, about the need's topic",
    "any when of: [up_map_expertise]",
    "contra-indication: N_CLOSED", "if unknown: stop", "because: so", "say: no",
    "gives at most: hint",
    "isolation: at least medium", "known expertise: includes the subject", "phase: any of [",
    "reading progress: below family mean by at least 1.0 points", "- ", "  ", "\n", "\n  - ",
    "{", "}", "[", "]", ":", ",", "the need's finding", "about: {need: needs}", "expect: likely",
    "given: {isolation: 2 to 3}", "and schools in the area: 2 to 5 of 10", "é", "👩‍👩‍👧", "\u{0}",
    "99999999999999999999999", "-0", "1e400", "about: {a: needs, b: topics}",
    "derive: {sum: [more]}",
    "kind: set", "range: [9, 3]", "levels: problem", "bands: {high: {test: high}}",
  ]

  /// Loads the small set with one file changed and holds the result to what every result promises.
  private func load(_ path: String, _ text: String, _ note: Comment) {
    let loaded = SmallSet.load([path: text])
    #expect((loaded.rules == nil) == loaded.problems.containsErrors, note)
    for problem in loaded.problems {
      #expect(!problem.message.isEmpty, note)
      #expect((problem.location?.line ?? 1) >= 1 && (problem.location?.column ?? 1) >= 1, note)
    }
    #expect(loaded.problems == loaded.problems.sortedByPlace, note)
    // Whatever is said must also be shown without trouble.
    let renderer = DiagnosticRenderer(texts: loaded.sources)
    #expect(renderer.render(loaded.problems).isEmpty == loaded.problems.isEmpty, note)
  }

  @Test(arguments: 1...24)
  func aMutatedFileGivesProblemsOrRules(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let paths = SmallSet.files.keys.sorted()
    for _ in 0..<6 {
      let path = try #require(paths.randomElement(using: &random))
      var text = Array(try #require(SmallSet.files[path]))
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let at = Int.random(in: 0...text.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: text.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? "", at: at)
        case 1:
          text.removeSubrange(at..<min(text.count, at + Int.random(in: 1...40, using: &random)))
        case 2:
          let end = min(text.count, at + Int.random(in: 1...200, using: &random))
          text.insert(contentsOf: text[at..<end], at: at)
        default: text.swapAt(min(at, text.count - 1), text.count / 2)
        }
        if text.isEmpty { text = ["a"] }
      }
      load(path, String(text), "seed \(seed), \(path)")
    }
  }

  @Test(arguments: 1...8)
  func randomBytesGiveProblems(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed) &* 977)
    let bytes = (0..<2_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    var files = SmallSet.files.map { RuleFile(path: $0.key, text: $0.value) }
    files.append(RuleFile(path: SmallSet.findingPath, bytes: bytes))
    let loaded = RuleSet.load(FilesInMemory(files), asOf: SmallSet.today)
    #expect(loaded.rules == nil)
    #expect(loaded.problems.containsErrors)
  }

  @Test(arguments: 1...8)
  func randomPiecesOfTheGrammarGiveProblemsOrRules(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed) &* 31)
    let signs = (0..<30).map { _ in
      let indent = String(repeating: " ", count: 2 * Int.random(in: 1...5, using: &random))
      return indent + (Bool.random(using: &random) ? "- " : "")
        + (Self.pieces.randomElement(using: &random) ?? "")
    }.joined(separator: "\n")
    load(SmallSet.findingPath, SmallSet.finding(signs: signs), "seed \(seed)")
  }

  @Test func tenMegabytesAreRefusedWhole() {
    let line = "  - isolation: at least medium and a good deal more than that\n"
    let signs = String(repeating: line, count: 10_000_000 / line.utf8.count)
    let loaded = SmallSet.load([SmallSet.findingPath: SmallSet.finding(signs: signs)])
    #expect(loaded.problems.filter { $0.severity == .error }.codes == ["WM100"])
  }

  @Test func tenThousandNestedListsAreRefused() {
    let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
    load(SmallSet.findingPath, SmallSet.finding(signs: "  - all: \(deep)"), "flow")
    let nested = (0..<10_000).map { String(repeating: " ", count: $0 % 60) + "- all:" }
      .joined(separator: "\n")
    load(SmallSet.findingPath, "finding: W_TEST\nsigns:\n\(nested)", "block")
  }

  @Test func nestingUpToTheLimitIsRead() {
    var signs = ""
    for depth in 0..<25 { signs += String(repeating: "  ", count: depth + 1) + "- all:\n" }
    signs += String(repeating: "  ", count: 26) + "- isolation: high"
    let problems = SmallSet.load([SmallSet.findingPath: SmallSet.finding(signs: signs)]).problems
    #expect(problems.filter { $0.severity == .error }.lines == [])
  }

  @Test(.timeLimit(.minutes(5))) func aHugeListOfConditionsTakesTimeInProportion() {
    let signs = (0..<3_000).map { "  - reading progress: above \(Double($0) / 1_000)" }
      .joined(separator: "\n")
    load(SmallSet.findingPath, SmallSet.finding(signs: signs), "many")
  }

  @Test func manyMisspeltNamesTakeTimeInProportion() {
    let signs = (0..<400).map { "  - isolatoin \($0): high" }.joined(separator: "\n")
    let loaded = SmallSet.load([SmallSet.findingPath: SmallSet.finding(signs: signs)])
    #expect(loaded.problems.filter { $0.code == "WM201" }.count == 400)
  }
}
