/// Moves and exchanges between families that stand near each other, as long as they pay.
///
/// A school looks at the families in its reach only, so that one pass takes a time in proportion to the
/// number of schools; it looks again only after one of those families, or its own, has changed.
struct Descent<Point: SIMD & Sendable> where Point.Scalar == Double {
  /// Whose families a school looks at.
  enum Reach {
    /// Those of its neighbours.
    case neighbours
    /// Those of its block: so many families each, by their numbers. What changes in a block changes no other.
    case blocks(of: Int)
  }

  private let neighbours: NumberLists
  /// What a change must gain at least.
  private let leastGain: Double
  /// When each family last changed, and each school last looked, counted in looks.
  private var changed: [Int]
  private var looked: [Int]
  private var time = 0
  /// The families in reach of the school that is looking, and whether a family is among them.
  private var inReach: [Int] = []
  private var isInReach: [Bool]

  init(_ points: SchoolPoints<Point>, neighbours: NumberLists, leastGain: Double = 1e-9) {
    self.neighbours = neighbours
    self.leastGain = leastGain
    changed = Array(repeating: 0, count: points.families)
    looked = Array(repeating: -1, count: points.count)
    isInReach = Array(repeating: false, count: points.families)
  }

  /// Goes on until nothing pays, or so many passes were made.
  ///
  /// - Parameters:
  ///   - arrangement: What is changed.
  ///   - priceOfLack: What an authority that a family lacks costs.
  ///   - passes: How many passes are made at most.
  mutating func run(
    _ arrangement: inout Arrangement<Point>, priceOfLack: Double, passes: Int = 60
  ) {
    for school in looked.indices { looked[school] = -1 }
    for _ in 0..<passes {
      var changes = 0
      for school in looked.indices where look(school, .neighbours, &arrangement, priceOfLack) {
        changes += 1
      }
      if changes == 0 { return }
    }
  }

  /// Parts close schools: only those with a close one in their family look, those with most of them first, since
  /// one change for them does away with several pairs.
  ///
  /// - Parameters:
  ///   - arrangement: What is changed.
  ///   - reach: Whose families they look at.
  ///   - priceOfLack: What an authority that a family lacks costs.
  ///   - passes: How many passes are made at most.
  mutating func part(
    _ arrangement: inout Arrangement<Point>, _ reach: Reach, priceOfLack: Double, passes: Int
  ) {
    for school in looked.indices { looked[school] = -1 }
    for _ in 0..<passes {
      let waiting = looked.indices.map { (school: $0, close: arrangement.closeMembers($0)) }
        .filter { $0.close > 0 }.sorted { ($1.close, $0.school) < ($0.close, $1.school) }
      var changes = 0
      for (school, _) in waiting where arrangement.closeMembers(school) > 0 {
        if look(school, reach, &arrangement, priceOfLack) { changes += 1 }
      }
      if changes == 0 { return }
    }
  }

  /// The best change for one school is made, if one pays.
  private mutating func look(
    _ school: Int, _ reach: Reach, _ arrangement: inout Arrangement<Point>, _ price: Double
  ) -> Bool {
    let own = Int(arrangement.familyOf[school])
    let latest = lookAround(school, own, reach, arrangement)
    guard latest >= looked[school] else { return false }
    time += 1
    looked[school] = time

    var best = -leastGain
    var target = -1
    var partner = -1
    for family in inReach {
      if arrangement.allowsMove(school, to: family) {
        let cost = arrangement.costOfMove(school, to: family, priceOfLack: price)
        if cost < best { (best, target, partner) = (cost, family, -1) }
      }
      for number in 0..<Int(arrangement.sizes[family]) {
        let other = arrangement.member(number, of: family)
        let cost = arrangement.costOfExchange(school, other, priceOfLack: price)
        if cost < best { (best, target, partner) = (cost, family, other) }
      }
    }
    guard target >= 0 else { return false }
    if partner >= 0 {
      arrangement.exchange(school, partner)
    } else {
      arrangement.move(school, to: target)
    }
    changed[own] = time
    changed[target] = time
    return true
  }

  /// Finds the families in reach of a school; says when one of them, or its own, last changed.
  @inline(__always)
  private mutating func lookAround(
    _ school: Int, _ own: Int, _ reach: Reach, _ arrangement: Arrangement<Point>
  ) -> Int {
    inReach.removeAll(keepingCapacity: true)
    var latest = changed[own]
    switch reach {
    case .neighbours:
      for place in neighbours.range(school) {
        let family = Int(arrangement.familyOf[Int(neighbours.numbers[place])])
        guard family != own, !isInReach[family] else { continue }
        isInReach[family] = true
        inReach.append(family)
        latest = max(latest, changed[family])
      }
      for family in inReach { isInReach[family] = false }
    case .blocks(let count):
      let first = own / count * count
      for family in first..<min(first + count, changed.count) where family != own {
        inReach.append(family)
        latest = max(latest, changed[family])
      }
    }
    return latest
  }
}
