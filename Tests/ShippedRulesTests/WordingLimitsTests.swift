import Diagnostics
import Foundation
import Notation
import TestSupport
import Testing

/// The limits of the domain model that texts can break: no deficit words, no orders, nothing copied.
@Suite struct WordingLimitsTests {
  /// Words that put the fault on pupils, families or places.
  private static let deficitWords = [
    "weak pupils", "weaker pupils", "hard-to-reach", "hard to reach", "poor homes", "poor families",
    "poor parents", "low ability", "low-ability", "less able", "problem families", "broken homes",
    "deprived children", "deprived families", "underachieving pupils", "failing school",
    "worst school", "sink school", "bad parents",
  ]

  /// Words that order, promise or claim proof.
  private static let ordersAndPromises = [
    "you should", "you must", "is proven", "are proven", "it is proven", "guarantee", "will raise",
    "best practice",
  ]

  /// Keys whose values are titles, addresses or places of works, which are given as they are.
  private static let titlesAndPlaces: Set<String> = [
    "title", "container-title", "publisher", "address", "URL", "where", "seen at",
  ]

  /// Keys whose values are what people type, which may be anything: understanding "worst" is not saying it.
  private static let typedByPeople: Set<String> = [
    "phrases", "cues", "anywhere", "blocked by", "beside cues", "read as", "same words",
  ]

  @Test(arguments: ["Rules", "Corpus"]) func noDeficitWords(_ folder: String) throws {
    // Titles are given as titles only.
    for scalar in try ShippedTexts.values(
      under: folder, skipping: Self.typedByPeople.union(["title"]))
    {
      let text = scalar.text.lowercased()
      for word in Self.deficitWords where text.contains(word) {
        Issue.record("\(scalar.location.file):\(scalar.location.line): says \"\(word)\"")
      }
    }
  }

  @Test(arguments: ["Rules", "Corpus"]) func nothingIsOrderedOrPromised(_ folder: String) throws {
    for scalar in try ShippedTexts.values(
      under: folder, skipping: Self.typedByPeople.union(["title"]))
    {
      let text = scalar.text.lowercased()
      for word in Self.ordersAndPromises where text.contains(word) {
        Issue.record("\(scalar.location.file):\(scalar.location.line): says \"\(word)\"")
      }
    }
  }

  /// No run of seven words or more is taken from the two papers; titles and addresses apart.
  @Test(.needsSharedData) func noSentenceIsCopiedFromThePapers() throws {
    let seeds = try #require(sharedFolder).appending(path: "seeds")
    var runs: Set<[String]> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: seeds.path) {
      let text = try String(contentsOf: seeds.appending(path: name), encoding: .utf8)
      runs.formUnion(Self.runs(of: 7, in: text))
    }
    #expect(runs.count > 5_000)
    for folder in ["Rules", "Corpus"] {
      for scalar in try ShippedTexts.values(under: folder, skipping: Self.titlesAndPlaces) {
        for run in Self.runs(of: 7, in: scalar.text) where runs.contains(run) {
          Issue.record(
            "\(scalar.location.file):\(scalar.location.line): \(run.joined(separator: " "))")
        }
      }
    }
  }

  /// waymark acts in nobody's name and sends nothing: no source reaches for a network.
  @Test func nothingReachesForANetwork() throws {
    let signs = [
      "FoundationNetworking", "URLSession", "URLRequest", "NWConnection", "socket(", "connect(",
    ]
    for path in ShippedTexts.files(under: "Sources", ending: ".swift")
      + ShippedTexts.files(under: "Sources", ending: ".c")
    {
      let text = try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8)
      for sign in signs where text.contains(sign) { Issue.record("\(path) mentions \(sign)") }
    }
  }

  private static func runs(of length: Int, in text: String) -> [[String]] {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    guard words.count >= length else { return [] }
    return (0...(words.count - length)).map { Array(words[$0..<($0 + length)]) }
  }
}
