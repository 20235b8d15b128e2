import Facts

/// How similar the pupils of schools are: each measure in standard deviations from the mean of the schools
/// compared, times its weight (Ainscow 2011, Families of Schools).
struct IntakeMeasures {
  /// For each measure that any school has: its name and the value of each school, NaN where unknown.
  private(set) var measures: [(name: String, values: [Double])] = []

  /// The names of the measures that no school has.
  private(set) var missing: [String] = []

  /// Reads measures of some schools (rows of the table), in their order.
  init(_ wanted: [IntakeMeasure], of schools: [Int], in table: FactTable) {
    for measure in wanted {
      let values = Self.values(measure, schools, table)
      if values.contains(where: { !$0.isNaN }) {
        measures.append((measure.name, values.map { $0 * measure.weight }))
      } else {
        missing.append(measure.name)
      }
    }
  }

  /// Different facts for one measure have different scales, so each is standardised by itself before
  /// a school takes the first it has.
  private static func values(
    _ measure: IntakeMeasure, _ schools: [Int], _ table: FactTable
  ) -> [Double] {
    var result = Array(repeating: Double.nan, count: schools.count)
    for source in measure.facts {
      guard let slot = table.vocabulary.slot(id: source.fact) else { continue }
      let raw = schools.map { number(table.value(slot, $0)) }
      let standard = standardised(raw)
      for index in result.indices where result[index].isNaN {
        result[index] = source.isReversed ? -standard[index] : standard[index]
      }
    }
    return result
  }

  /// A number, or the middle of its limits where they are narrow enough to mean something.
  private static func number(_ value: FactValue) -> Double {
    switch value {
    case .known(.number(let number)): number
    case .between(let low, let high) where high - low <= 20: (low + high) / 2
    default: .nan
    }
  }

  private static func standardised(_ values: [Double]) -> [Double] {
    let known = values.filter { !$0.isNaN }
    guard known.count > 1 else { return values.map { $0.isNaN ? .nan : 0 } }
    let mean = known.reduce(0, +) / Double(known.count)
    let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)
    guard variance > 0 else { return values.map { $0.isNaN ? .nan : 0 } }
    let deviation = variance.squareRoot()
    return values.map { ($0 - mean) / deviation }
  }
}
