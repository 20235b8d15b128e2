import Foundation
import TestSupport
import Testing

/// The history at the keys.
struct HistoryKeysTests {
  let folder: TemporaryFolder
  var path: String { folder.file("history").path }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func session(_ lines: [String]) throws {
    let echo = try Echo(["--history", path])
    for line in lines {
      try echo.terminal.send(line)
      try echo.enter(giving: "<\(line)> \(line.unicodeScalars.count)")
    }
    #expect(try echo.end() == .exited(0))
  }

  @Test func upBringsTheLinesBackAlsoInTheNextSession() throws {
    try session(["first", "École 学校"])
    let echo = try Echo(["--history", path])
    try echo.terminal.send(.up)
    try echo.terminal.expectScreen("the last line") { $0.lines.last == "echo> École 学校" }
    try echo.terminal.send(.up)
    try echo.terminal.expectScreen("the one before") { $0.lines.last == "echo> first" }
    try echo.terminal.send(.down)
    try echo.terminal.expectScreen("the last line") { $0.lines.last == "echo> École 学校" }
    try echo.enter(giving: "<École 学校> 8")
    // Typed again, it is not kept twice.
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "first\nÉcole 学校\n")
  }

  @Test func upAfterSomeLettersFindsTheLinesThatHaveThem() throws {
    try session(["advise meadow", "list", "advise oak", "help"])
    let echo = try Echo(["--history", path])
    try echo.type("adv")
    try echo.terminal.send(.up)
    try echo.terminal.expectScreen("the newest that fits") { $0.lines.last == "echo> advise oak" }
    try echo.terminal.send(.up)
    try echo.terminal.expectScreen("the one before") { $0.lines.last == "echo> advise meadow" }
  }

  @Test func controlRSearchesBackwards() throws {
    try session(["advise meadow", "list", "help"])
    let echo = try Echo(["--history", path])
    try echo.terminal.send(.controlR)
    try echo.terminal.expect("bck:")
    try echo.terminal.send("mead")
    try echo.terminal.expectScreen("the line found") { $0.text.contains("advise meadow") }
    try echo.enter(giving: "<advise meadow> 13")
  }

  @Test func aRepeatMovesToTheEnd() throws {
    try session(["one", "two", "one"])
    let echo = try Echo(["--history", path])
    try echo.terminal.send(.up)
    try echo.terminal.expectScreen("one") { $0.lines.last == "echo> one" }
    try echo.terminal.send(.up)
    try echo.terminal.expectScreen("two") { $0.lines.last == "echo> two" }
    try echo.terminal.send(.up)
    try echo.enter(giving: "<two> 3")
  }

  @Test func aRepeatMovesToTheEndInTheSameSession() throws {
    let echo = try Echo(["--history", path])
    for line in ["one", "two", "one"] {
      try echo.type(line)
      try echo.enter(giving: "<\(line)> 3")
    }
    try echo.terminal.send(.up)
    try echo.terminal.send(.up)
    try echo.enter(giving: "<two> 3")
  }

  @Test func aLineBegunWithASpaceIsNotKept() throws {
    try session(["open", " private"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "open\n")
  }

  @Test func theFileIsTheOwnersOnly() throws {
    try session(["one"])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func twoSessionsSideBySideKeepEachOthersLines() throws {
    let first = try Echo(["--history", path])
    let second = try Echo(["--history", path])
    for (echo, line) in [(first, "a1"), (second, "b1"), (first, "a2"), (second, "b2")] {
      try echo.type(line)
      try echo.enter(giving: "<\(line)> 2")
    }
    #expect(try first.end() == .exited(0))
    #expect(try second.end() == .exited(0))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a1\nb1\na2\nb2\n")
  }

  @Test func aKilledSessionLosesNothing() throws {
    let echo = try Echo(["--history", path])
    try echo.type("kept")
    try echo.enter(giving: "<kept> 4")
    echo.terminal.signal(9)
    #expect(try echo.terminal.waitForExit() == .signalled(9))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "kept\n")
  }

  @Test func forgettingForgetsAtTheKeysAndInTheFile() throws {
    try session(["secret"])
    let echo = try Echo(["--history", path])
    try echo.type("forget")
    try echo.enter(giving: "forgotten")
    try echo.terminal.send(.up)
    try echo.enter(giving: "<> 0")
    #expect(try Data(contentsOf: URL(filePath: path)).isEmpty)
  }

  @Test func aHistoryThatCannotBeKeptDoesNotStopTheSession() throws {
    let echo = try Echo(["--history", folder.url.path])
    try echo.type("one")
    try echo.enter(giving: "<one> 3")
    try echo.terminal.send(.up)
    try echo.enter(giving: "<one> 3")
    try echo.terminal.send(.controlD)
    try echo.terminal.expect("history: notAFile\nend\n")
  }
}
