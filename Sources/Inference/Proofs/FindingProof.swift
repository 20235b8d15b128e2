/// A finding or asset with its strength and all that the strength rests on. A class, since several
/// cards rest on one.
package final class FindingProof: Sendable {
  /// The index in ``CheckedRules/findings``.
  package let finding: Int
  /// Whom it is about; `nil` for a finding of the area of a school without one.
  package let row: BearerRow?
  package let strength: StrengthRange
  /// The strength comes from a supposition, not from signs.
  package let isSupposed: Bool
  /// A person has rejected it.
  package let isRejected: Bool
  package let signs: [ConditionProof]
  package let unless: [ConditionProof]
  /// The different facts that decide its true signs.
  package let counted: [CountedFact]
  /// How many signs are true of records alone, each counted as one figure.
  package let signsOfRecordsAlone: Int

  init(
    finding: Int, row: BearerRow?, strength: StrengthRange, isSupposed: Bool, isRejected: Bool,
    signs: [ConditionProof], unless: [ConditionProof], counted: [CountedFact],
    signsOfRecordsAlone: Int
  ) {
    self.finding = finding
    self.row = row
    self.strength = strength
    self.isSupposed = isSupposed
    self.isRejected = isRejected
    self.signs = signs
    self.unless = unless
    self.counted = counted
    self.signsOfRecordsAlone = signsOfRecordsAlone
  }

  /// A fact that adds to the strength.
  package struct CountedFact: Hashable, Sendable {
    package var slot: Int
    package var isJudgement: Bool
  }
}
