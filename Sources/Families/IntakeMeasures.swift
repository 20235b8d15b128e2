import Facts

/// How similar the pupils of schools are: prior attainment and disadvantage, each in standard
/// deviations from the mean of the schools compared (Ainscow 2011, Families of Schools).
struct IntakeMeasures {
  /// A measure, and the facts that can give it, the best first; `isReversed` where more of the fact
  /// means less of the measure.
  struct Measure: Sendable {
    var name: String
    var facts: [(id: String, isReversed: Bool)]
  }

  static let all = [
    Measure(
      name: "prior attainment",
      facts: [
        (id: "ks2_prior_score", isReversed: false), (id: "ks2_prior_aps", isReversed: false),
        (id: "ks1_aps", isReversed: false), (id: "pct_low_prior", isReversed: true),
      ]),
    Measure(
      name: "disadvantage",
      facts: [(id: "pct_fsm6", isReversed: false), (id: "pct_fsm", isReversed: false)]),
  ]

  /// For each measure that any school has: its name and the value of each school, NaN where unknown.
  private(set) var measures: [(name: String, values: [Double])] = []

  /// Reads the measures of some schools (rows of the table), in their order.
  init(_ schools: [Int], in table: FactTable) {
    for measure in Self.all {
      let values = Self.values(measure, schools, table)
      if values.contains(where: { !$0.isNaN }) { measures.append((measure.name, values)) }
    }
  }

  /// The names of the measures that no school has.
  var missing: [String] {
    Self.all.map(\.name).filter { name in !measures.contains { $0.name == name } }
  }

  /// Different facts for one measure have different scales, so each is standardised by itself before
  /// a school takes the first it has.
  private static func values(
    _ measure: Measure, _ schools: [Int], _ table: FactTable
  ) -> [Double] {
    var result = Array(repeating: Double.nan, count: schools.count)
    for (id, isReversed) in measure.facts {
      guard let slot = table.vocabulary.slot(id: id) else { continue }
      let raw = schools.map { number(table.value(slot, $0)) }
      let standard = standardised(raw)
      for index in result.indices where result[index].isNaN {
        result[index] = isReversed ? -standard[index] : standard[index]
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
