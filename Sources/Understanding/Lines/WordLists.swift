/// Words that steer how a line is read, by what they do: the key `lists` of `Corpus/phrases/words.yaml`.
package struct WordLists: Hashable, Sendable {
  /// What the words of a list do.
  package enum Purpose: String, Hashable, Sendable, CaseIterable {
    /// Stand behind a number: `percent`.
    case units
    /// Stand between two ends of a range: `10 to 15`.
    case ranges
    /// Stand beside a number that picks from a list: `idea 2`.
    case numbered
    /// Ends of a place in digits: the `nd` of `2nd`.
    case placeEndings = "place endings"
    /// Stand before the number of a year group or class.
    case classes
    /// May stand between a school and its area: `st annes in bury`.
    case towardsAreas = "towards areas"
    /// Begin a question at the end of a longer line.
    case beginQuestions = "begin questions"
    /// Begin what is only said beside a request.
    case beginAsides = "begin asides"
    /// Begin a request politely: `could you`.
    case askPolitely = "ask politely"
    /// Stand between two requests.
    case joinRequests = "join requests"
    /// Deny a part of what was asked, and order nothing: "why the first and not the second".
    case denyPart = "deny part"
    /// Say of a figure that it is good or bad, not that it is a high or a low number: `worst absence`.
    case judging
    /// Say which way a number went, whatever else of the line judges: `absence fell and got better`.
    case moving
    /// Speak of somebody.
    case somebody
    /// Ask about a change instead of asking for it, wherever they stand.
    case ask
    /// The same at the beginning of a line.
    case askFirst = "ask first"
    /// Leave open whether a change is wanted.
    case doubt
    /// Tell what was done, by whomever.
    case wasDone = "was done"
    /// Stand before a noun: what follows them orders nothing.
    case beforeNouns = "before nouns"
    /// Stand behind a verb and make it mean something else: `log on`.
    case particles
    /// Words of grammar that a phrase is not met without: `if`.
    case decide
    /// Words of schools' names that no unknown name begins with.
    case beforeNames = "before names"
    /// Stand in the names of many trusts.
    case trusts
  }

  /// Each list: words, or runs of words with a space between them.
  package var lists: [Purpose: Set<String>] = [:]

  package init() {}

  package subscript(purpose: Purpose) -> Set<String> { lists[purpose] ?? [] }

  /// Whether a word is in a list.
  func has(_ word: String, _ purpose: Purpose) -> Bool { lists[purpose]?.contains(word) ?? false }
}
