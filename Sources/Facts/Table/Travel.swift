/// How far a journey reaches, in a straight line.
///
/// Design default, set 2026-11-22: the default limit of 45 minutes door to door (`domain` 2.1)
/// reaches 20 km in a straight line, and other limits in proportion. Traffic and winding roads are in
/// the figure; a mountain or an estuary between two schools is not, so a partner is always shown
/// with its distance and people check the journey.
package enum Travel {
  /// Kilometres in a straight line for a minute of travel.
  package static let kilometresPerMinute = 20.0 / 45

  /// The longest acceptable journey where a school has not said otherwise.
  package static let defaultLimitInMinutes = 45.0

  /// The distance that a journey of so many minutes reaches.
  package static func kilometres(inMinutes minutes: Double) -> Double {
    minutes * kilometresPerMinute
  }

  /// The journey a distance in a straight line takes, in minutes.
  package static func minutes(forKilometres kilometres: Double) -> Double {
    kilometres / kilometresPerMinute
  }

  /// The longest journey of a school in minutes; what it has told counts, else the default.
  package static func limitInMinutes(of school: Int, in schools: FactTable) -> Double {
    let slot = schools.vocabulary.slot(id: "travel_limit_minutes")
    guard let slot, case .number(let column)? = schools.columns[slot], !column.exact[school].isNaN
    else { return defaultLimitInMinutes }
    return column.exact[school]
  }

  /// The distance a school's travel limit reaches in a straight line.
  package static func reachInKilometres(of school: Int, in schools: FactTable) -> Double {
    kilometres(inMinutes: limitInMinutes(of: school, in: schools))
  }
}
