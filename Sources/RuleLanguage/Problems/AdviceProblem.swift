import Diagnostics

/// Advice about the examples of a rule; code WM41x, always a warning.
package enum AdviceProblem: Hashable, Sendable {
  /// No example expects a status; with what would make one.
  case statusNeverSeen(String, example: String?)
  /// No example of a finding expects `none`, or any strength, or leaves it open.
  case strengthNeverSeen(String)

  /// The stable code.
  var code: String {
    switch self {
    case .statusNeverSeen: "WM411"
    case .strengthNeverSeen: "WM412"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .statusNeverSeen(let status, _):
      "this rule is never \(status.quoted()) in its examples"
    case .strengthNeverSeen("open"): "this finding is never left open in its examples"
    case .strengthNeverSeen("none"): "this finding is never \"none\" in its examples"
    case .strengthNeverSeen: "this finding never holds in its examples"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .statusNeverSeen(_, let example?): "add an example with \(example.quoted())"
    case .statusNeverSeen(let status, nil): "add an example with \"expect: \(status)\""
    case .strengthNeverSeen("open"):
      "add an example in which facts are missing, with \"could reach: …\""
    case .strengthNeverSeen("none"): "add an example with \"expect: none\""
    case .strengthNeverSeen: "add an example that expects hint, likely or clear"
    }
  }
}
