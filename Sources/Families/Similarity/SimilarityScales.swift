import Facts

/// The measures of a wide list for the schools that are compared, each in standard deviations from their
/// mean: of the country where the data has them, else of the schools themselves.
///
/// Sums are taken in the order of the schools given, so that the same schools in the same order give the
/// same bits.
struct SimilarityScales {
  /// For each measure that any school has: which one of the wide list, and the value of each school; 0, the
  /// mean, where it is not known.
  private(set) var columns: [(measure: Int, values: [Double], isKnown: [Bool])] = []
  /// The measures that no school has, by place in the wide list.
  private(set) var missing: [Int] = []
  /// The measures counted in standard deviations of the country, by place in the wide list.
  private(set) var byCountry: [Int] = []

  init(_ list: WideList, of schools: [Int], in base: FactBase) {
    for (place, measure) in list.measures.enumerated() {
      var values = Array(repeating: Double.nan, count: schools.count)
      for source in measure.facts {
        guard let slot = base.vocabulary.slot(id: source.fact) else { continue }
        let raw = schools.map { Self.number(base.schools.value(slot, $0)) }
        let published = Self.spread(slot, schools, list, base)
        let standard = Self.standardised(raw, by: published)
        for index in values.indices where values[index].isNaN {
          values[index] = source.isReversed ? -standard[index] : standard[index]
        }
        if published != nil, source == measure.facts[0] { byCountry.append(place) }
      }
      let isKnown = values.map { !$0.isNaN }
      if isKnown.contains(true) {
        columns.append((place, values.map { $0.isNaN ? 0 : $0 }, isKnown))
      } else {
        missing.append(place)
      }
    }
  }

  /// The published standard deviation of the first phase of the list, for the newest year of the figures.
  private static func spread(
    _ slot: Int, _ schools: [Int], _ list: WideList, _ base: FactBase
  ) -> Double? {
    let year = schools.compactMap { base.schools.year(slot, $0) }.max() ?? base.newestYear
    let key = BenchmarkFigures.Key(
      slot: slot, group: .national, phase: list.phases.first, isSpread: true)
    return base.benchmarks.figure(key, year: year).flatMap { $0.value > 0 ? $0.value : nil }
  }

  /// A number, or the middle of limits that are narrow enough to mean something.
  private static func number(_ value: FactValue) -> Double {
    switch value {
    case .known(.number(let number)): number
    case .between(let low, let high) where high - low <= 20: (low + high) / 2
    default: .nan
    }
  }

  private static func standardised(_ values: [Double], by published: Double?) -> [Double] {
    let known = values.filter { !$0.isNaN }
    guard !known.isEmpty else { return values }
    let mean = known.reduce(0, +) / Double(known.count)
    let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)
    let spread = published ?? variance.squareRoot()
    guard spread > 0 else { return values.map { $0.isNaN ? .nan : 0 } }
    return values.map { ($0 - mean) / spread }
  }
}
