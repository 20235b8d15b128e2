package import Evidence
package import Facts
package import RuleLanguage

/// An action that could be shown for one school, with everything the order looks at.
package struct Candidate: Hashable, Sendable {
  /// Whether small, believable errors in the figures would change the status (`rule-language` 6.1).
  package enum Firmness: Int, Hashable, Sendable { case firm, fragile }

  /// The action's id; the last key of the order.
  package var id: String
  package var strategy: Strategy
  package var ecology: EcologyLevel
  package var urgency: Urgency
  package var status: Status
  /// A topic of the card stands among what people most want to change.
  package var isAskedFor: Bool
  /// The strongest barrier or asset the card rests on.
  package var strength: Strength
  /// 0 to 3: steps past the threshold, in bands 0–1, 1–2, 2–3, over 3.
  package var needBand: Int
  /// How many of the assets that help are there.
  package var helpers: Int
  package var grade: EvidenceGrade
  package var firmness: Firmness
  package var effort: Effort
  /// The contra-indication that calls for this action first, where one does.
  package var calledForBy: String?
  /// Something that is known speaks for it. A possible action for which nothing does is ranked but never
  /// shown: what is missing must not raise concern (`domain` 8, point 12).
  package var isGrounded: Bool
  package var before: [String]
  package var needs: [String]
  package var insteadOf: [String]
  package var notWith: [String]

  package init(
    id: String, strategy: Strategy, ecology: EcologyLevel, urgency: Urgency, status: Status,
    isAskedFor: Bool = false, strength: Strength = .none, needBand: Int = 0, helpers: Int = 0,
    grade: EvidenceGrade, firmness: Firmness = .firm, effort: Effort, calledForBy: String? = nil,
    isGrounded: Bool = true, before: [String] = [], needs: [String] = [],
    insteadOf: [String] = [], notWith: [String] = []
  ) {
    self.id = id
    self.strategy = strategy
    self.ecology = ecology
    self.urgency = urgency
    self.status = status
    self.isAskedFor = isAskedFor
    self.strength = strength
    self.needBand = needBand
    self.helpers = helpers
    self.grade = grade
    self.firmness = firmness
    self.effort = effort
    self.calledForBy = calledForBy
    self.isGrounded = isGrounded
    self.before = before
    self.needs = needs
    self.insteadOf = insteadOf
    self.notWith = notWith
  }

  /// Whether the status is one that is ranked at all.
  package var isRanked: Bool { Self.rankedStatuses.contains(status) }

  /// The statuses that are ranked, best first.
  package static let rankedStatuses: [Status] = [
    .recommended, .recommendedOnAnAssumption, .possible,
  ]

  /// How sure the advice is, in words (`rule-language` 6.1, "In words").
  package var sureness: Sureness {
    Sureness(of: status, strength, isFirm: firmness == .firm)
  }
}

/// The three words for how sure an advice is.
package enum Sureness: String, Hashable, Sendable, CaseIterable {
  case firm
  case fairlySure = "fairly sure"
  case tentative

  /// The word for what is ranked, by its status, the strength it rests on and whether chance turns it.
  init(of status: Status, _ strength: Strength, isFirm: Bool) {
    self =
      status != .recommended || !isFirm ? .tentative : strength >= .likely ? .firm : .fairlySure
  }
}
