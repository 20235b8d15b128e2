import Foundation
import Notation
import TestSupport
import Testing

/// What the shipped files of `Rules/vocabulary` promise, whoever reads them.
@Suite struct ShippedVocabularyTests {
  /// Every declared fact by id, as written.
  private let facts: [String: Mapping]
  private let benchmarks: [Mapping]

  init() throws {
    var facts: [String: Mapping] = [:]
    var benchmarks: [Mapping] = []
    for root in try notationFiles(in: "Rules/vocabulary") {
      for entry in root["facts"]?.mapping?.entries ?? [] {
        let fact = try #require(entry.value.mapping)
        let id = try #require(fact.text("id"))
        #expect(facts[id] == nil, "\(id) is declared once")
        facts[id] = fact
      }
      benchmarks += root["benchmarks"]?.list?.compactMap(\.mapping) ?? []
    }
    self.facts = facts
    self.benchmarks = benchmarks
  }

  @Test(.needsSharedData) func everyFactOfTheDomainModelIsDeclared() throws {
    let model = try DomainFacts()
    #expect(model.rows.count == 148)
    for row in model.rows {
      let fact = try #require(facts[row.id], "\(row.id) of the domain model is missing")
      #expect(fact.text("level") == row.level, "\(row.id)")
      if let scale = row.scale { #expect(fact.text("levels") == scale, "\(row.id)") }
      // Nobody is asked for the code of the authority: its name is enough.
      let isAsked = row.isAsked && row.id != "la_code"
      #expect((fact.text("ask") != nil) == isAsked, "\(row.id) and its question")
      #expect((fact.text("of") == "area") == row.isOfArea, "\(row.id)")
    }
  }

  @Test func contextThatIsNeverScoredSaysSo() {
    for id in ["ethnic_profile_note", "white_british_poverty", "faith_character"] {
      #expect(facts[id]?.text("never scored") == "yes", "\(id)")
    }
  }

  @Test func figuresOfGroupsAreHiddenBelowElevenPupils() {
    for (id, fact) in facts where fact.text("role") == "figure" && fact["derive"] == nil {
      let parts = id.split(separator: "_")
      let groups: Set<Substring> = ["dis", "nondis", "boys", "girls", "eal", "group"]
      guard parts.count > 1, parts.contains(where: groups.contains), id != "pct_eal" else {
        continue
      }
      #expect(fact.text("hidden below") == "11", "\(id)")
      #expect(fact.text("counted by") != nil, "\(id)")
    }
  }

  @Test func everyBenchmarkNamesASourceOfTheCorpus() throws {
    let corpus = try notationFiles(in: "Corpus").compactMap { $0["references"]?.list }
    let sources = Set(corpus.joined().compactMap { $0.mapping?.text("id") })
    #expect(!benchmarks.isEmpty)
    for benchmark in benchmarks {
      let source = try #require(benchmark.text("source"))
      #expect(sources.contains(source), "\(source)")
    }
  }
}

/// The files of a folder of this package, read; every one must be free of problems.
private func notationFiles(in folder: String) throws -> [Mapping] {
  let folder = packageRoot.appending(path: folder)
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
  return try names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
    let bytes = try Data(contentsOf: folder.appending(path: name))
    let reading = Notation.read(bytes, file: name)
    #expect(reading.problems.isEmpty, "\(name): \(reading.problems)")
    return try #require(reading.root?.mapping, "\(name) holds keys and values")
  }
}

extension Mapping {
  fileprivate func text(_ key: String) -> String? { self[key]?.scalar?.text }
}

/// The rows of the tables in section 2 of the domain model; a row that names two facts gives two.
private struct DomainFacts {
  struct Row {
    var id: String
    /// The level as the vocabulary writes it.
    var level: String
    /// `practice` for j4 and `problem` for s4.
    var scale: String?
    /// Whether a question stands in the table.
    var isAsked: Bool
    /// Section 2.8 holds the facts of areas.
    var isOfArea: Bool
  }
  var rows: [Row] = []

  init() throws {
    let folder = try #require(sharedFolder)
    let text = try String(contentsOf: folder.appending(path: "domain.md"), encoding: .utf8)
    var section = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") || line.hasPrefix("### ") { section = String(line) }
      guard section.hasPrefix("### 2."), line.hasPrefix("| `") else { continue }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      let levels = [
        "within": "within school", "between": "between schools", "beyond": "beyond school",
        "system": "system", "–": "none",
      ]
      let scales = ["j4": "practice", "s4": "problem"]
      for id in cells[1].split(separator: "`") where id.contains(where: \.isLetter) {
        rows.append(
          Row(
            id: String(id), level: try #require(levels[cells[4]], "\(id): \(cells[4])"),
            scale: scales[cells[3]], isAsked: cells[5] != "–",
            isOfArea: section.hasPrefix("### 2.8")))
      }
    }
  }
}
