import Foundation
import TestSupport
import Testing

/// Files of many megabytes: memory in proportion to what is taken, and a bar while people wait.
@Suite struct LongReadingTests {
  /// A plain table of 50 schools, each again and again, with a long comment that is not used.
  private static func table(megabytes: Int, comment: Int) -> Data {
    let words = String(repeating: "x", count: comment)
    let rows = (0..<50).map { "\(900_001 + $0),School \($0),\($0 * 2),\(words)\n" }.joined()
    var data = Data("URN,school name,pct_eal,comment\n".utf8)
    data.reserveCapacity(megabytes << 20)
    while data.count < megabytes << 20 { data.append(contentsOf: rows.utf8) }
    return data
  }

  private func check(_ folder: TemporaryFolder, _ name: String) throws -> ProcessRun {
    try ProcessRun(
      builtProgram("waymark"), ["data", "check", name], directory: folder.url,
      within: .seconds(120),
      measuresMemory: true)
  }

  #if os(Linux)
    @Test func theTextOfAFileIsNeverHeldAsAWhole() throws {
      let folder = try TemporaryFolder()
      try Self.table(megabytes: 40, comment: 2000).write(to: folder.file("long.csv"))
      try Self.table(megabytes: 0, comment: 2000).write(to: folder.file("short.csv"))
      let long = try check(folder, "long.csv")
      let short = try check(folder, "short.csv")
      #expect(long.status == .exited(0))
      #expect(long.output.contains("50 taken"))
      let more = try #require(long.peakMemory) - #require(short.peakMemory)
      #expect(more < 12 << 20, "\(more >> 20) MB more for a file of 40 MB")
    }
  #endif

  @Test func aBarIsShownOnATerminalAndErased() throws {
    let folder = try TemporaryFolder()
    try Self.table(megabytes: 12, comment: 0).write(to: folder.file("many-rows.csv"))
    let terminal = try PseudoTerminal(
      builtProgram("waymark"), ["data", "check", "many-rows.csv"], directory: folder.url, rows: 50)
    try terminal.expect("Reading 12 MB of data [=")
    try terminal.expect("All files together")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(!terminal.screen.text.contains("Reading"))
    #expect(!terminal.screen.text.contains("Joining"))
    #expect(terminal.screen.text.hasPrefix("many-rows.csv"))
  }

  @Test func nothingOfABarGoesIntoAPipe() throws {
    let folder = try TemporaryFolder()
    try Self.table(megabytes: 12, comment: 0).write(to: folder.file("many-rows.csv"))
    let run = try check(folder, "many-rows.csv")
    #expect(run.status == .exited(0))
    #expect(run.error.isEmpty)
    #expect(!run.outputBytes.contains(0x0D))
  }
}
