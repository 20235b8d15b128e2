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
    Sent(
      "book.csv", "PK\u{3}\u{4}\u{14}[Content_Types].xmlxl/workbook.xml",
      "this is an Excel workbook, not a CSV file; open it in the spreadsheet program and save it as \"CSV UTF-8\""
    ),
    Sent("packed.csv", Array("7z".utf8) + [0xBC, 0xAF, 0x27, 0x1C], "this is a packed file"),
    Sent("letter.csv", "{\\rtf1\\ansi URN, pct_eal}", "a word processor's text"),
    Sent("picture.csv", [0x89] + Array("PNG".utf8) + Array(1...31), "this is a binary file"),
    Sent("empty.csv", "", "there is nothing in this file; check that the right file was saved"),
    Sent("blank.csv", "\n\r\n \n", "there is nothing in this file"),
    Sent(
      "title.csv", "Pupils in 2024,,\n,,\nURN,school name,pct_eal\n900901,Beech,41\n",
      "they seem to stand in row 3; delete the rows above row 3 and save the file again"),
    Sent(
      "cut.csv", "URN,school name,pct_eal\n900901,Beech,41\n900902,Oak",
      "the file ends within row 3, after 2 of 3 cells and without a line end; fetch the file again"),
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
      "narrow.csv", "URN,pct_eal\n900901,41\n9.01E+05,43\n",
      "row 3, column 1: \"9.01E+05\" is a number that a spreadsheet has shortened"),
    Sent("comma.csv", "URN;pct_eal\n900901;41,5\n", "row 2 \"41,5\" (41.5?)"),
    Sent("rest.csv", "URN,pct_eal\n900901,41\n,\n,\n", "empty rows 2 (rows 3, 4)"),
    Sent(
      "end.csv", "URN,pct_eal\n900901,41\n900902,3",
      "row 3, the last, has no line end; if the file was cut off, its last cell may be too"),
    Sent(
      "words.csv", "URN,fact,value\n900901,sharing of practise,weak\n",
      "row 2, column 2: there is no fact called \"sharing of practise\"; did you mean \"sharing of practice\"?"
    ),
    Sent(
      "answers.csv", "URN,fact,value\n900901,sharing of practice,weak\n",
      "1 answer about schools or authorities that no file lists (row 2)"),
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

  @Test func aGzipFileThatIsCutIsReadAsFarAsItGoes() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<9000).map { "\(900_000 + $0),\($0 % 100)\n" }.joined()
    try GzipFile.write(Array("URN,pct_eal\n\(rows)".utf8), to: folder.file("cut.csv.gz"))
    let bytes = try Data(contentsOf: folder.file("cut.csv.gz"))
    try bytes.prefix(bytes.count / 2).write(to: folder.file("cut.csv.gz"))
    let run = try check(folder, ["cut.csv.gz"])
    #expect(run.status == .exited(3))
    #expect(
      said(run).contains(
        "the compressed file ends too early, so not all of it is here; fetch the file again"))
    #expect(said(run).contains("layout Plain table (plain) rows 4,"), "what is there is read")
  }

  @Test func aFolderAndAMissingFileAreSaid() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.file("results"), withIntermediateDirectories: false)
    let run = try check(folder, ["results", "none.csv"])
    #expect(run.status == .exited(3))
    #expect(said(run).contains("results error this is a folder, not a file; name the files in it"))
    #expect(
      said(run).contains("none.csv error the file cannot be opened: no such file or directory"))
  }

  /// Root may read everything, so there is nothing to see then.
  @Test(.enabled(if: geteuid() != 0, "root may read every file"))
  func aFileThatMayNotBeReadIsSaid() throws {
    let folder = try TemporaryFolder()
    try Data(Self.table.utf8).write(to: folder.file("secret.csv"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: folder.file("secret.csv").path)
    let run = try check(folder, ["secret.csv"])
    #expect(run.status == .exited(3))
    #expect(said(run).contains("the file cannot be opened: permission denied"))
  }

  @Test func aFileGivenTwiceIsReadOnce() throws {
    let folder = try TemporaryFolder()
    try Data(Self.hubs.utf8).write(to: folder.file("hubs.csv"))
    try Data(Self.hubs.utf8).write(to: folder.file("hubs (1).csv"))
    let again = try check(folder, ["hubs.csv", "./hubs.csv"])
    #expect(again.status == .exited(0))
    #expect(said(again).contains("warning this file was named before as ./hubs.csv"))
    #expect(said(again).contains("hubs 1"), "\(said(again))")
    let copy = try check(folder, ["hubs.csv", "hubs (1).csv"])
    #expect(
      said(copy).contains(
        "warning this file holds the same rows as hubs (1).csv; they are used once"),
      "\(said(copy))")
    #expect(said(copy).contains("hubs 1"))
  }

  private static let hubs = "hub,help with\nBridge Language Hub,eal\n"

  @Test func twoYearsOfOneLayoutAreSaidAndBothUsed() throws {
    let folder = try TemporaryFolder()
    try Data(Self.table.utf8).write(to: folder.file("eal-2018.csv"))
    try Data(Self.table.replacing("41", with: "44").utf8).write(to: folder.file("eal-2019.csv"))
    try Data(Self.table.utf8).write(to: folder.file("eal-2020.csv"))
    let run = try check(folder, ["eal-2018.csv", "eal-2019.csv"])
    #expect(run.status == .exited(0))
    #expect(said(run).contains("the figures are from different years: 2018 and 2019"))
    #expect(!said(run).contains("the same rows"))
    let same = try check(folder, ["eal-2018.csv", "eal-2020.csv"])
    #expect(
      said(same).contains(
        "this file holds the same rows as eal-2018.csv, whose name says another year; both are used"
      ), "\(said(same))")
  }

  @Test func oneBadFileDoesNotHideTheOthers() throws {
    let folder = try TemporaryFolder()
    try Data(Self.table.utf8).write(to: folder.file("good.csv"))
    try Data("<html></html>".utf8).write(to: folder.file("page.csv"))
    let run = try check(folder, ["page.csv", "none.csv", "good.csv"])
    #expect(run.status == .exited(3))
    for sentence in ["a web page", "no such file", "2 rows of 2 columns, 2 taken", "schools 2"] {
      #expect(said(run).contains(sentence), "\(sentence)")
    }
  }
}
