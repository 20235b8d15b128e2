import Foundation
import TestSupport
import Testing

/// `waymark data check` on files that nobody should have sent: a message, a status, no crash.
@Suite struct HostileDataTests {
  /// A file by name with its bytes, and what is to be said of it.
  struct Sent: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var message: String
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8], _ message: String) {
      (self.name, self.bytes, self.message) = (name, bytes, message)
    }

    init(_ name: String, _ text: String, _ message: String) {
      self.init(name, Array(text.utf8), message)
    }
  }

  private static let table = "URN,pct_eal\n900901,41\n900902,38\n"

  private static func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    "\u{FEFF}\(text)".utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return littleEndian ? bytes : bytes.reversed()
    }
  }

  private func check(_ folder: TemporaryFolder, _ names: [String]) throws -> ProcessRun {
    try ProcessRun(builtProgram("waymark"), ["data", "check"] + names, directory: folder.url)
  }

  /// What was written, its line breaks as spaces, so that sentences are found whatever the width.
  private func said(_ run: ProcessRun) -> String {
    (run.output + run.error).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(arguments: [
    Sent("utf16-le.csv", utf16(table, littleEndian: true), "saved as UTF-16"),
    Sent("utf16-be.csv", utf16(table, littleEndian: false), "saved as UTF-16"),
    Sent("old.csv", [0xD0, 0xCF, 0x11, 0xE0] + Array(repeating: 0, count: 600), "old Excel"),
    Sent("page.csv", "<html><body>Sign in to go on</body></html>\n", "a web page"),
    Sent("line.csv", "URN,pct_eal\n" + String(repeating: "9", count: 9 << 20), "row 2"),
    Sent("wide.csv", String(repeating: "a,", count: 30_000) + "a\n", "row 1"),
    Sent("open.csv", "URN,pct_eal\n\"900901,4\n" + String(repeating: "1,2\n", count: 90), "row 2"),
  ])
  func whatCannotBeReadEndsWithThree(_ sent: Sent) throws {
    let folder = try TemporaryFolder()
    try Data(sent.bytes).write(to: folder.file(sent.name))
    let run = try check(folder, [sent.name])
    #expect(run.status == .exited(3))
    #expect(said(run).contains(sent.message), "\(said(run))")
    #expect(run.outputBytes.count + run.errorBytes.count < 20_000)
  }

  @Test(arguments: [
    Sent(
      "latin.csv", Array("URN,school name\n900901,".utf8) + [0xC9] + Array("cole\n".utf8),
      "row 2 holds letters that are not UTF-8"),
    Sent(
      "number.csv", "URN,pct_eal\n900901,1e400\n\(String(repeating: "9", count: 400)),3\n",
      "1 cell of pct_eal (column 2): row 2 \"1e400\""),
    Sent(
      "twice.csv", "URN,pct_eal\n900901,41\n900901,43\n",
      "1 row of schools that have a row already; the first counts (row 3)"),
    Sent(
      "escape.csv", "URN,\u{1B}]0;pct\u{7},school name\n900901,4,\u{1B}[2J\n",
      "columns not used 1: �]0;pct� (2)"),
    Sent(
      "commas.csv", "URN,pct_eal\n900901,41\(String(repeating: ",", count: 9_000))\n",
      "long rows 1, the surplus is not used (row 2)"),
  ])
  func whatCanBeReadIsReadAndNothingIsDropped(_ sent: Sent) throws {
    let folder = try TemporaryFolder()
    try Data(sent.bytes).write(to: folder.file(sent.name))
    let run = try check(folder, [sent.name])
    #expect(run.status == .exited(0))
    #expect(said(run).contains(sent.message), "\(said(run))")
    #expect(!run.outputBytes.contains(0x1B), "nothing in a file reaches the terminal")
  }
}
