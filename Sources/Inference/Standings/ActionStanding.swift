package import RuleLanguage

/// How an action stands for one subject: what putting steps in an order asks of it, read from verdicts.
///
/// It says what an ``ActionProof`` says without building one, since thousands of schools are put in order and only what
/// is shown is proved; a test compares the two for every action.
package struct ActionStanding: Hashable, Sendable {
  /// The index in ``CheckedRules/actions``.
  package var action: Int
  /// Of several entries the best.
  package var status: Status
  package var instances: [InstanceStanding]

  /// The entries that give the card its status.
  package var deciding: some Sequence<InstanceStanding> {
    instances.lazy.filter { [status] in $0.status == status }
  }
}

/// How an action stands about one entry of `about`, or about all.
package struct InstanceStanding: Hashable, Sendable {
  /// The index in ``CheckedAction/instances``.
  package var index: Int
  package var status: Status
  /// The verdict of `when`.
  package var when: Verdict
  /// The contra-indications that bear on it, by index in ``CheckedRules/contraIndications``, ascending.
  package var bearing: [Int]
}
