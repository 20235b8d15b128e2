package import Notation

/// A case of the papers, told in our words for a workshop: what was known, what was done, what came of it.
///
/// `waymark backtest` reads the same files; it asks whether the rules put forward what people did.
package struct WorkshopCase: Sendable {
  /// The stable id: `S04`.
  package var id: String
  package var title: String
  /// Key of the source, and where in it the case is told.
  package var source: String
  package var locator: String
  /// What the advice was for, a word of the fact `scope`, or `pair`.
  package var scope: Scope
  /// Whose view it is told from.
  package var perspective: Perspective
  /// The story in plain words.
  package var story: String
  /// What is told and what follows from it, in the order of the file.
  package var facts: [GivenFact]
  /// Ids of the findings and assets that the facts point to.
  package var findings: [String]
  /// Ids of the actions that were taken, the weightiest first.
  package var actions: [String]
  /// Ids of the actions of those who were helped; may be empty.
  package var recipientActions: [String]
  /// What the partners were like, in words joined by underscores.
  package var partnerTraits: [String]
  /// What is reported to have come of it; nobody has verified it.
  package var outcome: String
  /// Ids of the cautions that belong to it.
  package var cautions: [String]
  /// What a reader would want to know and is not told.
  package var gaps: String
  /// Questions to talk over in a workshop.
  package var questions: [String]

  /// What a case is about.
  package enum Scope: String, Hashable, Sendable, CaseIterable {
    case school, pair, trust, neighbourhood, region
    case familyOrCluster = "family_or_cluster"
    case localAuthority = "local_authority"
  }

  /// Whose view a case is told from.
  package enum Perspective: String, Hashable, Sendable, CaseIterable {
    case supportedSchool = "supported_school"
    case helper, group, area
  }

  /// A fact with its value as it is written, to be read against the vocabulary.
  package struct GivenFact: Sendable {
    package var name: Scalar
    package var value: Node
    /// Whether the paper says so; otherwise it follows from what it says, and is weaker.
    package var isStated: Bool
  }
}
