package import Diagnostics

extension CasebookProblem {
  /// The problem as people read it, with what to do next.
  package var diagnostic: Diagnostic {
    switch self {
    case .isFolder(let path):
      Diagnostic(
        "WM901", .error, "\(path.quoted()) is a folder, and a casebook is a file",
        nextStep: "name a file in it: --casebook \(path)/casebook.sqlite")
    case .notACasebook(let path):
      Diagnostic(
        "WM902", .error, "\(path.quoted()) is not a casebook; nothing in it was changed",
        nextStep:
          "name another file with --casebook; what \"waymark casebook export\" wrote is read with "
          + "\"waymark casebook import\"")
    case .newerSchema(let path, let unknown):
      Diagnostic(
        "WM903", .error,
        "the casebook \(path.quoted()) was written by a newer waymark; nothing in it was changed",
        nextStep: "use that waymark, or have it export the casebook",
        notes: [
          Diagnostic.Note("not known here: \(unknown.map { $0.quoted() }.joinedInWords("and"))")
        ])
    case .damaged(let path, let words):
      Diagnostic(
        "WM904", .error, "the casebook \(path.quoted()) is damaged: \(words)",
        nextStep:
          "keep a copy of it with the files beside it, and go back to your last copy or export")
    case .cannotBeWritten(let path):
      Diagnostic(
        "WM905", .error, "the casebook \(path.quoted()) cannot be written to; nothing was lost",
        nextStep: "ask for the right to write there, or name another file with --casebook")
    case .cannotBeOpened(let path):
      Diagnostic(
        "WM906", .error, "the casebook \(path.quoted()) cannot be opened",
        nextStep: "look whether its folder is there and yours, or name another file with --casebook"
      )
    case .missing(let path):
      Diagnostic(
        "WM907", .error, "there is no casebook \(path.quoted())",
        nextStep: "look at the name; a new one is made when something is recorded")
    case .diskFull(let path):
      Diagnostic(
        "WM908", .error,
        "there is no room left for the casebook \(path.quoted()); the last entry was not kept, all "
          + "earlier ones are",
        nextStep: "make room on the disk and say it again")
    case .busy(let path):
      Diagnostic(
        "WM909", .error,
        "another program has held the casebook \(path.quoted()) for some seconds; nothing was changed",
        nextStep: "wait until it has finished, and try again")
    case .failed(let path, let words):
      Diagnostic(
        "WM910", .error,
        "the casebook \(path.quoted()) could not be used: \(words); the last entry was not kept",
        nextStep: "look whether its disk is there and has room, and try again")
    case .refused(let noun, let field, let fault): Self.diagnostic(noun, field, fault)
    case .changedMeanwhile(let noun, let standing):
      Diagnostic(
        "WM912", .error,
        "this \(noun) was changed at another prompt meanwhile; nothing was recorded",
        nextStep: "look at what stands now and say it again",
        notes: [Diagnostic.Note(standing?.sentence ?? "nothing stands there now")])
    case .stateIsNoJSON(let session, let words):
      Diagnostic(
        "WM913", .error, "the session \(session.quoted()) could not be saved: \(words)",
        nextStep: "this is a fault of waymark; what was told and decided is kept")
    case .tracesRemain(let path):
      Diagnostic(
        "WM914", .error,
        "it is forgotten, but traces stay in \(path.quoted()) while another program reads it",
        nextStep: "leave the other prompts and forget it once more")
    }
  }

  private static func diagnostic(_ noun: String, _ field: String, _ fault: EntryFault) -> Diagnostic
  {
    // A child's name must not come back in a message either, so that the text is never quoted.
    let article = ["a", "e", "i", "o", "u"].contains(noun.prefix(1)) ? "an" : "a"
    return Diagnostic(
      "WM911", .error, "\(article) \(noun) was not kept: its \(field.quoted()) \(fault.words)",
      nextStep: fault.nextStep)
  }
}

extension CasebookProblem.Standing {
  /// `value 12, told by the head on 2026-05-03`.
  fileprivate var sentence: String {
    let said = texts.filter { !["rules", "facts"].contains($0.key) && !$0.value.isEmpty }
      .sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.quoted())" }.joined(separator: ", ")
    return "now: \(said), said by \(mark.by.quoted()) on \(mark.at.day)"
  }
}

extension EntryFault {
  /// What is wrong, to stand behind the name of a field.
  package var words: String {
    switch self {
    case .missing: "is empty"
    case .controlCharacters: "holds control characters"
    case .tooLong: "is longer than \(EntryField.limit) characters"
    case .noID: "is not one word of plain letters"
    case .noDay: "is not a day as YYYY-MM-DD"
    case .noneOf(let words): "is not \(words.map { $0.quoted() }.joinedInWords())"
    case .personal: "speaks of a child or a named person"
    }
  }

  /// What to do about it.
  package var nextStep: String {
    switch self {
    case .missing: "say it in a few words"
    case .controlCharacters: "type it without them"
    case .tooLong: "say it shorter"
    case .noID: "use the id as the rules write it"
    case .noDay: "write the day as 2026-05-03"
    case .noneOf(let words): "write \(words.joinedInWords())"
    case .personal(let reply): reply
    }
  }
}
