import Diagnostics

/// Conditions that contradict, repeat or hide each other, and rules nobody reaches; codes WM31x to
/// WM34x. Only a contradiction keeps a rule set from being used.
package enum LogicProblem: Hashable, Sendable {
  /// Two lines under `all` of which at most one can hold.
  case neverTogether
  /// A line that stands in the same list already.
  case sameAsBefore(line: Int)
  /// Under `all` a line that another one makes needless; under `any` one that another one covers.
  case covered(line: Int, underAll: Bool)
  /// A lead condition that is no condition of the card.
  case leadNotTested(String)
  /// A fact tested in both directions within a rule.
  case mixedDirection(String)
  /// A fact under `none of` that does not apply to some schools.
  case doesNotApplyCounts(String)
  /// A finding that no action and no other finding uses.
  case nobodyUses(String)
  /// `informational` on a finding that is used.
  case informationalButUsed(String)
  /// A contra-indication that reaches no card.
  case reachesNoCard(String)
  /// Two rules with the same conditions.
  case sameConditions(String, String)
  /// A card that rests on the system around schools but does not speak to the area.
  case areaNotSpokenTo(String)
  /// Facts that nothing reads.
  case unreadFacts([String])
  /// Sources that nothing cites.
  case uncitedSources([String])

  /// The stable code.
  var code: String {
    switch self {
    case .neverTogether: "WM310"
    case .sameAsBefore: "WM311"
    case .covered: "WM312"
    case .leadNotTested: "WM313"
    case .mixedDirection: "WM320"
    case .doesNotApplyCounts: "WM330"
    case .nobodyUses, .informationalButUsed: "WM340"
    case .reachesNoCard: "WM341"
    case .sameConditions: "WM342"
    case .unreadFacts: "WM343"
    case .uncitedSources: "WM344"
    case .areaNotSpokenTo: "WM345"
    }
  }

  /// How much it matters.
  var severity: Diagnostic.Severity {
    switch self {
    case .neverTogether: .error
    case .sameAsBefore, .covered, .leadNotTested, .doesNotApplyCounts, .nobodyUses,
      .informationalButUsed, .reachesNoCard, .sameConditions, .areaNotSpokenTo:
      .warning
    // These may be meant; they are told, not held against anyone.
    case .mixedDirection, .unreadFacts, .uncitedSources: .note
    }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .neverTogether: "these two lines can never hold together"
    case .sameAsBefore(let line): "this line says the same as line \(line)"
    case .covered(let line, underAll: true): "this line holds whenever line \(line) does"
    case .covered(let line, underAll: false): "whenever this line holds, line \(line) does"
    case .leadNotTested(let name):
      "\(name.quoted()) is the lead condition, but no condition of this card"
    case .mixedDirection(let fact):
      "\(fact.quoted()) is tested in more than one direction in this rule, so it may stay open although the answer is settled"
    case .doesNotApplyCounts(let fact):
      "\(fact.quoted()) does not apply to every school, and \"none of\" counts that as true"
    case .nobodyUses(let id): "no action uses \(id)"
    case .informationalButUsed(let id): "\(id) is marked as informational, but actions use it"
    case .reachesNoCard(let id): "no card lists \(id)"
    case .sameConditions(let id, let other): "\(id) has the same conditions as \(other)"
    case .areaNotSpokenTo(let id):
      "this card rests on \(id), which the area decides, but does not speak to the area"
    case .unreadFacts(let names):
      names.count == 1
        ? "no rule reads the fact \(names[0].quoted())"
        : "no rule reads these \(names.count) facts: \(names.joinedInWords("and"))"
    case .uncitedSources(let keys):
      keys.count == 1
        ? "nothing cites the source \(keys[0])"
        : "nothing cites these \(keys.count) sources: \(keys.joinedInWords("and"))"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .neverTogether: nil
    case .sameAsBefore, .covered: "delete one of the two"
    case .leadNotTested: "name a fact or finding of \"when\""
    case .mixedDirection:
      "write it with \"within\" or \"any of\" where that says the same, or leave it"
    case .doesNotApplyCounts: "say under \"applies to\" for which phase the rule is meant"
    case .nobodyUses: "name it in an action, or add \"informational: yes\""
    case .informationalButUsed: "delete the line \"informational\""
    case .reachesNoCard: "list it under \"not when\" of a card, or delete it"
    case .sameConditions: "join the two, or tell them apart"
    case .areaNotSpokenTo: "add area to \"speaks to\""
    case .unreadFacts, .uncitedSources: nil
    }
  }
}
