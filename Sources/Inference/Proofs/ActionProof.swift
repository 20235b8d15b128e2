package import RuleLanguage

/// An action with its status and all that the status rests on.
package struct ActionProof: Sendable {
  /// The index in ``CheckedRules/actions``.
  package var action: Int
  package var subject: Subject
  /// Of several entries the best.
  package var status: Status
  package var instances: [InstanceProof]

  /// The entries that give the card its status.
  package var deciding: [InstanceProof] { instances.filter { $0.status == status } }
}

/// The conditions of a card for one entry of `about`, or for all.
package struct InstanceProof: Sendable {
  /// The index in ``CheckedAction/instances``.
  package var index: Int
  package var about: AboutEntry?
  package var status: Status
  package var appliesTo: [ConditionProof]
  package var when: ConditionProof
  package var unless: [ConditionProof]
  package var contraIndications: [ContraIndicationProof]

  /// The verdict of `applies to`.
  package var applies: Verdict { .all(appliesTo.map(\.verdict)) }
}

/// A contra-indication that reaches a card.
package struct ContraIndicationProof: Sendable {
  /// The index in ``CheckedRules/contraIndications``.
  package var index: Int
  package var effect: CheckedContraIndication.Effect
  package var verdict: Verdict
  /// It bears on the card: true, or unknown with `if unknown: stop`.
  package var bears: Bool
  /// Its test; `nil` when nothing known can decide it.
  package var test: ConditionProof?
}
