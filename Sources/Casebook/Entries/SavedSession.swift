/// A conversation put aside under a name: what was typed, and what it knew when it was left.
package struct SavedSession: Hashable, Sendable {
  /// Its number in this file; another one each time it is saved. 0 while it has not been saved.
  package var number: Int64 = 0
  /// What it is called; one session has a name.
  package var name: String
  /// When it was saved.
  package var at: Moment
  /// The lines that were typed, in order.
  package var lines: [String]
  /// What the conversation remembers, as JSON; the casebook does not look into it but for children.
  package var state: String
  /// The digest of the rules when it was saved.
  package var rules: String
  /// The digest of the data when it was saved.
  package var facts: String
  /// The schools and areas it speaks of. Whoever forgets one of them forgets the session too, since lines
  /// and state may hold what was told.
  package var about: [CaseSubject]

  /// - Parameters:
  ///   - name: What it is called.
  ///   - at: When it is saved.
  ///   - lines: What was typed.
  ///   - state: A JSON value; `{}` for none.
  ///   - rules: The digest of the rules.
  ///   - facts: The digest of the data.
  ///   - about: The schools and areas it speaks of, in any order.
  package init(
    name: String, at: Moment, lines: [String], state: String = "{}", rules: String = "",
    facts: String = "", about: [CaseSubject] = []
  ) {
    self.name = name
    self.at = at
    self.lines = lines
    self.state = state
    self.rules = rules
    self.facts = facts
    self.about = Set(about).sorted()
  }
}
