/// Moves and exchanges between families that stand near each other, as long as they pay.
///
/// A school looks at the families of its neighbours only, so that one pass takes a time in proportion to the
/// number of schools; it looks again only after one of those families, or its own, has changed.
struct Descent<Point: SIMD & Sendable> where Point.Scalar == Double {
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
  ///   - onlyClose: Whether only schools with a close one in their family look.
  mutating func run(
    _ arrangement: inout Arrangement<Point>, priceOfLack: Double, passes: Int = 60,
    onlyClose: Bool = false
  ) {
    for school in looked.indices { looked[school] = -1 }
    for _ in 0..<passes {
      var changes = 0
      for school in looked.indices where !onlyClose || arrangement.isClose(school) {
        if look(school, &arrangement, priceOfLack) { changes += 1 }
      }
      if changes == 0 { return }
    }
  }

  /// The best change for one school is made, if one pays.
  private mutating func look(
    _ school: Int, _ arrangement: inout Arrangement<Point>, _ price: Double
  ) -> Bool {
    let own = Int(arrangement.familyOf[school])
    inReach.removeAll(keepingCapacity: true)
    var latest = changed[own]
    for place in neighbours.range(school) {
      let family = Int(arrangement.familyOf[Int(neighbours.numbers[place])])
      guard family != own, !isInReach[family] else { continue }
      isInReach[family] = true
      inReach.append(family)
      latest = max(latest, changed[family])
    }
    for family in inReach { isInReach[family] = false }
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
}
