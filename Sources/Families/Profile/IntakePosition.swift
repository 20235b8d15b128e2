package import Facts

/// Whom the members of a Family serve, by one measure: their mean, and where it lies among the schools they
/// are compared with.
package struct IntakePosition: Hashable, Sendable {
  /// What people read: `prior attainment`.
  package var measure: String
  package var weight: Double
  /// The fact that most members have of those that can give the measure, by slot.
  package var slot: Int
  /// Whether more of the fact means less of the measure.
  package var isReversed: Bool
  /// The mean of the members, and the least and the most, in the unit of the fact.
  package var mean: Double
  package var range: ClosedRange<Double>
  /// How many members have it.
  package var known: Int
  /// How far the mean lies from that of all schools compared, in their standard deviations.
  package var standing: Double
  /// How many schools they are compared with, the members included.
  package var compared: Int

  /// `nil` where no member has it.
  ///
  /// - Parameters:
  ///   - measure: One measure of `Rules/families.yaml`.
  ///   - members: Rows of the Family.
  ///   - phases: The phases of the schools they are compared with.
  ///   - scales: Mean and spread of those schools.
  ///   - base: The facts.
  package init?(
    _ measure: IntakeMeasure, of members: [Int], among phases: Set<String>, _ scales: IntakeScales,
    in base: FactBase
  ) {
    var chosen: (slot: Int, isReversed: Bool, values: [Double])?
    for source in measure.facts {
      guard let slot = base.vocabulary.slot(id: source.fact) else { continue }
      let values = members.compactMap { Self.number(base.schools.value(slot, $0)) }
      if values.count > chosen?.values.count ?? 0 { chosen = (slot, source.isReversed, values) }
    }
    guard let chosen, let least = chosen.values.min(), let most = chosen.values.max() else {
      return nil
    }
    (self.measure, weight, slot) = (measure.name, measure.weight, chosen.slot)
    isReversed = chosen.isReversed
    mean = chosen.values.reduce(0, +) / Double(chosen.values.count)
    range = least...most
    known = chosen.values.count
    let scale = scales.scale(chosen.slot, phases)
    compared = scale.count
    standing = scale.spread > 1e-9 ? (mean - scale.mean) / scale.spread : 0
  }

  /// A number, or the middle of limits that are narrow enough to mean something.
  static func number(_ value: FactValue) -> Double? {
    switch value {
    case .known(.number(let number)): number
    case .between(let low, let high) where high - low <= 20: (low + high) / 2
    default: nil
    }
  }
}
