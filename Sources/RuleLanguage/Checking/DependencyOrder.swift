/// Puts things that use each other into an order in which each comes after what it uses.
///
/// Keeps its own stack, so that thousands of rules that use one another in a chain are no trouble.
enum DependencyOrder {
  /// The order, or the circles that prevent one.
  struct Result: Hashable {
    /// Indices, each after those it uses; without those that stand in a circle or use one.
    var order: [Int]
    /// Each circle once, from its smallest index round to the one before it.
    var circles: [[Int]]
  }

  /// Sorts the indices `0..<uses.count`, where `uses` holds for each index those it uses, in any
  /// order; ties keep the order of the indices.
  ///
  /// - Complexity: O(n + m log m) for n things with m uses.
  static func sort(_ uses: [[Int]]) -> Result {
    enum State { case new, open, done }
    var states = Array(repeating: State.new, count: uses.count)
    var order: [Int] = []
    var circles: [[Int]] = []
    var inCircle: Set<Int> = []
    let sorted = uses.map { Array(Set($0)).sorted() }
    for start in uses.indices where states[start] == .new {
      var path: [(node: Int, next: Int)] = [(start, 0)]
      states[start] = .open
      while let (node, next) = path.last {
        guard next < sorted[node].count else {
          path.removeLast()
          states[node] = .done
          if !inCircle.contains(node) { order.append(node) }
          continue
        }
        path[path.count - 1].next += 1
        let used = sorted[node][next]
        switch states[used] {
        case .new:
          states[used] = .open
          path.append((used, 0))
        case .open:
          guard let first = path.firstIndex(where: { $0.node == used }) else { continue }
          let circle = path[first...].map(\.node)
          inCircle.formUnion(circle)
          circles.append(rotated(circle))
        case .done: break
        }
      }
    }
    return Result(order: order, circles: circles)
  }

  /// The circle from its smallest member on.
  private static func rotated(_ circle: [Int]) -> [Int] {
    guard let least = circle.indices.min(by: { circle[$0] < circle[$1] }) else { return circle }
    return Array(circle[least...] + circle[..<least])
  }
}
