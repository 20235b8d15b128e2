package import Casebook

/// What the casebook holds of one subject, as far as it stands.
package struct CaseRecord: Hashable, Sendable {
  /// Of a school also what was told of its area.
  package var told: [ToldFact]
  package var decisions: [Decision]

  /// - Parameters:
  ///   - told: What was told of it.
  ///   - decisions: What was decided of it.
  package init(told: [ToldFact] = [], decisions: [Decision] = []) {
    self.told = told
    self.decisions = decisions
  }

  /// Nothing was told or decided.
  package var isEmpty: Bool { told.isEmpty && decisions.isEmpty }

  /// The decision about an action as a whole, not about one partner for it.
  func decision(on action: String) -> Decision? {
    decisions.first { $0.action == action && $0.partner == nil }
  }
}
