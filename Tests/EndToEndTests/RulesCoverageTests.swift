import Foundation
import TestSupport
import Testing

/// `waymark rules coverage` from outside, over sixty invented schools.
///
/// Isolation is told of the 40 with the fewest disadvantaged pupils and of every fifth of the others: 44.
/// Of these 22 are isolated. Two of them do not trust each other, nor do two of whom isolation is not
/// known: four deferred, 20 recommended, 14 open.
@Suite struct RulesCoverageTests {
  private static let small = "Tests/Golden/Backtest/small"

  private func coverage(_ arguments: [String], data: [String] = ["schools-2025.csv"]) throws
    -> ProcessRun
  {
    try ProcessRun(
      builtProgram("waymark"),
      ["rules", "coverage"] + arguments + [
        "--rules", "\(Self.small)/Rules", "--corpus", "\(Self.small)/Corpus", "--data",
      ] + data.map { "\(Self.small)/\($0)" }, directory: packageRoot)
  }

  @Test func theWholeReport() throws {
    let run = try coverage([])
    #expect(run.status == .exited(0))
    #expect(run.error.isEmpty)
    expectGolden(run.output, "coverage", in: "Backtest")
    #expect(
      run.output.contains("not indicated 22, deferred 4, recommended 20, possible 14"))
  }

  @Test func jsonHasOneRuleALine() throws {
    let run = try coverage(["ss_pair", "W_ALONE", "--json"])
    #expect(run.status == .exited(0))
    expectGolden(run.output, "coverage-json", in: "Backtest")
    let objects = try run.output.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(objects.map { $0["rule"] as? String } == ["ss_pair", "W_ALONE"])
    #expect(objects.allSatisfy { $0["schema"] as? String == "waymark.rule-coverage/1" })
    let statuses = objects[0]["statuses"] as? [String: Int]
    #expect(statuses?["recommended"] == 20)
    #expect(statuses?["possible"] == 14)
  }

  @Test(arguments: [
    (["ss_pai"], ["schools-2025.csv"], Int32(4), "did you mean \"ss_pair\"?"),
    ([], ["missing.csv"], 3, "missing.csv"), (["--nonsense"], ["schools-2025.csv"], 2, "nonsense"),
  ])
  func mistakesEndAsPromised(
    _ arguments: [String], _ data: [String], _ code: Int32, _ words: String
  ) throws {
    let run = try coverage(arguments, data: data)
    #expect(run.status == .exited(code))
    #expect(run.error.contains(words))
    #expect(run.output.isEmpty)
  }
}
