/// What the program answers to one line.
package struct Reply: Hashable, Sendable {
  /// How it went, for exit statuses and tests.
  package enum Outcome: Hashable, Sendable {
    case done
    /// Not understood, unknown or ambiguous: nothing was done.
    case cannot
    case quit
  }

  /// Lines to print; may be empty.
  package var text: String
  package var outcome: Outcome
  /// The line must not be kept in the history.
  package var isPersonal: Bool

  package init(_ text: String, _ outcome: Outcome = .done, isPersonal: Bool = false) {
    self.text = text
    self.outcome = outcome
    self.isPersonal = isPersonal
  }
}
