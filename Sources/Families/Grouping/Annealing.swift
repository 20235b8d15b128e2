/// Changes at random between families that stand near each other: at first nearly any, in the end only those
/// that pay (simulated annealing: Kirkpatrick, Gelatt and Vecchi 1983). What a missing authority costs rises
/// meanwhile from little to more than anything else, so that the rule decides late which schools stand together.
struct Annealing<Point: SIMD & Sendable> where Point.Scalar == Double {
  let neighbours: NumberLists
  private var numbers: SeededNumbers

  /// From where to where the two prices go, in geometric steps.
  struct Course {
    /// A change that costs so much is made in one case of e, first and last.
    var warmth: (first: Double, last: Double)
    /// What an authority that a family lacks costs, first and last.
    var priceOfLack: (first: Double, last: Double)

    /// The usual course for an arrangement in which a school stands so far (squared) from the mean of its
    /// family. The factors were found by trying on the workload FAMILIES.
    static func usual(squaresOfOne: Double) -> Course {
      Course(
        warmth: (4 * squaresOfOne, 0.04 * squaresOfOne),
        priceOfLack: (2 * squaresOfOne, 800 * squaresOfOne))
    }

    /// A course that keeps the outlines of an arrangement that is good already.
    static func gentle(squaresOfOne: Double) -> Course {
      Course(
        warmth: (0.3 * squaresOfOne, 0.04 * squaresOfOne),
        priceOfLack: (20 * squaresOfOne, 800 * squaresOfOne))
    }
  }

  init(neighbours: NumberLists, seed: UInt64) {
    self.neighbours = neighbours
    numbers = SeededNumbers(seed: seed)
  }

  /// Tries so many changes, in 128 steps of warmth.
  mutating func run(_ arrangement: inout Arrangement<Point>, _ course: Course, tries: Int) {
    let stages = 128
    let schools = arrangement.points.count
    let cooling = Self.root(course.warmth.last / course.warmth.first, stages)
    let raising = Self.root(course.priceOfLack.last / course.priceOfLack.first, stages)
    var (warmth, price) = (course.warmth.first, course.priceOfLack.first)
    for stage in 0..<stages {
      for _ in tries * stage / stages..<tries * (stage + 1) / stages {
        tryOne(&arrangement, schools, warmth, price)
      }
      warmth *= cooling
      price *= raising
    }
  }

  @inline(__always)
  private mutating func tryOne(
    _ arrangement: inout Arrangement<Point>, _ schools: Int, _ warmth: Double, _ price: Double
  ) {
    let school = numbers.below(schools)
    let near = neighbours.range(school)
    guard !near.isEmpty else { return }
    let neighbour = Int(neighbours.numbers[near.lowerBound + numbers.below(near.count)])
    let family = Int(arrangement.familyOf[neighbour])
    guard family != Int(arrangement.familyOf[school]) else { return }
    let size = Int(arrangement.sizes[family])
    let number = numbers.below(size + 1)
    if number == size {
      guard arrangement.allowsMove(school, to: family) else { return }
      let cost = arrangement.costOfMove(school, to: family, priceOfLack: price)
      if cost < warmth * numbers.patience() { arrangement.move(school, to: family) }
    } else {
      let other = arrangement.member(number, of: family)
      let cost = arrangement.costOfExchange(school, other, priceOfLack: price)
      if cost < warmth * numbers.patience() { arrangement.exchange(school, other) }
    }
  }

  /// The root of a number, found by halving: that of the system's library differs in the last bit from one
  /// system to another.
  private static func root(_ value: Double, _ degree: Int) -> Double {
    var (low, high) = (0.0, max(1, value))
    for _ in 0..<100 {
      let middle = (low + high) / 2
      var power = 1.0
      for _ in 0..<degree { power *= middle }
      if power < value { low = middle } else { high = middle }
    }
    return low
  }
}
