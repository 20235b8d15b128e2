import Facts
import Schools

/// Which schools of a phase lie so near each other that they may draw on the same pupils.
struct Nearness: Sendable {
  /// From which distance on two count as far apart.
  let kilometres: Double
  /// What a pair next door to each other costs in one family, in squared standard deviations.
  let price: Double
  /// Which share of that a pair costs that lies all but as far apart as ``kilometres``.
  private let shareFarApart: Double
  private let places: [GridPlace?]

  /// - Parameters:
  ///   - apart: From which distance on schools are far apart, and what a pair weighs.
  ///   - phase: The phase of the schools.
  ///   - rows: The schools, in the order of the task.
  ///   - base: The facts that tell where they stand.
  init(_ apart: GroupingPolicy.Apart, phase: String, rows: [Int], in base: FactBase) {
    kilometres = apart.kilometres[phase]
    price = apart.weight[phase] * apart.weight[phase]
    shareFarApart = apart.shareFarApart
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

  /// For each number in ``pairs``, in its order, its share of the price: it falls in proportion to the distance.
  func shares(of pairs: NumberLists) -> [Double] {
    places.indices.flatMap { school -> [Double] in
      pairs.range(school).map { number in
        guard let a = places[school], let b = places[Int(pairs.numbers[number])] else { return 1 }
        let distance = a.distanceInKilometres(to: b) / kilometres
        return 1 - (1 - shareFarApart) * distance
      }
    }
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
    digest.add(shareFarApart)
    for place in places {
      digest.add(place?.easting ?? .nan)
      digest.add(place?.northing ?? .nan)
    }
  }
}
