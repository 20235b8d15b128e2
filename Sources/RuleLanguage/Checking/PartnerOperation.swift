/// Ways to decide a constraint on partners, or how far a soft criterion is met, that no test of one school's
/// facts can say. A closed list: what each means is written here once, and a file only says which it wants,
/// under `worked out`.
package enum PartnerOperation: Sendable {
  /// `strength in the need`: one of these assets, at least likely, has a topic of the need that the card
  /// rests on. Figures alone give a hint and show nothing, nor do good results overall.
  case strength(shownBy: [Int])
  /// `strengths and needs of both`: each school is strong in something that the other needs. It is never
  /// denied, since nobody has looked at what a list of strengths leaves out.
  case exchange(shownBy: [Int])
  /// `the journey`: within the asking school's travel limit by the rule of ``Facts/Travel``, the usual
  /// limit where it has told none; or any journey for these actions, whose work can be done online.
  case journey(onlineFor: Set<String>)
  /// `excluded partners`: the asking school's list names neither the number nor the name of the partner.
  case exclusions
  /// `distance and rivalry`: far apart, so that the two hardly draw pupils from the same streets; or near,
  /// and neither is a rival as the other sees it. Near, with a rival among the two, is a no.
  case apart(FarApart, rivals: CheckedCondition)
  /// `figures left out`: always kept, since a figure that rests on too few pupils is never supplied.
  case figuresLeftOut
  /// `needs of the partner`: the asking school has one of these assets in a topic that the partner needs.
  case returned(shownBy: [Int])
  /// `likeness of pupils`: how near the two lie in the measures by which families are made, of the same
  /// phase: fully at the same place, not at all from two standard deviations on.
  case likeness
  /// `difference in level`: the partner's level on the family chart lies further away than so many standard
  /// deviations of the asking school's family.
  case levelApart(deviations: Double)
  /// `share of the travel limit`: fully next door, not at all at the limit.
  case nearness

  /// The names of the ways in a file, under `worked out: by`.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case strength = "strength in the need"
    case exchange = "strengths and needs of both"
    case journey = "the journey"
    case exclusions = "excluded partners"
    case apart = "distance and rivalry"
    case figuresLeftOut = "figures left out"
    case returned = "needs of the partner"
    case likeness = "likeness of pupils"
    case levelApart = "difference in level"
    case nearness = "share of the travel limit"

    /// Whether it tells how far a soft criterion is met.
    package var fitsSoft: Bool {
      switch self {
      case .strength, .returned, .likeness, .levelApart, .nearness: true
      case .exchange, .journey, .exclusions, .apart, .figuresLeftOut: false
      }
    }

    /// Whether it decides a hard constraint.
    package var fitsHard: Bool {
      switch self {
      case .strength, .exchange, .journey, .exclusions, .apart, .figuresLeftOut: true
      case .returned, .likeness, .levelApart, .nearness: false
      }
    }
  }

  /// From which distance on two schools count as far apart, in kilometres in a straight line; of two
  /// schools of different phases the larger counts.
  package struct FarApart: Hashable, Sendable {
    /// By word of the fact `phase`.
    package let byPhase: [String: Double]
    /// For all other phases, and where the phase is not known.
    package let otherwise: Double
    /// The longest of these distances.
    package let most: Double

    package init(byPhase: [String: Double], otherwise: Double) {
      self.byPhase = byPhase
      self.otherwise = otherwise
      most = byPhase.values.reduce(otherwise, max)
    }

    /// The distance for a phase.
    package func kilometres(_ phase: String?) -> Double {
      phase.flatMap { byPhase[$0] } ?? otherwise
    }
  }

  /// Its name in a file.
  package var kind: Kind {
    switch self {
    case .strength: .strength
    case .exchange: .exchange
    case .journey: .journey
    case .exclusions: .exclusions
    case .apart: .apart
    case .figuresLeftOut: .figuresLeftOut
    case .returned: .returned
    case .likeness: .likeness
    case .levelApart: .levelApart
    case .nearness: .nearness
    }
  }
}

extension PartneringPolicy.Criterion {
  /// All conditions that decide it.
  package var conditions: [CheckedCondition] {
    var conditions = [test, testOfThisSchool].compactMap(\.self)
    if case .apart(_, let rivals)? = operation { conditions.append(rivals) }
    return conditions
  }

  /// Indices of the assets that it looks for.
  package var assets: [Int] {
    switch operation {
    case .strength(let assets)?, .exchange(let assets)?, .returned(let assets)?: assets
    case .journey?, .exclusions?, .apart?, .figuresLeftOut?, .likeness?, .levelApart?, .nearness?,
      nil:
      []
    }
  }
}
