/// An action card lowered onto the graph. A class, like its parts: it is asked often and never changed.
package final class CompiledAction: Sendable {
  /// `applies to`.
  package let appliesTo: [CompiledCondition]
  /// One for a card without `about`, else one for each entry, as in ``CheckedAction/instances``.
  package let instances: [Instance]

  init(appliesTo: [CompiledCondition], instances: [Instance]) {
    self.appliesTo = appliesTo
    self.instances = instances
  }

  /// The conditions for one entry of `about`, or for all.
  package final class Instance: Sendable {
    package let when: CompiledCondition
    package let unless: [CompiledCondition]
    /// The contra-indications that reach the card, in the order of their file.
    package let contraIndications: [Reach]
    package let status: StatusPlanes

    init(
      when: CompiledCondition, unless: [CompiledCondition], contraIndications: [Reach],
      status: StatusPlanes
    ) {
      self.when = when
      self.unless = unless
      self.contraIndications = contraIndications
      self.status = status
    }
  }

  /// A contra-indication that reaches the card.
  package struct Reach: Sendable {
    /// Its index in ``CheckedRules/contraIndications``.
    package var index: Int
    /// Its test; for one that looks at the card's own barriers, made from the card; `nil` when
    /// nothing known can decide it.
    package var test: CompiledCondition?
  }

  /// The nodes from which the status is read, in the order of `rule-language` 5.7.
  package struct StatusPlanes: Sendable {
    /// S: the card is meant for this school.
    package var applies: PlanePair
    /// W: something leads to the card.
    package var indicated: PlanePair
    /// Something in X is true that rules the card out.
    package var blocked: Int
    /// Something in X is true that defers it.
    package var deferred: Int
    /// A line of `unless` may be true.
    package var maybeBlocked: Int
    /// Recommended also when no `if unknown` line is honoured.
    package var withoutAssumption: Int

    /// All nodes, for the verdict pass.
    package var nodes: [Int] {
      [
        applies.certain, applies.possible, indicated.certain, indicated.possible, blocked, deferred,
        maybeBlocked, withoutAssumption,
      ]
    }

    /// The first line of the table that fits; `holds` tells the value of a node.
    package func status(_ holds: (Int) -> Bool) -> Status {
      if !holds(applies.possible) { return .doesNotApply }
      if !holds(indicated.possible) { return .notIndicated }
      if holds(blocked) { return .ruledOut }
      if holds(deferred) { return .deferred }
      if !holds(applies.certain) { return .cannotTell }
      guard holds(indicated.certain), !holds(maybeBlocked) else { return .possible }
      return holds(withoutAssumption) ? .recommended : .recommendedOnAnAssumption
    }
  }
}

extension Status {
  /// The better of two statuses of one card about different entries: the one that says more for it.
  package static func better(_ a: Status, _ b: Status) -> Status {
    let order: [Status] = [
      .recommended, .recommendedOnAnAssumption, .possible, .cannotTell, .deferred, .ruledOut,
      .notIndicated, .doesNotApply,
    ]
    return order.first { $0 == a || $0 == b } ?? a
  }
}
