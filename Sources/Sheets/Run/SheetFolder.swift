package import Foundation
import RuleLanguage
import Synchronization

/// The folder of a run: files appear in it whole or not at all, and it knows which of its files are its own.
///
/// A file is written beside its place and renamed, as POSIX has `rename` replace a file at once. Nothing is ever removed
/// or replaced that no run of waymark wrote.
package final class SheetFolder: Sendable {
  /// Why a folder cannot be written to, or a file in it.
  package struct Problem: Error, Hashable, Sendable {
    /// In a sentence without a full stop.
    package var text: String
    /// It would be so for every other file too.
    package var isOfTheFolder: Bool
  }

  private let url: URL
  /// Digest and length of each file that a run has written here, by path.
  private let own: Mutex<[String: SheetManifest.File]>
  /// What the earlier run rested on, where it came to its end.
  package let earlierBasis: String?
  /// What a run that was stopped rested on.
  package let stoppedBasis: String?
  /// The files of which is known that the run that was stopped had written them.
  private let journalled: Set<String>

  private static let manifest = "waymark-sheets.json"
  private static let journal = "waymark-sheets.journal"
  private static let part = ".waymark-part"

  /// Opens a folder, made where it is not there, and reads what earlier runs left.
  ///
  /// - Parameter url: The folder.
  /// - Throws: ``Problem`` where it cannot be made or is no folder.
  package init(_ url: URL) throws(Problem) {
    self.url = url
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw Problem(
        text: "\(url.path(percentEncoded: false)) cannot be made: \(error.localizedDescription)",
        isOfTheFolder: true)
    }
    let decoder = JSONDecoder()
    let manifest = (try? Data(contentsOf: url.appending(path: Self.manifest)))
      .flatMap { try? decoder.decode(SheetManifest.self, from: $0) }
    var files: [String: SheetManifest.File] = [:]
    for file in manifest?.files ?? [] where file.staysInside { files[file.path] = file }
    let lines =
      (try? Data(contentsOf: url.appending(path: Self.journal)))?.split(separator: 0x0A) ?? []
    let basis = lines.first.map { String(decoding: $0, as: UTF8.self) }
    var journalled: Set<String> = []
    // The last line of a run that was killed may be cut off.
    for line in lines.dropFirst() {
      guard let file = try? decoder.decode(SheetManifest.File.self, from: Data(line)),
        file.staysInside
      else { continue }
      files[file.path] = file
      journalled.insert(file.path)
    }
    earlierBasis = basis == nil ? manifest?.basis : nil
    stoppedBasis = basis
    own = Mutex(files)
    self.journalled = journalled
  }

  /// The file of an earlier run that can stay as it is: it rests on the same, and is there in its length.
  ///
  /// - Parameters:
  ///   - path: Within the folder.
  ///   - basis: What this run rests on.
  /// - Returns: `nil` where it has to be made.
  package func kept(_ path: String, basis: String) -> SheetManifest.File? {
    guard basis == earlierBasis || (basis == stoppedBasis && journalled.contains(path)),
      let file = own.withLock({ $0[path] }), length(path) == file.bytes
    else { return nil }
    return file
  }

  /// Whether earlier runs wrote no other files than these.
  package func holdsOnly(_ paths: Set<String>) -> Bool {
    own.withLock { $0.keys.allSatisfy(paths.contains) }
  }

  /// Begins a run: from now on its files are known to be its own.
  package func begin(basis: String) throws(Problem) {
    guard basis != stoppedBasis else { return }
    // What earlier runs wrote stays known, should this one be stopped too.
    let known = own.withLock { $0.values.sorted { $0.path < $1.path } }
    var text = Data((basis + "\n").utf8)
    for file in known where basis != stoppedBasis { text += try line(file, isOld: true) }
    try replace(Self.journal, with: Array(text))
  }

  /// Says which files will be written next, so that they are known to be a run's own even where it is killed before
  /// it can note them. A file that is there and that no run wrote is not taken for its own.
  ///
  /// - Parameter paths: Within the folder.
  /// - Throws: ``Problem`` where the journal cannot be written.
  package func announce(_ paths: [String]) throws(Problem) {
    let known = own.withLock { Set($0.keys) }
    let files = paths.filter { !known.contains($0) && length($0) == nil }.map {
      SheetManifest.File(path: $0, bytes: Self.notWhole, digest: "", urn: nil)
    }
    try note(files)
  }

  /// The length of a file that may not be there, or not as it is due.
  private static let notWhole = -1

  /// Notes files that were written.
  ///
  /// - Parameter files: Each with its length and digest.
  /// - Throws: ``Problem`` where the journal cannot be written.
  package func note(_ files: [SheetManifest.File]) throws(Problem) {
    guard !files.isEmpty else { return }
    var text = Data()
    for file in files { text += try line(file, isOld: false) }
    own.withLock { own in for file in files { own[file.path] = file } }
    do {
      let handle = try FileHandle(forWritingTo: url.appending(path: Self.journal))
      defer { try? handle.close() }
      try handle.seekToEnd()
      try handle.write(contentsOf: text)
    } catch {
      throw problem(Self.journal, error)
    }
  }

  private func line(_ file: SheetManifest.File, isOld: Bool) throws(Problem) -> Data {
    var file = file
    // A file of another basis is known, and never taken for one of this run.
    if isOld { file.bytes = Self.notWhole }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(file) else {
      throw Problem(text: "\(file.path) cannot be noted", isOfTheFolder: false)
    }
    return line + [0x0A]
  }

  /// Puts a file in its place, unless it stands there already with the same bytes.
  ///
  /// - Returns: Its entry, and whether anything was written.
  /// - Throws: ``Problem``; then no file, or the earlier one, is there.
  package func put(
    _ bytes: [UInt8], at path: String, urn: String? = nil, school: SheetManifest.School? = nil
  ) throws(Problem) -> (file: SheetManifest.File, isNew: Bool) {
    let file = SheetManifest.File(
      path: path, bytes: bytes.count, digest: SHA256.digest(of: bytes), urn: urn, school: school)
    let known = own.withLock { $0[path] }
    let length = length(path)
    if length != nil, known == nil {
      throw Problem(
        text: "\(path) is there already and no run of waymark wrote it; it stays as it is",
        isOfTheFolder: false)
    }
    if length == bytes.count, let there = FileManager.default.contents(atPath: place(path)),
      there.elementsEqual(bytes)
    {
      return (file, false)
    }
    try replace(path, with: bytes)
    return (file, true)
  }

  /// Ends a run: removes what is no longer due, and writes the manifest in place of the journal.
  ///
  /// - Parameters:
  ///   - files: All files that are due.
  ///   - basis: What they rest on.
  /// - Returns: How many files were removed.
  /// - Throws: ``Problem`` where the manifest cannot be written; the journal stays then.
  package func end(_ files: [SheetManifest.File], basis: String) throws(Problem) -> Int {
    let due = Set(files.map(\.path))
    var removed = 0
    for path in own.withLock({ $0.keys.sorted() }) where !due.contains(path) {
      if unlink(place(path)) == 0 { removed += 1 }
      unlink(place(path + Self.part))
      // Only an empty folder goes.
      if let slash = path.lastIndex(of: "/") { rmdir(place(String(path[..<slash]))) }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    guard let text = try? encoder.encode(SheetManifest(basis: basis, files: files)) else {
      throw Problem(text: "\(Self.manifest) cannot be written", isOfTheFolder: true)
    }
    try replace(Self.manifest, with: Array(text + [0x0A]))
    unlink(place(Self.journal))
    return removed
  }

  // MARK: Files

  private func place(_ path: String) -> String {
    url.appending(path: path).path(percentEncoded: false)
  }

  /// The length of a file; `nil` where none is there.
  private func length(_ path: String) -> Int? {
    var status = stat()
    guard lstat(place(path), &status) == 0 else { return nil }
    return Int(status.st_size)
  }

  /// Writes beside the place and renames.
  private func replace(_ path: String, with bytes: [UInt8]) throws(Problem) {
    let (place, beside) = (place(path), place(path + Self.part))
    var descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    if descriptor < 0, errno == ENOENT, let slash = path.lastIndex(of: "/") {
      mkdir(self.place(String(path[..<slash])), 0o755)
      descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    }
    guard descriptor >= 0 else { throw problem(path, errno) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        close(descriptor)
        unlink(beside)
        throw problem(path, code)
      }
      written += count
    }
    guard close(descriptor) == 0, rename(beside, place) == 0 else {
      let code = errno
      unlink(beside)
      throw problem(path, code)
    }
  }

  private func problem(_ path: String, _ code: Int32) -> Problem {
    let isOfAll = [ENOSPC, EDQUOT, EROFS, EACCES, EPERM, EIO, EMFILE, ENFILE].contains(code)
    return Problem(
      text: "\(place(path)) cannot be written: \(String(cString: strerror(code)))",
      isOfTheFolder: isOfAll)
  }

  private func problem(_ path: String, _ error: any Error) -> Problem {
    let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code
    return problem(path, Int32(code ?? Int(EIO)))
  }
}
