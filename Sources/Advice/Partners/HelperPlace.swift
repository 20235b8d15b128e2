package import Schools

/// An area in which alone helpers are looked for, where somebody asks for one from there.
package struct HelperPlace: Sendable {
  /// As people call it: `Bury`.
  package let label: String
  private let schools: Set<Int>
  private let authorities: Set<String>

  /// - Parameters:
  ///   - set: An authority, a trust or a region.
  ///   - directory: The schools with their authorities.
  package init(_ set: SchoolSets.Entry, _ directory: SchoolDirectory) {
    label = set.label
    schools = Set(set.schools)
    authorities = Set(set.schools.map { directory.entries[$0].area.lowercased() })
  }

  /// Whether a helper is there: a school and a leader by their school, others by the authority their register names.
  func holds(_ helper: HelperRow, _ registers: HelperRegisters) -> Bool {
    switch helper {
    case .school(let row), .leader(let row): schools.contains(row)
    case .hub, .partner:
      registers.entry(helper)?.area.map { authorities.contains($0.lowercased()) } ?? false
    }
  }
}
