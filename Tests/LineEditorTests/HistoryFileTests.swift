import Foundation
import LineEditor
import TestSupport
import Testing

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
