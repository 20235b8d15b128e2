/// Which figures stand on the chart of a Family, and how its corners are read (`domain` 6.3).
package struct FamilyChartPolicy: Hashable, Sendable {
  /// The figures, by stage, in the order of the file.
  package var figures: [Figures]
  /// The corners, as words of the fact `family_quadrant` without `near_line`.
  package var corners: [Corner]

  /// What is across and what is up for schools of some phases.
  package struct Figures: Hashable, Sendable {
    /// What the file calls it: `key stage 2`.
    package var name: String
    /// Phases for which it can be used, as words of the fact `phase`; one may stand beneath several.
    package var phases: [String]
    /// Ids of the facts.
    package var level: String
    package var change: String
    /// Ids of the facts that show single subjects, and groups of pupils.
    package var subjects: [String]
    package var groups: [String]
    /// Key and place of the source.
    package var source: String
  }

  /// What may be asked of a school in a corner; never a verdict.
  package struct Corner: Hashable, Sendable {
    /// `NE`, `NW`, `SE` or `SW`.
    package var id: String
    /// `high and rising`.
    package var says: String
    /// The reading, as a question.
    package var ask: String
    /// The part such a school often plays in a Family.
    package var role: String
    /// What to be careful about.
    package var watch: String
    /// Key and place of the source.
    package var source: String
  }

  /// What holds without the file: no figure, so that no chart is drawn.
  package static let standard = FamilyChartPolicy(figures: [], corners: [])

  /// The corner with an id.
  package func corner(_ id: String) -> Corner? { corners.first { $0.id == id } }
}
