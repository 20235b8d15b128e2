import GRDB

extension Casebook {
  /// The entries of one sort, by subject, then time, then as they were recorded.
  ///
  /// - Parameters:
  ///   - sort: Which sort; where the compiler knows it, it may be left out.
  ///   - about: Whose; `nil` for all.
  ///   - withPast: Whether what no longer stands comes too.
  /// - Returns: The entries that fit; none is no mistake.
  /// - Throws: What keeps the file from being read.
  package func entries<Entry: CasebookEntry>(
    _ sort: Entry.Type = Entry.self, about: CaseSubject? = nil, withPast: Bool = false
  ) throws(CasebookProblem) -> [Entry] {
    try reading { try $0.entries(about: about, withPast: withPast) }
  }

  /// What was told of a fact and stands; `nil` when nothing does.
  package func current(_ fact: String, told about: CaseSubject) throws(CasebookProblem) -> ToldFact?
  {
    try reading { db in
      try db.entries(about: about, withPast: false).first { $0.fact == fact }
    }
  }

  /// The entry that stands where this one would: same sort, subject and topic. Always `nil` for notes.
  package func current<Entry: CasebookEntry>(like entry: Entry) throws(CasebookProblem) -> Entry? {
    try reading { try $0.standing(like: entry) }
  }

  /// Records an entry; the one that stood in its place stays as history.
  ///
  /// - Parameters:
  ///   - entry: What to record; its number and state do not count.
  ///   - believed: The entry that the caller knows to stand there; `nil` for none.
  /// - Returns: The entry with its number.
  /// - Throws: ``CasebookProblem/changedMeanwhile(noun:now:)`` when another one stands; then nothing is
  ///   recorded. ``CasebookProblem/refused(noun:field:_:)`` for a text that is not kept.
  package func record<Entry: CasebookEntry>(
    _ entry: Entry, replacing believed: Entry? = nil
  ) throws(CasebookProblem) -> Entry {
    try admit(entry)
    return try writing { db in
      let standing = try db.standing(like: entry)
      try Self.check(standing, is: believed)
      if let standing { try db.set(.superseded, standing) }
      var recorded = entry
      recorded.mark.state = .current
      recorded.mark.number = try db.insert(recorded)
      return recorded
    }
  }

  /// Takes an entry back; what stood before it stands again.
  ///
  /// - Parameter entry: The entry as the caller knows it.
  /// - Returns: What stands in its place now; `nil` for nothing, and when the entry did not stand.
  /// - Throws: ``CasebookProblem/changedMeanwhile(noun:now:)`` when it is no longer so, or gone.
  @discardableResult
  package func withdraw<Entry: CasebookEntry>(
    _ entry: Entry
  ) throws(CasebookProblem) -> Entry? {
    try writing { db in
      try db.expect(entry)
      try db.set(.withdrawn, entry)
      guard entry.state == .current, !Entry.form.topic.isEmpty else { return nil }
      guard var earlier = try db.latestSuperseded(like: entry) else { return nil }
      try db.set(.current, earlier)
      earlier.mark.state = .current
      return earlier
    }
  }

  /// Lets an entry stand again that was taken back or superseded.
  ///
  /// - Parameters:
  ///   - entry: The entry as the caller knows it.
  ///   - believed: The entry that the caller knows to stand in its place; `nil` for none.
  /// - Returns: The entry as it stands.
  /// - Throws: ``CasebookProblem/changedMeanwhile(noun:now:)`` when either is no longer so.
  @discardableResult
  package func reinstate<Entry: CasebookEntry>(
    _ entry: Entry, replacing believed: Entry? = nil
  ) throws(CasebookProblem) -> Entry {
    try writing { db in
      try db.expect(entry)
      let standing = try db.standing(like: entry)
      try Self.check(standing, is: believed)
      if let standing { try db.set(.superseded, standing) }
      try db.set(.current, entry)
      var result = entry
      result.mark.state = .current
      return result
    }
  }

  private static func check<Entry: CasebookEntry>(_ standing: Entry?, is believed: Entry?) throws {
    guard standing?.number != believed?.number else { return }
    throw CasebookProblem.changedMeanwhile(
      noun: Entry.form.noun, now: standing.map { CasebookProblem.Standing($0) })
  }

  /// Refuses what is not to be kept, before any of it reaches the file.
  func admit<Entry: CasebookEntry>(_ entry: Entry) throws(CasebookProblem) {
    guard let (field, fault) = entry.fault(guarding) else { return }
    throw .refused(noun: Entry.form.noun, field: field, fault)
  }
}
