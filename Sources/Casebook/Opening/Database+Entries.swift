import GRDB

// Tables and columns have the names of the form; only values come from people, and those are bound.
extension Database {
  /// The entries of one sort by subject, time and number.
  func entries<Entry: CasebookEntry>(
    _ sort: Entry.Type = Entry.self, about: CaseSubject? = nil, withPast: Bool
  ) throws -> [Entry] {
    var conditions: [String] = withPast ? [] : ["state = 'current'"]
    if about != nil { conditions.append("sort = ? AND about = ?") }
    return try fetch(
      sort, where: conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND "),
      about.map { [$0.sort, $0.key] } ?? [], order: "sort, about, at, number")
  }

  /// The entry that stands where this one would.
  func standing<Entry: CasebookEntry>(like entry: Entry) throws -> Entry? {
    guard !Entry.form.topic.isEmpty else { return nil }
    return try fetch(
      Entry.self, where: "state = 'current' AND \(Self.sameTopic(entry))", Self.topic(of: entry),
      order: "number"
    ).last
  }

  /// The entry that stood last where this one stands.
  func latestSuperseded<Entry: CasebookEntry>(like entry: Entry) throws -> Entry? {
    try fetch(
      Entry.self, where: "state = 'superseded' AND \(Self.sameTopic(entry))", Self.topic(of: entry),
      order: "at, number"
    ).last
  }

  /// Makes sure that an entry is as somebody knows it.
  func expect<Entry: CasebookEntry>(_ entry: Entry) throws {
    let found: Entry? = try fetch(Entry.self, where: "number = ?", [entry.number], order: "number")
      .first
    guard found == entry else {
      throw CasebookProblem.changedMeanwhile(
        noun: Entry.form.noun, now: found.map { CasebookProblem.Standing($0) })
    }
  }

  /// Sets whether an entry stands.
  func set<Entry: CasebookEntry>(_ state: EntryState, _ entry: Entry) throws {
    try execute(
      sql: "UPDATE \(Entry.form.name) SET state = ? WHERE number = ?",
      arguments: [state.rawValue, entry.number])
  }

  /// Adds an entry with its state; the result is its number.
  func insert<Entry: CasebookEntry>(_ entry: Entry) throws -> Int64 {
    let own = Entry.form.fields.map(\.name)
    let columns = ["sort", "about", "said_by", "at", "state"] + own
    let mark = entry.mark
    let values =
      [mark.about.sort, mark.about.key, mark.by, mark.at.text, mark.state.rawValue]
      + own.map { entry.texts[$0, default: ""] }
    try execute(
      sql: """
        INSERT INTO \(Entry.form.name) (\(columns.joined(separator: ", ")))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        """, arguments: StatementArguments(values))
    return lastInsertedRowID
  }

  private func fetch<Entry: CasebookEntry>(
    _ sort: Entry.Type, where condition: String, _ values: [any DatabaseValueConvertible],
    order: String
  ) throws -> [Entry] {
    try Row.fetchAll(
      self, sql: "SELECT * FROM \(Entry.form.name) WHERE \(condition) ORDER BY \(order)",
      arguments: StatementArguments(values)
    ).map(Self.entry)
  }

  private static func sameTopic<Entry: CasebookEntry>(_ entry: Entry) -> String {
    (["sort", "about"] + Entry.form.topic).map { "\($0) = ?" }.joined(separator: " AND ")
  }

  private static func topic<Entry: CasebookEntry>(of entry: Entry) -> [String] {
    [entry.about.sort, entry.about.key] + Entry.form.topic.map { entry.texts[$0, default: ""] }
  }

  private static func entry<Entry: CasebookEntry>(_ row: Row) throws -> Entry {
    let about: CaseSubject? = CaseSubject(sort: row["sort"], key: row["about"])
    let (at, state): (Moment?, EntryState?) = (
      Moment(row["at"]), EntryState(rawValue: row["state"])
    )
    guard let about, let at, let state else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "a row of \(Entry.form.name) makes no sense")
    }
    let mark = EntryMark(
      about: about, by: row["said_by"], at: at, state: state, number: row["number"])
    let texts = Entry.form.fields.map { ($0.name, row[$0.name] as String) }
    return Entry(mark, Dictionary(uniqueKeysWithValues: texts))
  }
}
