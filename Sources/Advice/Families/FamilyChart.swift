/// The chart of a Family (Ainscow 2011, figure 2): level across, change up, the means as lines and a band round
/// them in which no corner is claimed.
package struct FamilyChart: Encodable, Hashable, Sendable {
  /// One of the two directions.
  package struct Axis: Encodable, Hashable, Sendable {
    /// Id and everyday name of the fact.
    package var fact: String
    package var name: String
    /// `percent`, `points`, …
    package var unit: String
    /// The mean of the members with the figure, how many they are, their standard deviation and half the width of
    /// the band; none where too few figures are known.
    package var mean: Double?
    package var known: Int
    package var spread: Double?
    package var band: Double?
    /// What is written after a value: `%`; not in the JSON.
    var symbol: String

    enum CodingKeys: String, CodingKey { case fact, name, unit, mean, known, spread, band }
  }

  /// A school that can be drawn: both figures are known.
  package struct Point: Encodable, Hashable, Sendable {
    package var mark: String
    package var name: String
    package var level: Double
    package var change: Double
  }

  /// The name of the Family.
  package var title: String
  package var level: Axis
  package var change: Axis
  /// By name of the school.
  package var points: [Point]
  /// Schools that cannot be drawn, each with why.
  package var notDrawn: [String]
  /// The same in sentences, for those who do not see it.
  package var sentences: [String]
}
