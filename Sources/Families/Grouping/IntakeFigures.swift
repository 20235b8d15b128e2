import Facts

/// The figures of some schools that one source of a measure gives: the current one of each, and those of
/// single years.
///
/// Where progress is taken from a result, both are of one year, and the newest year in which both are known
/// counts.
struct IntakeFigures: Sendable {
  /// The current figure of each school as published or worked out, NaN where unknown.
  let current: [Double]
  /// The same, fit for comparing schools whose figures are of different years: worked out from results, it is
  /// counted from the mean of its year, since the scales of tests drift.
  let compared: [Double]
  /// The figures of each year, the newest first, fit for comparing.
  let years: [(year: Int, values: [Double])]

  /// - Parameters:
  ///   - source: The fact, and what is taken from it.
  ///   - schools: Rows of the table.
  ///   - table: The schools.
  init(_ source: IntakeMeasure.Source, of schools: [Int], in table: FactTable) {
    guard let slot = table.vocabulary.slot(id: source.fact) else {
      current = Array(repeating: .nan, count: schools.count)
      (compared, years) = (current, [])
      return
    }
    guard let less = source.less else {
      current = schools.map { Self.number(table.value(slot, $0)) }
      compared = current
      years = Self.history(slot, table).map { year, column in
        (year, schools.map { column.exact[$0] })
      }
      return
    }
    let worked = Self.worked(slot, less, schools, table)
    let means = Self.means(of: worked)
    years = worked.compactMap { year, values in
      means[year].map { mean in (year, values.map { $0 - mean }) }
    }
    var (newest, centred) = (Array(repeating: Double.nan, count: schools.count), [Double]())
    centred = newest
    for (year, values) in worked {
      guard let mean = means[year] else { continue }
      for index in values.indices where newest[index].isNaN {
        (newest[index], centred[index]) = (values[index], values[index] - mean)
      }
    }
    (current, compared) = (newest, centred)
  }

  /// A number, or the middle of its limits where they are narrow enough to mean something.
  static func number(_ value: FactValue) -> Double {
    switch value {
    case .known(.number(let number)): number
    case .between(let low, let high) where high - low <= 20: (low + high) / 2
    default: .nan
    }
  }

  /// The years kept of a fact, the newest first.
  private static func history(_ slot: Int, _ table: FactTable) -> [(Int, NumberColumn)] {
    (table.history[slot] ?? [:]).sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
  }

  /// By year, the newest first, the result less progress of each school; without years what stands now.
  private static func worked(
    _ slot: Int, _ less: IntakeMeasure.Progress, _ schools: [Int], _ table: FactTable
  ) -> [(year: Int, values: [Double])] {
    guard let progress = table.vocabulary.slot(id: less.fact) else { return [] }
    let other = table.history[progress] ?? [:]
    var years = history(slot, table).compactMap { year, column -> (year: Int, values: [Double])? in
      other[year].map { theirs in
        (year, schools.map { column.exact[$0] - less.times * theirs.exact[$0] })
      }
    }
    if years.isEmpty {
      let values = schools.map { school -> Double in
        guard table.year(slot, school) == table.year(progress, school) else { return .nan }
        return number(table.value(slot, school))
          - less.times * number(table.value(progress, school))
      }
      years = [(0, values)]
    }
    return years
  }

  /// The mean of each year, in steps of a quarter of a standard deviation, so that one school more or less seldom
  /// moves all others; none of a year that few schools have beside the best known one.
  private static func means(of years: [(year: Int, values: [Double])]) -> [Int: Double] {
    let known = years.map { ($0.year, $0.values.filter { !$0.isNaN }) }
    let most = known.map(\.1.count).max() ?? 0
    var means: [Int: Double] = [:]
    for (year, values) in known where !values.isEmpty && values.count * 4 >= most {
      let step = IntakeMeasures.unit(of: values) / 4
      let mean = values.reduce(0, +) / Double(values.count)
      means[year] = step > 0 ? (mean / step).rounded() * step : mean
    }
    return means
  }
}
