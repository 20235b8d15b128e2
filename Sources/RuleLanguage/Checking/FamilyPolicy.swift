package import Facts

/// How families of schools are made, and what a family needs to change learning (`Rules/families.yaml`,
/// `domain` 6.3 and 6.4).
package struct FamilyPolicy: Sendable {
  package var version: Int
  /// How schools are grouped.
  package var grouping: GroupingPolicy
  /// The five conditions under which families did most for learners.
  package var conditions: [Condition]
  /// How the schools most similar to one are found, by stage.
  package var wideLists: [WideList] = []
  /// What is drawn of a Family, and how it is read.
  package var chart = FamilyChartPolicy.standard

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

  /// What schools are compared by, in the order of the file.
  package var measures: [IntakeMeasure] { grouping.measures }

  /// Everything cited, each with its place: `A11 FAM¶12`.
  var sources: [String] {
    conditions.map(\.source) + wideLists.flatMap(\.measures).map(\.source)
      + chart.figures.map(\.source) + chart.corners.map(\.source)
  }

  /// What holds without the file.
  package static let standard = FamilyPolicy(
    version: 1, grouping: .standard, conditions: [])
}
