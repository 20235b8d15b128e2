import Facts
import Schools

/// The schools of a phase cut into the parts that families stay within, such as regions.
///
/// Values with schools for families of any size and from authorities enough make a part each. All other schools,
/// those whose value is not known among them, stand with their neighbours: the schools of an authority go together
/// where most of the schools nearest to them are.
struct PhaseRegions: Sendable {
  /// Places among the rows of the phase, each list ascending.
  private(set) var parts: [[Int]]
  /// How many schools stand with their neighbours.
  private(set) var withNeighbours = 0

  /// - Parameters:
  ///   - intake: The schools of the phase.
  ///   - base: Their facts.
  ///   - policy: Which fact keeps families apart; without one all schools are one part.
  init(_ intake: PhaseIntake, in base: FactBase, by policy: GroupingPolicy) {
    parts = [intake.known]
    guard let slot = policy.within.flatMap(base.vocabulary.slot(id:)) else { return }
    var byValue: [String: [Int]] = [:]
    var rest: [Int] = []
    for place in intake.known {
      switch base.schools.value(slot, intake.rows[place]) {
      case .known(.text(let value)): byValue[value, default: []].append(place)
      case .known(.word(let word)): byValue["\(word)", default: []].append(place)
      default: rest.append(place)
      }
    }
    var regions: [[Int]] = []
    for (_, places) in byValue.sorted(by: { $0.key < $1.key }) {
      let authorities = Set(places.map { base.areaOfSchool[intake.rows[$0]] }).subtracting([-1])
      let isEnough =
        places.count >= 2 * HalvingCut.sizes.lowerBound
        && authorities.count >= SearchedCut.authoritiesWanted
      if isEnough { regions.append(places) } else { rest += places }
    }
    guard !regions.isEmpty else { return }
    withNeighbours = rest.count
    let homes = Self.homes(of: rest, regions, intake.rows, base)
    for (place, region) in zip(rest, homes) { regions[region].append(place) }
    parts = regions.map { $0.sorted() }
  }

  /// For each of some schools the region it stands with.
  private static func homes(
    of rest: [Int], _ regions: [[Int]], _ rows: [Int], _ base: FactBase
  ) -> [Int] {
    guard !rest.isEmpty else { return [] }
    // The largest, and of equally large ones the first.
    let largest = regions.indices.max { (regions[$0].count, $1) < (regions[$1].count, $0) } ?? 0
    let settled = regions.enumerated().flatMap { number, places in places.map { ($0, number) } }
    let known = Places.places(of: settled.map { rows[$0.0] }, in: base.schools)
    let placed = zip(settled, known).compactMap { school, place in place.map { ($0, school.1) } }
    let own = Places.places(of: rest.map { rows[$0] }, in: base.schools)
    let nearest = own.map { place -> Int? in
      guard let place else { return nil }
      var best: (kilometres: Double, region: Int)?
      for (other, region) in placed {
        let kilometres = place.distanceInKilometres(to: other)
        if (kilometres, region) < (best?.kilometres ?? .infinity, best?.region ?? 0) {
          best = (kilometres, region)
        }
      }
      return best?.region
    }
    var votes: [Int32: [Int: Int]] = [:]
    for (place, region) in zip(rest, nearest) {
      if let region { votes[base.areaOfSchool[rows[place]], default: [:]][region, default: 0] += 1 }
    }
    return zip(rest, nearest).map { place, region in
      let authority = base.areaOfSchool[rows[place]]
      guard authority >= 0, let votes = votes[authority] else { return region ?? largest }
      return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? largest
    }
  }
}
