/// Who could help whom, drawn from coordinates: schools as marks at their places, a line to each helper.
///
/// Places are metres on the British National Grid. A helper that may not be named yet has no place of its own: its line ends
/// at its authority's name, in the middle of that authority's schools.
package struct HelpMap: Sendable {
  /// A school of the area.
  package struct School: Hashable, Sendable {
    /// What stands at it in the list; `nil` where nobody helps it in the plan.
    package var number: Int?
    package var name: String
    /// A need stays open.
    package var isWaiting: Bool
    package var place: Spot
  }

  /// Where lines end.
  package struct End: Hashable, Sendable {
    package var name: String
    /// The name of an authority in which a helper is that may not be named yet.
    package var isAuthority: Bool
    package var place: Spot
  }

  /// A line, by the places in ``schools`` and ``ends``.
  package struct Line: Hashable, Sendable {
    package var school: Int
    package var end: Int
  }

  /// Metres east and north.
  package struct Spot: Hashable, Sendable {
    package var east: Double
    package var north: Double
  }

  package var title: String
  /// By name.
  package var schools: [School]
  /// By name.
  package var ends: [End]
  package var lines: [Line]
}
