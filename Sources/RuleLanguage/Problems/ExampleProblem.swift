import Diagnostics

/// What can be wrong with examples; codes WM26x.
package enum ExampleProblem: Hashable, Sendable {
  case badExampleValue(String, fact: String, kind: String, nearest: String?)
  case setSizeNotClear(String)
  case memberExpected
  case aboutWithoutParameter
  case reachBelow(String, String)
  case expectationNotHere(String, of: String)
  case expectationContradicts(String, String)

  /// The stable code.
  var code: String {
    switch self {
    case .badExampleValue: "WM260"
    case .setSizeNotClear, .memberExpected: "WM261"
    case .aboutWithoutParameter: "WM262"
    case .reachBelow, .expectationNotHere, .expectationContradicts: "WM263"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .badExampleValue(let text, let fact, let kind, _):
      "\(text.quoted()) cannot be the value of \(fact.quoted()), which is \(KindWords.inSentence(kind))"
    case .setSizeNotClear: "the size of this set is not clear"
    case .memberExpected: "each member must be facts with their values"
    case .aboutWithoutParameter: "this rule is not about anything that an example could choose"
    case .reachBelow(let reach, let now):
      "the finding is \(now.quoted()) already, so it cannot only reach \(reach.quoted())"
    case .expectationNotHere(let key, let rules):
      "\(key.quoted()) has no meaning in examples of \(rules)"
    case .expectationContradicts(let key, let status):
      "\(key.quoted()) does not go with the expected \(status.quoted())"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .badExampleValue(_, _, let kind, let nearest):
      Suggestion.nearest(nearest, else: KindWords.exampleValue(kind))
    case .setSizeNotClear: "write 2, \"2 of 10\" or \"2 to 5 of 10\", or list the members"
    case .memberExpected: "write, for example, [{group size: 14}, {group size: 22}]"
    case .aboutWithoutParameter: "delete the line"
    case .reachBelow: "leave \"could reach\" out, or correct it"
    case .expectationNotHere, .expectationContradicts: "delete the line, or correct \"expect\""
    }
  }
}
