/// One sort of entry: told facts, decisions, rejected findings, notes.
///
/// What an entry holds is said once, in its ``EntryForm``; the file, the export, the import and the
/// checks all follow it.
package protocol CasebookEntry: Hashable, Sendable {
  /// What entries of this sort hold.
  static var form: EntryForm { get }
  var mark: EntryMark { get set }
  /// Its own texts by the names of ``EntryForm/fields``; what is empty may be left out.
  var texts: [String: String] { get }

  /// From texts that the form has accepted.
  init(_ mark: EntryMark, _ texts: [String: String])
}

extension CasebookEntry {
  /// Its number in the file; 0 while it has not been recorded.
  package var number: Int64 { mark.number }
  package var about: CaseSubject { mark.about }
  /// Who said it.
  package var by: String { mark.by }
  /// When it was recorded.
  package var at: Moment { mark.at }
  package var state: EntryState { mark.state }
}

/// What one sort of entry holds.
package struct EntryForm: Sendable {
  /// The name of its table, and of its list in an export.
  package let name: String
  /// One of them in a sentence: `told fact`.
  package let noun: String
  /// Its own texts, in the order in which they are written.
  package let fields: [EntryField]
  /// The fields that say what it is about: of several entries of one subject with the same topic, one
  /// stands. Empty where entries stand side by side, as notes do.
  package let topic: [String]
}

/// One text of an entry.
package struct EntryField: Sendable {
  /// What texts are allowed.
  package enum Kind: Hashable, Sendable {
    /// Any words; people type them, so that they are read for children first.
    case words
    /// An id, a number or a digest: one word without spaces.
    case id
    /// A day, `YYYY-MM-DD`.
    case day
    /// One of these.
    case oneOf([String])
  }

  package let name: String
  package let kind: Kind
  package let isRequired: Bool

  init(_ name: String, _ kind: Kind, isRequired: Bool = true) {
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
  }
}
