import Parallel

/// The search over points with so many scalars.
struct Rounds<Point: SIMD & Sendable>: Sendable where Point.Scalar == Double {
  private let points: SchoolPoints<Point>
  private let neighbours: NumberLists
  private var arrangement: Arrangement<Point>
  private var rounds: UInt64 = 0

  init(_ points: SchoolPoints<Point>) {
    self.points = points
    neighbours = NearSchools(points).neighbours(any: 24, elsewhere: 24)
    arrangement = Arrangement(points, familyOf: SteadyStart.families(points))
    // A change must gain as much as a school costs on average: smaller gains would make families depend on every
    // figure behind the point, and one school more would move many.
    let scale = Self.scale(arrangement)
    var descent = Descent(points, neighbours: neighbours, leastGain: scale)
    if points.close.isEmpty {
      settle(&descent, scale)
    } else {
      partClose(scale)
      Self.finish(&arrangement, &descent, priceOfLack: 800 * scale)
    }
  }

  /// Parts close schools before anything else: within pairs of families that one cut made, then within fours, eights
  /// and sixteens.
  ///
  /// Most are parted in small blocks, at prices that hold for all of them, so that one school more or less changes
  /// little beyond its own block. Parting schools after the search for likeness was tried: what one school changed
  /// then went on from family to family through the whole region.
  private mutating func partClose(_ scale: Double) {
    arrangement.keepsMeans = true
    for families in [2, 4, 8, 16] {
      var descent = Descent(points, neighbours: neighbours, leastGain: 0.3 * scale)
      descent.part(
        &arrangement, .blocks(of: families), priceOfLack: 800 * scale, passes: 8)
    }
    arrangement.keepsMeans = false
  }

  /// Changes that pay while the price of what families lack rises.
  private mutating func settle(_ descent: inout Descent<Point>, _ scale: Double) {
    var price = 2 * scale
    let last = 400 * price
    while price < last {
      descent.run(&arrangement, priceOfLack: price)
      price *= 4
    }
    Self.finish(&arrangement, &descent, priceOfLack: last)
  }

  /// Ends with the changes that pay when an authority counts more than anything else; where families near
  /// by cannot help one that lacks authorities, all others are asked.
  private static func finish(
    _ arrangement: inout Arrangement<Point>, _ descent: inout Descent<Point>, priceOfLack: Double
  ) {
    descent.run(&arrangement, priceOfLack: priceOfLack)
    if arrangement.lacking > 0, arrangement.supplyAuthorities() {
      descent.run(&arrangement, priceOfLack: priceOfLack)
    }
  }

  /// How far (squared) a school stands from the mean of its family; above 0.
  private static func scale(_ arrangement: Arrangement<Point>) -> Double {
    max(arrangement.cost / Double(max(1, arrangement.points.count)), 1e-6)
  }

  mutating func round(tries: Int) {
    if rounds == 0 {
      let scale = Self.scale(arrangement)
      var descent = Descent(points, neighbours: neighbours, leastGain: 0.02 * scale)
      settle(&descent, scale)
    }
    let (points, neighbours, from) = (self.points, self.neighbours, arrangement)
    let first = rounds * 2
    let found = inParallel(2) { number in
      var arrangement = from
      let scale = Self.scale(from)
      let course: Annealing<Point>.Course =
        first > 0 && number == 1 ? .gentle(squaresOfOne: scale) : .usual(squaresOfOne: scale)
      var annealing = Annealing<Point>(neighbours: neighbours, seed: 1 + first + UInt64(number))
      annealing.run(&arrangement, course, tries: tries * points.count)
      var descent = Descent(points, neighbours: neighbours)
      Self.finish(&arrangement, &descent, priceOfLack: course.priceOfLack.last)
      return arrangement
    }
    for other in found where Self.isBetter(other, arrangement) { arrangement = other }
    rounds += 1
  }

  /// Fewer missing authorities count before anything else.
  private static func isBetter(_ one: Arrangement<Point>, _ other: Arrangement<Point>) -> Bool {
    let (a, b) = (one.lacking, other.lacking)
    return a != b ? a < b : one.cost < other.cost
  }

  var best: FamilySearch.Found {
    FamilySearch.Found(
      familyOf: arrangement.familyOf, ratio: arrangement.squares / max(points.totalSquares, 1e-300),
      familiesLacking: arrangement.familiesLacking, closePairs: arrangement.closePairs)
  }
}
