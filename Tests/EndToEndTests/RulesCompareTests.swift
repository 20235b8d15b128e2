import Foundation
import TestSupport
import Testing

/// `waymark rules compare` from outside: small rules held against others, over sixty invented schools.
@Suite struct RulesCompareTests {
  private static let small = packageRoot.appending(path: "Tests/Golden/Backtest/small")
  private let folder: TemporaryFolder

  /// The small rules again, changed: works alone only where isolation is high; visits ask for more; no
  /// hub; and one card that is a draft no longer.
  init() throws {
    folder = try TemporaryFolder()
    for name in ["Rules", "Corpus"] {
      try FileManager.default.copyItem(
        at: Self.small.appending(path: name), to: folder.file(name))
    }
    try change("ecology/between-schools/W_ALONE", "at least medium", to: "high")
    try change("strategies/3-school-to-school/ss_visit", "effort: low", to: "effort: high")
    try change("strategies/3-school-to-school/ss_sketch", "status: draft", to: "status: trial")
    try FileManager.default.removeItem(
      at: folder.file("Rules/strategies/3-school-to-school/ss_hub.yaml"))
  }

  private func change(_ rule: String, _ text: String, to other: String) throws {
    let file = folder.file("Rules/\(rule).yaml")
    let before = try String(contentsOf: file, encoding: .utf8)
    try #require(before.contains(text))
    try Data(before.replacing(text, with: other).utf8).write(to: file)
  }

  private func compare(_ old: String, _ new: String, _ options: [String] = []) throws -> ProcessRun
  {
    try ProcessRun(
      builtProgram("waymark"),
      ["rules", "compare", old, new] + options
        + ["--data", Self.small.appending(path: "schools-2025.csv").path])
  }

  @Test func theWholeReport() throws {
    let run = try compare(Self.small.path, folder.url.path)
    #expect(run.status == .exited(0))
    #expect(run.error.isEmpty, "\(run.error)")
    expectGolden(run.output, "compare", in: "Backtest")
    // Of 22 schools that are isolated at least somewhat 11 are so in full; two of each are put off.
    #expect(run.output.contains("no longer recommended: 11"))
  }

  @Test func jsonHasOneActionALine() throws {
    let run = try compare(Self.small.path, folder.url.path, ["--json"])
    #expect(run.status == .exited(0))
    expectGolden(run.output, "compare-json", in: "Backtest")
    let objects = try run.output.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(objects.allSatisfy { $0["schema"] as? String == "waymark.rule-comparison/1" })
    let ids = objects.compactMap { $0["action"] as? String }
    #expect(ids == ids.sorted())
    #expect(ids.contains("ss_sketch") && ids.contains("ss_hub"))
  }

  @Test func aLimitOfListsIsSaid() throws {
    let run = try compare(Self.small.path, folder.url.path, ["--lists", "7"])
    #expect(run.status == .exited(0))
    let told = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(told.contains("Next steps were worked out for 7 of the 60 schools"))
    #expect(told.contains("no longer recommended: 11"))
    let wrong = try compare(Self.small.path, folder.url.path, ["--lists", "-1"])
    #expect(wrong.status == .exited(2))
  }

  /// A folder of rules alone takes the corpus that is named.
  @Test func rulesAgainstThemselves() throws {
    let rules = Self.small.appending(path: "Rules").path
    let run = try compare(
      rules, rules, ["--corpus", Self.small.appending(path: "Corpus").path])
    #expect(run.status == .exited(0))
    #expect(run.output.contains("No action differs for any school."))
  }

  @Test func mistakesEndAsPromised() throws {
    let missing = try compare(Self.small.path, folder.file("nowhere").path)
    #expect(missing.status == .exited(3))
    #expect(missing.output.isEmpty)
    try Data("finding: broken\n".utf8)
      .write(to: folder.file("Rules/ecology/within-school/W_LANGUAGE.yaml"))
    let broken = try compare(Self.small.path, folder.url.path)
    #expect(broken.status == .exited(3))
    #expect(broken.error.contains("W_LANGUAGE.yaml"))
    #expect(broken.output.isEmpty)
    let alone = try ProcessRun(builtProgram("waymark"), ["rules", "compare", Self.small.path])
    #expect(alone.status == .exited(2))
  }
}
