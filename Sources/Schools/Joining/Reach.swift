package import Facts

/// Who is in reach of a school: by the minutes that a table of travel times states, else by the straight line.
package struct Reach: Sendable {
  private let schools: FactTable
  private let times: TravelTimes
  /// Where each school stands.
  package let places: Places

  /// - Parameters:
  ///   - base: The facts with the stated journeys.
  ///   - places: Where its schools stand; worked out when `nil`.
  package init(_ base: FactBase, places: Places? = nil) {
    schools = base.schools
    times = base.travelTimes
    self.places = places ?? Places(base.schools)
  }

  /// The longest journey of a school in minutes.
  package func limit(of school: Int) -> Double { Travel.limitInMinutes(of: school, in: schools) }

  /// The schools in reach of a school, ascending; the school itself is among them where its place is known.
  package func schools(from school: Int) -> [Int32] {
    rows(from: school, places, times.legs(from: school, to: .school))
  }

  /// Whether nobody can tell what is in reach of a school: its place is not known, and no table speaks of it.
  package func isUnknown(from school: Int, to bearer: Bearer) -> Bool {
    places.places[school] == nil && times.legs(from: school, to: bearer).isEmpty
  }

  /// The rows of a register in reach of a school, ascending.
  ///
  /// - Parameters:
  ///   - school: The row of the school that travels.
  ///   - register: Where the entries of the register stand.
  ///   - legs: The stated journeys to them, by their rows.
  /// - Returns: Rows whose journey is within the limit; those whose place is not known only where it is stated.
  package func rows(from school: Int, _ register: Places, _ legs: [TravelTimes.Leg]) -> [Int32] {
    let limit = limit(of: school)
    let near = places.places[school].map {
      register.rows(withinKilometres: Travel.kilometres(inMinutes: limit), of: $0)
    }
    guard !legs.isEmpty else { return near ?? [] }
    var found = Set(near ?? [])
    for leg in legs {
      if Double(leg.minutes) <= limit { found.insert(leg.row) } else { found.remove(leg.row) }
    }
    return found.sorted()
  }

  /// The minutes of a journey: those a table states, else by the straight line; `nil` where neither tells.
  ///
  /// - Parameters:
  ///   - school: The row of the school that travels.
  ///   - bearer: What stands at the other end: a school, a hub or a partner.
  ///   - row: Its row.
  ///   - place: Where it stands.
  /// - Returns: Minutes one way, and whether a table states them.
  package func minutes(
    from school: Int, to bearer: Bearer, _ row: Int, at place: GridPlace?
  ) -> (minutes: Double, isStated: Bool)? {
    if let stated = times.minutes(from: school, to: bearer, row) { return (stated, true) }
    guard let start = places.places[school], let place else { return nil }
    return (Travel.minutes(forKilometres: start.distanceInKilometres(to: place)), false)
  }
}
