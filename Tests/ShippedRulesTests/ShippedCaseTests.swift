import Advice
import Diagnostics
import Evidence
import Foundation
import Notation
import RuleLanguage
import TestSupport
import Testing

/// The papers' cases in `Corpus/cases`: the same facts as in the specification, told in other words.
@Suite struct ShippedCaseTests {
  private static let paths = ShippedTexts.files(under: "Corpus/cases", ending: ".yaml")

  private static func roots() throws -> [Node] {
    try paths.compactMap { path in
      let bytes = try Data(contentsOf: packageRoot.appending(path: path))
      return Notation.read([UInt8](bytes), file: path).root
    }
  }

  @Test func everyCaseIsSoundAndHasSomethingToTalkAbout() throws {
    let reading = CaseReader.read(try Self.roots(), in: ShippedRuleSet.checked.evidence)
    #expect(reading.problems == [])
    #expect(reading.cases.map(\.id) == (1...22).map { $0 < 10 ? "S0\($0)" : "S\($0)" })
    for (story, path) in zip(reading.cases, Self.paths) {
      #expect(path.hasSuffix("/\(story.id).yaml"))
      #expect((45...140).contains(story.story.split(separator: " ").count), "\(story.id)")
      #expect(story.questions.count == 3, "\(story.id)")
      #expect(story.questions.allSatisfy { $0.hasSuffix("?") }, "\(story.id)")
      #expect(!story.gaps.isEmpty && !story.outcome.isEmpty, "\(story.id)")
    }
  }

  /// `waymark backtest` takes them as they are.
  @Test func theBacktestReadsThem() throws {
    let (cases, problems) = CaseFileReader.read(try Self.roots(), ShippedRuleSet.checked)
    #expect(problems == [])
    #expect(cases.count == 22)
    #expect(cases.allSatisfy { !$0.expected.isEmpty })
  }

  /// Ids, facts, actions, cautions and all else that is no prose are those of the specification.
  @Test(.needsSharedData) func nothingButTheProseDiffers() throws {
    let prose: Set = [
      "title", "context_notes", "story", "reported_outcome", "gaps", "questions for a workshop",
    ]
    let given = try Self.given()
    let shipped = try Self.roots().flatMap { $0.mapping?["cases"]?.list ?? [] }
    #expect(given.count == 22)
    for (a, b) in zip(given, shipped) {
      let (a, b) = (try #require(a.mapping), try #require(b.mapping))
      let keys = a.entries.map(\.key.text).filter { !prose.contains($0) }
      #expect(keys == b.entries.map(\.key.text).filter { !prose.contains($0) })
      for key in keys {
        #expect(
          Self.text(a[key]) == Self.text(b[key]), "\(b.location.file): \(key)")
      }
    }
  }

  /// The prose is newly written: no run of nine words is that of the specification either.
  @Test(.needsSharedData) func theProseIsNew() throws {
    let prose: Set = ["context_notes", "reported_outcome", "gaps"]
    var runs: Set<[String]> = []
    for mapping in try Self.given().compactMap(\.mapping) {
      for entry in mapping.entries where prose.contains(entry.key.text) {
        runs.formUnion(Self.runs(entry.value.scalar?.text ?? ""))
      }
    }
    #expect(runs.count > 400)
    let cases = CaseReader.read(try Self.roots(), in: ShippedRuleSet.checked.evidence).cases
    for story in cases {
      let texts = [story.story, story.outcome, story.gaps] + story.questions
      for run in texts.flatMap(Self.runs) where runs.contains(run) {
        Issue.record("\(story.id): \(run.joined(separator: " "))")
      }
    }
  }

  private static func given() throws -> [Node] {
    let file = try #require(sharedFolder).appending(path: "cases.yaml")
    let root = Notation.read([UInt8](try Data(contentsOf: file)), file: "cases.yaml").root
    return try #require(root?.mapping?["cases"]?.list)
  }

  private static func text(_ node: Node?) -> String {
    switch node {
    case nil: "nothing"
    case .scalar(let scalar)?: scalar.text
    case .list(let nodes, _)?: "[\(nodes.map { text($0) }.joined(separator: ", "))]"
    case .mapping(let mapping)?:
      "{\(mapping.entries.map { "\($0.key.text): \(text($0.value))" }.joined(separator: ", "))}"
    }
  }

  private static func runs(_ text: String) -> [[String]] {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    return words.count < 9 ? [] : (0...(words.count - 9)).map { Array(words[$0..<($0 + 9)]) }
  }
}
