/// A start for the search: all schools are halved again and again across the measure in which they differ
/// most, until as many families are left as are wanted.
///
/// Sizes differ by at most one. Adding one school moves few: a cut stays where it is but for the school next
/// to it, and the measure that is cut changes only where two are all but equally wide.
struct HalvingStart<Point: SIMD & Sendable> where Point.Scalar == Double {
  private let places: [Point]
  /// Where each family ends among equal parts of all.
  private let ends: [Int]
  private var familyOf: [Int32]

  /// The family of each school.
  static func families(_ points: SchoolPoints<Point>) -> [Int32] {
    var start = HalvingStart(points)
    start.halve(Array(0..<points.count), families: 0..<points.families)
    return start.familyOf
  }

  private init(_ points: SchoolPoints<Point>) {
    places = points.places
    ends = (0...points.families).map { points.count * $0 / points.families }
    familyOf = Array(repeating: 0, count: points.count)
  }

  private mutating func halve(_ group: [Int], families: Range<Int>) {
    guard families.count > 1 else {
      for school in group { familyOf[school] = Int32(families.lowerBound) }
      return
    }
    let axis = widestAxis(group)
    let keys = group.map { places[$0][axis] }
    let sorted = group.indices.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }
      .map { group[$0] }
    let middle = (families.lowerBound + families.upperBound) / 2
    let size = ends[middle] - ends[families.lowerBound]
    halve(Array(sorted[..<size]), families: families.lowerBound..<middle)
    halve(Array(sorted[size...]), families: middle..<families.upperBound)
  }

  /// The measure in which the members differ most; of nearly equal ones the first.
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
    for other in 1..<Point.scalarCount where spread[other] > spread[axis] * (1 + 1e-9) {
      axis = other
    }
    return axis
  }
}
