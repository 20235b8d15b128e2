import Foundation
import LineEditor
import TestSupport
import Testing

/// Which lines are kept, in which order.
struct HistoryTests {
  @Test func aLineTypedAgainMovesToTheEnd() {
    var history = History()
    for line in ["a", "b", "a", "c", "b"] { history.add(line) }
    #expect(history.lines == ["a", "c", "b"])
  }

  @Test func onlyTheNewestAreKept() {
    var history = History(limit: 3)
    for number in 1...10 { history.add("\(number)") }
    #expect(history.lines == ["8", "9", "10"])
  }

  @Test(arguments: ["", " ", " secret", "\tsecret", "\u{A0}", "\n"])
  func theseAreNotKept(line: String) {
    var history = History()
    #expect(history.add(line) == false)
    #expect(history.lines.isEmpty)
    #expect(History([line]).lines.isEmpty)
  }

  @Test func aListIsReadAsIfTypedLineByLine() {
    let lines = ["a", "b", " no", "a", "", "c\u{1B}d", "c d"]
    var typed = History(limit: 3)
    for line in lines { typed.add(line) }
    #expect(History(lines, limit: 3) == typed)
    #expect(typed.lines == ["b", "a", "c d"])
  }

  /// However lines come, the history is the same as the plain definition of it.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func theNewestDifferentLinesInTheOrderOfTheirLastUse(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let lines = (0..<200).map { _ in "\(UInt.random(in: 0..<40, using: &random))" }
    var history = History(limit: 25)
    for line in lines { history.add(line) }
    var plain: [String] = []
    for line in lines.reversed() where !plain.contains(line) { plain.insert(line, at: 0) }
    #expect(history.lines == plain.suffix(25))
    #expect(History(lines, limit: 25).lines == plain.suffix(25))
  }
}

/// Lines between sessions.
struct HistoryFileTests {
  let folder: TemporaryFolder
  let file: HistoryFile

  init() throws {
    folder = try TemporaryFolder()
    file = HistoryFile(path: folder.file("state/waymark/history").path)
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func aFileThatIsNotThereIsEmpty() throws {
    #expect(try file.load().lines.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test func whatIsAddedIsThereNextTime() throws {
    for line in ["advise École Ste-Anne", "学校", "list"] { try file.append(line) }
    #expect(try file.load().lines == ["advise École Ste-Anne", "学校", "list"])
    #expect(
      try String(contentsOfFile: file.path, encoding: .utf8)
        == "advise École Ste-Anne\n学校\nlist\n")
  }

  @Test func onlyTheOwnerCanReadIt() throws {
    try file.append("list")
    #expect(try mode(file.path) == 0o600)
    #expect(try mode(folder.file("state/waymark").path) == 0o700)
  }

  @Test func aFileThatOthersCouldReadIsClosedToThem() throws {
    let open = HistoryFile(path: folder.file("history").path)
    try Data("old\n".utf8).write(to: folder.file("history"))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: open.path)
    try open.append("new")
    #expect(try mode(open.path) == 0o600)
    #expect(try open.load().lines == ["old", "new"])
  }

  @Test func noMoreThanFiveHundredLines() throws {
    try FileManager.default.createDirectory(
      at: folder.file("state/waymark"), withIntermediateDirectories: true)
    let lines = (1...700).map { "line \($0)\n" }.joined()
    try Data(lines.utf8).write(to: URL(filePath: file.path))
    try file.append("last")
    let loaded = try file.load().lines
    #expect(loaded.count == 500)
    #expect(loaded.first == "line 202")
    #expect(loaded.last == "last")
  }

  @Test func anotherSessionsLinesStay() throws {
    let mine = try file.load()
    try file.append("theirs")
    try file.append("mine")
    #expect(mine.lines.isEmpty)
    #expect(try file.load().lines == ["theirs", "mine"])
  }

  @Test func manySessionsAtOnceLoseNothing() async throws {
    let file = file
    try await withThrowingTaskGroup(of: Void.self) { group in
      for session in 0..<8 {
        group.addTask {
          for number in 0..<12 { try file.append("session \(session) line \(number)") }
        }
      }
      try await group.waitForAll()
    }
    let lines = try file.load().lines
    #expect(Set(lines).count == 96)
    // Each session's own lines are in the order in which they were typed.
    for session in 0..<8 {
      let own = lines.filter { $0.hasPrefix("session \(session) ") }
      #expect(own == (0..<12).map { "session \(session) line \($0)" })
    }
    let leftBehind = try FileManager.default.contentsOfDirectory(
      atPath: folder.file("state/waymark").path)
    #expect(leftBehind == ["history"])
  }

  @Test func erasingEmptiesTheFile() throws {
    try file.append("secret plan")
    try file.erase()
    #expect(try file.load().lines.isEmpty)
    #expect(try Data(contentsOf: URL(filePath: file.path)).isEmpty)
  }

  @Test func aLinkStaysALink() throws {
    let real = folder.file("real")
    try Data("old\n".utf8).write(to: real)
    let link = folder.file("link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: real)
    try HistoryFile(path: link.path).append("new")
    #expect(try String(contentsOf: real, encoding: .utf8) == "old\nnew\n")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == real.path)
  }

  @Test func bytesThatAreNoTextDoNoHarm() throws {
    let odd = HistoryFile(path: folder.file("odd").path)
    try Data([0x61, 0xFF, 0x0A, 0x00, 0x62, 0x0A, 0x1B, 0x5B, 0x32, 0x4A]).write(
      to: folder.file("odd"))
    #expect(try odd.load().lines == ["a\u{FFFD}"])
  }

  @Test func aFolderInItsPlaceIsAProblemNotACrash() throws {
    let folderFile = HistoryFile(path: folder.url.path)
    #expect(throws: HistoryProblem.self) { try folderFile.load() }
    #expect(throws: HistoryProblem.self) { try folderFile.append("x") }
  }

  @Test func aFileInTheWayOfAFolderIsNamed() throws {
    try Data().write(to: folder.file("state"))
    let problem = #expect(throws: HistoryProblem.self) { try file.append("x") }
    #expect(problem?.kind == .cannotMakeFolder)
    #expect(problem?.path == folder.file("state/waymark").path)
  }
}

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
