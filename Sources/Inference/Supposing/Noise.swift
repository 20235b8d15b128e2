package import Facts
import RuleLanguage

/// How much a fact may move by chance: one standard error (`rule-language` 6.1, "firmness").
package enum Noise {
  /// The fact that counts the pupils behind a figure that names none.
  static let usualCounter = "cohort_size"

  /// The pupils supposed behind a figure whose number of pupils is not known: one class.
  package static let pupilsOfOneClass = 30.0

  /// One standard error of a known value, in the fact's own unit; 0 where it has no noise.
  ///
  /// * *small*: a tenth of the declared step.
  /// * *from cohort size*, a percentage p of n pupils: 100·√(p(1−p)/n), p as a share.
  /// * *from cohort size*, another figure: the declared spread between pupils ÷ √n; where none is
  ///   declared a quarter of the fact's range, the usual rule of thumb for a standard deviation.
  package static func standardError(of fact: FactDefinition, value: Double, pupils: Double?)
    -> Double
  {
    guard case .number(let unit, _, let range) = fact.kind else { return 0 }
    switch fact.noise {
    case .none: return 0
    case .small: return (fact.step ?? 0) / 10
    case .fixed(let size): return size
    case .fromCohortSize:
      let count = max(1, pupils ?? pupilsOfOneClass)
      if let spread = fact.pupilSpread { return spread / count.squareRoot() }
      guard unit.name == "percent" else {
        return (range.upperBound - range.lowerBound) / 4 / count.squareRoot()
      }
      let share = min(max(value / 100, 0), 1)
      return 100 * (share * (1 - share) / count).squareRoot()
    }
  }
}

extension Situation {
  /// One standard error of a fact of the subject; `nil` when no number is known.
  package func standardError(_ slot: Int) -> Double? {
    let vocabulary = rules.checked.vocabulary
    let fact = vocabulary.facts[slot]
    guard case .line(let low, let high) = reading(slot).extent, low == high else { return nil }
    let counter = fact.countedBy ?? Noise.usualCounter
    let pupils = vocabulary.slot(named: counter).map { reading($0).bounds }
    // Fewer pupils, more noise: of limits the lower counts.
    return Noise.standardError(
      of: fact, value: low, pupils: pupils.flatMap { $0.isSupplied ? $0.low : nil })
  }
}
