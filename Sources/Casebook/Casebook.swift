package import Foundation
import GRDB

/// What people told, decided, did not accept and noted, kept in a file, with who and when.
///
/// ```swift
/// let casebook = try Casebook(at: url, guarding: guarding)
/// let told = try casebook.record(
///   ToldFact(about: .school("900104"), fact: "pct_eal", value: "38", by: "the head", at: now),
///   replacing: try casebook.current("pct_eal", told: .school("900104")))
/// ```
///
/// What a call has returned survives a kill and a loss of power. Several prompts may have the same file
/// open: a writer says which entry it believes to stand, and is told what stands where another prompt has
/// changed it. Nothing here looks at a clock or at the terminal, and nothing about a child is written: the
/// ``TextGuard`` reads every text first.
package final class Casebook: Sendable {
  /// Where it is, as people are told; `nil` for one in memory.
  package let path: String?
  let queue: DatabaseQueue
  package let guarding: TextGuard

  /// Opens a casebook to write in; one that is not there is made, for its owner alone.
  ///
  /// A file that is something else, or that a newer waymark wrote, is not touched.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - guarding: Reads every text before it is written.
  /// - Throws: What keeps it from being opened or made.
  package convenience init(at url: URL, guarding: TextGuard) throws(CasebookProblem) {
    try self.init(at: url, guarding: guarding, pages: nil)
  }

  /// The same for a file of so many pages at most, as if the disk were full then.
  package convenience init(at url: URL, guarding: TextGuard, pages: Int?) throws(CasebookProblem) {
    let file = CasebookFile(path: url.path(percentEncoded: false))
    do {
      self.init(try file.openForWriting(pages: pages), file.path, guarding)
    } catch { throw CasebookProblem(error, at: file.path) }
  }

  /// Opens a casebook to read in; what it is on may be read-only.
  ///
  /// - Parameter url: The file, which must be there.
  /// - Throws: What keeps it from being opened.
  package convenience init(reading url: URL) throws(CasebookProblem) {
    let file = CasebookFile(path: url.path(percentEncoded: false))
    do {
      self.init(
        try file.openForReading(), file.path, TextGuard { _ in "It is open for reading only." })
    } catch { throw CasebookProblem(error, at: file.path) }
  }

  /// A casebook that no file holds and that goes with the last reference to it.
  package convenience init(inMemoryGuarding guarding: TextGuard) throws(CasebookProblem) {
    do {
      self.init(try DatabaseQueue.migratedInMemory(), nil, guarding)
    } catch { throw CasebookProblem(error, at: "in memory") }
  }

  private init(_ queue: DatabaseQueue, _ path: String?, _ guarding: TextGuard) {
    self.queue = queue
    self.path = path
    self.guarding = guarding
  }

  /// What problems call it.
  var place: String { path ?? "in memory" }

  /// Reads in one go: nothing that another prompt writes meanwhile is half seen.
  func reading<Result>(_ body: (Database) throws -> Result) throws(CasebookProblem) -> Result {
    do { return try queue.read(body) } catch { throw CasebookProblem(error, at: place) }
  }

  /// Writes all or nothing; when it returns, all is on the disk.
  func writing<Result>(_ body: (Database) throws -> Result) throws(CasebookProblem) -> Result {
    do { return try queue.write(body) } catch { throw CasebookProblem(error, at: place) }
  }

  /// Whether the file is whole, as SQLite's own check tells; throws what is wrong.
  package func check() throws(CasebookProblem) {
    let findings = try reading { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
    guard findings == ["ok"] else {
      throw .damaged(path: place, findings.prefix(3).joined(separator: "; "))
    }
  }
}
