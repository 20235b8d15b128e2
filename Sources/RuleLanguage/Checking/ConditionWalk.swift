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

  /// Slots of the facts that these conditions test, also in `where`; each once, ascending.
  package static func slots(in conditions: [CheckedCondition]) -> [Int] {
    var found: Set<Int> = []
    for condition in all(in: conditions) {
      guard case .test(let test) = condition.form else { continue }
      found.insert(test.slot)
      if case .set(.sharesOne(let other)) = test.phrase { found.insert(other) }
    }
    return found.sorted()
  }
}
