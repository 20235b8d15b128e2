package import Diagnostics

/// One of the six strategies as `Rules/strategies.yaml` describes it.
package struct StrategyEntry: Sendable {
  package var strategy: Strategy
  /// What the strategy rests on, in our words.
  package var idea: String
  /// The condition that the author attaches to it, in our words.
  package var condition: String
  /// Key and place of the source: `A11`, `LES¶7`.
  package var source: String
  package var locator: String
  /// Topics that none of its cards takes up, in the order of the file.
  package var leavesToOthers: [LeftTopic]
  /// Where its id stands.
  package var location: Source.Location

  /// A topic that other strategies take up.
  package struct LeftTopic: Sendable {
    /// A word of the vocabulary's list `topics`.
    package var topic: String
    /// Why, in words for people.
    package var reason: String
    /// Where the topic stands.
    package var location: Source.Location
    /// How many characters it takes there.
    package var length: Int
  }
}

extension Strategy {
  /// The stable id, for example `using_evidence_as_catalyst`.
  package var id: String {
    switch self {
    case .untappedPotential: "realising_untapped_potential"
    case .evidence: "using_evidence_as_catalyst"
    case .schoolToSchool: "school_to_school_collaboration"
    case .crossBorder: "cross_border_collaboration"
    case .systemLeadership: "system_leadership"
    case .localAuthorities: "rethinking_local_authorities"
    }
  }
}
