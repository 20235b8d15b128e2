import OrderedCollections

/// A question on which the evidence disagrees, shown wherever it bears (`domain` 11).
package struct Dispute: Hashable, Sendable {
  /// The stable id, for example `unequal_partners`.
  package var id: String
  /// The question, with its question mark.
  package var question: String
  /// What speaks for a yes.
  package var oneSide: [Side]
  /// What speaks against, or limits it.
  package var otherSide: [Side]
  /// How waymark speaks while it is open.
  package var weSay: String
  /// Ids of the actions on which it bears.
  package var actions: [String]
  /// Ids of the cautions on which it bears: every card that carries one shows it.
  package var cautions: [String]

  /// One claim of a side with its source.
  package struct Side: Hashable, Sendable {
    package var says: String
    /// Key of the source.
    package var source: String
    /// Where in the source; may be empty.
    package var locator: String
  }
}

extension EvidenceLibrary {
  /// The disputes that bear on an action: those that name it first, then those that name one of its
  /// cautions, each in the order of the file.
  package func disputes(on action: String, cautions: Set<String>) -> [Dispute] {
    let named = disputes.values.filter { $0.actions.contains(action) }
    let others = disputes.values.filter {
      !$0.actions.contains(action) && !cautions.isDisjoint(with: $0.cautions)
    }
    return named + others
  }
}
