import Diagnostics

/// Facts that cannot be worked out as declared; code WM293.
package enum DerivationProblem: Hashable, Sendable {
  case operandIsNoNumber(String)
  case partsDiffer(String, String)
  case derivedKind(String, gives: String, kind: String)

  /// The stable code.
  var code: String {
    switch self {
    case .operandIsNoNumber, .partsDiffer, .derivedKind: "WM293"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .operandIsNoNumber(let fact): "\(fact.quoted()) is no number to work with"
    case .partsDiffer(let part, let fact):
      "\(part.quoted()) holds other values than \(fact.quoted())"
    case .derivedKind(let fact, let gives, let kind):
      "what is worked out here is \(KindWords.inSentence(gives)), but \(fact.quoted()) is \(KindWords.inSentence(kind))"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .operandIsNoNumber: "name a number, or a fact with levels"
    case .partsDiffer: "name facts with the same kind and words"
    case .derivedKind: "change the kind, or the way it is worked out"
    }
  }
}
