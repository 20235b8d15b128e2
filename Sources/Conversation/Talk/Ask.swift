import Advice
import Understanding

/// A request that is being answered: how the line was read, and whether a person has said yes to it.
struct Ask: Sendable {
  /// As typed.
  var line: String
  var read: Understood
  /// Somebody said yes to it.
  var isConfirmed = false

  var intent: String { read.intent }

  subscript(slot: String) -> String? { read.slots[slot] }
}

/// Why a request is not answered: a question back, or what is unknown.
struct Stop: Error {
  var text: String
  var outcome: Reply.Outcome = .cannot
  /// What waits for an answer then.
  var pending: Pending?
  /// What can be picked by number then.
  var list: TalkState.Listed?

  init(
    _ text: String, _ outcome: Reply.Outcome = .cannot, pending: Pending? = nil,
    list: TalkState.Listed? = nil
  ) {
    self.text = text
    self.outcome = outcome
    self.pending = pending
    self.list = list
  }

  init(_ trouble: Trouble) { self.init(trouble.text) }

  /// Asks before a request is served; a yes serves it.
  init(confirming ask: Ask, _ question: String) {
    var asked = ask
    asked.read.decision = .confirm
    self.init(
      "\(question) (yes or no)", .asks, pending: .confirm(asked, question: question))
  }
}

/// What is answered to a request, before it is laid out.
struct Said {
  var page: AnswerPage
  var answer: (any Answer)?
  /// Rows that are shown as they stand, such as a chart, between the lines of the page and what to type next.
  var picture: [String] = []
  /// Rows that were laid out before, line by line; they stand in place of the page's lines.
  var laid: [[String]]?
  /// Lines shown at once; `nil` for the usual number.
  var atOnce: Int?
  var outcome = Reply.Outcome.done

  init(_ answer: some Answer, atOnce: Int? = nil) {
    page = answer.page
    self.answer = answer
    self.atOnce = atOnce
  }

  init(_ page: AnswerPage, atOnce: Int? = nil) {
    self.page = page
    self.atOnce = atOnce
  }

  /// One sentence or a few, with what to type next.
  init(_ text: String, next: [String] = [], outcome: Reply.Outcome = .done) {
    page = AnswerPage(text, [], next: next)
    self.outcome = outcome
  }

  /// Lists show twenty lines at once.
  static let list = 20
}
