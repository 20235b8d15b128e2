import Diagnostics

/// Conditions whose shape is not that of the grammar; codes WM24x.
package enum ShapeProblem: Hashable, Sendable {
  case itemsExpected(String)
  case noItems(String)
  case itemExpected(String?)
  case nothingAsked
  case severalTests([String])
  case unknownItemKey(String, nearest: String)
  /// A list or mapping where a phrase belongs; with the list as it would be written.
  case lineExpected(String, list: String?)
  case nothingAfter(String)
  case overSeveralLines
  case quantityNotClear(String, bound: String)
  case actionsExpected
  case extraNotHere(String)
  case onlyHint(String)
  case unknownStance(String, nearest: String?)
  case stanceNeedsReason(String)
  case becauseWithoutStance
  case countInsideWhere
  /// A finding, a contra-indication or a count where only facts may stand.
  case notInDerivation(String)
  /// A finding of a hub.
  case onlyOfSchools(String, relation: String?)
  case onlyInActions(String)
  case setNameTaken(String)

  /// The stable code.
  var code: String {
    switch self {
    case .itemsExpected, .noItems, .itemExpected, .nothingAsked: "WM240"
    case .severalTests, .unknownItemKey: "WM241"
    case .lineExpected, .nothingAfter: "WM242"
    case .overSeveralLines: "WM243"
    case .quantityNotClear, .actionsExpected: "WM244"
    case .extraNotHere, .onlyHint: "WM245"
    case .unknownStance, .stanceNeedsReason, .becauseWithoutStance: "WM246"
    case .countInsideWhere, .notInDerivation, .onlyOfSchools, .onlyInActions: "WM247"
    case .setNameTaken: "WM248"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .itemsExpected(let key): "\(key.quoted()) must be followed by a list of conditions"
    case .noItems(let key): "\(key.quoted()) holds no condition"
    case .itemExpected(let text?): "a condition is a fact and its test, not \(text.quoted())"
    case .itemExpected(nil): "a condition is a fact and its test"
    case .nothingAsked: "this condition asks nothing"
    case .severalTests(let names):
      "one condition asks several things: \(names.map { $0.quoted() }.joinedInWords("and"))"
    case .unknownItemKey(let key, _): "\(key.quoted()) has no meaning in a condition"
    case .lineExpected(let key, _): "\(key.quoted()) must be followed by a test on one line"
    case .nothingAfter(let key): "nothing stands after \(key.quoted())"
    case .overSeveralLines: "a condition must stand on one line"
    case .quantityNotClear(let text, let bound):
      "\(bound.quoted()) needs a number or a percentage, not \(text.quoted())"
    case .actionsExpected: "\"any when of\" needs a list of actions"
    case .extraNotHere(let key): "\(key.quoted()) has no meaning here"
    case .onlyHint(let word): "a sign can be held to a hint, not to \(word.quoted())"
    case .unknownStance(let word, _): "\(word.quoted()) is not what \"if unknown\" can say"
    case .stanceNeedsReason(let word): "\"if unknown: \(word)\" needs a reason"
    case .becauseWithoutStance: "\"because\" gives the reason of \"if unknown\", which is not here"
    case .countInsideWhere: "a count cannot stand inside the \"where\" of another"
    case .notInDerivation(let what): "\(what) cannot decide a fact; only other facts can"
    case .onlyOfSchools(let what, let relation):
      "\(what) belongs to a school, which \((relation ?? "these").quoted()) are not"
    case .onlyInActions(let key): "\(key.quoted()) can stand only in the conditions of an action"
    case .setNameTaken(let name): "two sets of this rule are called \(name.quoted())"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .unknownStance(_, let nearest):
      Suggestion.nearest(nearest, else: "write wait, carry on or stop")
    case .unknownItemKey(_, let nearest): "did you mean \(nearest.quoted())?"
    case .itemsExpected: "write each condition on a line of its own after \"- \""
    case .noItems, .nothingAsked, .nothingAfter: "write a condition, or delete the line"
    case .itemExpected: "write, for example, \"reading cohort size: at least 11\""
    case .severalTests: "begin each on a line of its own with \"- \""
    case .lineExpected(_, let list?): "write \"any of \(list)\""
    case .lineExpected(_, nil): "write, for example, \"at least 11\""
    case .overSeveralLines: "write it on one line after the colon"
    case .quantityNotClear: "write, for example, 2 or 30 percent"
    case .actionsExpected: "write their ids in brackets: [a, b]"
    case .extraNotHere("say"): "put it on a line of \"unless\""
    case .extraNotHere("gives at most"): "put it on a sign of a finding"
    case .extraNotHere("if unknown"): "put it on the single lines"
    case .extraNotHere: "delete the line"
    case .onlyHint: "write \"gives at most: hint\""
    case .stanceNeedsReason: "add a line \"because: …\""
    case .becauseWithoutStance: "add \"if unknown: carry on\" or \"if unknown: stop\", or delete it"
    case .countInsideWhere: "make the inner count a finding, and name that finding here"
    case .notInDerivation: "name the fact behind it"
    case .onlyOfSchools: "test a fact of theirs instead"
    case .onlyInActions: "move the line to an action"
    case .setNameTaken: "give one of them another name"
    }
  }
}
