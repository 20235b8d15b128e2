/// Every group of schools whose number follows from the numbers of given groups, whatever multiples of them are
/// added up or taken off.
struct Subtractions {
  /// The groups with the multiples of the given ones that make them; the empty group is left out.
  private(set) var found: [(group: Set<Int>, factors: [Double])] = []

  var groups: [Set<Int>] { found.map(\.group) }

  init(_ given: [Set<Int>]) {
    // Schools that stand in the same groups never come apart.
    let atoms = Dictionary(grouping: given.reduce(into: Set()) { $0.formUnion($1) }) { school in
      given.indices.filter { given[$0].contains(school) }
    }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var rows = given.indices.map { number in
      Row(
        atoms: atoms.map { $0.key.contains(number) ? 1 : 0 },
        factors: given.indices.map { $0 == number ? 1 : 0 })
    }
    let pivots = Self.reduce(&rows)
    // A group has every pivot or has it not, and the rows follow from that; each step changes one of them.
    var sum = Row(
      atoms: Array(repeating: 0, count: atoms.count),
      factors: Array(repeating: 0, count: given.count))
    for step in 1..<(1 << pivots) {
      let changed = step.trailingZeroBitCount
      let isIn = ((step ^ (step >> 1)) >> changed) & 1 == 1
      sum.add(rows[changed], times: isIn ? 1 : -1)
      guard sum.atoms.allSatisfy({ abs($0) < 1e-6 || abs($0 - 1) < 1e-6 }) else { continue }
      let group = zip(sum.atoms, atoms).filter { $0.0 > 0.5 }.flatMap(\.1.value)
      if !group.isEmpty { found.append((Set(group), sum.factors)) }
    }
  }

  private struct Row {
    var atoms: [Double]
    var factors: [Double]

    mutating func add(_ other: Row, times factor: Double) {
      for index in atoms.indices { atoms[index] += factor * other.atoms[index] }
      for index in factors.indices { factors[index] += factor * other.factors[index] }
    }
  }

  /// Brings the rows into reduced form, by Gauss and Jordan; the first rows then have a pivot each.
  private static func reduce(_ rows: inout [Row]) -> Int {
    var rank = 0
    for column in rows.first?.atoms.indices ?? 0..<0 {
      guard let pivot = rows.indices[rank...].first(where: { abs(rows[$0].atoms[column]) > 1e-9 })
      else { continue }
      rows.swapAt(rank, pivot)
      let scale = 1 / rows[rank].atoms[column]
      let own = rows[rank]
      rows[rank].add(own, times: scale - 1)
      for other in rows.indices where other != rank && rows[other].atoms[column] != 0 {
        let row = rows[rank]
        rows[other].add(row, times: -rows[other].atoms[column])
      }
      rank += 1
      if rank == rows.count { break }
    }
    return rank
  }
}
