import Advice
import Understanding

/// A question that waits for its answer: it has first claim on what answers it.
enum Pending: Sendable {
  /// A yes or a no, before something is done.
  case confirm(Ask, question: String)
  /// One of several readings.
  case choose([Choice], question: String)
  /// Something that a request needs, by the name of its slot.
  case missing(Ask, slot: String, question: String)
  /// The open question of an interview about a school.
  case interview(Interview, school: Int)
  /// Why a step or partner was declined; may stay empty.
  case reason(Decline)

  /// What one answer of a choice does.
  struct Choice: Sendable {
    var label: String
    var ask: Ask
  }

  /// A decision that waits for its reason.
  struct Decline: Sendable {
    /// The number of the record.
    var record: Int
    var school: Int
    var name: String
  }
}
