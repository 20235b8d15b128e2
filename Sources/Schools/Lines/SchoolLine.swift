package import Diagnostics
package import Facts

/// A school as a program names it: by its number, with what is known of it beside the data.
package struct SchoolLine: Hashable, Sendable {
  /// Its row in the table of schools.
  package var row: Int
  /// What the line says of it and the data does not, by fact slot.
  package var told: [Int: FactValue]

  /// A line of which nothing can be made, with everything that is wrong.
  package struct Refused: Error, Hashable, Sendable {
    /// The number of the school, where the line has one.
    package var urn: String?
    package var problems: [Diagnostic]

    package init(urn: String? = nil, problems: [Diagnostic]) {
      self.urn = urn
      self.problems = problems
    }
  }
}
