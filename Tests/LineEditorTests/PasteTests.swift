import TestSupport
import Testing

/// What is pasted is text, whatever is in it.
struct PasteTests {
  private func pasted(_ text: String) -> String {
    "\u{1B}[200~" + text + "\u{1B}[201~"
  }

  @Test func theTerminalIsAskedToMarkPastesOnlyWhileALineIsRead() throws {
    let echo = try Echo()
    try echo.type("work")
    try echo.terminal.send(.enter)
    try echo.terminal.expect("working\n")
    let output = String(decoding: echo.terminal.received, as: UTF8.self)
    #expect(output.contains("\u{1B}[?2004h"))
    #expect(output.hasSuffix("\u{1B}[?2004lworking\r\n"))
  }

  @Test(arguments: [
    ("Meadow Primary", "Meadow Primary"),
    ("one\rtwo\r\nthree\nfour\n", "one two three four"),
    ("\n\n\tSt Anne's\tRC", "St Anne's RC"),
    ("École 学校 👩🏽‍🏫", "École 学校 👩🏽‍🏫"),
    ("bell\u{07} nul\u{00} back\u{08}space", "bell nul backspace"),
    ("al\u{1B}[201 most", "al most"),
    ("", ""),
  ])
  func aPasteIsOneLine(pasted text: String, line: String) throws {
    let echo = try Echo()
    try echo.type("[")
    try echo.terminal.send(pasted(text))
    try echo.terminal.send("]")
    try echo.enter(giving: "<[\(line)]> \(line.unicodeScalars.count + 2)")
  }

  @Test func aPasteGoesInAtTheCursor() throws {
    let echo = try Echo()
    try echo.type("ab")
    try echo.terminal.send(.left)
    try echo.terminal.send(pasted("1\n2"))
    try echo.enter(giving: "<a1 2b> 5")
  }

  @Test func aVeryLargePasteIsCutAndDoesNoHarm() throws {
    let echo = try Echo()
    try echo.terminal.send(pasted(String(repeating: "x", count: 100_000)))
    try echo.terminal.send(.enter)
    try echo.terminal.expect("> 16384\n")
    try echo.terminal.expect("echo> ")
    #expect(try echo.end() == .exited(0))
  }

  @Test func controlCLeavesAPasteThatNeverEnds() throws {
    let echo = try Echo()
    try echo.terminal.send("\u{1B}[200~no end")
    try echo.terminal.send(.controlC)
    try echo.terminal.expect("cancelled\n")
    try echo.terminal.expect("echo> ")
    try echo.enter(giving: "<> 0")
  }

  @Test func severalLinesWithoutMarkersAreSeveralLines() throws {
    let echo = try Echo(environment: ["TERM": "dumb"])
    try echo.terminal.send("one\rtwo\rthree\r")
    for answer in ["<one> 3\n", "<two> 3\n", "<three> 5\n"] { try echo.terminal.expect(answer) }
  }
}
