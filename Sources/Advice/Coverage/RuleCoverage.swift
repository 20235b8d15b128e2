package import Facts
package import Inference
package import RuleLanguage

/// How the rules fare over the schools of some files, by groups of schools.
package struct RuleCoverage: Sendable {
  package let rules: CheckedRules
  package let groups: SchoolGroups
  package let coverage: DataCoverage

  /// - Parameters:
  ///   - rules: The rules.
  ///   - base: The schools.
  ///   - asOfYear: The year that ages are measured against.
  package init(_ rules: CheckedRules, _ base: FactBase, asOfYear: Int) {
    self.rules = rules
    groups = SchoolGroups(base)
    coverage = DataCoverage(
      CompiledRules(rules), base: base, asOfYear: asOfYear,
      groups: groups.groups.map { DataCoverage.Group($0.schools) })
  }

  /// Poorer schools are left unknown more often: the shares of schools for which something is not known.
  package struct Imbalance: Hashable, Sendable {
    /// In the fifth of schools with the most poor pupils, from 0 to 1.
    package var poorest: Double
    /// In the fifth with the fewest.
    package var leastPoor: Double
  }

  /// How much larger the share in the poorest fifth has to be before it is said.
  static let least = 0.05
  /// Smaller fifths tell nothing (`domain` 8, point 3).
  static let fewest = 11

  /// Whether poorer schools are left unknown more often; `nil` where not, or by less than five points, or
  /// where a fifth has fewer than eleven schools.
  package func imbalance(_ counts: [DataCoverage.Counts]) -> Imbalance? {
    func share(_ name: String) -> Double? {
      guard
        let index = groups.groups.firstIndex(where: { $0.kind == .poverty && $0.name == name }),
        counts.indices.contains(index), counts[index].all >= Self.fewest
      else { return nil }
      return counts[index].unknownShare
    }
    guard let poorest = share("fifth 5"), let leastPoor = share("fifth 1"),
      poorest - leastPoor >= Self.least
    else { return nil }
    return Imbalance(poorest: poorest, leastPoor: leastPoor)
  }
}
