import Casebook
import Foundation
import TestSupport
import Testing

/// A casebook where nobody may write, and on a disk without room: a message, and nothing lost.
@Suite struct RightsTests {
  /// What `setpriv` makes of a command, so that rights hold for a test that runs as root too.
  private static let asNobody = ["--reuid=65534", "--regid=65534", "--clear-groups"]
  private static let setpriv = URL(filePath: "/usr/bin/setpriv")
  /// Rights mean nothing to root; another user may have no access to the build.
  private static let canTry = getuid() != 0 || canReadAsNobody

  private static let canReadAsNobody: Bool = {
    guard FileManager.default.isExecutableFile(atPath: setpriv.path) else { return false }
    let run = try? ProcessRun(
      setpriv, asNobody + [builtProgram("casebook-writer").path], within: .seconds(10))
    return run?.status == .exited(2)
  }()

  private func write(_ url: URL, limit: Int? = nil, count: Int = 3) throws -> ProcessRun {
    let writer = [builtProgram("casebook-writer").path, url.path, "w", "\(count)"]
    if let limit {
      // The shell's limit on the size of files stands for a disk without room: a write is cut off.
      let shell = "trap '' XFSZ; ulimit -f \(limit); exec \"$@\""
      return try ProcessRun(URL(filePath: "/bin/bash"), ["-c", shell, "bash"] + writer)
    }
    guard getuid() == 0 else {
      return try ProcessRun(URL(filePath: writer[0]), Array(writer.dropFirst()))
    }
    return try ProcessRun(Self.setpriv, Self.asNobody + writer)
  }

  @Test(.enabled(if: canTry, "skipped: no other user can be tried here"))
  func whereNobodyMayWriteItSaysSoAndLosesNothing() throws {
    let folder = try TemporaryFolder()
    let url = folder.file("open/casebook.sqlite")
    let writer = builtProgram("casebook-writer")
    #expect(try ProcessRun(writer, [url.path, "first", "3"]).status == .exited(0))
    let before = try Data(contentsOf: url)
    for path in ["", "open"] { try setRights(0o755, folder.file(path)) }
    try setRights(0o444, url)
    let refused = try write(url)
    #expect(refused.output == "refused WM905\n")
    #expect(refused.status == .exited(3))
    #expect(try Data(contentsOf: url) == before)
    #expect(try write(folder.file("open/another.sqlite")).output == "refused WM905\n")
    #expect(try write(folder.file("open/deep/another.sqlite")).output == "refused WM905\n")
    try setRights(0o000, url)
    #expect(try write(url).output == "refused WM906\n")
    try setRights(0o600, url)
    #expect(try ProcessRun(writer, [url.path, "second", "3"]).status == .exited(0))
  }

  /// It is read where nobody may write, not even the files that readers share.
  @Test(.enabled(if: canTry, "skipped: no other user can be tried here"))
  func whereNobodyMayWriteItIsRead() throws {
    let folder = try TemporaryFolder()
    let url = folder.file("open/casebook.sqlite")
    let writer = builtProgram("casebook-writer")
    #expect(try ProcessRun(writer, [url.path, "first", "3"]).status == .exited(0))
    // The last connection that closes empties the log and takes it away.
    _ = try Fixtures.open(url).entries(Note.self)
    for path in ["", "open"] { try setRights(0o755, folder.file(path)) }
    try setRights(0o444, url)
    try setRights(0o555, folder.file("open"))
    let command = [writer.path, url.path, "first", "read"]
    let run =
      getuid() == 0
      ? try ProcessRun(Self.setpriv, Self.asNobody + command)
      : try ProcessRun(writer, Array(command.dropFirst()))
    #expect(run.output == "told first-0\ntold first-1\ntold first-2\n")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.file("open").path).count == 1)
    try setRights(0o755, folder.file("open"))
  }

  /// The limit is in blocks of 1024 bytes: from one that stops the very first page to one reached in the middle.
  @Test(arguments: [0, 4, 40, 100, 300])
  func aDiskWithoutRoomLosesNothing(limit: Int) throws {
    let folder = try TemporaryFolder()
    let url = folder.file("casebook.sqlite")
    let run = try write(url, limit: limit, count: 2_000)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.last == "refused WM908", "\(lines.last ?? "")")
    #expect(run.status == .exited(3))
    let shown = try ProcessRun(
      builtProgram("casebook-writer"), [url.path, "after", "1"])
    #expect(shown.status == .exited(0), "\(shown.output)")
    let bytes =
      try Data(contentsOf: url)
      + (FileManager.default.contents(atPath: url.path + "-wal") ?? Data())
    for line in lines where line.hasPrefix("told") {
      #expect(bytes.contains(Data(line.dropFirst(5).utf8)), "\(line)")
    }
  }

  private func setRights(_ rights: Int, _ url: URL) throws {
    try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: url.path)
  }
}
