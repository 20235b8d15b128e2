import Facts
import Inference
import OrderedCollections
import Schools

/// Finds where schools and helpers of a plan stand.
struct HelpMapMaker {
  let map: HelpMap
  /// What is missing from it, one sentence each.
  let notes: [String]

  /// `nil` where no school of the area has a place, or there is no pair and nothing waits.
  init?(_ plan: HelpPlanMaker, _ adviser: Adviser) {
    let places = adviser.planMemory.ground(adviser).reach.places.places
    func spot(_ place: GridPlace?) -> HelpMap.Spot? {
      place.map { HelpMap.Spot(east: $0.easting, north: $0.northing) }
    }
    let numbers = Dictionary(
      plan.pairs.map { ($0.shown.school.row, $0.shown.number) }, uniquingKeysWith: { one, _ in one }
    )
    let waiting = Set(plan.open.flatMap(\.schools).map(\.row))
    let all = plan.set.schools.map(plan.school).sorted { ($0.name, $0.row) < ($1.name, $1.row) }
    let placed = all.filter { places[$0.row] != nil }
    guard !placed.isEmpty, !plan.pairs.isEmpty || !waiting.isEmpty else { return nil }
    let schools = placed.compactMap { school in
      spot(places[school.row]).map {
        HelpMap.School(
          number: numbers[school.row], name: school.name, isWaiting: waiting.contains(school.row),
          place: $0)
      }
    }
    let placeOfRow = Dictionary(
      uniqueKeysWithValues: placed.enumerated().map { ($1.row, $0) })
    let middles = Middles(adviser, places)
    var ends: OrderedDictionary<HelpMap.End, [Int]> = [:]
    var lost: [String] = []
    for (pair, helper) in plan.pairs {
      guard let school = placeOfRow[pair.school.row] else { continue }
      if let end = Self.end(pair, helper, plan.plan, places, middles) {
        ends[end, default: []].append(school)
      } else {
        lost.append(pair.school.name)
      }
    }
    ends.sort { ($0.key.name, $0.key.place.east) < ($1.key.name, $1.key.place.east) }
    map = HelpMap(
      title: "\(plan.set.label): who could help whom", schools: schools, ends: Array(ends.keys),
      lines: ends.values.enumerated().flatMap { end, schools in
        schools.sorted().map { HelpMap.Line(school: $0, end: end) }
      })
    notes = Self.notes(
      withoutPlace: all.filter { places[$0.row] == nil }.map(\.name), lost: lost)
  }

  private static func end(
    _ pair: HelpPlan.Pair, _ helper: HelperRow, _ plan: PartnerPlan, _ places: [GridPlace?],
    _ middles: Middles
  ) -> HelpMap.End? {
    let entry = plan.planner.registers.entry(helper)
    var place: GridPlace?
    var area: String?
    switch helper {
    case .school(let row), .leader(let row):
      (place, area) = (places[row], plan.planner.adviser.directory.entries[row].area.orNil)
    case .hub, .partner: (place, area) = (entry?.place, entry?.area)
    }
    if pair.isNamed || helper.kind == .hub {
      return place.map {
        HelpMap.End(
          // The kind takes too much room beside a mark.
          name: pair.helper.replacing("a system leader based at", with: "leader at"),
          isAuthority: false,
          place: HelpMap.Spot(east: $0.easting, north: $0.northing))
      }
    }
    return area.flatMap { area in
      middles.spot(of: area).map { HelpMap.End(name: area, isAuthority: true, place: $0) }
    }
  }

  private static func notes(withoutPlace: [String], lost: [String]) -> [String] {
    var notes: [String] = []
    if !withoutPlace.isEmpty {
      notes.append(
        "Not on the map, as nobody knows where they stand: \(ListWording.and(withoutPlace)).")
    }
    if !lost.isEmpty {
      notes.append(
        "Without a line, as nobody knows where the helper is: \(ListWording.and(ListWording.distinct(lost)))."
      )
    }
    return notes
  }

  /// The middle of each authority's schools.
  private struct Middles {
    private var sums: [String: (east: Double, north: Double, count: Double)] = [:]

    init(_ adviser: Adviser, _ places: [GridPlace?]) {
      for entry in adviser.directory.entries where !entry.area.isEmpty {
        guard let place = places[entry.row] else { continue }
        let sum = sums[entry.area] ?? (0, 0, 0)
        sums[entry.area] = (sum.east + place.easting, sum.north + place.northing, sum.count + 1)
      }
    }

    func spot(of area: String) -> HelpMap.Spot? {
      sums[area].map { HelpMap.Spot(east: $0.east / $0.count, north: $0.north / $0.count) }
    }
  }
}
