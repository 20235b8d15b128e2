import Schools
import TestSupport
import Testing

@Suite struct CSVReaderTests {
  /// All rows of a text as fields, read in pieces of `step` bytes.
  static func rows(
    _ bytes: [UInt8], step: Int = .max, piece: Int = 64
  ) throws(FileProblem) -> [[String]] {
    var rows: [[String]] = []
    var reader = CSVReader(MemoryBytes(bytes, step: step), piece: piece)
    try reader.forEachRow { row in
      rows.append((0..<row.count).map { String(decoding: row[$0], as: UTF8.self) })
      return true
    }
    return rows
  }

  static func rows(_ text: String, step: Int = .max) throws(FileProblem) -> [[String]] {
    try rows(Array(text.utf8), step: step)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b,c\n1,,\n,,3\n", [["a", "b", "c"], ["1", "", ""], ["", "", "3"]]),
    ("a,b\n\n1,2\n\r\n3,4\n", [["a", "b"], ["1", "2"], ["3", "4"]]),
    ("a\n\"x,y\"\n", [["a"], ["x,y"]]),
    ("a,b\n\"x\ny\",\"\"\n", [["a", "b"], ["x\ny", ""]]),
    ("a\n\"say \"\"yes\"\"\"\n", [["a"], ["say \"yes\""]]),
    ("a,b\n5\" pipe,2\n", [["a", "b"], ["5\" pipe", "2"]]),
    ("a,b\n\"St Mary's\" RC,2\n", [["a", "b"], ["St Mary's RC", "2"]]),
    ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
    ("a;b\n1;2,5\n", [["a", "b"], ["1", "2,5"]]),
    ("URN\n100000\n", [["URN"], ["100000"]]),
  ])
  func readsWhatProgramsWrite(text: String, expected: [[String]]) throws {
    #expect(try Self.rows(text) == expected)
    // The same in single bytes: every seam between two pieces is met.
    #expect(try Self.rows(text, step: 1) == expected)
  }

  @Test func rowsAreNumberedAsASpreadsheetShowsThem() throws {
    var places: [(Int, Int)] = []
    var reader = CSVReader(MemoryBytes(Array("a,b\r\n\r\n1,\"x\ny\"\r\n2,3".utf8)))
    try reader.forEachRow { row in
      places.append((row.number, row.offset))
      return true
    }
    #expect(places.map(\.0) == [1, 3, 4])
    #expect(places.map(\.1) == [0, 7, 16])
  }

  @Test func rowsAreShortOrLongAsWritten() throws {
    let rows = try Self.rows("a,b,c\n1\n1,2,3,4\n")
    #expect(rows.map(\.count) == [3, 1, 4])
    var reader = CSVReader(MemoryBytes(Array("a,b\n1\n".utf8)))
    try reader.forEachRow { row in
      // Past its end a short row is empty.
      #expect(row[7].isEmpty)
      return true
    }
  }

  @Test func onlyTheLastRowMayLackALineEnd() throws {
    var ends: [Bool] = []
    var reader = CSVReader(MemoryBytes(Array("a\n1\n2".utf8)))
    try reader.forEachRow { row in
      ends.append(row.hasLineEnd)
      return true
    }
    #expect(ends == [true, true, false])
  }

  @Test func readingStopsWhenAsked() throws {
    var count = 0
    var reader = CSVReader(MemoryBytes(Array("a\n1\n2\n3\n".utf8)))
    try reader.forEachRow { _ in
      count += 1
      return count < 2
    }
    #expect(count == 2)
  }

  @Test func anUnclosedQuotationMarkIsSaidWithItsRow() {
    #expect(throws: FileProblem.unclosedQuote(row: 3)) {
      try Self.rows("a,b\n1,2\n3,\"x\n4,5\n6,7\n")
    }
  }

  @Test func aRowWithoutEndIsRefused() {
    let bytes = Array("a\n\"".utf8) + Array(repeating: UInt8(0x78), count: 9 << 20)
    #expect(throws: FileProblem.rowTooLong(row: 2)) {
      try Self.rows(bytes, piece: 1 << 20)
    }
    #expect(throws: FileProblem.rowTooLong(row: 1)) {
      try Self.rows(Array(repeating: 0x2C, count: 30_000), piece: 1 << 16)
    }
  }

  /// Whatever is written by the rules of RFC 4180 is read back.
  @Test(arguments: 0..<60)
  func writtenThenReadIsTheSame(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let width = Int.random(in: 2...8, using: &random)
    let table = (0..<Int.random(in: 1...40, using: &random)).map { row in
      (0..<width).map { _ in
        row == 0 ? "h\(Int.random(in: 0...9, using: &random))" : Self.field(&random)
      }
    }
    let lineEnd = ["\n", "\r\n", "\r"][seed % 3]
    let quotesAll = seed.isMultiple(of: 5)
    let text = table.map { row in
      row.map { Self.quoted($0, always: quotesAll) }.joined(separator: ",") + lineEnd
    }.joined()
    let mark = seed.isMultiple(of: 4) ? "\u{FEFF}" : ""
    let bytes = Array((mark + text).utf8)
    for step in [1, 7, bytes.count] {
      #expect(try Self.rows(bytes, step: step) == table, "seed \(seed), pieces of \(step)")
    }
  }

  private static func field(_ random: inout SplitMix64) -> String {
    let signs: [Character] = ["a", "Z", "7", ",", "\"", "\n", "\r", "é", "–", "語", " ", ";", "%"]
    let length = Int.random(in: 0...9, using: &random)
    return String((0..<length).compactMap { _ in signs.randomElement(using: &random) })
  }

  private static func quoted(_ field: String, always: Bool) -> String {
    let needs = field.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
    // A row of one empty field would look like an empty line.
    guard needs || always || field.isEmpty else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }

  /// Random bytes, and random mixtures of what matters to the reader, never crash or hang it.
  @Test(arguments: 0..<200)
  func anyBytesEndInRowsOrInAMessage(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let alphabet: [UInt8] = [0x2C, 0x22, 0x0A, 0x0D, 0x61, 0xFF, 0xC3, 0x20]
    let count = Int.random(in: 0...3000, using: &random)
    let bytes = (0..<count).map { _ -> UInt8 in
      seed.isMultiple(of: 2)
        ? UInt8.random(in: 0...255, using: &random) : alphabet.randomElement(using: &random) ?? 0
    }
    var size = 0
    var reader = CSVReader(MemoryBytes(bytes, step: 1 + seed % 70), piece: 64)
    do {
      try reader.forEachRow { row in
        for index in 0..<row.count { size += row[index].count + row.text(index).count }
        return true
      }
    } catch {
      #expect(!error.message.isEmpty)
    }
    #expect(size >= 0)
  }

  /// The reader's memory does not grow with the file.
  @Test func memoryIsThatOfAPieceNotOfTheFile() throws {
    var rows = 0
    var reader = CSVReader(RepeatedRow(times: 40_000), piece: 1 << 14)
    try reader.forEachRow { _ in
      rows += 1
      return true
    }
    #expect(rows == 40_000)
    #expect(reader.memoryInUse <= 1 << 15)
  }
}

/// A stream that makes the same row again and again, without holding the file.
private struct RepeatedRow: ByteStream {
  private static let row = Array("900101,Ambleford,41.5%,SUPP,\"Weir Side, upper\"\n".utf8)
  private var left: Int

  init(times: Int) { left = times * Self.row.count }

  mutating func read(into space: UnsafeMutableRawBufferPointer) throws(FileProblem) -> Int {
    let count = min(space.count, left)
    let length = Self.row.count
    let start = length - left % length
    for index in 0..<count { space[index] = Self.row[(start + index) % length] }
    left -= count
    return count
  }
}
