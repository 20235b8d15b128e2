import Diagnostics
import GRDB

extension Casebook {
  /// All saved sessions, the latest first, then by name.
  package func sessions() throws(CasebookProblem) -> [SavedSession] {
    try reading { try $0.sessions() }
  }

  /// The session of a name; `nil` when there is none.
  package func session(named name: String) throws(CasebookProblem) -> SavedSession? {
    try reading { try $0.sessions(named: name).first }
  }

  /// Saves a session under its name.
  ///
  /// - Parameters:
  ///   - session: What to save; its number does not count.
  ///   - believed: The session of that name that the caller means to replace; `nil` for none.
  /// - Returns: The session with its number; its state has its keys as they were and no spaces.
  /// - Throws: ``CasebookProblem/changedMeanwhile(noun:now:)`` when another one has that name,
  ///   ``CasebookProblem/refused(noun:field:_:)`` for a line or state that is not kept.
  package func save(
    _ session: SavedSession, replacing believed: SavedSession? = nil
  ) throws(CasebookProblem) -> SavedSession {
    var saved = session
    saved.state = try admit(session)
    return try writing { db in
      let standing = try db.sessions(named: session.name).first
      try Self.check(standing, is: believed)
      if let standing { try db.remove(standing) }
      saved.number = try db.insert(saved)
      return saved
    }
  }

  /// Removes a saved session for good.
  ///
  /// - Parameter session: The session as the caller knows it.
  /// - Throws: ``CasebookProblem/changedMeanwhile(noun:now:)`` when it has been saved anew or is gone.
  package func remove(_ session: SavedSession) throws(CasebookProblem) {
    try writing { db in
      try Self.check(try db.sessions(named: session.name).first, is: session)
      try db.remove(session)
    }
  }

  private static func check(_ standing: SavedSession?, is believed: SavedSession?) throws {
    guard standing?.number != believed?.number else { return }
    throw CasebookProblem.changedMeanwhile(noun: "saved session", now: nil)
  }

  /// Refuses what is not to be kept; the result is the state as it is kept.
  func admit(_ session: SavedSession) throws(CasebookProblem) -> String {
    func refuse(_ field: String, _ text: String) throws(CasebookProblem) {
      guard let fault = EntryField.fault(inWords: text, guarding),
        fault != .missing || field == "name"
      else { return }
      throw .refused(noun: "saved session", field: field, fault)
    }
    try refuse("name", session.name)
    for line in session.lines { try refuse("lines", line) }
    let state: JSONTree
    do throws(JSONReader.Fault) {
      state = try JSONReader.read(session.state, file: "state")
    } catch {
      throw .stateIsNoJSON(
        session: session.name, "its state is no JSON, line \(error.place.line): \(error.words)")
    }
    for text in state.texts { try refuse("state", text) }
    return state.compact
  }
}

extension Database {
  /// The sessions of a name, or all, the latest first.
  func sessions(named name: String? = nil) throws -> [SavedSession] {
    try Row.fetchAll(
      self,
      sql: "SELECT * FROM sessions \(name == nil ? "" : "WHERE name = ?") ORDER BY at DESC, name",
      arguments: name.map { [$0] } ?? []
    ).map(session)
  }

  private func session(_ row: Row) throws -> SavedSession {
    let number: Int64 = row["number"]
    let about = try Row.fetchAll(
      self, sql: "SELECT sort, about FROM session_about WHERE session = ?", arguments: [number]
    ).compactMap { CaseSubject(sort: $0["sort"], key: $0["about"]) }
    guard let at = Moment(row["at"]), let lines = Self.lines(row["lines"]) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "a saved session makes no sense")
    }
    var session = SavedSession(
      name: row["name"], at: at, lines: lines, state: row["state"], rules: row["rules"],
      facts: row["facts"], about: about)
    session.number = number
    return session
  }

  private static func lines(_ text: String) -> [String]? {
    guard let tree = try? JSONReader.read(text, file: "lines"),
      case .array(let items) = tree.content
    else { return nil }
    return items.flatMap(\.texts)
  }

  /// Adds a session; the result is its number.
  func insert(_ session: SavedSession) throws -> Int64 {
    try execute(
      sql: """
        INSERT INTO sessions (name, at, lines, state, rules, facts) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        session.name, session.at.text, JSONTree.array(session.lines.map { .text($0) }).compact,
        session.state, session.rules, session.facts,
      ])
    let number = lastInsertedRowID
    for subject in session.about {
      try execute(
        sql: "INSERT INTO session_about (session, sort, about) VALUES (?, ?, ?)",
        arguments: [number, subject.sort, subject.key])
    }
    return number
  }

  func remove(_ session: SavedSession) throws {
    try execute(sql: "DELETE FROM sessions WHERE number = ?", arguments: [session.number])
  }
}
