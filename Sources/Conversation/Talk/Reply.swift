package import Advice
package import Understanding

/// What the program answers to one line.
package struct Reply: Sendable {
  /// How it went, for exit statuses and tests.
  package enum Outcome: Hashable, Sendable {
    case done
    /// Not understood, unknown or ambiguous: nothing was done.
    case cannot
    /// A question back, which has to be answered before anything is done.
    case asks
    case quit
  }

  /// Lines to print; may be empty.
  package var text: String
  package var outcome: Outcome
  /// The line must not be kept anywhere.
  package var isPersonal: Bool
  /// How the line was read; `nil` where it was not read at all.
  package var understood: Understood?
  /// The answer for programs; `nil` where there is none beside the text.
  package var answer: (any Answer)?
  /// How words were read that were not typed so, one sentence each; they stand at the head of the text too.
  package var notices: [String] = []
  /// How many rows of the text they take.
  var noticeRows = 0

  package init(_ text: String, _ outcome: Outcome = .done, isPersonal: Bool = false) {
    self.text = text
    self.outcome = outcome
    self.isPersonal = isPersonal
  }
}

extension Reply {
  /// The text without what was said of how words were read.
  package var textWithoutNotices: String {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(noticeRows)
      .joined(separator: "\n")
  }
}
