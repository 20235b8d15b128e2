#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file in which lines are kept between sessions; only its owner can read it.
///
/// One line of text a line, oldest first, in UTF-8. Several sessions may use it at the same time:
/// each adds its lines to what is there now, under a lock, and the new file takes the place of the
/// old one whole, so that nothing is lost when a session is killed.
package struct HistoryFile: Hashable, Sendable {
  /// The file's path; its folder is made when it is first written.
  package let path: String
  /// How many lines are kept.
  package let limit: Int

  /// A file that may not exist yet.
  package init(path: String, limit: Int = 500) {
    self.path = path
    self.limit = limit
  }

  /// The lines of the file, oldest first; none if there is no file yet.
  package func load() throws(HistoryProblem) -> History {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return History(limit: limit) }
      throw HistoryProblem(.cannotRead, path)
    }
    defer { close(descriptor) }
    return try contents(of: descriptor)
  }

  /// Adds a line to those that are in the file now, whoever wrote them.
  package func append(_ line: String) throws(HistoryProblem) {
    try update { $0.add(line) }
  }

  /// Empties the file.
  package func erase() throws(HistoryProblem) {
    try update { $0.removeAll() }
  }

  /// Changes the lines under a lock and puts the new file in the place of the old one.
  private func update(_ change: (inout History) -> Void) throws(HistoryProblem) {
    let path = resolved(path)
    try makeFolder(of: path)
    let descriptor = try lock(path)
    // Closing the file gives the lock back.
    defer { close(descriptor) }
    var history = try contents(of: descriptor)
    change(&history)
    try replace(path, with: history)
  }

  /// Opens the file, making it if need be, and waits for its lock.
  ///
  /// Another session may have put a new file in its place while we waited; then our lock is on a
  /// file that nobody will see, and we begin again.
  private func lock(_ path: String) throws(HistoryProblem) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
      guard descriptor >= 0 else {
        throw HistoryProblem(errno == EISDIR ? .notAFile : .cannotWrite, path)
      }
      var held = stat()
      var named = stat()
      guard wait(for: descriptor) else {
        close(descriptor)
        throw HistoryProblem(.isBusy, path)
      }
      guard fstat(descriptor, &held) == 0, held.st_mode & S_IFMT == S_IFREG else {
        close(descriptor)
        throw HistoryProblem(.notAFile, path)
      }
      if stat(path, &named) == 0, held.st_ino == named.st_ino, held.st_dev == named.st_dev {
        return descriptor
      }
      close(descriptor)
    }
  }

  /// Waits for the lock, which others hold for a moment only; but one of them may have been stopped
  /// just then, and nobody's next line should wait for that.
  private func wait(for descriptor: Int32) -> Bool {
    for _ in 0..<100 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      // A file system without locks: better no lock than no history.
      guard errno == EWOULDBLOCK || errno == EINTR else { return true }
      usleep(5_000)
    }
    return false
  }

  /// The lines of an open file. Of a file far too large, only the end is read.
  private func contents(of descriptor: Int32) throws(HistoryProblem) -> History {
    let mostBytes = 4 << 20
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw HistoryProblem(.notAFile, path)
    }
    let start = max(0, Int(status.st_size) - mostBytes)
    lseek(descriptor, off_t(start), SEEK_SET)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < mostBytes {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw HistoryProblem(.cannotRead, path) }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    // The first line of a file read from its middle is half a line.
    if start > 0 { lines = lines.dropFirst() }
    return History(lines.map { String(decoding: $0, as: UTF8.self) }, limit: limit)
  }

  /// Writes a new file beside the old one and renames it.
  private func replace(_ path: String, with history: History) throws(HistoryProblem) {
    let beside = "\(path).\(getpid()).new"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw HistoryProblem(.cannotWrite, path) }
    let bytes = Array(history.lines.map { $0 + "\n" }.joined().utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      written += count
    }
    let problem = HistoryProblem(.cannotWrite, path)
    // The mode of a file left behind by a crash may be another one.
    let isWhole = written == bytes.count && fchmod(descriptor, 0o600) == 0
    guard close(descriptor) == 0, isWhole, rename(beside, path) == 0 else {
      unlink(beside)
      throw problem
    }
  }

  /// Makes the folders on the way to a file, for their owner only where they are new.
  private func makeFolder(of path: String) throws(HistoryProblem) {
    let parts = path.split(separator: "/").dropLast()
    var folder = path.hasPrefix("/") ? "" : "."
    for part in parts {
      folder += "/" + part
      if mkdir(folder, 0o700) != 0, errno != EEXIST {
        throw HistoryProblem(.cannotMakeFolder, folder)
      }
    }
  }

  /// The file a link stands for, so that a person's link is not replaced by a file.
  private func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

/// Why lines could not be kept or fetched; a session goes on without.
package struct HistoryProblem: Error, Hashable, Sendable {
  /// What went wrong.
  package enum Kind: Hashable, Sendable {
    case cannotRead, cannotWrite, cannotMakeFolder
    /// It is a folder, a pipe or a device.
    case notAFile
    /// Another session holds it and does not let go.
    case isBusy
  }

  /// What went wrong.
  package let kind: Kind
  /// The file or folder.
  package let path: String
  /// The system's own word for it, such as "Permission denied".
  package let reason: String

  /// Takes the reason from `errno`, so it must be made at once.
  fileprivate init(_ kind: Kind, _ path: String) {
    self.kind = kind
    self.path = path
    reason = String(cString: strerror(errno))
  }
}
