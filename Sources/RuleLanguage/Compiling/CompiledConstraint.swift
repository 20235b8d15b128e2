import OrderedCollections

/// A constraint on partners, or a soft criterion, with its conditions lowered like those of rules.
package struct CompiledConstraint: Sendable {
  /// On the partner, seen from the asking school.
  package let test: CompiledCondition?
  /// On the asking school.
  package let testOfThisSchool: CompiledCondition?
  /// On either school, seen from the other: whether it is a rival.
  package let rivals: CompiledCondition?
}

extension RuleCompiler {
  /// The criteria that a condition decides, by name. Compiled behind all cards, so that these keep
  /// their numbers whatever is asked of partners.
  mutating func constraints(
    _ criteria: OrderedDictionary<String, PartneringPolicy.Criterion>
  ) -> [String: CompiledConstraint] {
    speaker = .school
    currentWhen = nil
    var compiled: [String: CompiledConstraint] = [:]
    for (name, criterion) in criteria where !criterion.conditions.isEmpty {
      var rivals: CompiledCondition?
      if case .apart(_, let condition)? = criterion.operation {
        rivals = compile(condition, isFavourable: false)
      }
      compiled[name] = CompiledConstraint(
        test: criterion.test.map { compile($0, isFavourable: true) },
        testOfThisSchool: criterion.testOfThisSchool.map { compile($0, isFavourable: true) },
        rivals: rivals)
    }
    return compiled
  }

  /// What is asked of every school of an area, part by part; behind all cards too.
  mutating func areaCounts() -> [[CompiledCondition]] {
    speaker = .school
    currentWhen = nil
    return (rules.areas?.parts ?? []).map { part in
      part.counts.map { compile($0.condition, isFavourable: true) }
    }
  }
}
