/// What every entry of a casebook carries: whom it is about, who said it, when, and whether it stands.
package struct EntryMark: Hashable, Sendable {
  /// Its number in this file, from 1; 0 while it has not been recorded.
  package var number: Int64
  package var about: CaseSubject
  /// Who said or decided it: a role such as `the head`, never a child.
  package var by: String
  /// When it was recorded.
  package var at: Moment
  package var state: EntryState

  package init(
    about: CaseSubject, by: String, at: Moment, state: EntryState = .current, number: Int64 = 0
  ) {
    self.number = number
    self.about = about
    self.by = by
    self.at = at
    self.state = state
  }
}

/// Whether an entry stands. Nothing is overwritten: what no longer stands stays as history.
package enum EntryState: String, Hashable, Sendable, CaseIterable {
  /// It stands.
  case current
  /// A later one took its place; it stands again when that one is withdrawn.
  case superseded
  /// Somebody took it back.
  case withdrawn
}
