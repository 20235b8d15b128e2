import Testing
import Understanding

/// What is left of a line after tidying, and how it is cut into words.
@Suite struct TypedLineTests {
  @Test(arguments: [
    ("why not Oakfield?", ["why", "not", "oakfield"]),
    ("What’s “FSM” – here?", ["whats", "fsm", "here"]),
    ("EAL is 38%, not 10-15%", ["eal", "is", "38%", "not", "10-15%"]),
    ("load new-figures.csv now", ["load", "new-figures.csv", "now"]),
    ("why 1.2", ["why", "1.2"]),
    ("rule ss_eal_hub", ["rule", "ss_eal_hub"]),
    ("Müller & Łódź", ["muller", "&", "lodz"]),
    ("p8??", ["p8", "?"]),
    ("?", ["?"]),
    ("", []),
  ])
  func wordsOf(line: String, words: [String]) {
    #expect(TypedLine(line).words.map(\.folded) == words)
  }

  @Test(arguments: [
    ("\u{1B}[31mhelp\u{1B}[0m", "help"),
    ("a\u{1B}]0;title\u{7}b", "ab"),
    ("tab\tand\r\nline", "tab and line"),
    ("turn\u{202E}ed", "turned"),
    ("nul\u{0}l", "nul l"),
  ])
  func controlCharactersGo(line: String, text: String) {
    #expect(TypedLine(line).text == text)
  }

  @Test func longLinesAreCutAndSaySo() {
    let line = TypedLine(String(repeating: "a ", count: 600))
    #expect(line.isCut)
    #expect(line.text.count <= TypedLine.limit)
    #expect(!TypedLine("short").isCut)
  }
}
