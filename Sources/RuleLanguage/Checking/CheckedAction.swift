package import Diagnostics
package import Evidence
package import Facts

/// An action card, checked: what to consider, when, and everything people must be told with it.
package struct CheckedAction: Sendable {
  package var id: String
  package var name: String
  package var life: RuleLife
  package var strategy: Strategy
  package var ecology: EcologyLevel
  package var voices: Set<Voice>
  package var topics: [String]
  package var urgency: Urgency
  /// Indices of barriers in ``CheckedRules/findings`` that make it *act now* where one is at least likely.
  package var actNowWhere: [Int] = []
  package var effort: Effort
  package var who: String
  /// `applies to`: tests of facts that must hold for the card to be meant at all.
  package var appliesTo: [CheckedCondition]
  /// One for a card without `about`, else one for each entry; the card is shown once with the entries that hold.
  package var instances: [Instance]
  /// Indices of the contra-indications in `not when`, in the order of the card.
  package var notWhen: [Int]
  /// What its siblings have and it does without, on purpose.
  package var deliberatelyWithout: [Without] = []
  /// Prose that only a person can judge: printed as "Not if …".
  package var stopIf: [String]
  /// The fact or finding whose distance gives the need band; `nil`: worked out from the findings.
  package var leadCondition: LeadCondition?
  /// Indices of assets in ``CheckedRules/findings`` that help; entries of one asset stand together.
  package var helpedBy: [Int]
  package var partner: PartnerProfile?
  package var conditions: [String]
  package var cautions: [CautionReference]
  package var steps: Steps
  package var monitor: [String]
  package var helperGain: String
  package var because: [Citation]
  package var grade: EvidenceGrade
  package var resources: [String]
  /// Ids of actions, as declared.
  package var before: [String]
  package var needs: [String]
  package var insteadOf: [String]
  package var notWith: [String]
  /// A figure that must be responded to, apart from urgency.
  package var mustRespond: Bool
  package var examples: [RuleExample]
  package var location: Source.Location

  /// Something that a card does without, with the reason.
  package struct Without: Hashable, Sendable {
    package var trait: SiblingTrait
    /// In words for people.
    package var reason: String
    /// Where it is named.
    package var location: Source.Location
    /// How many characters the name takes there.
    package var length: Int

    package init(trait: SiblingTrait, reason: String, location: Source.Location, length: Int) {
      self.trait = trait
      self.reason = reason
      self.location = location
      self.length = length
    }
  }

  /// The conditions for one entry of `about`, or for all.
  package struct Instance: Sendable {
    package var about: AboutEntry?
    package var when: CheckedCondition
    package var unless: [CheckedCondition]
    /// The topics of this copy: where a card says `the need's topic`, that of this entry.
    package var topics: [String] = []

    package init(about: AboutEntry? = nil, when: CheckedCondition, unless: [CheckedCondition] = [])
    {
      self.about = about
      self.when = when
      self.unless = unless
    }
  }

  package init(
    id: String, name: String, life: RuleLife, strategy: Strategy, ecology: EcologyLevel,
    voices: Set<Voice> = [.school, .cluster], topics: [String] = [], urgency: Urgency,
    effort: Effort, who: String = "", appliesTo: [CheckedCondition] = [], instances: [Instance],
    notWhen: [Int] = [], stopIf: [String] = [], leadCondition: LeadCondition? = nil,
    helpedBy: [Int] = [], partner: PartnerProfile? = nil, conditions: [String] = [],
    cautions: [CautionReference] = [], steps: Steps = Steps(twoWeeks: "", term: "", year: ""),
    monitor: [String] = [], helperGain: String = "", because: [Citation] = [],
    grade: EvidenceGrade, resources: [String] = [], before: [String] = [],
    needs: [String] = [], insteadOf: [String] = [], notWith: [String] = [],
    mustRespond: Bool = false, examples: [RuleExample] = [], location: Source.Location
  ) {
    self.id = id
    self.name = name
    self.life = life
    self.strategy = strategy
    self.ecology = ecology
    self.voices = voices
    self.topics = topics
    self.urgency = urgency
    self.effort = effort
    self.who = who
    self.appliesTo = appliesTo
    self.instances = instances
    self.notWhen = notWhen
    self.stopIf = stopIf
    self.leadCondition = leadCondition
    self.helpedBy = helpedBy
    self.partner = partner
    self.conditions = conditions
    self.cautions = cautions
    self.steps = steps
    self.monitor = monitor
    self.helperGain = helperGain
    self.because = because
    self.grade = grade
    self.resources = resources
    self.before = before
    self.needs = needs
    self.insteadOf = insteadOf
    self.notWith = notWith
    self.mustRespond = mustRespond
    self.examples = examples
    self.location = location
  }
}

/// The six strategies of Ainscow 2011 (LES¶7), in their order.
package enum Strategy: String, Hashable, Sendable, CaseIterable, Codable {
  case untappedPotential = "realising untapped potential"
  case evidence = "using evidence as a catalyst"
  case schoolToSchool = "school-to-school collaboration"
  case crossBorder = "cross-border collaboration"
  case systemLeadership = "system leadership"
  case localAuthorities = "rethinking local authorities"
}

/// To whom a card speaks.
package enum Voice: String, Hashable, Sendable, CaseIterable, Codable { case school, cluster, area }

/// How soon a card wants attention, most pressing first.
package enum Urgency: String, Hashable, Sendable, CaseIterable, Codable {
  case actNow = "act now"
  case plan, consider
}

/// How much work a card asks for, least first.
package enum Effort: String, Hashable, Sendable, CaseIterable, Codable { case low, medium, high }

/// The lead condition of a card.
package enum LeadCondition: Hashable, Sendable {
  /// A fact's slot.
  case fact(Int)
  /// Indices of the entries of a finding.
  case finding([Int])
}

/// First steps of a card.
package struct Steps: Hashable, Sendable {
  package var twoWeeks: String
  package var term: String
  package var year: String

  package init(twoWeeks: String, term: String, year: String) {
    self.twoWeeks = twoWeeks
    self.term = term
    self.year = year
  }
}

/// A caution of the catalogue, or one of the card's own.
package enum CautionReference: Hashable, Sendable {
  case catalogue(String)
  case own(String)
}

/// Who could help, as the card describes it.
package struct PartnerProfile: Sendable {
  package enum OtherAuthority: String, Sendable, CaseIterable {
    case required, preferred, indifferent
  }
  /// Words for the kind of partner.
  package var type: String
  /// A relation or a set named by `call them`; `nil` when the card only describes.
  package var from: String?
  /// Another relation in which a partner may be found as well.
  package var alsoFrom: String?
  /// Of community partners: what sort of body they are, as words of the vocabulary; empty: any.
  package var kinds: [String]
  /// Of community partners: what they do, at least one of these words of the vocabulary; empty: anything.
  package var offers: [String]
  /// Names of hard constraints in ``PartneringPolicy``.
  package var hard: [String]
  /// Names of soft criteria in ``PartneringPolicy``.
  package var soft: [String]
  /// What to look for, in words.
  package var match: [String]
  package var otherAuthority: OtherAuthority

  package init(
    type: String, from: String? = nil, alsoFrom: String? = nil, kinds: [String] = [],
    offers: [String] = [], hard: [String] = [], soft: [String] = [],
    match: [String] = [], otherAuthority: OtherAuthority = .indifferent
  ) {
    self.type = type
    self.from = from
    self.alsoFrom = alsoFrom
    self.kinds = kinds
    self.offers = offers
    self.hard = hard
    self.soft = soft
    self.match = match
    self.otherAuthority = otherAuthority
  }
}

/// Something that rules out, defers or limits cards (`rule-language` 4.2).
package struct CheckedContraIndication: Sendable {
  package enum Effect: String, Sendable, CaseIterable {
    case block, `defer`, limit
    case removeCandidate = "remove candidate"
    case reminder
  }
  /// Which cards it reaches.
  package enum Reach: Hashable, Sendable {
    /// Every card except these ids.
    case everyCardExcept(Set<String>)
    /// Cards that list it in `not when`, and cards of this effort if one is given.
    case cardsThatListIt(orEffort: Effort?)
    /// A candidate partner, never the card.
    case candidate
  }

  package var id: String
  package var name: String
  /// What people read when it bears on a card.
  package var says: String
  /// `nil` for one that nothing known can decide, and for `N_NO_EVIDENCE`-like tests see `testsOwnBarriers`.
  package var test: CheckedCondition?
  /// True when it holds because none of the barriers a card rests on is at least likely (`N_NO_EVIDENCE`).
  package var testsOwnBarriers: Bool
  /// `if unknown: stop`.
  package var stopsIfUnknown: Bool
  package var effect: Effect
  /// The action that comes first.
  package var first: String?
  package var reach: Reach
  package var because: String?
  package var location: Source.Location

  package init(
    id: String, name: String, says: String, test: CheckedCondition?, testsOwnBarriers: Bool = false,
    stopsIfUnknown: Bool = false, effect: Effect, first: String? = nil, reach: Reach,
    because: String? = nil, location: Source.Location
  ) {
    self.id = id
    self.name = name
    self.says = says
    self.test = test
    self.testsOwnBarriers = testsOwnBarriers
    self.stopsIfUnknown = stopsIfUnknown
    self.effect = effect
    self.first = first
    self.reach = reach
    self.because = because
    self.location = location
  }
}
