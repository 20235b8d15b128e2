import Diagnostics

/// What a rule set as a whole leaves out, or holds and does not need; codes WM343, WM344 and WM346 to
/// WM348.
///
/// None of it keeps a rule set from being used.
package enum SetProblem: Hashable, Sendable {
  /// A fact that nothing reads.
  case unreadFact(String)
  /// `informational` on a fact that is read.
  case informationalButRead(String)
  /// A source that nothing cites.
  case uncitedSource(String)
  /// `background` on a source that is cited.
  case backgroundButCited(String)
  /// A card that lacks what all its siblings have.
  case unlikeSiblings(String, lacks: SiblingTrait, siblings: [String])
  /// `deliberately without` something that the card has.
  case withoutButThere(SiblingTrait)
  /// `deliberately without` something that not all siblings have.
  case withoutForNothing(SiblingTrait)
  /// A topic that no card of a strategy has.
  case topicNotReached(String, strategy: String)
  /// A topic left to others that cards of the strategy have.
  case topicLeftButReached(String, strategy: String, cards: [String])

  /// The stable code.
  var code: String {
    switch self {
    case .unreadFact, .informationalButRead: "WM343"
    case .uncitedSource, .backgroundButCited: "WM344"
    case .unlikeSiblings, .withoutButThere, .withoutForNothing: "WM346"
    case .topicNotReached: "WM347"
    case .topicLeftButReached: "WM348"
    }
  }

  /// How much it matters: what may well be meant is told, not held against anyone.
  var severity: Diagnostic.Severity {
    switch self {
    case .unreadFact, .uncitedSource: .note
    case .informationalButRead, .backgroundButCited, .unlikeSiblings, .withoutButThere,
      .withoutForNothing, .topicNotReached, .topicLeftButReached:
      .warning
    }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .unreadFact(let name): "no rule reads the fact \(name.quoted())"
    case .informationalButRead(let name):
      "the fact \(name.quoted()) is marked as informational, but rules read it"
    case .uncitedSource(let key): "nothing cites the source \(key)"
    case .backgroundButCited(let key):
      "the source \(key) is marked as background, but it is cited"
    case .unlikeSiblings(let id, let trait, let siblings):
      "all \(siblings.count) siblings of \(id) \(trait.had), and it does not: \(Self.some(siblings))"
    case .withoutButThere(let trait): "this card is said to be without \(trait.name), but has it"
    case .withoutForNothing(let trait):
      "this card is said to be without \(trait.name), but not all its siblings have it either"
    case .topicNotReached(let topic, let strategy):
      "no card of \(strategy.quoted()) has the topic \(topic.quoted()), and it is not left to others"
    case .topicLeftButReached(let topic, let strategy, let cards):
      "\(strategy.quoted()) leaves the topic \(topic.quoted()) to others, but cards of it have it: \(Self.some(cards))"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .unreadFact: "test it in a rule, or say what it is there for: \"informational: …\""
    case .informationalButRead: "delete the line \"informational\""
    case .uncitedSource:
      "cite it, or say why it stands here: \"background: …\" under \"custom\""
    case .backgroundButCited: "delete the line \"background\""
    case .unlikeSiblings(_, let trait, _):
      "\(trait.remedy), or say why not: \"deliberately without: {\(trait.name): …}\""
    case .withoutButThere, .withoutForNothing: "delete the line"
    case .topicNotReached:
      "give a card the topic, or say why not: \"leaves to others: [{topics: […], because: …}]\""
    case .topicLeftButReached: "delete it here, or take the topic off the cards"
    }
  }

  /// The first four names, and how many more.
  private static func some(_ names: [String]) -> String {
    guard names.count > 5 else { return names.joinedInWords("and") }
    return (names.prefix(4) + ["\(names.count - 4) more"]).joinedInWords("and")
  }
}

/// What cards may have in common with their siblings.
package enum SiblingTrait: Hashable, Sendable {
  /// They list this contra-indication, or it reaches them by their effort; its id.
  case contraIndication(String)
  /// They test this fact in `applies to` or `unless`; its everyday name.
  case fact(String)

  /// The name as a rule writes it.
  package var name: String {
    switch self {
    case .contraIndication(let id): id
    case .fact(let name): name
    }
  }

  /// What they do, after "all siblings".
  fileprivate var had: String {
    switch self {
    case .contraIndication(let id): "list \(id)"
    case .fact(let name): "test \(name.quoted()) in \"applies to\" or \"unless\""
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .contraIndication: "list it under \"not when\""
    case .fact: "test it too"
    }
  }
}
