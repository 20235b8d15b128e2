package import Facts

/// Whom the members of a Family serve, by one measure: their mean, and where it lies among the schools they
/// are compared with.
package struct IntakePosition: Hashable, Sendable {
  /// What people read: `prior attainment`.
  package var measure: String
  package var weight: Double
  /// The source that most members have of those that can give the measure.
  package var source: IntakeMeasure.Source
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
  ///   - scales: What is known of all schools.
  package init?(
    _ measure: IntakeMeasure, of members: [Int], among phases: Set<String>, _ scales: IntakeScales
  ) {
    var chosen: (source: IntakeMeasure.Source, values: [Double])?
    for source in measure.facts {
      let values = members.compactMap { scales.figure(source, $0) }
      if values.count > chosen?.values.count ?? 0 { chosen = (source, values) }
    }
    guard let chosen, let least = chosen.values.min(), let most = chosen.values.max() else {
      return nil
    }
    (self.measure, weight, source) = (measure.name, measure.weight, chosen.source)
    mean = chosen.values.reduce(0, +) / Double(chosen.values.count)
    range = least...most
    known = chosen.values.count
    let scale = scales.scale(chosen.source, phases)
    compared = scale.count
    standing = scale.spread > 1e-9 ? (mean - scale.mean) / scale.spread : 0
  }
}
