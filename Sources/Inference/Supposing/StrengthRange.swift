package import RuleLanguage

/// How strong a finding certainly is (this is shown and ranked), and how strong it may still be.
package struct StrengthRange: Hashable, Sendable {
  package var certain: Strength
  package var possible: Strength

  package init(certain: Strength, possible: Strength) {
    self.certain = certain
    self.possible = possible
  }

  /// By whether a node holds.
  init(_ planes: StrengthPlanes, _ holds: (Int) -> Bool) {
    self.init(
      certain: planes.strongest(.certain, holds), possible: planes.strongest(.possible, holds))
  }
}
