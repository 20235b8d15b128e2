import GRDB

/// How much the casebook holds about a subject.
package struct Holdings: Hashable, Sendable {
  /// Entries of each sort, standing or not, by the name of their list: `told`, `decisions`, `rejections`,
  /// `notes`. A decision for another school that names this one as partner counts too.
  package var entries: [String: Int] = [:]
  /// The names of saved sessions that speak of it, in order.
  package var sessions: [String] = []
  /// The names that were set for it, in order.
  package var aliases: [String] = []

  package var isEmpty: Bool {
    entries.values.allSatisfy { $0 == 0 } && sessions.isEmpty && aliases.isEmpty
  }
}

extension Casebook {
  /// What ``forget(_:)`` would delete.
  package func holdings(about subject: CaseSubject) throws(CasebookProblem) -> Holdings {
    try reading { try $0.holdings(about: subject) }
  }

  /// Deletes for good what was told, decided, not accepted and noted about a subject, the sessions that speak
  /// of it and the names set for it. Their bytes go from the file and from the log beside it.
  ///
  /// - Parameter subject: Whom to forget.
  /// - Returns: What was deleted.
  /// - Throws: ``CasebookProblem/tracesRemain(path:)`` when all is deleted, but another program is reading and
  ///   keeps the log from being emptied.
  package func forget(_ subject: CaseSubject) throws(CasebookProblem) -> Holdings {
    let held = try writing { db in
      let held = try db.holdings(about: subject)
      for (table, condition) in Database.mentions {
        try db.execute(
          sql: "DELETE FROM \(table) WHERE \(condition)",
          arguments: Database.arguments(subject, condition))
      }
      return held
    }
    try dropTraces()
    return held
  }

  /// Writes the file anew without what was deleted, and empties the log.
  private func dropTraces() throws(CasebookProblem) {
    do {
      try queue.vacuum()
      guard path != nil else { return }
      let isBusy = try queue.writeWithoutTransaction { db in
        try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)").map { $0[0] as Int != 0 }
      }
      guard isBusy == false else { throw CasebookProblem.tracesRemain(path: place) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      throw .tracesRemain(path: place)
    } catch { throw CasebookProblem(error, at: place) }
  }
}

extension Database {
  /// Where a subject stands in each table; two question marks for its sort and key, or three.
  static let mentions: KeyValuePairs = [
    "told": "sort = ? AND about = ?",
    "decisions": "(sort = ? AND about = ?) OR partner = ?",
    "rejections": "sort = ? AND about = ?",
    "notes": "sort = ? AND about = ?",
    "sessions": "number IN (SELECT session FROM session_about WHERE sort = ? AND about = ?)",
    "aliases": "sort = ? AND about = ?",
  ]

  /// The values of one of ``mentions``.
  static func arguments(_ subject: CaseSubject, _ condition: String) -> StatementArguments {
    // Partners are schools; an area's code is never one.
    let partner = if case .school(let key) = subject { key } else { "\u{0}" }
    return condition.contains("partner")
      ? [subject.sort, subject.key, partner] : [subject.sort, subject.key]
  }

  fileprivate func holdings(about subject: CaseSubject) throws -> Holdings {
    var held = Holdings()
    for (table, condition) in Self.mentions {
      let arguments = Self.arguments(subject, condition)
      let names = { (column: String) in
        try String.fetchAll(
          self, sql: "SELECT \(column) FROM \(table) WHERE \(condition) ORDER BY name",
          arguments: arguments)
      }
      switch table {
      case "sessions": held.sessions = try names("name")
      case "aliases": held.aliases = try names("name")
      default:
        held.entries[table] = try Int.fetchOne(
          self, sql: "SELECT count(*) FROM \(table) WHERE \(condition)", arguments: arguments)
      }
    }
    return held
  }
}
