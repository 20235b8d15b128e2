/// Why the casebook could not be opened, read or written. Nothing that was acknowledged is lost by any of them.
package enum CasebookProblem: Error, Hashable, Sendable {
  /// The place is a folder.
  case isFolder(path: String)
  /// The file is something else, or another program's database.
  case notACasebook(path: String)
  /// A later waymark wrote it; with what it has that is not known here.
  case newerSchema(path: String, unknown: [String])
  /// The file is damaged; with what SQLite says.
  case damaged(path: String, String)
  /// File or folder cannot be written to.
  case cannotBeWritten(path: String)
  /// The folder cannot be made, or the file not opened at all.
  case cannotBeOpened(path: String)
  /// There is no file to read.
  case missing(path: String)
  /// No room on the disk.
  case diskFull(path: String)
  /// Another program has held it for seconds.
  case busy(path: String)
  /// Reading or writing failed; with what SQLite says.
  case failed(path: String, String)
  /// A text that is not kept.
  case refused(noun: String, field: String, EntryFault)
  /// What the writer believed to stand does not: another prompt was there before. With what stands now.
  case changedMeanwhile(noun: String, now: Standing?)
  /// The state of a saved session is no JSON; the place counts from line 1.
  case stateIsNoJSON(session: String, String)
  /// Everything is deleted, but its bytes remain in the file until another program that is reading lets go.
  case tracesRemain(path: String)

  /// What stands in place of what a writer believed.
  package struct Standing: Hashable, Sendable {
    package var mark: EntryMark
    /// Its texts, as its sort of entry names them.
    package var texts: [String: String]

    init(_ entry: some CasebookEntry) {
      mark = entry.mark
      texts = entry.texts
    }
  }
}
