/// A kind of request: what people type for it, and how carefully it is taken.
package struct RequestKind: Hashable, Sendable {
  /// What it does to what is kept.
  package enum Effect: String, Hashable, Sendable, CaseIterable {
    /// Looks, and changes nothing.
    case reads
    /// Changes something that one `undo` reverses.
    case changes
    /// Records a fact, replaces data or rules, or writes many files: always asked about first.
    case confirms
    /// Is outside what waymark does.
    case refuses
  }

  /// When its phrases count.
  package enum Moment: String, Hashable, Sendable, CaseIterable {
    case always
    /// While a question waits for its answer.
    case pending
    /// After a request that it changes.
    case followUp = "follow up"
  }

  /// The word of `conversation` section 5.
  package var id: String
  /// Which of several kinds it is, where a request has a file a kind: what is outside of what waymark does.
  package var variant: String?
  /// For help.
  package var does: String
  package var effect: Effect
  package var moment: Moment = .always
  /// What may stand anywhere in the line: `in oldham`, `for meadow`.
  package var slots: [Slot] = []
  /// What has to be known; `school|area` is either. What is in focus fills it too.
  package var needs: [[Slot]] = []
  /// What has to stand in the line itself, whatever is in focus.
  package var mustSay: [Slot] = []
  /// Phrases that read as whole lines.
  package var phrases: [PhrasePattern] = []
  /// Words that make the request together, in any order, with nothing else of weight beside them.
  package var cues: [PhrasePattern] = []
  /// Runs of words that decide wherever they stand, whatever else is said.
  package var anywhere: [PhrasePattern] = []
  /// Words that speak against it.
  package var blocking: Set<String> = []
  /// Words that may stand beside a cue.
  package var also: Set<String> = []
  /// Lines to show in help; each is typed in a test.
  package var examples: [String] = []

  package init(id: String, does: String, effect: Effect) {
    self.id = id
    self.does = does
    self.effect = effect
  }
}
