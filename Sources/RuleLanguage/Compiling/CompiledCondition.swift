package import Facts

/// A condition lowered onto ``BooleanGraph``, with its shape kept so that a proof can be told from it.
package final class CompiledCondition: Sendable {
  /// The condition as checked: its place, stance and words.
  package let source: CheckedCondition
  /// The nodes of its verdict.
  package let planes: StancedPlanes
  /// The verdict before its own `if unknown` line was applied, those of its parts included.
  package let beforeStance: PlanePair
  /// Its parts.
  package let form: Form

  package init(
    source: CheckedCondition, planes: StancedPlanes, beforeStance: PlanePair, form: Form
  ) {
    self.source = source
    self.planes = planes
    self.beforeStance = beforeStance
    self.form = form
  }

  /// The ways to ask, as in ``CheckedCondition/Form-swift.enum``.
  package indirect enum Form: Sendable {
    /// An index in ``CompiledRules/tests``.
    case test(Int)
    case all([CompiledCondition])
    case any([CompiledCondition])
    case noneOf([CompiledCondition])
    /// An index in ``CompiledRules/counts``.
    case count(Int)
    /// One pair of nodes for each entry of the finding, in the order of the test.
    case finding(FindingTest, entries: [StancedPlanes])
    /// The index of the contra-indication, and its test; `nil` for one that nothing known can decide.
    case contraIndication(Int, CompiledCondition?)
    case anyWhenOf([(action: String, when: CompiledCondition)])
  }
}

/// A distinct test: one phrase asked of one fact, evaluated once for each block of rows.
package struct CompiledTest: Hashable, Sendable {
  package var slot: Int
  package var phrase: Phrase

  package init(slot: Int, phrase: Phrase) {
    self.slot = slot
    self.phrase = phrase
  }
}

/// A count over related things with its condition on the members.
package final class CompiledCount: Sendable {
  package let source: CheckedCount
  /// What stands at the other end of the relation.
  package let members: Bearer
  /// The condition on a member; its nodes speak of the member's row.
  package let condition: CompiledCondition
  /// Facts of the school that asks at which the condition looks.
  package let askerSlots: Set<Int>

  package init(source: CheckedCount, members: Bearer, condition: CompiledCondition) {
    self.source = source
    self.members = members
    self.condition = condition
    askerSlots = Self.askerSlots(condition.source)
  }

  private static func askerSlots(_ condition: CheckedCondition) -> Set<Int> {
    switch condition.form {
    case .test(let test): test.phrase.looksAtAsker ? [test.slot] : []
    case .all(let parts), .any(let parts), .noneOf(let parts):
      parts.reduce(into: []) { $0.formUnion(askerSlots($1)) }
    case .anyWhenOf(let cards):
      cards.reduce(into: []) { $0.formUnion(askerSlots($1.when)) }
    case .count, .finding, .contraIndication: []
    }
  }
}

extension Phrase {
  /// Whether the phrase compares a member with the school that asks.
  package var looksAtAsker: Bool {
    switch self {
    case .gap(_, let benchmark, _), .times(_, _, let benchmark), .within(_, let benchmark):
      benchmark == .thisSchool
    case .sameAsThisSchool, .differentFromThisSchool: true
    case .level, .trend, .place, .olderThan, .ordinal, .oneOf, .noneOf, .set, .isKnown: false
    }
  }
}
