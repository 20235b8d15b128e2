import Foundation
import TestSupport
import Testing

/// The example with Apache Spark, on one machine.
@Suite struct SparkTests {
  /// Spark works on the prepared sample in parts, and gives the bytes of a single run.
  @Test(.enabled(if: python != nil, "skipped: PySpark is not here; .ci/setup-spark installs it"))
  func theSameBytesAsASingleRun() throws {
    let folder = try TemporaryFolder()
    func file(_ name: String) -> String { folder.url.appending(path: name).path }
    let program = builtProgram("waymark")
    let numbers = ["900101", "900116", "900131", "900146", "900164", "900179", "900194", "000000"]
    let table = "urn,EAL expertise\n" + numbers.map { "\($0),\n" }.joined() + "900104,weak\n"
    try table.write(toFile: file("schools.csv"), atomically: true, encoding: .utf8)
    let preparing = try ProcessRun(
      program, ["data", "prepare", "--output", file("sample.prepared")])
    #expect(preparing.status == .exited(0))

    let lines =
      numbers.map { "{\"urn\":\"\($0)\"}\n" }.joined()
      + "{\"urn\":\"900104\",\"EAL expertise\":\"weak\"}\n"
    let single = try ProcessRun(
      program,
      ["sheets", "--stdin", "--jsonl", "--no-casebook", "--prepared", file("sample.prepared")],
      input: lines)
    let spark = try ProcessRun(
      try #require(Self.python),
      [
        packageRoot.appending(path: "Tests/EndToEndTests/Spark/advise.py").path,
        "--waymark", program.path, "--prepared", file("sample.prepared"),
        "--schools", file("schools.csv"), "--advice", file("advice.jsonl"), "--partitions", "2",
      ], environment: ["HOME": folder.url.path], within: .seconds(240))
    #expect(spark.status == .exited(0), "\(spark.error.suffix(2_000))")
    let advice = try String(contentsOfFile: file("advice.jsonl"), encoding: .utf8)
    // A line that could not be used says which it was of its part, which differs.
    func used(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { !$0.contains("\"form\":\"refused\"") }
    }
    #expect(used(advice) == used(single.output) && used(advice).count == numbers.count)
    #expect(advice.split(separator: "\n").count == numbers.count + 1)
    #expect(spark.error.contains("schools advised"), "\(spark.error.suffix(2_000))")
  }

  /// PySpark must be there wherever the surroundings promise it.
  @Test func sparkIsThereWhereItIsExpected() {
    #expect(
      ProcessInfo.processInfo.environment["WAYMARK_EXPECT_SPARK"] == nil || Self.python != nil)
  }

  /// A Python that has PySpark: that of `.build-spark`, else the one on the search path.
  private static let python: URL? = {
    let own = packageRoot.appending(path: ".build-spark/bin/python3")
    let candidates = [
      own, URL(filePath: "/usr/local/bin/python3"), URL(filePath: "/usr/bin/python3"),
    ]
    return candidates.first { python in
      guard FileManager.default.isExecutableFile(atPath: python.path) else { return false }
      return (try? ProcessRun(python, ["-c", "import pyspark"]))?.status == .exited(0)
    }
  }()
}
