import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  @Test func orderIsByPlaceThenCodeThenMessage() {
    let a = Source.Location(file: "a", line: 2, column: 1)
    let sorted = [
      Diagnostic("WM9", .note, "no place"),
      Diagnostic("WM2", .error, "m", at: .init(file: "a", line: 1, column: 9)),
      Diagnostic("WM1", .error, "m", at: a), Diagnostic("WM1", .error, "n", at: a),
      Diagnostic("WM2", .error, "a", at: a),
      Diagnostic("WM0", .error, "m", at: .init(file: "b", line: 1, column: 1)),
    ]
    for _ in 0..<10 { #expect(sorted.shuffled().sortedByPlace == sorted) }
  }

  @Test func severitiesAreOrdered() {
    #expect(Diagnostic.Severity.allCases.sorted() == [.note, .warning, .error])
    #expect([Diagnostic("W", .warning, "m")].containsErrors == false)
    #expect([Diagnostic("W", .warning, "m"), Diagnostic("E", .error, "m")].containsErrors)
    #expect(Diagnostic("E", .error, "m", length: 0).length == 1)
  }

  @Test func exitStatusesAreThoseOfTheConversation() {
    #expect(Diagnostics.ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 130])
  }

  @Test func jsonHasAllKeysInOneOrder() {
    let place = Source.Location(file: "R/é.yaml", line: 2, column: 3)
    let full = Diagnostic(
      "WM204", .error, "no \"x\"\n\t\\", at: place, length: 4, nextStep: "say\u{1B}\u{2028}",
      notes: [.init("first", at: place), .init("remark")])
    #expect(
      full.json == #"""
        {"code":"WM204","severity":"error","message":"no \"x\"\n\t\\","file":"R/é.yaml","line":2,"column":3,"length":4,"nextStep":"say\u001b\u2028","notes":[{"text":"first","file":"R/é.yaml","line":2,"column":3},{"text":"remark","file":null,"line":null,"column":null}]}
        """#)
    #expect(
      Diagnostic("N", .note, "m\r").json == #"""
        {"code":"N","severity":"note","message":"m\r","file":null,"line":null,"column":null,"length":1,"nextStep":null,"notes":[]}
        """#)
  }
}

@Suite struct SourceTextTests {
  @Test(arguments: [
    ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\nb\r\nc\rd", ["a", "b", "c", "d"]),
    ("\r\n\n\r", ["", "", "", ""]), ("é\u{301}\n漢", ["é\u{301}", "漢"]),
    ("a\u{85}b\u{2028}c\u{B}d\u{C}e", ["a\u{85}b\u{2028}c\u{B}d\u{C}e"]),
  ])
  func linesEndWhereEveryReaderEndsThem(_ text: String, _ lines: [Substring]) {
    let source = Source.Text(file: "f", text: text)
    #expect(source.lines == lines)
    #expect(source.line(0) == nil)
    #expect(source.line(1) == lines[0])
    #expect(source.line(lines.count + 1) == nil)
  }

  @Test func placesAreOrderedByFileLineColumn() {
    let places = [("a", 1, 9), ("a", 2, 1), ("a", 10, 1), ("b", 1, 1)].map {
      Source.Location(file: $0.0, line: $0.1, column: $0.2)
    }
    #expect(places.shuffled().sorted() == places)
  }
}

@Suite struct WordsTests {
  @Test(arguments: [
    ("famly mean", "\"famly mean\""), ("", "\"\""), ("a\nb", "\"a b\""),
    ("a\u{1B}b", "\"a\u{FFFD}b\""),
    ("123456", "\"12345…\""), ("12345", "\"12345\""),
  ])
  func quotedTextsAreShortAndSafe(_ text: String, _ shown: String) {
    #expect(text.quoted(atMost: text.count > 7 ? 60 : 5) == shown)
  }

  @Test func listsReadAsASentence() {
    #expect([].joinedInWords() == "")
    #expect(["a"].joinedInWords() == "a")
    #expect(["a", "b"].joinedInWords() == "a or b")
    #expect(["a", "b", "c"].joinedInWords("and") == "a, b and c")
  }

  @Test func widthsAreThoseOfTerminals() {
    #expect("aé漢👩‍👩‍👧".displayWidth == 6)
    #expect(Character("\u{301}").displayWidth == 0)
    #expect(Character("\u{200B}").displayWidth == 0)
    #expect(Character("☀").displayWidth == 1)
    #expect(Character("☀️").displayWidth == 2)
  }
}
