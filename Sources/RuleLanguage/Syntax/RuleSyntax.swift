package import Diagnostics
package import Evidence
package import Facts
package import Notation

/// A rule file as it is written: one finding, asset or action.
package enum RuleSyntax: Sendable {
  case finding(FindingSyntax)
  case action(ActionSyntax)

  /// What findings and actions have in common.
  package var head: RuleHead {
    switch self {
    case .finding(let finding): finding.head
    case .action(let action): action.head
    }
  }
}

/// What opens every rule file.
package struct RuleHead: Sendable {
  package var id: Scalar
  package var name: Scalar
  package var life: RuleLife
  /// Where `review by` stands.
  package var reviewBy: Scalar?
  package var ecology: EcologyLevel
  package var topics: [Scalar]
  /// `about: {need: needs}`.
  package var about: (parameter: Scalar, list: Scalar)?
  package var because: [CitationSyntax]
  package var examples: [ExampleSyntax]
  /// The file as shown to people.
  package var file: String { id.location.file }
}

/// A finding or asset as written.
package struct FindingSyntax: Sendable {
  package var head: RuleHead
  package var kind: CheckedFinding.Kind
  package var signs: [ConditionSyntax]
  package var unless: [ConditionSyntax]
  package var overturnedBy: [String]
  package var isInformational: Bool
  package var offers: String?
  package var opens: String?
}

/// An action card as written.
package struct ActionSyntax: Sendable {
  package var head: RuleHead
  package var strategy: Strategy
  package var voices: Set<Voice>
  package var urgency: Urgency
  package var effort: Effort
  package var who: String
  package var appliesTo: [ConditionSyntax]
  package var when: ConditionSyntax?
  package var notWhen: [Scalar]
  /// Where `not when` stands, for advice about examples.
  package var notWhenKey: Scalar?
  /// What siblings have and the card does not, with the reason.
  package var deliberatelyWithout: [(name: Scalar, reason: String)]
  package var unless: [ConditionSyntax]
  package var stopIf: [String]
  package var leadCondition: Scalar?
  package var helpedBy: [Scalar]
  /// Barriers that make the card press, whatever its urgency.
  package var actNowWhere: [Scalar]
  package var partner: PartnerSyntax?
  package var conditions: [String]
  package var cautions: [CautionSyntax]
  package var steps: Steps
  package var monitor: [String]
  package var helperGain: String
  package var resources: [Scalar]
  package var before: [Scalar]
  package var needs: [Scalar]
  package var insteadOf: [Scalar]
  package var notWith: [Scalar]
  package var mustRespond: Bool
}

/// A citation as written.
package struct CitationSyntax: Sendable {
  package var source: Scalar
  package var locator: String
  package var says: String
  package var grade: EvidenceGrade?
  /// Where the grade stands.
  package var gradePlace: Scalar?
}

/// A caution of the catalogue, to be looked up, or the card's own words.
package enum CautionSyntax: Sendable {
  case named(Scalar)
  case own(String)
}

/// The partner part of a card as written.
package struct PartnerSyntax: Sendable {
  package var type: String
  package var from: Scalar?
  package var alsoFrom: Scalar?
  package var kinds: [Scalar]
  package var offers: [Scalar]
  package var hard: [Scalar]
  package var soft: [Scalar]
  package var match: [String]
  package var otherAuthority: PartnerProfile.OtherAuthority
}

/// An example as written; its values are read when the facts are known.
package struct ExampleSyntax: Sendable {
  package var name: Scalar
  package var about: Scalar?
  package var given: [Mapping.Entry]
  /// The key without its leading `and`, and what follows it.
  package var sets: [Mapping.Entry]
  package var findings: [Mapping.Entry]
  package var expect: Scalar
  package var couldReach: Scalar?
  package var waitingFor: [Scalar]
  package var assuming: [Scalar]
  package var first: [Scalar]
  package var location: Source.Location
}
