import Advice
import Inference
import Schools
import Understanding

/// What a conversation remembers between lines: who and what is in focus, what was shown last, what waits. A value,
/// so that the same lines give the same replies.
struct TalkState: Sendable {
  /// The school in focus, by row.
  var school: Int?
  /// The area that the last advice was about; never beside a school.
  var area: SchoolSets.Entry?
  /// The suggestion in focus.
  var action: String?
  /// The last answer to why, whose parts a number means.
  var why: WhyTold?
  /// The last list, for picking.
  var list = Listed.none
  /// The last request with its slots, for fragments that swap one of them.
  var last: Understood?
  var pending: Pending?
  var settings = TalkSettings()
  /// Lines in a row that were not understood.
  var misses = 0
  /// What is left of a long answer.
  var unshown: Paged?
  /// The last answer, for saying it again.
  var said: Paged?
  /// What was supposed last, and of which school, for keeping it.
  var supposed: Supposed?
  /// Requests since the focus was set, and whether data was loaded since.
  var focusAge = 0
  /// The school that was in focus before.
  var formerSchool: Int?
  /// Schools by the letters that stand for their names while these are hidden.
  var masks: [Int] = []
  /// What can be taken back, the last change last.
  var changes: [Change] = []
  /// How many of them the last request made.
  var lastMade = 0
  /// What stood about the school in focus when the last answer was given.
  var believed: Believed?
  /// It was said that the casebook cannot be read.
  var isUnreadable = false
  /// What was typed and answered.
  var exchanges: [Exchange] = []
  /// Schools that were in focus.
  var spokenOf: Set<Int> = []
  /// Nothing was typed since it was saved.
  var isSaved = true
  /// Finds names where they are hidden.
  var mask: NameMask?
  /// A case of the papers that is in focus in place of a school.
  var story: TalkCase?
  /// The step of the tour that was told last, from 1.
  var tourStep: Int?

  /// Something that was supposed.
  struct Supposed: Sendable {
    var school: Int
    var question: Question
    var line: String
  }

  /// A list that numbers pick from.
  enum Listed: Sendable {
    case none
    case schools([Int])
    /// Ids of actions.
    case steps([String])
    /// Numbers of records, as a review shows them.
    case records([Int])
    /// Ids of cases.
    case cases([String])
  }

  /// Focus taken longer ago than this many requests is asked about before anything is changed.
  static let focusLasts = 20
}
