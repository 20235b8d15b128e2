/// One of the measures by which schools that serve similar pupils are found (`Rules/families.yaml`).
package struct IntakeMeasure: Hashable, Sendable {
  /// What people read: `prior attainment`.
  package var name: String
  /// The facts that can give it, the best first: of a school the first that is known counts.
  package var facts: [Source]
  /// How much a standard deviation of it counts beside one of the other measures; above 0.
  package var weight: Double

  /// A fact that can give a measure.
  package struct Source: Hashable, Sendable {
    /// Id of the fact.
    package var fact: String
    /// Whether more of the fact means less of the measure.
    package var isReversed: Bool
    /// What is taken from the fact first; `nil` where it counts as it stands.
    package var less: Progress?

    package init(_ fact: String, isReversed: Bool = false, less: Progress? = nil) {
      self.fact = fact
      self.isReversed = isReversed
      self.less = less
    }
  }

  /// Progress that pupils made: how far a result lies from that of all pupils in the country with the same start.
  /// A result less progress of the same year is thus what such a start leads to on average.
  package struct Progress: Hashable, Sendable {
    /// Id of the fact.
    package var fact: String
    /// How many points of the result a point of progress is.
    package var times: Double

    package init(_ fact: String, times: Double = 1) {
      self.fact = fact
      self.times = times
    }
  }

  package init(name: String, facts: [Source], weight: Double = 1) {
    self.name = name
    self.facts = facts
    self.weight = weight
  }

  /// Prior attainment and disadvantage, which the Families of Schools of Greater Manchester were made
  /// from (Ainscow 2011, FAM¶1); what holds where no file says otherwise.
  package static let standard = [
    IntakeMeasure(
      name: "prior attainment",
      facts: [
        Source("ks2_prior_score"), Source("ks2_prior_aps"), Source("ks1_aps"),
        Source("pct_low_prior", isReversed: true),
      ]),
    IntakeMeasure(name: "disadvantage", facts: [Source("pct_fsm6"), Source("pct_fsm")]),
  ]
}
