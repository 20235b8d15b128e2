package import RuleLanguage

/// How strong a finding certainly is (this is shown and ranked), and how strong it may still be.
package struct StrengthRange: Hashable, Sendable {
  package var certain: Strength
  package var possible: Strength

  package init(certain: Strength, possible: Strength) {
    self.certain = certain
    self.possible = possible
  }

  /// From the question whether it is certainly (possibly) at least so strong.
  init(_ isAtLeast: (Strength, Plane) -> Bool) {
    func strongest(_ plane: Plane) -> Strength {
      Strength.allCases.reversed().first { isAtLeast($0, plane) } ?? .none
    }
    self.init(certain: strongest(.certain), possible: strongest(.possible))
  }
}
