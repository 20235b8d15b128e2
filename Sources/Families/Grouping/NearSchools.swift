import Parallel

/// Finds for every school the schools most like it, in a time near linear: a tree of halves (Bentley 1975).
struct NearSchools<Point: SIMD & Sendable>: Sendable where Point.Scalar == Double {
  private let points: SchoolPoints<Point>
  /// The schools, so that each node has its own in one run.
  private var order: [Int32]
  private var nodes: [Node] = []

  private struct Node: Sendable {
    var schools: Range<Int>
    /// The corners of the box around the schools.
    var low: Point
    var high: Point
    /// The second of the two halves; the first is the next node. 0 for a leaf.
    var second = 0
  }

  init(_ points: SchoolPoints<Point>) {
    self.points = points
    order = (0..<Int32(points.count)).map { $0 }
    if points.count > 0 { build(0..<points.count) }
  }

  private mutating func build(_ schools: Range<Int>) {
    var low = points.places[Int(order[schools.lowerBound])]
    var high = low
    for place in schools {
      let point = points.places[Int(order[place])]
      low.replace(with: point, where: point .< low)
      high.replace(with: point, where: point .> high)
    }
    let number = nodes.count
    nodes.append(Node(schools: schools, low: low, high: high))
    let width = high - low
    var axis = 0
    for other in 1..<Point.scalarCount where width[other] > width[axis] { axis = other }
    guard schools.count > 8 else { return }
    let places = points.places
    order[schools].sort {
      let (a, b) = (places[Int($0)][axis], places[Int($1)][axis])
      return a != b ? a < b : $0 < $1
    }
    let middle = schools.lowerBound + schools.count / 2
    build(schools.lowerBound..<middle)
    nodes[number].second = nodes.count
    build(middle..<schools.upperBound)
  }

  /// The nearest schools of each, and after them the nearest ones of other authorities that are not yet
  /// among them.
  ///
  /// - Parameters:
  ///   - any: How many of any authority.
  ///   - elsewhere: How many more of another authority.
  /// - Returns: For each school the numbers of the others, the nearest first.
  func neighbours(any: Int, elsewhere: Int) -> NumberLists {
    let count = points.count
    let pieces = (count + 255) / 256
    let lists = inParallel(pieces) { piece in
      (piece * 256..<min(count, piece * 256 + 256)).map { school -> [Int32] in
        var near = Nearest(most: any)
        search(0, school, elsewhere: false, skipping: [], &near)
        let first = near.schools
        guard elsewhere > 0, points.authorityCount > 1 else { return first }
        var far = Nearest(most: elsewhere)
        search(0, school, elsewhere: true, skipping: first, &far)
        return first + far.schools
      }
    }
    return NumberLists(lists.flatMap(\.self))
  }

  private func search(
    _ number: Int, _ school: Int, elsewhere: Bool, skipping: [Int32], _ found: inout Nearest
  ) {
    let node = nodes[number]
    guard node.second > 0 else {
      let own = points.authorities[school]
      for place in node.schools {
        let other = order[place]
        guard Int(other) != school, !elsewhere || points.authorities[Int(other)] != own else {
          continue
        }
        let distance = (points.places[Int(other)] - points.places[school]).squaredLength
        guard found.takes(distance, other), !skipping.contains(other) else { continue }
        found.insert(distance, other)
      }
      return
    }
    let (one, two) = (number + 1, node.second)
    let (a, b) = (distance(school, to: nodes[one]), distance(school, to: nodes[two]))
    for (child, distance) in a <= b ? [(one, a), (two, b)] : [(two, b), (one, a)]
    where distance < found.limit {
      search(child, school, elsewhere: elsewhere, skipping: skipping, &found)
    }
  }

  /// The squared distance of a school from the box of a node; 0 inside.
  @inline(__always) private func distance(_ school: Int, to node: Node) -> Double {
    let place = points.places[school]
    var gap = Point.zero
    let (below, above) = (node.low - place, place - node.high)
    gap.replace(with: below, where: below .> gap)
    gap.replace(with: above, where: above .> gap)
    return gap.squaredLength
  }
}

/// The nearest so far, in order; of equally near ones those of lower number.
private struct Nearest {
  private let most: Int
  private var distances: [Double] = []
  private(set) var schools: [Int32] = []

  init(most: Int) {
    self.most = most
    distances.reserveCapacity(most + 1)
    schools.reserveCapacity(most + 1)
  }

  /// Nothing farther away than this is taken.
  var limit: Double {
    distances.count < most ? .infinity : distances.last ?? -1
  }

  func takes(_ distance: Double, _ school: Int32) -> Bool {
    guard distances.count >= most else { return true }
    guard let last = distances.last, let name = schools.last else { return false }
    return (distance, school) < (last, name)
  }

  mutating func insert(_ distance: Double, _ school: Int32) {
    var place = distances.count
    while place > 0, (distance, school) < (distances[place - 1], schools[place - 1]) { place -= 1 }
    distances.insert(distance, at: place)
    schools.insert(school, at: place)
    if distances.count > most {
      distances.removeLast()
      schools.removeLast()
    }
  }
}
