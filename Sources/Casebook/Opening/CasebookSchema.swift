import GRDB

/// The tables of a casebook, as they came to be: every step has a name and is never changed afterwards.
enum CasebookSchema {
  /// Says in the file's header that it is ours: the letters `WMcb`.
  static let applicationID: Int32 = 0x574D_6362

  /// All steps, oldest first.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 entries") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      let own: KeyValuePairs = [
        "told": ["fact", "value", "source"],
        "decisions": ["action", "partner", "verdict", "reason", "review", "rules", "facts"],
        "rejections": ["finding", "reason"],
        "notes": ["text"],
      ]
      for (table, texts) in own {
        try db.execute(
          sql: """
            CREATE TABLE \(table) (
              number INTEGER PRIMARY KEY AUTOINCREMENT,
              sort TEXT NOT NULL CHECK (sort IN ('school', 'area')),
              about TEXT NOT NULL,
              said_by TEXT NOT NULL,
              at TEXT NOT NULL,
              state TEXT NOT NULL CHECK (state IN ('current', 'superseded', 'withdrawn')),
              \(texts.map { "\($0) TEXT NOT NULL" }.joined(separator: ",\n  "))
            ) STRICT
            """)
        try db.execute(sql: "CREATE INDEX \(table)_about ON \(table) (sort, about)")
      }
    }
    migrator.registerMigration("2 sessions and names") { db in
      try db.execute(
        sql: """
          CREATE TABLE sessions (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            at TEXT NOT NULL,
            lines TEXT NOT NULL,
            state TEXT NOT NULL,
            rules TEXT NOT NULL,
            facts TEXT NOT NULL
          ) STRICT;
          CREATE TABLE session_about (
            session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
            sort TEXT NOT NULL,
            about TEXT NOT NULL,
            PRIMARY KEY (session, sort, about)
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE aliases (
            name TEXT NOT NULL PRIMARY KEY,
            sort TEXT NOT NULL,
            about TEXT NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE settings (
            name TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
          ) STRICT, WITHOUT ROWID;
          """)
    }
    return migrator
  }
}
