import GRDB

/// Names that people set for schools and areas, and settings that outlast a session.
extension Casebook {
  /// All names that were set, by name.
  package func aliases() throws(CasebookProblem) -> [(name: String, subject: CaseSubject)] {
    try reading { try $0.aliases() }
  }

  /// Sets or removes a name for a school or an area; capitals are the caller's business.
  ///
  /// - Parameters:
  ///   - name: What people call it.
  ///   - subject: Whom they mean; `nil` removes the name.
  /// - Throws: ``CasebookProblem/refused(noun:field:_:)`` for a name that is not kept.
  package func setAlias(_ name: String, to subject: CaseSubject?) throws(CasebookProblem) {
    if let fault = EntryField.fault(inWords: name, guarding) {
      throw .refused(noun: "name", field: "name", fault)
    }
    try writing { db in
      try db.execute(sql: "DELETE FROM aliases WHERE name = ?", arguments: [name])
      guard let subject else { return }
      try db.execute(
        sql: "INSERT INTO aliases (name, sort, about) VALUES (?, ?, ?)",
        arguments: [name, subject.sort, subject.key])
    }
  }

  /// All settings, by name.
  package func settings() throws(CasebookProblem) -> [(name: String, value: String)] {
    try reading { try $0.settings() }
  }

  /// The value of a setting; `nil` where it was never set.
  package func setting(_ name: String) throws(CasebookProblem) -> String? {
    try reading {
      try String.fetchOne($0, sql: "SELECT value FROM settings WHERE name = ?", arguments: [name])
    }
  }

  /// Sets or removes a setting; of two prompts the later one decides.
  ///
  /// - Parameters:
  ///   - name: Its name, one word.
  ///   - value: Its value; `nil` removes it.
  /// - Throws: ``CasebookProblem/refused(noun:field:_:)`` for a text that is not kept.
  package func set(_ name: String, to value: String?) throws(CasebookProblem) {
    for (field, text) in [("name", name), ("value", value ?? "-")] {
      if let fault = EntryField.fault(inWords: text, guarding) {
        throw .refused(noun: "setting", field: field, fault)
      }
    }
    try writing { db in
      try db.execute(sql: "DELETE FROM settings WHERE name = ?", arguments: [name])
      guard let value else { return }
      try db.execute(
        sql: "INSERT INTO settings (name, value) VALUES (?, ?)", arguments: [name, value])
    }
  }
}

extension Database {
  /// All names that were set, by name.
  func aliases() throws -> [(name: String, subject: CaseSubject)] {
    try Row.fetchAll(self, sql: "SELECT * FROM aliases ORDER BY name").compactMap { row in
      CaseSubject(sort: row["sort"], key: row["about"]).map { (name: row["name"], subject: $0) }
    }
  }

  /// All settings, by name.
  func settings() throws -> [(name: String, value: String)] {
    try Row.fetchAll(self, sql: "SELECT * FROM settings ORDER BY name").map {
      (name: $0["name"], value: $0["value"])
    }
  }
}
