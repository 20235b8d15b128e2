package import Diagnostics

/// A condition of a rule with all names resolved and its place in the file kept.
package struct CheckedCondition: Sendable {
  /// What is asked.
  package var form: Form
  /// What an unknown answer counts as.
  package var stance: Stance
  /// What people read when this line rules something out.
  package var say: String?
  /// On a sign: its facts are counted as figures (`gives at most: hint`).
  package var givesAtMostHint: Bool
  /// Where the line stands.
  package var location: Source.Location
  /// How many characters its key takes, for carets.
  package var length = 1
  /// Whether it stands behind a dash of its own, two columns before.
  package var isListItem = false

  package init(
    _ form: Form, stance: Stance = .wait, say: String? = nil, givesAtMostHint: Bool = false,
    at location: Source.Location
  ) {
    self.form = form
    self.stance = stance
    self.say = say
    self.givesAtMostHint = givesAtMostHint
    self.location = location
  }

  /// The ways to ask.
  package indirect enum Form: Sendable {
    /// One fact, one phrase.
    case test(CheckedTest)
    case all([CheckedCondition])
    case any([CheckedCondition])
    case noneOf([CheckedCondition])
    /// A number or share of related bearers for which something holds.
    case count(CheckedCount)
    /// The strength of a finding or asset.
    case finding(FindingTest)
    /// The test of a contra-indication, as a reason; its index in ``CheckedRules/contraIndications``.
    case contraIndication(Int)
    /// `any when of: [ids]`: the conditions of those cards, copied in; `any` of them.
    case anyWhenOf([(action: String, when: CheckedCondition)])
  }

  /// `if unknown:` with its reason (`rule-language` 5.6).
  package enum Stance: Hashable, Sendable {
    case wait
    case carryOn(because: String)
    case stop(because: String)
  }
}

/// One fact tested by one phrase.
package struct CheckedTest: Sendable {
  /// The fact's slot in the vocabulary.
  package var slot: Int
  package var phrase: Phrase
  /// The named band the phrase was written as, for wording; `nil` when written out.
  package var band: String?
  /// The place of the phrase (the value side of the line).
  package var location: Source.Location

  package init(slot: Int, phrase: Phrase, band: String? = nil, location: Source.Location) {
    self.slot = slot
    self.phrase = phrase
    self.band = band
    self.location = location
  }
}

/// `at least 2 of: schools in the family, call them: …, where: …` (`rule-language` 5.4).
package struct CheckedCount: Sendable {
  /// How many.
  package var quantity: Quantity
  /// The relation's name in the vocabulary.
  package var relation: String
  /// The set's name for people and for `partner`; unique within a rule.
  package var name: String
  /// What must hold of each member; an `all`. Facts in it are the member's.
  package var condition: CheckedCondition
  package var location: Source.Location

  package init(
    quantity: Quantity, relation: String, name: String, condition: CheckedCondition,
    location: Source.Location
  ) {
    self.quantity = quantity
    self.relation = relation
    self.name = name
    self.condition = condition
    self.location = location
  }

  /// A number or share with its direction.
  package struct Quantity: Hashable, Sendable {
    package enum Bound: String, Hashable, Sendable {
      case atLeast = "at least"
      case atMost = "at most"
      case exactly
    }
    package var bound: Bound
    package var number: Int
    package var isPercent: Bool

    package init(_ bound: Bound, _ number: Int, isPercent: Bool = false) {
      self.bound = bound
      self.number = number
      self.isPercent = isPercent
    }
  }
}

/// How clear a finding is; `none` is not a finding.
package enum Strength: Int, Hashable, Sendable, CaseIterable, Comparable, Codable {
  case none, hint, likely, clear

  /// The word in rules and answers.
  package var word: String {
    switch self {
    case .none: "none"
    case .hint: "hint"
    case .likely: "likely"
    case .clear: "clear"
    }
  }

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// `finding: W_CLOSED, at least likely, about …`.
package struct FindingTest: Sendable {
  /// Indices in ``CheckedRules/findings``: one, or all entries of a finding with `about` (any of them).
  package var findings: [Int]
  /// At least this strong, or exactly so.
  package var strength: Strength
  package var isExact: Bool
  package var location: Source.Location

  package init(
    findings: [Int], strength: Strength = .hint, isExact: Bool = false, location: Source.Location
  ) {
    self.findings = findings
    self.strength = strength
    self.isExact = isExact
    self.location = location
  }
}
