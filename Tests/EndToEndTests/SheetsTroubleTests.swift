import Foundation
import TestSupport
import Testing

/// Sheets where there is no room, or where nobody may write: a message, no half file, and a second run that ends well.
@Suite struct SheetsTroubleTests {
  private static let arguments = [
    "sheets", "--family", "primary 5", "--no-casebook", "--jobs", "2", "--output",
  ]

  /// Rights mean nothing to root; another user may have no access to the build.
  private static let asNobody = ["--reuid=65534", "--regid=65534", "--clear-groups"]
  private static let setpriv = URL(filePath: "/usr/bin/setpriv")
  private static let canTry = getuid() != 0 || canRunAsNobody

  private static let canRunAsNobody: Bool = {
    guard FileManager.default.isExecutableFile(atPath: setpriv.path) else { return false }
    let program = builtProgram("waymark").path
    return (try? ProcessRun(setpriv, asNobody + [program, "--version"]))?.status == .exited(0)
  }()

  /// Every page of a folder by its path, and whatever else stands there that a reader would take for one.
  private func pages(_ folder: URL) throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: paths.filter { $0.hasSuffix(".html") }.map {
        ($0, FileManager.default.contents(atPath: folder.appending(path: $0).path) ?? Data())
      })
  }

  /// The shell's limit on the size of files stands for a disk without room: a write is cut off.
  @Test(arguments: [0, 8, 24]) func aDiskWithoutRoomLeavesNoHalfFile(limit: Int) throws {
    let (whole, short) = (try TemporaryFolder(), try TemporaryFolder())
    let program = builtProgram("waymark")
    #expect(try ProcessRun(program, Self.arguments + [whole.url.path]).status == .exited(0))
    let shell = "trap '' XFSZ; ulimit -f \(limit); exec \"$@\""
    let cut = try ProcessRun(
      URL(filePath: "/bin/bash"),
      ["-c", shell, "bash", program.path] + Self.arguments + [short.url.path],
      environment: ["XDG_CACHE_HOME": short.url.appending(path: "../none").path])
    // Where a single page is too large for what is left, the others are written.
    #expect(
      cut.status == .exited(1) && cut.error.contains("WM652")
        && cut.error.contains("it goes on where it stopped")
        || cut.status == .exited(4) && cut.error.contains("WM651"), "\(cut.error)")
    let expected = try pages(whole.url)
    // The pages that lead to sheets name those that could be written.
    for (path, bytes) in try pages(short.url) where path.contains("/9") {
      #expect(bytes == expected[path], "\(path)")
    }
    let again = try ProcessRun(program, Self.arguments + [short.url.path])
    #expect(again.status == .exited(0), "\(again.error)")
    #expect(try pages(short.url) == expected && expected.count >= 13)
  }

  @Test(.enabled(if: canTry, "skipped: no other user can be tried here"))
  func whereNobodyMayWriteItSaysSo() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url.path)
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.url.path)
    }
    let command = [builtProgram("waymark").path] + Self.arguments + [folder.url.path]
    let run =
      getuid() == 0
      ? try ProcessRun(Self.setpriv, Self.asNobody + command)
      : try ProcessRun(URL(filePath: command[0]), Array(command.dropFirst()))
    #expect(run.status == .exited(1) && run.error.contains("WM652"), "\(run.error)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }
}
