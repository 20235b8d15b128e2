/// Which facts an action looks at, those of the findings and contra-indications it uses included.
///
/// Whatever else is learnt of a school cannot change the action's status, strength or place, which
/// saves working them out anew for every answer that somebody might give.
package struct FactsRead: Sendable {
  /// By index in ``CompiledRules/actions``: slots.
  package let byAction: [Set<Int>]
  /// By index in ``CompiledRules/findings``: slots.
  package let byFinding: [Set<Int>]

  /// Looks through all conditions of a rule set once.
  package init(_ rules: CompiledRules) {
    var reader = Reader(rules: rules)
    byFinding = rules.findings.indices.map { reader.slots(finding: $0) }
    byAction = rules.actions.indices.map { reader.slots(action: $0) }
  }

  private struct Reader {
    let rules: CompiledRules
    var ofFinding: [Int: Set<Int>] = [:]

    mutating func slots(action index: Int) -> Set<Int> {
      let action = rules.actions[index]
      var slots: Set<Int> = []
      var conditions = action.appliesTo
      for instance in action.instances {
        conditions += [instance.when] + instance.unless
        conditions += instance.contraIndications.compactMap(\.test)
      }
      for condition in conditions { slots.formUnion(self.slots(condition)) }
      let source = rules.checked.actions[index]
      for finding in source.helpedBy + source.actNowWhere {
        slots.formUnion(self.slots(finding: finding))
      }
      switch source.leadCondition {
      case .fact(let slot): slots.insert(slot)
      case .finding(let entries):
        for finding in entries { slots.formUnion(self.slots(finding: finding)) }
      case nil: break
      }
      return slots
    }

    mutating func slots(finding: Int) -> Set<Int> {
      if let known = ofFinding[finding] { return known }
      let compiled = rules.findings[finding]
      var slots: Set<Int> = []
      for condition in compiled.signs + compiled.unless {
        slots.formUnion(self.slots(condition))
      }
      ofFinding[finding] = slots
      return slots
    }

    mutating func slots(_ condition: CompiledCondition) -> Set<Int> {
      var parts: [CompiledCondition] = []
      var slots: Set<Int> = []
      switch condition.form {
      case .test(let number):
        let test = rules.tests[number]
        slots.insert(test.slot)
        if case .set(.sharesOne(let other)) = test.phrase { slots.insert(other) }
      case .all(let list), .any(let list), .noneOf(let list): parts = list
      case .count(let number): parts = [rules.counts[number].condition]
      case .finding(let test, _):
        for finding in test.findings { slots.formUnion(self.slots(finding: finding)) }
      case .contraIndication(_, let test): parts = test.map { [$0] } ?? []
      case .anyWhenOf(let actions): parts = actions.map(\.when)
      }
      for part in parts { slots.formUnion(self.slots(part)) }
      return slots
    }
  }
}
