/// A finding or asset with its strength and all that the strength rests on.
package struct FindingProof: Sendable {
  /// The index in ``CheckedRules/findings``.
  package var finding: Int
  /// Whom it is about; `nil` for a finding of the area of a school without one.
  package var row: BearerRow?
  package var strength: StrengthRange
  /// The strength comes from a supposition, not from signs.
  package var isSupposed: Bool
  /// A person has rejected it.
  package var isRejected: Bool
  package var signs: [ConditionProof]
  package var unless: [ConditionProof]
  /// The different facts that decide its true signs.
  package var counted: [CountedFact]
  /// How many signs are true of records alone, each counted as one figure.
  package var signsOfRecordsAlone: Int

  /// A fact that adds to the strength.
  package struct CountedFact: Hashable, Sendable {
    package var slot: Int
    package var isJudgement: Bool
  }
}
