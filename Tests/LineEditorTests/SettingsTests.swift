import Foundation
import TestSupport
import Testing

/// The settings file of the person at the keys.
struct SettingsTests {
  let home: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
  }

  /// An echo whose person has these settings.
  private func echo(_ settings: String) throws -> Echo {
    try Data(settings.utf8).write(to: home.file(".editrc"))
    return try Echo(environment: ["HOME": home.url.path])
  }

  @Test func aBindingOfTheirsCounts() throws {
    let echo = try echo("bind ^G ed-move-to-beg\n")
    try echo.type("bc")
    try echo.terminal.send("\u{07}a")
    try echo.enter(giving: "<abc> 3")
  }

  @Test(arguments: [("line-echo", "<abc> 3"), ("another", "<bca> 3")])
  func aBindingMayBeForOneProgram(program: String, answer: String) throws {
    let echo = try echo("# mine\n\n  \(program):bind ^G ed-move-to-beg\n")
    try echo.type("bc")
    try echo.terminal.send("\u{07}a")
    try echo.enter(giving: answer)
  }

  @Test func anotherFileMayBeNamed() throws {
    try Data("bind ^G ed-move-to-beg".utf8).write(to: home.file("mine"))
    let echo = try Echo(environment: ["EDITRC": home.file("mine").path])
    try echo.type("bc")
    try echo.terminal.send("\u{07}a")
    try echo.enter(giving: "<abc> 3")
  }

  @Test func ourKeysSurviveViMode() throws {
    let echo = try echo("bind -v\n")
    try echo.type("half")
    try echo.terminal.send(.controlC)
    try echo.terminal.expect("cancelled\n")
    try echo.terminal.expect("echo> ")
    try echo.type("adv")
    try echo.terminal.send(.tab)
    try echo.enter(giving: "<advise > 7")
    // A lone ESC takes effect at once: x deletes the letter under the cursor.
    try echo.type("abc")
    try echo.terminal.send(.escape)
    try echo.terminal.send("x")
    try echo.enter(giving: "<ab> 2")
    try echo.type("k学")
    try echo.terminal.send(.escape)
    try echo.terminal.send(.controlC)
    try echo.terminal.expect("cancelled\n")
    try echo.terminal.expect("echo> ")
    #expect(try echo.end() == .exited(0))
  }

  @Test func whatFollowsTheChoiceOfAModeHasTheLastWord() throws {
    let echo = try echo("bind -v\nbind ^I ed-move-to-beg\n")
    try echo.type("bc")
    try echo.terminal.send(.tab)
    try echo.terminal.send("a")
    try echo.enter(giving: "<abc> 3")
  }

  @Test func viModeAsksForNoMarksRoundPastes() throws {
    let echo = try echo("bind -v\n")
    #expect(!String(decoding: echo.terminal.received, as: UTF8.self).contains("?2004h"))
  }

  @Test func withoutEditingTheTerminalsOwnIsUsed() throws {
    let echo = try echo("edit off\n")
    try echo.terminal.send("ab\u{7F}c\r")
    try echo.terminal.expect("<ac> 2\n")
    try echo.terminal.expect("echo> ")
    try echo.terminal.send("half")
    try echo.terminal.expect("half")
    try echo.terminal.send(.controlC)
    try echo.terminal.expect("cancelled\n")
    try echo.terminal.expect("echo> ")
    echo.terminal.resize(rows: 10, columns: 40)
    try echo.terminal.send("École\r")
    try echo.terminal.expect("<École> 5\n")
    try echo.terminal.expect("echo> ")
    try echo.terminal.send(.controlD)
    try echo.terminal.expect("end\n")
    #expect(try echo.terminal.waitForExit() == .exited(0))
  }

  @Test(arguments: ["bind ^G no-such-thing\n", "nonsense here\n", "\"unclosed\n", "bind\0\n"])
  func whatCannotBeUnderstoodDoesNotStopIt(settings: String) throws {
    try Data(settings.utf8).write(to: home.file(".editrc"))
    let terminal = try PseudoTerminal(
      builtProgram("line-echo"), environment: ["HOME": home.url.path])
    try terminal.expect("echo> ")
    try terminal.send("one\r")
    try terminal.expect("<one> 3\n")
  }
}
