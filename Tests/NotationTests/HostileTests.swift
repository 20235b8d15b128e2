import Diagnostics
import Notation
import TestSupport
import Testing

/// Files made to do harm end in a message, soon, whatever their size.
@Suite struct HostileTests {
  @Test(
    arguments: [
      String(repeating: "[", count: 10_000), String(repeating: "{a: ", count: 10_000),
      String(repeating: "- ", count: 10_000) + "x", String(repeating: "[", count: 4_000_000),
      String(repeating: "[{a: ", count: 100) + String(repeating: "}]", count: 100),
      (0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    ].map(LongText.init))
  func nestingIsLimited(_ long: LongText) {
    let reading = Notation.read(text: long.text, file: "f")
    #expect(reading.root == nil)
    #expect(reading.problems.map(\.code) == ["WM104"])
  }

  @Test func aDepthAtTheLimitIsRead() {
    let open = String(repeating: "[", count: 64)
    let text = open + String(repeating: "]", count: 64)
    #expect(Notation.read(text: text, file: "f").root != nil)
    #expect(Notation.read(text: "[\(text)]", file: "f").problems.map(\.code) == ["WM104"])
  }

  @Test func billionLaughsAreTwentyReferences() {
    let lines = (1...9).map { n in
      "l\(n): &l\(n) [" + Array(repeating: "*l\(n - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    let reading = Notation.read(text: "l0: &l0 lol\n" + lines.joined(), file: "f")
    #expect(Set(reading.problems.map(\.code)) == ["WM113", "WM114"])
    #expect(reading.problems.count == 10 + 81)
    #expect(reading.root?.mapping?["l9"]?.list?.count == 9)
  }

  @Test func sizeIsLimited() {
    let reading = Notation.read(
      repeatElement(UInt8(ascii: "a"), count: 10 << 20), file: "f", limits: .standard)
    #expect(reading.root == nil)
    #expect(reading.problems.map(\.code) == ["WM100"])
    #expect(reading.problems.first?.message.contains("4096 KB") == true)
  }

  @Test func entriesAreLimited() {
    let limits = Notation.Limits(nodes: 100)
    for text in [
      String(repeating: "- a\n", count: 101), "[" + String(repeating: "a,", count: 101) + "]",
      (0...60).map { "k\($0): v\n" }.joined(),
    ] {
      let reading = Notation.read(text: text, file: "f", limits: limits)
      #expect(reading.root == nil)
      #expect(reading.problems.map(\.code) == ["WM105"])
    }
  }

  /// Inputs on which careless counting would take the square of their length.
  @Test(
    arguments: [
      "a: 'b" + String(repeating: "\n", count: 2_000_000),
      "[" + String(repeating: "é,", count: 300_000),
      "[" + String(repeating: "!é ,", count: 100_000) + "]",
      "[" + String(repeating: "a\u{A0}b,", count: 150_000) + "x]",
      "[" + String(repeating: "'é',", count: 100_000) + "x]",
      String(repeating: "a: #\n", count: 100_000),
      "a: b\n" + String(repeating: "k\n", count: 100_000),
      "a: " + String(repeating: "b: ", count: 300_000), String(repeating: " ", count: 4_000_000),
      "a: |\n" + String(repeating: "   \n", count: 300_000) + "  x",
      "\"" + String(repeating: "\\q", count: 500_000) + "\"",
      "a: {" + String(repeating: "b: 1, ", count: 100_000) + "}",
      String(repeating: "#\n", count: 1_000_000), String(repeating: "\t\n", count: 300_000),
    ].map(LongText.init))
  func timeGrowsNoFasterThanSize(_ long: LongText) {
    let reading = Notation.read(text: long.text, file: "f")
    #expect(reading.root != nil || !reading.problems.isEmpty)
    #expect(reading.problems.allSatisfy { isInside($0.location, reading.source) })
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "WM101", "UTF-16", 1),
      ([0xFE, 0xFF, 0x00, 0x61], "WM101", "UTF-16", 1),
      ([0x61, 0x3A, 0x20, 0xE9, 0x0A], "WM101", "not saved as UTF-8", 4),
      ([0x61, 0x3A, 0x20, 0xC3, 0xA9, 0xC3], "WM101", "not saved as UTF-8", 5),
      ([0x61, 0x3A, 0x20, 0x00], "WM102", "U+0000", 4),
    ] as [([UInt8], String, String, Int)])
  func brokenBytesAreToldWhere(
    _ bytes: [UInt8], _ code: String, _ message: String, _ column: Int
  ) {
    let problems = Notation.read(bytes, file: "f").problems
    #expect(problems.map(\.code) == [code])
    #expect(problems.first?.message.contains(message) == true)
    #expect(problems.first?.location == .init(file: "f", line: 1, column: column))
  }
}

/// Whether a place lies in the text, or just behind one of its lines.
func isInside(_ place: Source.Location?, _ source: Source.Text) -> Bool {
  guard let place, let line = source.line(place.line) else { return false }
  return place.column >= 1 && place.column <= line.count + 1
}

/// A text whose beginning and size stand for it in the log, which would else hold megabytes.
struct LongText: Sendable, CustomTestStringConvertible {
  var text: String

  var testDescription: String {
    "\(text.prefix(24).debugDescription)… (\(text.utf8.count) bytes)"
  }
}
