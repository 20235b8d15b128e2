/// The workload's indicators. Deriving is the host's there: its means count the school itself, ours
/// leave it out.
extension WorkloadSchools {
  mutating func derive(_ workload: Workload, _ slots: [String: Int]) {
    for indicator in workload.indicators {
      guard let slot = slots[indicator.id] else { continue }
      numbers[slot] = values(of: indicator.operation) { name in
        slots[name].flatMap { numbers[$0] } ?? []
      }
    }
  }

  private func values(
    of operation: Workload.Indicator.Operation, _ column: (String) -> [Double]
  ) -> [Double] {
    switch operation {
    case .difference(let a, let b): return zip(column(a), column(b)).map { $0 - $1 }
    case .halfDifference(let a, let b): return zip(column(a), column(b)).map { ($0 - $1) / 2 }
    case .ratio(let a, let b):
      return zip(column(a), column(b)).map { $1 == 0 ? .nan : $0 / $1 }
    case .linear(let of, let constant, let terms):
      var sum = Array(repeating: constant, count: ids.count)
      for (field, weight) in terms {
        let values = column(field)
        for row in sum.indices { sum[row] += weight * values[row] }
      }
      return zip(column(of), sum).map { $0 - $1 }
    case .againstFamily(let of): return againstFamily(column(of))
    }
  }

  private func againstFamily(_ values: [Double]) -> [Double] {
    let count = (families.max() ?? 0) + 1
    var sums = [Double](repeating: 0, count: count)
    var known = [Double](repeating: 0, count: count)
    for (row, value) in values.enumerated() where !value.isNaN {
      sums[families[row]] += value
      known[families[row]] += 1
    }
    return values.enumerated().map { row, value in
      value - sums[families[row]] / known[families[row]]
    }
  }
}
