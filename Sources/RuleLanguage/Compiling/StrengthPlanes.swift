/// The nodes that say how strong a finding is: certainly, and possibly, at least a hint, likely, clear.
///
/// Numbers alone, as this is read for every school there is.
package struct StrengthPlanes: Hashable, Sendable {
  package var hint: PlanePair
  package var likely: PlanePair
  package var clear: PlanePair

  /// The nodes for "at least so strong"; `nil` for *none*, which always is so.
  package subscript(atLeast strength: Strength) -> PlanePair? {
    switch strength {
    case .none: nil
    case .hint: hint
    case .likely: likely
    case .clear: clear
    }
  }

  /// How strong it is in one plane, by whether a node holds.
  package func strongest(_ plane: Plane, _ holds: (Int) -> Bool) -> Strength {
    if holds(clear[plane]) { return .clear }
    if holds(likely[plane]) { return .likely }
    return holds(hint[plane]) ? .hint : .none
  }
}
