import Facts
import Schools

/// Which schools of a phase lie so near each other that they may draw on the same pupils.
struct Nearness: Sendable {
  /// From which distance on two count as far apart.
  let kilometres: Double
  /// What a pair in one family costs, in squared standard deviations.
  let price: Double
  private let places: [GridPlace?]

  /// - Parameters:
  ///   - apart: From which distance on schools are far apart, and what a pair weighs.
  ///   - phase: The phase of the schools.
  ///   - rows: The schools, in the order of the task.
  ///   - base: The facts that tell where they stand.
  init(_ apart: GroupingPolicy.Apart, phase: String, rows: [Int], in base: FactBase) {
    kilometres = apart.kilometres[phase]
    price = apart.weight * apart.weight
    places = Places.places(of: rows, in: base.schools)
  }

  /// For how many schools the place is not known.
  var unknown: Int { places.count { $0 == nil } }

  /// For each school those near it, by their numbers in the task.
  var pairs: NumberLists {
    let all = Places(places)
    return NumberLists(
      places.indices.map { school in
        guard let place = places[school] else { return [] }
        return all.rows(withinKilometres: kilometres, of: place).filter { other in
          Int(other) != school && isNear(school, Int(other))
        }
      })
  }

  /// How many pairs are in one family.
  func pairs(within families: [[Int]]) -> Int {
    families.reduce(0) { total, members in
      members.indices.reduce(total) { total, first in
        total + members[(first + 1)...].count { isNear(members[first], $0) }
      }
    }
  }

  private func isNear(_ one: Int, _ other: Int) -> Bool {
    guard let a = places[one], let b = places[other] else { return false }
    return a.distanceInKilometres(to: b) < kilometres
  }

  /// Adds all that decides which schools are near.
  func add(to digest: inout FamilyDigest) {
    digest.add(kilometres)
    digest.add(price)
    for place in places {
      digest.add(place?.easting ?? .nan)
      digest.add(place?.northing ?? .nan)
    }
  }
}
