package import OrderedCollections

/// How signs become a strength (`Rules/strength.yaml`, `rule-language` 5.4a).
package struct StrengthPolicy: Hashable, Sendable {
  /// One line: the strength, and how many different facts and judgements it needs at least.
  package struct Line: Hashable, Sendable {
    package var strength: Strength
    package var facts: Int
    package var judgements: Int

    package init(_ strength: Strength, facts: Int, judgements: Int) {
      self.strength = strength
      self.facts = facts
      self.judgements = judgements
    }
  }
  package var version: Int
  /// The first line whose minimums are met decides; strongest first.
  package var lines: [Line]

  package init(version: Int, lines: [Line]) {
    self.version = version
    self.lines = lines
  }

  /// The policy of `rule-language` 4.1.
  package static let standard = StrengthPolicy(
    version: 1,
    lines: [
      Line(.clear, facts: 2, judgements: 1), Line(.likely, facts: 1, judgements: 1),
      Line(.hint, facts: 1, judgements: 0),
    ])
}

/// The order of advice and what is shown (`Rules/ranking.yaml`, `rule-language` 6).
package struct RankingPolicy: Hashable, Sendable {
  /// The keys, compared one after another.
  package enum Key: String, Hashable, Sendable, CaseIterable {
    case urgency, status, strength, evidence, firmness, effort, rule
    case askedFor = "asked for"
    case needBand = "need band"
    case helpedBy = "helped by"
  }
  package var version: Int
  package var order: [Key]
  /// At most this many are shown; 1 to 3.
  package var atMost: Int
  package var atMostPerStrategy: Int
  package var atMostOfHighEffort: Int
  package var atLeastOneOfLowEffort: Bool
  package var atLeastOnePerEcologyLevel: Bool
  /// Ids of findings or contra-indications that call for an evidence action.
  package var atLeastOneEvidenceActionWhen: [String]

  package init(
    version: Int, order: [Key], atMost: Int, atMostPerStrategy: Int, atMostOfHighEffort: Int,
    atLeastOneOfLowEffort: Bool, atLeastOnePerEcologyLevel: Bool,
    atLeastOneEvidenceActionWhen: [String]
  ) {
    self.version = version
    self.order = order
    self.atMost = atMost
    self.atMostPerStrategy = atMostPerStrategy
    self.atMostOfHighEffort = atMostOfHighEffort
    self.atLeastOneOfLowEffort = atLeastOneOfLowEffort
    self.atLeastOnePerEcologyLevel = atLeastOnePerEcologyLevel
    self.atLeastOneEvidenceActionWhen = atLeastOneEvidenceActionWhen
  }

  /// The policy of `rule-language` 6.1.
  package static let standard = RankingPolicy(
    version: 1,
    order: [
      .urgency, .status, .askedFor, .strength, .needBand, .helpedBy, .evidence, .firmness, .effort,
      .rule,
    ],
    atMost: 3, atMostPerStrategy: 2, atMostOfHighEffort: 1, atLeastOneOfLowEffort: true,
    atLeastOnePerEcologyLevel: true,
    atLeastOneEvidenceActionWhen: ["W_STATS_ONLY", "N_STAT_ONLY"])
}

/// Names of constraints and criteria for partners (`Rules/partnering.yaml`, `domain` 6.1 and 6.2).
package struct PartneringPolicy: Sendable {
  /// One named criterion.
  package struct Criterion: Sendable {
    package var name: String
    package var means: String
    /// Why it is asked for.
    package var because = ""
    package var source: String
    /// For soft criteria, used in matching only.
    package var weight: Double?
    /// Ids of actions for which a hard constraint does not hold.
    package var exceptFor: Set<String> = []
    /// Ids of actions for which a hard constraint always holds.
    package var requiredFor: Set<String> = []
    /// `required for: every card`: a hard constraint holds whatever a card names.
    package var isForEveryCard = false
    /// What must be true of the partner, as the asking school sees it: a condition on a member.
    package var test: CheckedCondition?
    /// What must be true of the asking school itself.
    package var testOfThisSchool: CheckedCondition?
    /// What no test can say; never beside ``test``.
    package var operation: PartnerOperation?
    /// The answer in a few words where it is yes; empty: the name.
    package var ifYes = ""
    /// The answer in a few words where it is no.
    package var ifNo = ""
    /// What people are asked where nobody knows; empty: nothing of its own.
    package var ask = ""

    package init(name: String, means: String, source: String, weight: Double?) {
      self.name = name
      self.means = means
      self.source = source
      self.weight = weight
    }
  }
  package var hard: OrderedDictionary<String, Criterion>
  package var soft: OrderedDictionary<String, Criterion>
  package var matching: Matching

  /// What a plan for many schools aims at: the greatest sum, over all pairs, of what a pair counts and of the
  /// weights of its soft criteria, each as far as it is met.
  package struct Matching: Hashable, Sendable {
    /// What any eligible pair counts, in the unit of the weights.
    package var pairCounts = 10.0
    /// What a helper in another authority adds where the card prefers one.
    package var otherAuthority = 0.0
    /// What is added for a helper nearby of whom nobody knows whether the two compete for pupils.
    package var perhapsRival = 0.0
    /// What is added, for each degree of urgency, where the helper comes for a less pressing step than the school's
    /// most pressing one that asks for such help.
    package var lessPressing = 0.0
    /// How many schools a school helps at most, those it supports already included.
    package var placesOfSchool = 2
    /// How many schools a hub takes where its register says nothing.
    package var placesOfHub = 2
    /// How many schools the system leaders based at a school take where their register says nothing.
    package var placesOfLeader = 1
    /// How many schools a community partner takes where its register says nothing.
    package var placesOfPartner = 2
    /// Key and place of the source.
    package var source = ""

    package init() {}
  }

  /// The soft criteria that a card names, in the order of the file.
  package func criteria(of action: CheckedAction) -> [Criterion] {
    soft.values.filter { action.partner?.soft.contains($0.name) == true }
  }

  /// The hard constraints that hold for a card, in the order of the file: those it names, those that hold
  /// always, without those that do not hold for it.
  package func constraints(of action: CheckedAction) -> [Criterion] {
    hard.values.filter { criterion in
      let isAsked =
        action.partner?.hard.contains(criterion.name) == true || criterion.isForEveryCard
        || criterion.requiredFor.contains(action.id)
      return isAsked && !criterion.exceptFor.contains(action.id)
    }
  }

  package init(
    hard: OrderedDictionary<String, Criterion> = [:],
    soft: OrderedDictionary<String, Criterion> = [:], matching: Matching = Matching()
  ) {
    self.hard = hard
    self.soft = soft
    self.matching = matching
  }
}

/// A caution of the catalogue (`Rules/cautions.yaml`).
package struct Caution: Hashable, Sendable {
  package var id: String
  package var says: String
  package var source: String
  package var locator: String

  package init(id: String, says: String, source: String, locator: String) {
    self.id = id
    self.says = says
    self.source = source
    self.locator = locator
  }
}
