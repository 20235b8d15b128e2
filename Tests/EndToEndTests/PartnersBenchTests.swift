import Foundation
import TestSupport
import Testing

/// The neutral PARTNERS workload: its generator makes the schools, our bench pairs them, its checker counts.
@Suite struct PartnersBenchTests {
  /// Where the workload and its published answers are, if they are here and Python is too.
  private static let peers: URL? = {
    guard let peers = sharedFolder?.appending(path: "peers/partners/verify.py"),
      FileManager.default.fileExists(atPath: peers.path),
      let python = try? ProcessRun(URL(filePath: "/usr/bin/env"), ["python3", "--version"]),
      python.status == .exited(0)
    else { return nil }
    return peers.deletingLastPathComponent().deletingLastPathComponent()
  }()

  private func python(_ script: String, _ arguments: [String], in folder: URL) throws -> String {
    let peers = try #require(Self.peers)
    let run = try ProcessRun(
      URL(filePath: "/usr/bin/env"),
      ["python3", peers.appending(path: "partners/\(script)").path] + arguments, directory: folder,
      within: .seconds(60))
    #expect(run.status == .exited(0), "\(run.error)")
    return run.output
  }

  @Test(
    .enabled(if: peers != nil, "skipped: the neutral workloads or Python are not here"),
    arguments: ["500", "3000"])
  func thePublishedOptimumIsReached(size: String) throws {
    let peers = try #require(Self.peers)
    let published = try #require(
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: peers.appending(path: "expected.json"))) as? [String: Any])
    let sizes = try #require(published["partners"] as? [String: [String: Any]])
    let expected = try #require(sizes[size])
    let (seed, optimum) = (
      try #require(expected["seed"] as? Int), try #require(expected["optimum"] as? Int)
    )
    let folder = try TemporaryFolder()
    _ = try python("gen_partners.py", [size, "\(seed)", "p"], in: folder.url)
    let run = try ProcessRun(
      builtProgram("waymark-bench"), ["partners", "p", "pairs"], directory: folder.url,
      within: .seconds(60))
    #expect(run.status == .exited(0), "\(run.error)")
    let line = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let matched = try #require(line["matched"] as? Int)
    #expect(line["total"] as? Int == optimum)
    #expect(line["edges"] as? Int == expected["eligible_pairs"] as? Int)
    #expect(
      try python("verify.py", ["p", "pairs"], in: folder.url)
        == "matched \(matched) total \(optimum)\n")
  }
}
