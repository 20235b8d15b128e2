import Diagnostics
import GRDB

/// What became of an export that was read into a casebook.
package struct ImportReport: Hashable, Sendable {
  /// Entries that were added, by the name of their list.
  package var added: [String: Int] = [:]
  /// Entries that were there already, by the name of their list.
  package var alreadyThere: [String: Int] = [:]
  /// What was left out, or does not stand, because the casebook says otherwise; a sentence each, in the
  /// order of the file.
  package var remarks: [String] = []

  /// How many were added in all.
  package var count: Int { added.values.reduce(0, +) }
}

extension Casebook {
  /// Reads an export into the casebook: all of it, or nothing where anything is wrong.
  ///
  /// An entry is the same as one that is here when all it says is: whom it is about, who said it when,
  /// and every text. Same entries are left as they are here. Where the file and the casebook both hold an
  /// entry that stands for one thing, the one that was recorded later stands, the casebook's own when they
  /// are of one second. Sessions, names and settings that are here stay.
  ///
  /// - Parameters:
  ///   - text: The export.
  ///   - file: What it is called in messages.
  /// - Returns: What was added and what was left.
  /// - Throws: ``ImportProblems`` with everything that is wrong with the file; ``CasebookProblem`` when
  ///   it could not be written.
  package func importing(_ text: String, file: String) throws -> ImportReport {
    let reader = ImportReader(text, file: file, guarding: guarding)
    guard reader.problems.isEmpty else {
      throw ImportProblems(
        diagnostics: reader.problems.map(\.diagnostic).sortedByPlace,
        text: Source.Text(file: file, text: text))
    }
    let book = reader.book
    return try writing { db in
      var report = ImportReport()
      try db.merge(book.told, &report)
      try db.merge(book.decisions, &report)
      try db.merge(book.rejections, &report)
      try db.merge(book.notes, &report)
      try db.merge(sessions: book.sessions, &report)
      try db.merge(aliases: book.aliases, settings: book.settings, &report)
      return report
    }
  }
}

extension Database {
  fileprivate func merge<Entry: CasebookEntry>(_ entries: [Entry], _ report: inout ImportReport)
    throws
  {
    let form = Entry.form
    // What is the same is counted, as the same may have been said twice within a second.
    var here: [Entry: Int] = [:]
    for entry in try self.entries(Entry.self, withPast: true) {
      here[entry.identity, default: 0] += 1
    }
    for var entry in entries {
      if let count = here[entry.identity], count > 0 {
        here[entry.identity] = count - 1
        report.alreadyThere[form.name, default: 0] += 1
        continue
      }
      if entry.state == .current, let standing = try standing(like: entry) {
        let wins = entry.at > standing.at
        if wins { try set(.superseded, standing) } else { entry.mark.state = .superseded }
        report.remarks.append(
          "\(form.noun) of \(entry.about.sort) \(entry.about.key), "
            + form.topic.map { entry.texts[$0, default: ""] }.filter { !$0.isEmpty }
            .joined(separator: " with ") + ": "
            + (wins
              ? "the one read, of \(entry.at.day), takes the place of the one here, of \(standing.at.day)"
              : "the one here, of \(standing.at.day), stands; the one read, of \(entry.at.day), is kept as "
                + "history"))
      }
      _ = try insert(entry)
      report.added[form.name, default: 0] += 1
    }
  }

  fileprivate func merge(sessions: [SavedSession], _ report: inout ImportReport) throws {
    for session in sessions {
      if var known = try self.sessions(named: session.name).first {
        known.number = 0
        report.alreadyThere["sessions", default: 0] += 1
        guard known != session else { continue }
        report.remarks.append(
          "session \(session.name.quoted()): the one here, of \(known.at.day), stays; the one read, of "
            + "\(session.at.day), is left out")
      } else {
        _ = try insert(session)
        report.added["sessions", default: 0] += 1
      }
    }
  }

  fileprivate func merge(
    aliases: [(name: String, subject: CaseSubject)], settings: [(name: String, value: String)],
    _ report: inout ImportReport
  ) throws {
    let names = Dictionary(uniqueKeysWithValues: try self.aliases().map { ($0.name, $0.subject) })
    for (name, subject) in aliases {
      guard let known = names[name] else {
        try execute(
          sql: "INSERT INTO aliases (name, sort, about) VALUES (?, ?, ?)",
          arguments: [name, subject.sort, subject.key])
        report.added["aliases", default: 0] += 1
        continue
      }
      report.alreadyThere["aliases", default: 0] += 1
      guard known != subject else { continue }
      report.remarks.append(
        "name \(name.quoted()): it stays with \(known.sort) \(known.key); \(subject.sort) \(subject.key) is "
          + "left out")
    }
    let values = Dictionary(uniqueKeysWithValues: try self.settings().map { ($0.name, $0.value) })
    for (name, value) in settings {
      guard let known = values[name] else {
        try execute(
          sql: "INSERT INTO settings (name, value) VALUES (?, ?)", arguments: [name, value])
        report.added["settings", default: 0] += 1
        continue
      }
      report.alreadyThere["settings", default: 0] += 1
      guard known != value else { continue }
      report.remarks.append(
        "setting \(name.quoted()): it stays \(known.quoted()); \(value.quoted()) is left out")
    }
  }
}

extension CasebookEntry {
  /// All it says, without its number here and whether it stands.
  fileprivate var identity: Self {
    var entry = self
    entry.mark.number = 0
    entry.mark.state = .current
    return entry
  }
}
