import Notation

/// Why a text cannot stand in an entry.
package enum EntryFault: Error, Hashable, Sendable {
  /// A required text is missing or blank.
  case missing
  /// It holds control characters; no file or screen is to obey a note.
  case controlCharacters
  /// It is longer than ``EntryField/limit`` characters.
  case tooLong
  /// It is no id: spaces, or nothing printable.
  case noID
  /// It is no day.
  case noDay
  /// It is none of these words.
  case noneOf([String])
  /// It speaks of a child or a named person; with the words to be said.
  case personal(String)
}

extension EntryField {
  /// The most characters a text may have.
  package static let limit = 10_000

  /// What speaks against a text; `nil` where it may be kept.
  func fault(in text: String, _ guarding: TextGuard) -> EntryFault? {
    if text.allSatisfy(\.isWhitespace) {
      return isRequired ? .missing : text.isEmpty ? nil : .missing
    }
    if text.count > Self.limit { return .tooLong }
    switch kind {
    case .words: return Self.fault(inWords: text, guarding)
    case .id:
      let isID = text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      return isID ? guarding.refusal(text).map { .personal($0) } : .noID
    case .day: return CalendarDate(text) == nil ? .noDay : nil
    case .oneOf(let words): return words.contains(text) ? nil : .noneOf(words)
    }
  }

  /// What speaks against words that somebody typed.
  static func fault(inWords text: String, _ guarding: TextGuard) -> EntryFault? {
    if text.allSatisfy(\.isWhitespace) { return .missing }
    if text.count > limit { return .tooLong }
    // A line end or a tab does no harm; everything else that a terminal obeys, or SQLite ends a text at, may.
    let isObeyed = text.unicodeScalars.contains {
      $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
    }
    return isObeyed ? .controlCharacters : guarding.refusal(text).map { .personal($0) }
  }
}

extension CasebookEntry {
  /// The first thing that speaks against keeping it; fields in the order of the form.
  func fault(_ guarding: TextGuard) -> (field: String, fault: EntryFault)? {
    if let fault = EntryField.fault(inWords: about.key, guarding) { return (about.sort, fault) }
    if let fault = EntryField.fault(inWords: by, guarding) { return ("by", fault) }
    for field in Self.form.fields {
      if let fault = field.fault(in: texts[field.name, default: ""], guarding) {
        return (field.name, fault)
      }
    }
    return nil
  }
}
