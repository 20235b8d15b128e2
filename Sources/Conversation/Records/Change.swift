import Casebook

/// Something that one `undo` takes back.
enum Change: Sendable {
  case told([ToldFact])
  /// A decision; where its reason came after it, first without and then with the reason.
  case decided([Decision])
  case noted(Note)
  case noteRemoved(Note)
  case rejected(RejectedFinding)
  case settings(TalkSettings)
  /// A name of people's own, with what it was before.
  case named(String, before: (name: String, subject: CaseSubject)?)
  case wrote([String])

  /// It stands in the casebook.
  var isOfCasebook: Bool {
    switch self {
    case .told, .decided, .noted, .noteRemoved, .rejected: true
    case .settings, .named, .wrote: false
    }
  }
}
