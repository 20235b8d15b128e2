/// Schools in families, with what is needed to say at once what a change would cost.
///
/// The cost is the sum of squared distances of schools from the mean of their family, plus a price for each
/// pair of close schools in one family, plus a price (the caller's) for each authority that a family lacks.
/// Moving one school or exchanging two is priced in a time that does not grow with the number of schools.
struct Arrangement<Point: SIMD & Sendable>: Sendable where Point.Scalar == Double {
  let points: SchoolPoints<Point>
  /// The family of each school.
  private(set) var familyOf: [Int32]
  /// How many members each family has.
  private(set) var sizes: [Int32]
  /// The mean of each family.
  private(set) var means: [Point]
  /// How many authorities each family has.
  private(set) var authorities: [Int32]
  /// Whether the means stay what they were while schools change places, so that what a change costs does not
  /// depend on the changes before it; the means of now stand again when this ends.
  var keepsMeans = false {
    didSet {
      if !keepsMeans {
        for family in means.indices { means[family] = sums[family] * inverse[Int(sizes[family])] }
      }
    }
  }

  /// The members of family f stand from f × `room`, in no order.
  private var members: [Int32]
  /// Where a school stands among the members of its family.
  private var seat: [Int32]
  private var sums: [Point]
  /// How many members of an authority a family has; those of unknown authority count as many, so that
  /// none of them is ever the first or the last.
  private var perAuthority: [UInt8]
  private let room: Int
  private let inverse: [Double]

  init(_ points: SchoolPoints<Point>, familyOf given: [Int32]) {
    self.points = points
    familyOf = given
    room = points.sizes.upperBound
    let families = points.families
    sizes = Array(repeating: 0, count: families)
    authorities = sizes
    members = Array(repeating: 0, count: families * room)
    seat = Array(repeating: 0, count: points.count)
    sums = Array(repeating: .zero, count: families)
    means = sums
    let width = points.authorityCount + 1
    perAuthority = Array(repeating: 0, count: families * width)
    for family in 0..<families { perAuthority[family * width + width - 1] = 100 }
    inverse = (0...room + 1).map { $0 == 0 ? 0 : 1 / Double($0) }
    for school in 0..<points.count {
      let family = Int(given[school])
      precondition(Int(sizes[family]) < room, "a start keeps to the sizes")
      seat[school] = sizes[family]
      members[family * room + Int(sizes[family])] = Int32(school)
      sizes[family] += 1
      sums[family] += points.places[school]
      count(school, in: family)
    }
    for family in 0..<families { means[family] = sums[family] * inverse[Int(sizes[family])] }
  }

  /// A member of a family by its number among them.
  @inline(__always) func member(_ number: Int, of family: Int) -> Int {
    Int(members[family * room + number])
  }

  /// The sum of squared distances of schools from the mean of their family.
  var squares: Double {
    (0..<points.count).reduce(0) {
      $0 + (points.places[$1] - means[Int(familyOf[$1])]).squaredLength
    }
  }

  /// How many authorities families lack, all together.
  var lacking: Int { authorities.reduce(0) { $0 + Int(lack($1)) } }

  /// How many families lack an authority.
  var familiesLacking: Int { authorities.count { lack($0) > 0 } }

  /// How many pairs of close schools are in one family.
  var closePairs: Int { (0..<points.count).reduce(0) { $0 + closeMembers($1) } / 2 }

  /// How many schools close to a school are in its family.
  func closeMembers(_ school: Int) -> Int {
    points.close.range(school).count {
      familyOf[Int(points.close.numbers[$0])] == familyOf[school]
    }
  }

  /// The whole cost without the price of authorities.
  var cost: Double {
    squares
      + (points.close.isEmpty
        ? 0
        : (0..<points.count).reduce(0) { $0 + closeTo($1, in: familyOf[$1], without: -1) } / 2)
  }

  @inline(__always) func lack(_ count: Int32) -> Int32 {
    count < points.authoritiesWanted ? points.authoritiesWanted - count : 0
  }

  /// What the schools of a family that are close to a school cost, but for one.
  private func closeTo(_ school: Int, in family: Int32, without other: Int) -> Double {
    var price = 0.0
    for place in points.close.range(school) {
      let neighbour = Int(points.close.numbers[place])
      if familyOf[neighbour] == family, neighbour != other {
        price += points.pricesOfClosePairs[place]
      }
    }
    return price
  }

  private var width: Int { points.authorityCount + 1 }

  /// What exchanging two schools of two families would cost; below 0 it pays.
  @inline(__always)
  func costOfExchange(_ one: Int, _ other: Int, priceOfLack: Double) -> Double {
    let (a, b) = (Int(familyOf[one]), Int(familyOf[other]))
    let step = points.places[other] - points.places[one]
    var cost = -2 * step.dot(means[a] - means[b])
    // What the two means gain by following.
    if !keepsMeans {
      cost -= step.squaredLength * (inverse[Int(sizes[a])] + inverse[Int(sizes[b])])
    }
    let (p, q) = (Int(points.authorities[one]), Int(points.authorities[other]))
    if p != q {
      let (before, after) = (
        lack(authorities[a]) + lack(authorities[b]),
        { () -> Int32 in
          let inA =
            authorities[a] - (perAuthority[a * width + p] == 1 ? 1 : 0)
            + (perAuthority[a * width + q] == 0 ? 1 : 0)
          let inB =
            authorities[b] - (perAuthority[b * width + q] == 1 ? 1 : 0)
            + (perAuthority[b * width + p] == 0 ? 1 : 0)
          return lack(inA) + lack(inB)
        }()
      )
      cost += priceOfLack * Double(after - before)
    }
    if !points.close.isEmpty {
      cost +=
        closeTo(other, in: Int32(a), without: one) + closeTo(one, in: Int32(b), without: other)
        - closeTo(one, in: Int32(a), without: -1) - closeTo(other, in: Int32(b), without: -1)
    }
    return cost
  }

  /// What moving a school to another family would cost; below 0 it pays. Sizes must allow it.
  @inline(__always)
  func costOfMove(_ school: Int, to b: Int, priceOfLack: Double) -> Double {
    let a = Int(familyOf[school])
    let (away, near) = (points.places[school] - means[a], points.places[school] - means[b])
    var cost =
      keepsMeans
      ? near.squaredLength - away.squaredLength
      : near.squaredLength * Double(sizes[b]) * inverse[Int(sizes[b]) + 1]
        - away.squaredLength * Double(sizes[a]) * inverse[Int(sizes[a]) - 1]
    let p = Int(points.authorities[school])
    let inA = authorities[a] - (perAuthority[a * width + p] == 1 ? 1 : 0)
    let inB = authorities[b] + (perAuthority[b * width + p] == 0 ? 1 : 0)
    let change = lack(inA) + lack(inB) - lack(authorities[a]) - lack(authorities[b])
    cost += priceOfLack * Double(change)
    if !points.close.isEmpty {
      cost +=
        closeTo(school, in: Int32(b), without: -1) - closeTo(school, in: Int32(a), without: -1)
    }
    return cost
  }

  /// Whether a school may leave its family for another without breaking the sizes.
  @inline(__always) func allowsMove(_ school: Int, to family: Int) -> Bool {
    Int(sizes[family]) < points.sizes.upperBound
      && Int(sizes[Int(familyOf[school])]) > points.sizes.lowerBound
  }

  /// Exchanges two schools of two families.
  mutating func exchange(_ one: Int, _ other: Int) {
    let (a, b) = (Int(familyOf[one]), Int(familyOf[other]))
    let step = points.places[other] - points.places[one]
    sums[a] += step
    sums[b] -= step
    follow(a, b)
    if points.authorities[one] != points.authorities[other] {
      discount(one, in: a)
      count(other, in: a)
      discount(other, in: b)
      count(one, in: b)
    }
    let (s, t) = (seat[one], seat[other])
    members[a * room + Int(s)] = Int32(other)
    members[b * room + Int(t)] = Int32(one)
    (seat[one], seat[other]) = (t, s)
    (familyOf[one], familyOf[other]) = (Int32(b), Int32(a))
  }

  /// Moves a school to another family.
  mutating func move(_ school: Int, to b: Int) {
    let a = Int(familyOf[school])
    sizes[a] -= 1
    let last = members[a * room + Int(sizes[a])]
    members[a * room + Int(seat[school])] = last
    seat[Int(last)] = seat[school]
    members[b * room + Int(sizes[b])] = Int32(school)
    seat[school] = sizes[b]
    sizes[b] += 1
    familyOf[school] = Int32(b)
    sums[a] -= points.places[school]
    sums[b] += points.places[school]
    follow(a, b)
    discount(school, in: a)
    count(school, in: b)
  }

  /// Means that are not kept follow the members.
  @inline(__always) private mutating func follow(_ a: Int, _ b: Int) {
    guard !keepsMeans else { return }
    means[a] = sums[a] * inverse[Int(sizes[a])]
    means[b] = sums[b] * inverse[Int(sizes[b])]
  }

  private mutating func count(_ school: Int, in family: Int) {
    let place = family * width + Int(points.authorities[school])
    if perAuthority[place] == 0 { authorities[family] += 1 }
    perAuthority[place] += 1
  }

  private mutating func discount(_ school: Int, in family: Int) {
    let place = family * width + Int(points.authorities[school])
    perAuthority[place] -= 1
    if perAuthority[place] == 0 { authorities[family] -= 1 }
  }
}
