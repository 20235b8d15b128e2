/// What keeps a phrase from being read; the sentence for each stands in `RuleProblem+Words`.
package enum PhraseFault: Hashable, Sendable {
  /// Nothing stands behind the fact.
  case nothingWritten
  /// `> 3`, `30%`, `more than 3`: what the grammar says in another way.
  case writtenOtherwise(String, instead: String)
  /// `* 3`: a sign where a word belongs, and nothing to suggest.
  case sign(String)
  /// A number belongs here.
  case numberExpected(after: String, found: String?)
  /// A whole number belongs here.
  case wholeNumberExpected(String)
  /// One of these belongs here.
  case expected([String], after: String, found: String?)
  /// The phrase is complete, and more follows.
  case leftover(String, after: String)
  /// `weak or absent`, `at least 3 and at most 5`.
  case joined(by: String)
  /// `[` without `]`.
  case listNotClosed
  /// `[]`, or two commas side by side.
  case listEntryMissing
  /// `any of primary, secondary`.
  case listNotOpened(after: String)
  /// `by at least` belongs to *above* and *below* only.
  case gapAfter(String)
}
