import Foundation
import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A casebook's file before SQLite writes to it: what it is, whose it is, who else may read it.
struct CasebookFile {
  let path: String

  /// Opens it for writing; makes it, and its folder, readable by the owner only where they are not there.
  ///
  /// - Parameter pages: The most pages of the file, for tests of a full disk; `nil` for no limit.
  /// - Returns: The open file, its tables up to date.
  /// - Throws: ``CasebookProblem``, or what SQLite throws.
  func openForWriting(pages: Int?) throws -> DatabaseQueue {
    try refuseFolder()
    if try size() > 0 {
      try refuseOtherFormats()
      try refuseForeignAndNewer()
    } else {
      try make()
    }
    var configuration = Self.configuration
    configuration.journalMode = .wal
    configuration.prepareDatabase { db in
      // An acknowledged entry survives a loss of power too.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // What is deleted is overwritten, and nothing of it is put aside in other files.
      try db.execute(sql: "PRAGMA secure_delete = ON")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      if let pages { try db.execute(sql: "PRAGMA max_page_count = \(pages)") }
    }
    return try migrated(configuration)
  }

  /// Opens it for reading; neither the file nor its folder need allow more.
  func openForReading() throws -> DatabaseQueue {
    try refuseFolder()
    guard access(path, F_OK) == 0 else { throw CasebookProblem.missing(path: path) }
    guard try size() > 0 else { return try DatabaseQueue.migratedInMemory() }
    try refuseOtherFormats()
    let queue = try reading()
    try queue.read(refuseForeignAndNewer)
    return queue
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "casebook"
    configuration.busyMode = .timeout(5)
    return configuration
  }

  /// A connection that changes nothing.
  private func reading() throws -> DatabaseQueue {
    var configuration = Self.configuration
    configuration.readonly = true
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      // The first look tells whether the files that readers share can be had.
      _ = try queue.read { try Int.fetchOne($0, sql: "PRAGMA schema_version") }
      return queue
    } catch let error as DatabaseError
      where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
    {
      // A folder that takes no files cannot hold what readers share. Nobody can write there either, so that
      // the file is read as it lies, unless there is a log beside it that belongs to it.
      guard access(path, R_OK) == 0 else { throw CasebookProblem.cannotBeOpened(path: path) }
      let besides = try ["-wal", "-journal"].map { try CasebookFile(path: path + $0).size() }
      guard besides.allSatisfy({ $0 == 0 }) else {
        throw CasebookProblem.cannotBeWritten(path: path)
      }
      let url = URL(filePath: path).absoluteString + "?immutable=1"
      return try DatabaseQueue(path: url, configuration: configuration)
    }
  }

  /// SQLite takes a file of a few bytes for an empty database and would write over it.
  private func refuseOtherFormats() throws {
    let name = Data("SQLite format 3\u{0}".utf8)
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw CasebookProblem.cannotBeOpened(path: path)
    }
    guard try file.read(upToCount: name.count) == name else {
      throw CasebookProblem.notACasebook(path: path)
    }
  }

  /// Looks at the file without changing a byte of it.
  private func refuseForeignAndNewer() throws {
    do {
      try reading().read(refuseForeignAndNewer)
    } catch let problem as CasebookProblem {
      // A log that needs mending can be mended only by writing; what is wrong then shows below.
      guard case .cannotBeWritten = problem, access(path, W_OK) == 0 else { throw problem }
    }
  }

  private func refuseForeignAndNewer(_ db: Database) throws {
    let known = Set(CasebookSchema.migrator.migrations)
    let found = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard try db.tableExists("grdb_migrations") else {
      // Killed before the first step was done: an empty database, which is ours to fill.
      let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
      if isEmpty, found == 0 || found == CasebookSchema.applicationID { return }
      throw CasebookProblem.notACasebook(path: path)
    }
    let applied = try CasebookSchema.migrator.appliedIdentifiers(db)
    guard found == CasebookSchema.applicationID || (found == 0 && applied.isEmpty) else {
      throw CasebookProblem.notACasebook(path: path)
    }
    let unknown = applied.subtracting(known)
    guard unknown.isEmpty else {
      throw CasebookProblem.newerSchema(path: path, unknown: unknown.sorted())
    }
  }

  /// Brings the tables up to date; another prompt may be doing the same at this moment.
  private func migrated(_ configuration: Configuration) throws -> DatabaseQueue {
    var attempts = 0
    while true {
      do {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let isDone = try queue.read(CasebookSchema.migrator.hasCompletedMigrations)
        if !isDone { try CasebookSchema.migrator.migrate(queue) }
        return queue
      } catch let error as DatabaseError
        where [.SQLITE_BUSY, .SQLITE_ERROR, .SQLITE_CONSTRAINT].contains(error.resultCode)
        && attempts < 50
      {
        // Two prompts that start a casebook together meet here; the second finds the work done.
        attempts += 1
        usleep(20_000)
      }
    }
  }

  private func refuseFolder() throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw CasebookProblem.isFolder(path: path)
    }
  }

  /// The bytes of the file; 0 where there is none.
  private func size() throws -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return 0 }
      throw CasebookProblem.cannotBeOpened(path: path)
    }
    return Int(status.st_size)
  }

  /// Makes an empty file for its owner alone; SQLite gives the files beside it the same rights.
  private func make() throws {
    let folder = URL(filePath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CasebookProblem.cannotBeWritten(path: path)
    }
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw [ENOSPC, EDQUOT].contains(errno)
        ? CasebookProblem.diskFull(path: path)
        : [EACCES, EPERM, EROFS].contains(errno)
          ? CasebookProblem.cannotBeWritten(path: path) : .cannotBeOpened(path: path)
    }
    close(descriptor)
  }
}

extension DatabaseQueue {
  /// An empty casebook that no file holds.
  static func migratedInMemory() throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try CasebookSchema.migrator.migrate(queue)
    return queue
  }
}
