/// Schools as points: what a search for families needs to know of them, and nothing else.
///
/// The order of the schools is that of a key (the search looks at them in this order), so that the order of
/// rows in a file plays no part.
struct SchoolPoints<Point: SIMD & Sendable>: Sendable where Point.Scalar == Double {
  /// Where each school stands: standardised, weighted measures; unused scalars are 0.
  let places: [Point]
  /// The number of each school's authority; unknown ones have the number ``authorityCount``.
  let authorities: [Int32]
  /// How many authorities there are.
  let authorityCount: Int
  /// How many families are made.
  let families: Int
  /// How many members a family may have.
  let sizes: ClosedRange<Int>
  /// How many authorities each family should have.
  let authoritiesWanted: Int32
  /// Schools that are close to each other, for each the numbers of the others.
  let close: NumberLists
  /// What two close schools in one family cost, in squared standard deviations, for each number in ``close``.
  let pricesOfClosePairs: [Double]

  var count: Int { places.count }

  /// A task as points with so many scalars.
  init(_ task: GroupingTask, as _: Point.Type) {
    places = task.authorities.indices.map { school in
      var place = Point.zero
      for axis in task.measures.indices { place[axis] = task.measures[axis][school] }
      return place
    }
    let known = Set(task.authorities).subtracting([-1]).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, Int32($0)) })
    authorities = task.authorities.map { numbers[$0] ?? Int32(known.count) }
    authorityCount = known.count
    families = task.families
    sizes = task.sizes
    authoritiesWanted = Int32(min(task.authoritiesWanted, known.count))
    close = task.close
    pricesOfClosePairs =
      task.sharesOfPrice?.map { $0 * task.priceOfClosePair }
      ?? Array(repeating: task.priceOfClosePair, count: task.close.numbers.count)
  }

  /// The sum of squares around the mean of all: what one family of all would have.
  var totalSquares: Double {
    guard count > 0 else { return 0 }
    let mean = places.reduce(.zero, +) / Double(count)
    return places.reduce(0) { $0 + ($1 - mean).squaredLength }
  }
}

extension SIMD where Scalar == Double {
  /// The sum of products, always added in the same order, so that it is the same on every machine.
  @inline(__always) func dot(_ other: Self) -> Double {
    let products = self * other
    var sum = products[0]
    for axis in 1..<Self.scalarCount { sum += products[axis] }
    return sum
  }

  @inline(__always) var squaredLength: Double { dot(self) }
}

/// A list of numbers for each of many things, in one block.
package struct NumberLists: Hashable, Sendable {
  /// Where the list of each thing begins; one more at the end.
  let starts: [Int32]
  let numbers: [Int32]

  /// No list has any number.
  package static func empty(_ count: Int) -> NumberLists {
    NumberLists(Array(repeating: [], count: count))
  }

  package init(_ lists: [[Int32]]) {
    var starts: [Int32] = [0]
    starts.reserveCapacity(lists.count + 1)
    for list in lists { starts.append(starts[starts.count - 1] + Int32(list.count)) }
    self.starts = starts
    numbers = lists.flatMap(\.self)
  }

  var isEmpty: Bool { numbers.isEmpty }

  /// Where the list of a thing stands in ``numbers``.
  @inline(__always) func range(_ thing: Int) -> Range<Int> {
    Int(starts[thing])..<Int(starts[thing + 1])
  }
}
