import Foundation
import TestSupport
import Testing

/// The prompt in a real terminal, typed at as a person would.
@Suite struct PromptTests {
  private func prompt(
    _ arguments: [String] = ["--private"], environment: [String: String?] = [:]
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      builtProgram("waymark"), ["chat"] + arguments, environment: environment)
    try terminal.expect("Next: advice for SCHOOL")
    // Keys pressed before the prompt stands would meet a terminal that is not being edited yet.
    try terminal.expect(arguments.contains("--private") ? "waymark (private)> " : "waymark> ")
    return terminal
  }

  @Test func adviseWhyAndLeave() throws {
    let terminal = try prompt()
    try terminal.send("secondaries in brackwater")
    try terminal.send(.enter)
    try terminal.expect("(alphabetical)")
    try terminal.send("advise 900104")
    try terminal.send(.enter)
    try terminal.expect("worth considering")
    try terminal.expect("Next: why 1?")
    try terminal.send("why")
    try terminal.send(.enter)
    try terminal.expect("why step 1")
    try terminal.send("quit")
    try terminal.send(.enter)
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func tabCompletesASchoolWithAccents() throws {
    let terminal = try prompt()
    try terminal.send("advise Zo")
    try terminal.expect("advise Zo")
    try terminal.send(.tab)
    try terminal.expectScreen("the completed name") { screen in
      screen.lines.contains { $0.contains("advise Zoë Ashworth") }
    }
    try terminal.send(.controlC)
    try terminal.send("quit")
    try terminal.send(.enter)
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func controlCClearsTheLineAndControlDLeaves() throws {
    let terminal = try prompt()
    try terminal.send("advise nobody at all")
    try terminal.expect("nobody at all")
    try terminal.send(.controlC)
    try terminal.expect("^C")
    try terminal.send("help")
    try terminal.send(.enter)
    try terminal.expect("so does Ctrl-D")
    try terminal.expect("waymark (private)> ")
    try terminal.send(.controlD)
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func linesAboutChildrenAreNotKept() throws {
    let folder = try TemporaryFolder()
    let terminal = try prompt([], environment: ["XDG_STATE_HOME": folder.url.path])
    try terminal.send("how is aisha in 4b doing")
    try terminal.send(.enter)
    try terminal.expect("Please leave children out")
    try terminal.send("help")
    try terminal.send(.enter)
    try terminal.expect("so does Ctrl-D")
    try terminal.send("quit")
    try terminal.send(.enter)
    #expect(try terminal.waitForExit() == .exited(0))
    let history = try String(
      contentsOf: folder.url.appending(path: "waymark/history"), encoding: .utf8)
    #expect(history.contains("help"))
    #expect(!history.contains("aisha"))
  }

  @Test func aDumbTerminalWorks() throws {
    let terminal = try prompt(environment: ["TERM": "dumb"])
    try terminal.send("special schools in corriden")
    try terminal.send(.enter)
    try terminal.expect("(alphabetical)")
    try terminal.send("quit")
    try terminal.send(.enter)
    #expect(try terminal.waitForExit() == .exited(0))
  }

  /// A line that is half typed when the window changes is still there, and is answered at the new width.
  @Test func aResizeKeepsTheLine() throws {
    let terminal = try prompt()
    try terminal.send("special schools ")
    try terminal.expect("special schools")
    terminal.resize(rows: 24, columns: 50)
    try terminal.send("in corriden")
    try terminal.expectScreen("the whole line") { screen in
      screen.lines.contains { $0.contains("special schools in corriden") }
    }
    try terminal.send(.enter)
    let answer = try terminal.expect("(alphabetical)")
    #expect(!answer.contains("did not understand"))
    try leave(terminal)
  }

  /// A terminal without marks of a paste sends the lines of a block as keys: each is a request of its own.
  @Test func aBlockOfThreeLinesIsThreeRequests() throws {
    let terminal = try prompt()
    try terminal.send("advise 900104\rwhy 2\rhow sure 1\r")
    try terminal.expect("worth considering")
    try terminal.expect("why step 2")
    try terminal.expect("how sure")
    try leave(terminal)
  }

  /// Where the terminal marks a paste, it is one line that waits for Enter: nothing of it acts by itself.
  @Test func aMarkedPasteWaitsForEnter() throws {
    let terminal = try prompt()
    try terminal.send("\u{1B}[200~special schools\nin corriden\n\u{1B}[201~")
    try terminal.expectScreen("the block as one line") { screen in
      screen.lines.contains { $0.contains("special schools in corriden") }
    }
    try terminal.send(.enter)
    try terminal.expect("(alphabetical)")
    try leave(terminal)
  }

  /// A key that a person binds in their own settings works at this prompt.
  @Test func editrcOfTheHomeIsHonoured() throws {
    let home = try TemporaryFolder()
    try Data("waymark:bind -s ^G \"special schools in corriden\"\n".utf8)
      .write(to: home.url.appending(path: ".editrc"))
    let terminal = try prompt(environment: ["HOME": home.url.path])
    try terminal.send("\u{07}")
    try terminal.expectScreen("the bound text") { screen in
      screen.lines.contains { $0.contains("special schools in corriden") }
    }
    try terminal.send(.enter)
    try terminal.expect("(alphabetical)")
    try leave(terminal)
  }

  private func leave(_ terminal: PseudoTerminal) throws {
    try terminal.send("quit")
    try terminal.send(.enter)
    #expect(try terminal.waitForExit() == .exited(0))
  }
}
