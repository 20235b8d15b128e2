import Foundation
import Schools
import TestSupport
import Testing

/// Files that are no CSV text, or not all of one.
@Suite struct FileProblemTests {
  private static func problem(_ bytes: [UInt8]) -> FileProblem? {
    do {
      _ = try CSVReaderTests.rows(bytes, piece: 4096)
      return nil
    } catch {
      return error
    }
  }

  private static func utf16(_ text: String, mark: [UInt8] = []) -> [UInt8] {
    mark + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  private static let kinds: [([UInt8], FileProblem)] = [
    ([UInt8](), .empty), (Array("\n\n  \n".utf8), .empty), ([0xEF, 0xBB, 0xBF], .empty),
    (Array("PK\u{3}\u{4}…[Content_Types].xml…xl/workbook.xml".utf8), .otherKind(.excel)),
    (
      Array("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8),
      .otherKind(.openDocument)
    ),
    (Array("PK\u{3}\u{4}ks2.csv".utf8), .otherKind(.zip)),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .otherKind(.excelBinary)),
    (Array("%PDF-1.7".utf8), .otherKind(.pdf)), (Array("PAR1\u{15}".utf8), .otherKind(.parquet)),
    (Array("BZh91AY&SY".utf8), .otherKind(.packed)),
    ([0x28, 0xB5, 0x2F, 0xFD, 0x24], .otherKind(.packed)),
    ([0x1F, 0x8B, 8, 0], .otherKind(.packed)),
    (Array("{\\rtf1".utf8), .otherKind(.richText)),
    (Array(1...255), .otherKind(.binary)),
    (Array("<!DOCTYPE html>\n<html>".utf8), .otherKind(.webPage)),
    (Array("\u{FEFF}\n <html><body>Sign in</body></html>".utf8), .otherKind(.webPage)),
    (Array("<?xml version=\"1.0\"?><workbook/>".utf8), .otherKind(.xml)),
    (Array("{\"URN\": 100000}".utf8), .otherKind(.json)),
    (Array("[{\"URN\": 100000}]".utf8), .otherKind(.json)),
    (utf16("URN,NAME\n100000,A\n", mark: [0xFF, 0xFE]), .utf16),
    (utf16("URN,NAME\n100000,A\n"), .utf16),
    ([0x61, 0x2C, 0x00, 0x62, 0x0A, 0x63], .otherKind(.binary)),
  ]

  @Test(arguments: kinds)
  func whatItIsIsSaid(bytes: [UInt8], expected: FileProblem) {
    #expect(Self.problem(bytes) == expected)
  }

  @Test(arguments: [
    FileProblem.cannotOpen(reason: "Permission denied"), .isFolder, .empty, .damaged(cut: true),
    .damaged(cut: false), .otherKind(.excel), .otherKind(.webPage), .otherKind(.zip),
    .otherKind(.json), .utf16, .unclosedQuote(row: 7), .rowTooLong(row: 7), .tooManyRows(9),
    .otherKind(.packed), .otherKind(.richText),
  ])
  func everyProblemHasASentenceACodeAndANextStep(problem: FileProblem) {
    #expect(problem.code.hasPrefix("WM54"))
    #expect(!problem.message.hasSuffix("."))
    #expect(problem.nextStep != nil)
  }

  @Test func gzipAndPlainFilesAreReadAlike() throws {
    let folder = try TemporaryFolder()
    let text = "URN,pupils on roll\n" + (1...5000).map { "\($0),\($0 % 700)\n" }.joined()
    let plain = folder.file("a.csv")
    try Data(text.utf8).write(to: plain)
    let packed = folder.file("a.csv.gz")
    try GzipFile.write(Array(text.utf8), to: packed)
    #expect(try Self.rows(plain) == Self.rows(packed))
    #expect(try Self.rows(plain).count == 5001)
  }

  @Test(arguments: [0.3, 0.9])
  func aCutGzipFileIsSaidAndItsRowsAreRead(part: Double) throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 5)
    let text = (1...20_000).map { _ in "\(UInt32.random(in: 0...9_999_999, using: &random)),x\n" }
    let packed = folder.file("a.csv.gz")
    try GzipFile.write(Array("URN,name\n\(text.joined())".utf8), to: packed)
    let bytes = try Data(contentsOf: packed)
    try bytes.prefix(Int(Double(bytes.count) * part)).write(to: packed)
    var rows = 0
    let problem = #expect(throws: FileProblem.self) {
      var reader = CSVReader(try CompressedFile(path: packed.path))
      try reader.forEachRow { _ in
        rows += 1
        return true
      }
    }
    #expect(problem == .damaged(cut: true))
    #expect(rows > 1000)
    #expect(rows < 20_000)
  }

  @Test func aDamagedGzipFileIsSaid() throws {
    let folder = try TemporaryFolder()
    let packed = folder.file("a.csv.gz")
    try GzipFile.write(Array("URN,name\n1,x\n".utf8), to: packed)
    var bytes = Array(try Data(contentsOf: packed))
    // The last eight bytes are the checksum and the length.
    bytes[bytes.count - 6] ^= 0xFF
    try Data(bytes).write(to: packed)
    #expect(throws: FileProblem.damaged(cut: false)) { try Self.rows(packed) }
  }

  @Test func aMissingFileAndAFolderAreSaid() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileProblem.cannotOpen(reason: "No such file or directory")) {
      try Self.rows(folder.file("none.csv"))
    }
    #expect(throws: FileProblem.isFolder) { try Self.rows(folder.url) }
  }

  @Test func moreRowsThanCanBeCountedAreSaid() throws {
    var reader = CSVReader(MemoryBytes(Array("a,b\n\n1,2\n3,4\n".utf8)), mostRows: 3)
    var rows: [Int] = []
    #expect(throws: FileProblem.tooManyRows(3)) {
      try reader.forEachRow { row in
        rows.append(row.number)
        return true
      }
    }
    #expect(rows == [1, 3])
  }

  private static func rows(_ file: URL) throws(FileProblem) -> [[String]] {
    var rows: [[String]] = []
    var reader = CSVReader(try CompressedFile(path: file.path(percentEncoded: false)))
    try reader.forEachRow { row in
      rows.append((0..<row.count).map(row.text))
      return true
    }
    return rows
  }
}
