/// One way to read a line.
package struct Candidate: Sendable {
  /// The request, by its place in the book.
  package var request: Int
  /// How far the line is from the phrase: 0 is word by word.
  package var cost: Double
  /// What fills the slots, in the order of the line.
  package var bindings: [Binding]
  /// The words of the line that it has no place for.
  package var left = LeftWords()
  /// How many words of the phrase the line does not have.
  package var missed = 0
  /// The phrase or cue as the corpus has it.
  package var phrase: String
  /// What the phrase fixes.
  package var fixed: [String: String]
}

/// A slot and the words that fill it.
package struct Binding: Hashable, Sendable {
  package var slot: Slot
  package var span: Span
}
