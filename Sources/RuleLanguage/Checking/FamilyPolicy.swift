package import Facts

/// How families of schools are made, and what a family needs to change learning (`Rules/families.yaml`,
/// `domain` 6.3 and 6.4).
package struct FamilyPolicy: Sendable {
  package var version: Int
  /// What schools are compared by, in the order of the file.
  package var measures: [IntakeMeasure]
  /// The five conditions under which families did most for learners.
  package var conditions: [Condition]

  /// One condition, with what to do where it is missing.
  package struct Condition: Hashable, Sendable {
    /// A word of the fact `family_conditions_met`.
    package var id: String
    package var says: String
    /// A question with which members can ask themselves.
    package var ask: String
    /// Ids of actions to propose where it is missing.
    package var ifMissing: [String]
    /// Key and place of the source.
    package var source: String
  }

  /// What holds without the file.
  package static let standard = FamilyPolicy(
    version: 1, measures: IntakeMeasure.standard, conditions: [])
}
