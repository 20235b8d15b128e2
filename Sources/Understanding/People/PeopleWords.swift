/// How people are spoken of, as `Corpus/phrases/people.yaml` has it: who is meant, what is said of them, and which
/// of both together is refused as what.
package struct PeopleWords: Sendable {
  /// What is refused: something of each group stands in the line, in any order.
  package struct Rule: Hashable, Sendable {
    /// The kind of what is outside: `pupil`.
    package var kind: String
    /// The groups by name.
    package var groups: [String]
  }

  /// First names, folded.
  package var firstNames: Set<String> = []
  /// Runs of words by the name of their group.
  package var groups: [String: [PhrasePattern]] = [:]
  /// Runs of words that speak of nobody, whatever words they hold.
  package var innocent: [PhrasePattern] = []
  /// Whole lines that name a school, though the name may be that of a person.
  package var schoolsNamed: [PhrasePattern] = []
  /// What is refused whatever else is said, the first that fits.
  package var refused: [Rule] = []
  /// What is refused where a line is not understood otherwise.
  package var doubtful: [Rule] = []

  package init() {}
}
