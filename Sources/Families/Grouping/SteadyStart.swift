/// A start for the search: all schools are halved again and again across the measure in which they differ
/// most, each time at the widest gap near the middle, until as many families are left as are wanted.
///
/// Adding one school moves few: families may differ in size, so a school that comes is one more on its side of
/// each cut and pushes nobody across. A cut goes elsewhere only where another gap is all but as wide.
struct SteadyStart<Point: SIMD & Sendable> where Point.Scalar == Double {
  private let places: [Point]
  private let sizes: ClosedRange<Int>
  private var familyOf: [Int32]

  /// The family of each school.
  static func families(_ points: SchoolPoints<Point>) -> [Int32] {
    var start = SteadyStart(points)
    start.halve(Array(0..<points.count), families: 0..<points.families)
    return start.familyOf
  }

  private init(_ points: SchoolPoints<Point>) {
    places = points.places
    sizes = points.sizes
    familyOf = Array(repeating: 0, count: points.count)
  }

  private mutating func halve(_ group: [Int], families: Range<Int>) {
    guard families.count > 1 else {
      for school in group { familyOf[school] = Int32(families.lowerBound) }
      return
    }
    let axis = widestAxis(group)
    let keys = group.map { places[$0][axis] }
    let order = group.indices.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }
    let first = families.count / 2
    let cut = cut(order.map { keys[$0] }, first: first, second: families.count - first)
    let sorted = order.map { group[$0] }
    halve(Array(sorted[..<cut]), families: families.lowerBound..<families.lowerBound + first)
    halve(Array(sorted[cut...]), families: families.lowerBound + first..<families.upperBound)
  }

  /// How many of the values, in order, make the first so many families.
  private func cut(_ values: [Double], first: Int, second: Int) -> Int {
    let count = values.count
    let middle = count * first / (first + second)
    // As far as sizes allow with one to spare, and never far from the middle.
    let reach = max(1, count / 16)
    var window =
      max(
        sizes.lowerBound * first, count - sizes.upperBound * second)...min(
        sizes.upperBound * first, count - sizes.lowerBound * second)
    let spare =
      max(
        (sizes.lowerBound + 1) * first, count - (sizes.upperBound - 1) * second)...max(
        (sizes.lowerBound + 1) * first, count - (sizes.upperBound - 1) * second,
        min((sizes.upperBound - 1) * first, count - (sizes.lowerBound + 1) * second))
    if spare.lowerBound >= window.lowerBound, spare.upperBound <= window.upperBound {
      window = spare
    }
    let near = window.clamped(to: middle - reach...middle + reach)
    var best = min(max(middle, near.lowerBound), near.upperBound)
    var width = -1.0
    for place in near where place > 0 && place < count {
      let gap = values[place] - values[place - 1]
      let isNearer = abs(place - middle) < abs(best - middle)
      if gap > width || gap == width && isNearer { (best, width) = (place, gap) }
    }
    return best
  }

  /// The measure in which the members differ most; an earlier one unless a later one is clearly wider.
  private func widestAxis(_ group: [Int]) -> Int {
    var mean = Point.zero
    for school in group { mean += places[school] }
    mean /= Double(group.count)
    var spread = Point.zero
    for school in group {
      let step = places[school] - mean
      spread += step * step
    }
    var axis = 0
    for other in 1..<Point.scalarCount where spread[other] > spread[axis] * 1.5 {
      axis = other
    }
    return axis
  }
}
