import Foundation
import TestSupport
import Testing

/// `waymark backtest` from outside, on small rules and cases whose figures were worked out by hand.
///
/// With all facts the order of T1 is up_share, up_watch (the best evidence), ev_ask, ss_hub, ss_pair
/// (cases; low effort first, then by name), ss_visit, ss_exchange: of five steps taken two are near the
/// top. T2 asks for reading, so ss_visit and ss_exchange lead; la_broker is sixth. In T3 nothing holds.
/// Recall is (2/5 + 1/2 + 0) / 3 = 0.300, hit 2/3 = 0.667, MRR (1 + 1/2 + 0) / 3 = 0.500. Stated facts
/// alone leave ss_hub possible, last of seven: recall (1/5 + 1/2 + 0) / 3 = 0.233. Without priorities T2
/// has la_broker fourth and ss_exchange seventh: MRR (1 + 1/4 + 0) / 3 = 0.417.
@Suite struct BacktestTests {
  private static let small = "Tests/Golden/Backtest/small"

  private func backtest(
    _ files: [String], _ options: [String] = [], shipped: Bool = false
  ) throws -> ProcessRun {
    let rules =
      shipped ? [] : ["--rules", "\(Self.small)/Rules", "--corpus", "\(Self.small)/Corpus"]
    return try ProcessRun(
      builtProgram("waymark"), ["backtest"] + files + rules + options, directory: packageRoot)
  }

  @Test func theWholeReport() throws {
    let run = try backtest(["\(Self.small)/cases.yaml"])
    #expect(run.status == .exited(0))
    expectGolden(run.output, "report", in: "Backtest")
    expectGolden(run.error, "report-notices", in: "Backtest")
  }

  @Test(arguments: [
    ([], "all", "0.300    0.667    0.500     3/10"),
    (["--without-priorities"], "all facts, no priorities", "0.300    0.667    0.417     3/10"),
    (["--facts", "stated"], "stated facts only", "0.233    0.667    0.500     2/10"),
    (
      ["--facts", "stated", "--without-priorities"], "stated facts only, no priorities",
      "0.233    0.667    0.417     2/10"
    ),
  ])
  func theRestIsToldAsChosen(_ options: [String], _ name: String, _ figures: String) throws {
    let output = try backtest(["\(Self.small)/cases.yaml"], options).output
    #expect(output.split(separator: "\n").contains { $0.hasPrefix(name) && $0.hasSuffix(figures) })
    let told = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(told.contains("The rest is told with \(name == "all" ? "all facts" : name)."))
  }

  @Test func jsonIsTheWholeOrderOfEachCase() throws {
    let run = try backtest(["\(Self.small)/cases.yaml"], ["--json"])
    #expect(run.status == .exited(0))
    expectGolden(run.output, "orders", in: "Backtest")
    for line in run.output.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?.keys.sorted() == ["case", "ranked"])
    }
    let again = try backtest(["\(Self.small)/cases.yaml"], ["--json"])
    #expect(again.output == run.output)
  }

  /// What is wrong with a file is said in one run, with places; the rest is done.
  @Test func badCases() throws {
    let run = try backtest(["\(Self.small)/bad-cases.yaml"], ["--json"])
    #expect(run.status == .exited(4))
    expectGolden(run.error, "bad-cases", in: "Backtest")
    #expect(run.output.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    (["missing.yaml"], Int32(3), "WM700"),
    (["\(small)/Rules/ranking.yaml"], 3, "WM701"),
    (["\(small)/cases.yaml", "missing.yaml"], 3, "missing.yaml"),
    ([], 2, "files"),
    (["\(small)/cases.yaml", "--facts", "some"], 2, "some"),
  ])
  func mistakesEndAsPromised(_ arguments: [String], _ code: Int32, _ words: String) throws {
    let run = try backtest(arguments)
    #expect(run.status == .exited(code))
    #expect(run.error.contains(words))
    #expect(run.output.isEmpty)
  }

  /// The cases that ship are read without a word, whole and one file after another.
  @Test func theCasesThatShip() throws {
    let folder = packageRoot.appending(path: "Corpus/cases")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }.sorted().map { folder.appending(path: $0).path }
    #expect(files.count >= 22)
    let run = try backtest(files, ["--json"], shipped: true)
    #expect(run.status == .exited(0))
    #expect(run.error.isEmpty, "\(run.error)")
    #expect(run.output.split(separator: "\n").count >= 22)
    #expect(!run.output.contains("\"ranked\": []"))
    if let shared = sharedFolder?.appending(path: "cases.yaml").path {
      let papers = try backtest([shared], ["--json"], shipped: true).output
      #expect(Set(run.output.split(separator: "\n")).isSuperset(of: papers.split(separator: "\n")))
    }
  }

  /// The papers' own cases, on the rules that ship: every fact and every action is known.
  @Test(.needsSharedData) func thePapersCases() throws {
    let file = try #require(sharedFolder).appending(path: "cases.yaml").path
    let run = try backtest([file], ["--json"], shipped: true)
    #expect(run.status == .exited(0))
    #expect(run.output.split(separator: "\n").count == 22)
    #expect(!run.error.contains("error"), "\(run.error)")
  }
}
