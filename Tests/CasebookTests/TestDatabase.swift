import Foundation
import GRDB

/// Databases as other programs, or other versions of this one, leave them.
enum TestDatabase {
  /// Runs SQL on a file, which is made where it is not there.
  static func make(_ url: URL, _ sql: String) throws {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: url.path(percentEncoded: false))
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }
}

/// Casebooks as earlier versions wrote them; never changed, as people have such files.
enum CasebookVersions {
  /// The first: entries, and neither sessions nor names.
  static func makeFirst(_ url: URL) throws {
    let own = [
      "told (fact, value, source)",
      "decisions (action, partner, verdict, reason, review, rules, facts)",
      "rejections (finding, reason)", "notes (text)",
    ]
    let tables = own.map { table in
      let columns = table.split(separator: "(")[1].dropLast().replacing(
        ",", with: " TEXT NOT NULL,")
      return """
        CREATE TABLE \(table.split(separator: " ")[0]) (number INTEGER PRIMARY KEY AUTOINCREMENT,
        sort TEXT NOT NULL, about TEXT NOT NULL, said_by TEXT NOT NULL, at TEXT NOT NULL,
        state TEXT NOT NULL, \(columns) TEXT NOT NULL) STRICT;
        """
    }
    try TestDatabase.make(
      url,
      """
      PRAGMA application_id = 1464689506;
      CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
      INSERT INTO grdb_migrations VALUES ('1 entries');
      \(tables.joined(separator: "\n"))
      INSERT INTO told (sort, about, said_by, at, state, fact, value, source)
      VALUES ('school', '900104', 'the head', '2026-05-03T09:00:00Z', 'current', 'pct_eal', '38', '');
      """)
  }
}
