import Facts

/// How similar the pupils of schools are: each measure in standard deviations from the mean of the schools
/// compared, times its weight (Ainscow 2011, Families of Schools).
///
/// The standard deviation is rounded to a step of 19 %, and the mean to a quarter of it, so that one school
/// more or less seldom changes the values of all others.
struct IntakeMeasures: Sendable {
  /// For each measure that any school has: its name, its weight and the weighted value of each school, NaN
  /// where unknown.
  private(set) var measures: [(name: String, weight: Double, values: [Double])] = []

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
    let years = policy.averages.map { SeveralYears($0, phase: phase, schools, table) }
    var averages: Set<Int> = []
    for measure in policy.measures {
      var result = Array(repeating: Double.nan, count: schools.count)
      // Different facts for one measure have different scales, so each is standardised by itself before
      // a school takes the first it has; of results less progress it takes the mean of those it has.
      var worked: [[Double]] = []
      for source in measure.facts {
        let figures = IntakeFigures(source, of: schools, in: table)
        let raw = schools.indices.map { index -> Double in
          if let mean = years?.mean(figures, index) {
            averages.insert(index)
            return mean
          }
          return figures.compared[index]
        }
        let standard = Self.standardised(raw)
        if source.less != nil {
          worked.append(standard)
          guard source == measure.facts.last(where: { $0.less != nil }) else { continue }
          for index in result.indices where result[index].isNaN {
            let known = worked.map { $0[index] }.filter { !$0.isNaN }
            if !known.isEmpty { result[index] = known.reduce(0, +) / Double(known.count) }
          }
          continue
        }
        for index in result.indices where result[index].isNaN {
          result[index] = source.isReversed ? -standard[index] : standard[index]
        }
      }
      if result.contains(where: { !$0.isNaN }) {
        measures.append((measure.name, measure.weight, result.map { $0 * measure.weight }))
      } else {
        missing.append(measure.name)
      }
    }
    averaged = years.map { (averages.count, $0.most) }
  }

  private static func standardised(_ values: [Double]) -> [Double] {
    let known = values.filter { !$0.isNaN }
    let unit = unit(of: known)
    guard unit > 0 else { return values.map { $0.isNaN ? .nan : 0 } }
    let mean = known.reduce(0, +) / Double(known.count)
    let centre = (mean / unit * 4).rounded() / 4 * unit
    return values.map { ($0 - centre) / unit }
  }

  /// The standard deviation of some values in steps; 0 where they do not differ.
  static func unit(of known: [Double]) -> Double {
    guard known.count > 1 else { return 0 }
    let mean = known.reduce(0, +) / Double(known.count)
    let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)
    return variance > 0 ? stepNearest(variance.squareRoot()) : 0
  }

  /// The nearest of the four steps between two powers of two, as a ratio.
  private static func stepNearest(_ deviation: Double) -> Double {
    let power = Double(sign: .plus, exponent: deviation.exponent, significand: 1)
    let ratio = deviation / power
    let step = steps.min { max(ratio / $0, $0 / ratio) < max(ratio / $1, $1 / ratio) } ?? 1
    return step * power
  }

  /// The powers of the fourth root of two; written out, as systems differ in the last bit of roots.
  private static let steps = [
    1, 1.189207115002721, 1.4142135623730951, 1.681792830507429, 2,
  ]
}

/// The mean of several years, for schools with few pupils in one.
private struct SeveralYears {
  /// Of how many years a mean is made at most.
  let most: Int
  private let isSmall: [Bool]
  private let first: Int

  init(
    _ averages: GroupingPolicy.Averages, phase: String, _ schools: [Int], _ table: FactTable
  ) {
    most = averages.years[phase]
    let slot = table.vocabulary.slot(id: averages.cohort)
    isSmall = schools.map { row in
      if let slot, case .known(.number(let pupils)) = table.value(slot, row) {
        pupils < averages.below
      } else {
        false
      }
    }
    first = (table.history.values.flatMap(\.keys).max() ?? 0) - most + 1
  }

  /// The mean of the years there are of a school, by its place, where a year is small and there are at least
  /// two.
  func mean(_ figures: IntakeFigures, _ index: Int) -> Double? {
    guard isSmall[index] else { return nil }
    var (sum, count) = (0.0, 0)
    for (year, values) in figures.years where year >= first && !values[index].isNaN {
      sum += values[index]
      count += 1
    }
    return count > 1 ? sum / Double(count) : nil
  }
}
