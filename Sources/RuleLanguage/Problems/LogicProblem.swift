import Diagnostics

/// Conditions that contradict, repeat or hide each other, and rules nobody reaches; codes WM31x to
/// WM345. Only a contradiction keeps a rule set from being used.
package enum LogicProblem: Hashable, Sendable {
  /// Two lines under `all` of which at most one can hold.
  case neverTogether
  /// A line that stands in the same list already.
  case sameAsBefore(line: Int)
  /// Under `all` a line that another one makes needless; under `any` one that another one covers.
  case covered(line: Int, underAll: Bool)
  /// A lead condition that is no condition of the card.
  case leadNotTested(String)
  /// A line that cannot hold because of one that must hold further out.
  case excludedFurtherOut(line: Int)
  /// A line that asks for what a fact can never be; with the limits in words.
  case beyondLimits(String, limits: String)
  /// A finding asked for at a strength that its signs never reach.
  case strengthOutOfReach(String, asked: String, highest: String)
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

  /// The stable code.
  var code: String {
    switch self {
    case .neverTogether: "WM310"
    case .sameAsBefore: "WM311"
    case .covered: "WM312"
    case .leadNotTested: "WM313"
    case .excludedFurtherOut, .beyondLimits, .strengthOutOfReach: "WM314"
    case .mixedDirection: "WM320"
    case .doesNotApplyCounts: "WM330"
    case .nobodyUses, .informationalButUsed: "WM340"
    case .reachesNoCard: "WM341"
    case .sameConditions: "WM342"
    case .areaNotSpokenTo: "WM345"
    }
  }

  /// How much it matters.
  var severity: Diagnostic.Severity {
    switch self {
    case .neverTogether: .error
    case .sameAsBefore, .covered, .leadNotTested, .excludedFurtherOut, .beyondLimits,
      .strengthOutOfReach, .doesNotApplyCounts, .nobodyUses, .informationalButUsed,
      .reachesNoCard, .sameConditions, .areaNotSpokenTo:
      .warning
    // This may be meant; it is told, not held against anyone.
    case .mixedDirection: .note
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
    case .excludedFurtherOut(let line):
      "this line can never hold where it stands: line \(line) must hold too, and excludes it"
    case .beyondLimits(let fact, let limits):
      "this line can never hold: \(fact.quoted()) \(limits)"
    case .strengthOutOfReach(let id, let asked, let highest):
      "\(id) can never be \(asked.quoted()): its signs reach \(highest.quoted()) at most"
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
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .neverTogether: nil
    case .sameAsBefore, .covered: "delete one of the two"
    case .leadNotTested: "name a fact or finding of \"when\""
    case .excludedFurtherOut: "delete one of the two, or move this line out"
    case .beyondLimits: "correct the line, or delete it"
    case .strengthOutOfReach(let id, _, let highest):
      "ask for \(highest.quoted()), or give \(id) a sign that people judge"
    case .mixedDirection:
      "write it with \"within\" or \"any of\" where that says the same, or leave it"
    case .doesNotApplyCounts: "say under \"applies to\" for which phase the rule is meant"
    case .nobodyUses: "name it in an action, or add \"informational: yes\""
    case .informationalButUsed: "delete the line \"informational\""
    case .reachesNoCard: "list it under \"not when\" of a card, or delete it"
    case .sameConditions: "join the two, or tell them apart"
    case .areaNotSpokenTo: "add area to \"speaks to\""
    }
  }
}
