import Facts

/// How similar the pupils of schools are: each measure in standard deviations from the mean of the schools
/// compared, times its weight (Ainscow 2011, Families of Schools).
///
/// The standard deviation is rounded to a step of 9 %, and the mean to a quarter of it, so that one school
/// more or less seldom changes the values of all others.
struct IntakeMeasures: Sendable {
  /// For each measure that any school has: its name and the value of each school, NaN where unknown.
  private(set) var measures: [(name: String, values: [Double])] = []

  /// The names of the measures that no school has.
  private(set) var missing: [String] = []

  /// For how many schools the mean of several years was taken, and of how many at most; `nil` where nothing
  /// is said of years.
  private(set) var averaged: (schools: Int, years: Int)?

  /// Reads measures of some schools (rows of the table), in their order.
  ///
  /// - Parameters:
  ///   - policy: What is measured, and for whom several years are taken together.
  ///   - schools: Rows of the table, of one phase.
  ///   - phase: Which phase that is.
  ///   - table: The schools.
  init(_ policy: GroupingPolicy, of schools: [Int], phase: String, in table: FactTable) {
    let years = policy.averages.map { SeveralYears($0, phase: phase, table) }
    var averages: Set<Int> = []
    for measure in policy.measures {
      var result = Array(repeating: Double.nan, count: schools.count)
      // Different facts for one measure have different scales, so each is standardised by itself before
      // a school takes the first it has.
      for source in measure.facts {
        guard let slot = table.vocabulary.slot(id: source.fact) else { continue }
        let raw = schools.indices.map { index -> Double in
          if let mean = years?.mean(slot, schools[index]) {
            averages.insert(index)
            return mean
          }
          return Self.number(table.value(slot, schools[index]))
        }
        let standard = Self.standardised(raw)
        for index in result.indices where result[index].isNaN {
          result[index] = source.isReversed ? -standard[index] : standard[index]
        }
      }
      if result.contains(where: { !$0.isNaN }) {
        measures.append((measure.name, result.map { $0 * measure.weight }))
      } else {
        missing.append(measure.name)
      }
    }
    averaged = years.map { (averages.count, $0.most) }
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
    let unit = stepNearest(variance.squareRoot())
    let centre = (mean / unit * 4).rounded() / 4 * unit
    return values.map { ($0 - centre) / unit }
  }

  /// The nearest of the eight steps between two powers of two, as a ratio.
  private static func stepNearest(_ deviation: Double) -> Double {
    let power = Double(sign: .plus, exponent: deviation.exponent, significand: 1)
    let ratio = deviation / power
    let step = steps.min { max(ratio / $0, $0 / ratio) < max(ratio / $1, $1 / ratio) } ?? 1
    return step * power
  }

  /// The powers of the eighth root of two; written out, as systems differ in the last bit of roots.
  private static let steps = [
    1, 1.0905077326652577, 1.189207115002721, 1.2968395546510096, 1.4142135623730951,
    1.5422108254079407, 1.681792830507429, 1.8340080864093424, 2,
  ]
}

/// The mean of several years, for schools with few pupils in one.
private struct SeveralYears {
  /// Of how many years a mean is made at most.
  let most: Int
  private let isSmall: [Bool]
  private let table: FactTable
  /// By slot the years kept of it, the newest first.
  private let kept: [Int: [NumberColumn]]

  init(_ averages: GroupingPolicy.Averages, phase: String, _ table: FactTable) {
    most = averages.years[phase]
    self.table = table
    let slot = table.vocabulary.slot(id: averages.cohort)
    isSmall = (0..<table.count).map { row in
      if let slot, case .known(.number(let pupils)) = table.value(slot, row) {
        pupils < averages.below
      } else {
        false
      }
    }
    let newest = table.history.values.flatMap(\.keys).max() ?? 0
    let first = newest - most + 1
    kept = table.history.mapValues { years in
      years.filter { $0.key >= first }.sorted { $0.key > $1.key }.map(\.value)
    }
  }

  /// The mean of the years there are, where a year is small and there are at least two.
  func mean(_ slot: Int, _ school: Int) -> Double? {
    guard isSmall[school], let years = kept[slot] else { return nil }
    var (sum, count) = (0.0, 0)
    for year in years where !year.exact[school].isNaN {
      sum += year.exact[school]
      count += 1
    }
    return count > 1 ? sum / Double(count) : nil
  }
}
