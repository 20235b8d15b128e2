import OrderedCollections

/// Looks into checked conditions, from outside in and in the order of the file.
package enum ConditionWalk {
  /// All conditions in these, themselves included.
  package static func all(in conditions: [CheckedCondition]) -> [CheckedCondition] {
    var found: [CheckedCondition] = []
    var open = Array(conditions.reversed())
    while let condition = open.popLast() {
      found.append(condition)
      switch condition.form {
      case .test, .finding, .contraIndication: break
      case .all(let items), .any(let items), .noneOf(let items): open += items.reversed()
      case .count(let count): open.append(count.condition)
      case .anyWhenOf(let parts): open += parts.map(\.when).reversed()
      }
    }
    return found
  }

  /// Indices of the findings that these conditions use, also in `where`; each once, ascending.
  package static func findings(in conditions: [CheckedCondition]) -> [Int] {
    var found: Set<Int> = []
    for condition in all(in: conditions) {
      if case .finding(let test) = condition.form { found.formUnion(test.findings) }
    }
    return found.sorted()
  }

  /// The tests in these conditions, also in `where`.
  package static func tests(in conditions: [CheckedCondition]) -> [CheckedTest] {
    all(in: conditions).compactMap {
      if case .test(let test) = $0.form { test } else { nil }
    }
  }

  /// Slots of the facts that these conditions test, also in `where`; each once, ascending.
  package static func slots(in conditions: [CheckedCondition]) -> [Int] {
    var found: Set<Int> = []
    for test in tests(in: conditions) {
      found.insert(test.slot)
      if case .set(.sharesOne(let other)) = test.phrase { found.insert(other) }
    }
    return found.sorted()
  }
}

extension CheckedRules {
  /// All conditions of cards, contra-indications and findings, and what is asked of partners.
  package var conditions: [CheckedCondition] {
    actions.flatMap { $0.appliesTo + $0.instances.flatMap { [$0.when] + $0.unless } }
      + contraIndications.compactMap(\.test) + findings.flatMap { $0.signs + $0.unless }
      + partnering.hard.values.flatMap(\.conditions) + partnering.soft.values.flatMap(\.conditions)
  }
}
