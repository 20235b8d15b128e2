import Foundation
import TestSupport
import Testing

/// What a person types arrives as it was typed.
struct TypingTests {
  @Test(arguments: [
    "advise meadow",
    "École Ste-Anne, Zoë's Ärger",
    "学校と学校",
    "e\u{301}cole a\u{308}",
    "👩🏽‍🏫 and 🎒",
    "  two spaces  ",
    "tab-free \\ \"quoted\" 'single' | > $HOME",
  ])
  func everyLetterArrives(text: String) throws {
    let echo = try Echo()
    try echo.terminal.send(text)
    try echo.enter(giving: "<\(text)> \(text.unicodeScalars.count)")
    #expect(try echo.end() == .exited(0))
  }

  @Test func anEmptyLineIsAText() throws {
    let echo = try Echo()
    try echo.enter(giving: "<> 0")
  }

  @Test func theMiddleOfALineCanBeChanged() throws {
    let echo = try Echo()
    try echo.type("Meado Zoë")
    for _ in 0..<4 { try echo.terminal.send(.left) }
    try echo.terminal.send("w学")
    try echo.terminal.expectScreen("the letters put in") { $0.lines.last == "echo> Meadow学 Zoë" }
    try echo.enter(giving: "<Meadow学 Zoë> 11")
  }

  @Test(arguments: [
    ([PseudoTerminal.Key.backspace], "École Ann"),
    ([.home, .delete], "cole Anne"),
    ([.controlA, .delete, .end, .backspace], "cole Ann"),
    ([.controlW], "École "),
    ([.left, .left, .delete], "École Ane"),
    ([.controlA, .right, .controlE, .backspace], "École Ann"),
    ([.controlU], ""),
  ])
  func keysChangeTheLine(keys: [PseudoTerminal.Key], line: String) throws {
    let echo = try Echo()
    try echo.type("École Anne")
    for key in keys { try echo.terminal.send(key) }
    try echo.enter(giving: "<\(line)> \(line.unicodeScalars.count)")
  }

  @Test func aLineOfThreeThousandLettersArrivesWhole() throws {
    let echo = try Echo()
    let text = (0..<300).map { "\($0 % 10)é学bcdefgh" }.joined()
    #expect(text.count == 3_000)
    try echo.terminal.send(text)
    try echo.terminal.send(.enter)
    try echo.terminal.expect("<\(text)>")
    try echo.terminal.expect("3000")
    try echo.terminal.expect("echo> ")
    #expect(try echo.end() == .exited(0))
  }

  @Test func whatIsTypedBeforeThePromptIsNotLost() throws {
    let echo = try Echo(["--sleep"])
    try echo.terminal.send("first\r")
    try echo.terminal.expect("<first> 5")
    // The next prompt is not there yet.
    try echo.terminal.send("second\r")
    try echo.terminal.expect("<second> 6")
  }

  @Test(arguments: ["dumb", "no-such-terminal", "vt100", "screen"])
  func everyKindOfTerminalWorks(kind: String) throws {
    let terminal = try PseudoTerminal(builtProgram("line-echo"), environment: ["TERM": kind])
    try terminal.expect("echo> ")
    try terminal.send("École")
    try terminal.expect("cole")
    try terminal.send(.enter)
    try terminal.expect("<École> 5\n")
    try terminal.expect("echo> ")
    try terminal.send(.controlD)
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func aTerminalWithoutANameWorks() throws {
    let terminal = try PseudoTerminal(builtProgram("line-echo"), environment: ["TERM": nil])
    try terminal.expect("echo> ")
    try terminal.send("plain\r")
    try terminal.expect("<plain> 5\n")
  }

  @Test func aDumbTerminalGetsNoEscapeSequences() throws {
    let terminal = try PseudoTerminal(builtProgram("line-echo"), environment: ["TERM": "dumb"])
    try terminal.expect("echo> ")
    try terminal.send("help\r")
    try terminal.expect("<help> 4\n")
    #expect(!terminal.received.contains(0x1B))
  }

  @Test(arguments: ["C", "POSIX", "no_SUCH.Locale", ""])
  func lettersSurviveAnyLocale(locale: String) throws {
    let echo = try Echo(environment: ["LC_ALL": locale, "LANG": locale])
    try echo.terminal.send("Zoë 学校")
    try echo.enter(giving: "<Zoë 学校> 6")
  }

  @Test func theColouredPromptShowsItsTextAndEndsItsColour() throws {
    let echo = try Echo(["--colour"])
    let output = String(decoding: echo.terminal.received, as: UTF8.self)
    #expect(output.contains("\u{1B}[0;1;32mecho\u{1B}[0m> "))
    try echo.type("help")
    #expect(echo.terminal.screen.lines.last == "echo> help")
    try echo.enter(giving: "<help> 4")
  }

  @Test func theTerminalIsGivenBackAsItWas() throws {
    // A shell that looks at its terminal before and after.
    let terminal = try PseudoTerminal(
      .init(filePath: "/bin/sh"),
      [
        "-c", #"a=$(stty -g); "$1"; b=$(stty -g); test "$a" = "$b" && echo same"#, "sh",
        builtProgram("line-echo").path,
      ])
    try terminal.expect("echo> ")
    try terminal.send(.controlD)
    try terminal.expect("same")
  }
}
