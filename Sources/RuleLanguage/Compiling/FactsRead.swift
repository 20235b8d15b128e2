/// Which facts an action looks at, those of the findings and contra-indications it uses included.
///
/// Whatever else is learnt of a school cannot change the action's status, strength or place, which
/// saves working them out anew for every answer that somebody might give.
package struct FactsRead: Sendable {
  /// By index in ``CompiledRules/actions``: slots.
  package let byAction: [Set<Int>]
  /// By index in ``CompiledRules/actions``, and entry: slots that its conditions look at.
  package let byInstance: [[Set<Int>]]
  /// By index in ``CompiledRules/findings``: slots.
  package let byFinding: [Set<Int>]
  /// By slot: the actions that look at it, ascending.
  private let actionsOfSlot: [Int: [Int]]
  /// By slot: the findings that look at it, ascending.
  private let findingsOfSlot: [Int: [Int]]

  /// Looks through all conditions of a rule set once.
  package init(_ rules: CompiledRules) {
    var reader = Reader(rules.tests, rules.counts, rules.findings)
    byFinding = rules.findings.indices.map { reader.slots(finding: $0) }
    let instances = rules.actions.map { action in
      action.instances.map { reader.slots(instance: $0, of: action) }
    }
    byInstance = instances
    byAction = instances.indices.map { action in
      instances[action].reduce(into: rules.slotsOfPlaces[action]) { $0.formUnion($1) }
    }
    actionsOfSlot = Self.turned(byAction)
    findingsOfSlot = Self.turned(byFinding)
  }

  /// The actions that look at any of some facts, ascending.
  package func actions(reading slots: Set<Int>) -> [Int] { Self.readers(slots, actionsOfSlot) }

  /// The findings that look at any of some facts, ascending.
  package func findings(reading slots: Set<Int>) -> [Int] { Self.readers(slots, findingsOfSlot) }

  private static func turned(_ slotsOf: [Set<Int>]) -> [Int: [Int]] {
    var readers: [Int: [Int]] = [:]
    for (reader, slots) in slotsOf.enumerated() {
      for slot in slots { readers[slot, default: []].append(reader) }
    }
    return readers
  }

  private static func readers(_ slots: Set<Int>, _ ofSlot: [Int: [Int]]) -> [Int] {
    guard slots.count > 1 else { return slots.first.flatMap { ofSlot[$0] } ?? [] }
    return Set(slots.flatMap { ofSlot[$0] ?? [] }).sorted()
  }

  /// The slots at which the condition of each count looks.
  static func byCount(
    _ counts: [CompiledCount], tests: [CompiledTest], findings: [CompiledFinding]
  ) -> [Set<Int>] {
    var reader = Reader(tests, counts, findings)
    return counts.map { reader.slots($0.condition) }
  }

  /// The slots that decide the place of each action (``CompiledRules/slotsOfPlaces``).
  static func byPlace(
    _ actions: [CompiledAction], _ sources: [CheckedAction], tests: [CompiledTest],
    counts: [CompiledCount], findings: [CompiledFinding]
  ) -> [Set<Int>] {
    var reader = Reader(tests, counts, findings)
    return zip(actions, sources).map { reader.slots(placing: $0, $1) }
  }

  private struct Reader {
    let tests: [CompiledTest]
    let counts: [CompiledCount]
    let findings: [CompiledFinding]
    var ofFinding: [Int: Set<Int>] = [:]

    init(_ tests: [CompiledTest], _ counts: [CompiledCount], _ findings: [CompiledFinding]) {
      self.tests = tests
      self.counts = counts
      self.findings = findings
    }

    mutating func slots(instance: CompiledAction.Instance, of action: CompiledAction) -> Set<Int> {
      let conditions =
        action.appliesTo + [instance.when] + instance.unless
        + instance.contraIndications.compactMap(\.test)
      return conditions.reduce(into: []) { $0.formUnion(slots($1)) }
    }

    mutating func slots(placing action: CompiledAction, _ source: CheckedAction) -> Set<Int> {
      var slots: Set<Int> = []
      for instance in action.instances { slots.formUnion(self.slots(instance.when)) }
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
      let compiled = findings[finding]
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
        let test = tests[number]
        slots.insert(test.slot)
        if case .set(.sharesOne(let other)) = test.phrase { slots.insert(other) }
      case .all(let list), .any(let list), .noneOf(let list): parts = list
      case .count(let number): parts = [counts[number].condition]
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
