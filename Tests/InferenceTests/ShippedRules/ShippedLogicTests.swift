import Diagnostics
import Facts
import Inference
import RuleLanguage
import TestRegions
import Testing

/// Laws 2 and 5 over the shipped rules: the logic is the ordinary one, with unknown between.
@Suite struct ShippedLogicTests {
  /// Law 2: with every fact known, verdicts equal ordinary two-valued logic.
  @Test(arguments: [UInt64(1), 2])
  func everythingKnownIsTwoValued(seed: UInt64) throws {
    let sample = try Region.sample.engine()
    let engine = EverythingKnown(sample, seed: seed).engine
    let reference = Reference(settledBy: engine)
    let firm: [Status] = [.doesNotApply, .notIndicated, .ruledOut, .deferred, .recommended]
    var differences = Differences()
    for subject in engine.subjects {
      for finding in engine.rules.findings.indices {
        let strength = engine.strength(finding, subject)
        differences.expect(
          strength.certain == strength.possible,
          "\(engine.rules.checked.findings[finding].id) of \(subject): \(strength)")
      }
      for action in engine.rules.actions.indices {
        let status = engine.status(action, subject)
        differences.expect(
          firm.contains(status),
          "\(engine.rules.checked.actions[action].id) of \(subject): \(status)")
      }
    }
    for subject in engine.subjects(atMost: 20) {
      for action in engine.rules.actions.indices {
        let status = engine.status(action, subject)
        let expected = reference.status(action, subject.row)
        differences.expect(
          status == expected,
          "\(engine.rules.checked.actions[action].id) of \(subject): \(status), not \(expected)")
      }
    }
    differences.report(atLeast: 10_000)
  }

  /// Law 5: *none of* X is the reverse of *any of* X, for every condition of every shipped rule.
  @Test(arguments: Region.allCases)
  func noneOfIsTheReverseOfAnyOf(_ region: Region) throws {
    let plain = try region.engine()
    let conditions = Self.conditions(plain.rules.checked)
    #expect(conditions.count > 100)
    var rules = plain.rules.checked
    // None reaches the cards that are made here.
    for index in rules.contraIndications.indices {
      rules.contraIndications[index].reach = .candidate
    }
    rules.actions = conditions.enumerated().flatMap { index, condition in
      [
        Small.action("any\(index)", when: Small.condition(.any([condition]))),
        Small.action("none\(index)", when: Small.condition(.noneOf([condition]))),
      ]
    }
    let engine = Engine(rules: CompiledRules(rules), base: plain.base, asOfYear: region.asOfYear)
    let reverse: [Status: Status] = [
      .recommended: .notIndicated, .possible: .possible, .notIndicated: .recommended,
    ]
    var differences = Differences()
    for subject in engine.subjects {
      for index in conditions.indices {
        let any = engine.status(2 * index, subject)
        let none = engine.status(2 * index + 1, subject)
        differences.expect(
          reverse[any] == none, "\(conditions[index].location) of \(subject): \(any) and \(none)")
      }
    }
    differences.report(atLeast: 10_000)
  }

  /// All conditions and parts of conditions, each place once, without what they assume.
  private static func conditions(_ rules: CheckedRules) -> [CheckedCondition] {
    var places: Set<Source.Location> = []
    var found: [CheckedCondition] = []
    func walk(_ condition: CheckedCondition) {
      var plain = condition
      plain.stance = .wait
      switch condition.form {
      case .all(let parts), .any(let parts), .noneOf(let parts):
        parts.forEach(walk)
        guard parts.allSatisfy(\.isPlain) else { return }
      case .test, .count, .finding: break
      // What a contra-indication looks at depends on the card, and other cards are walked for themselves.
      case .contraIndication, .anyWhenOf: return
      }
      if places.insert(condition.location).inserted { found.append(plain) }
    }
    for finding in rules.findings { (finding.signs + finding.unless).forEach(walk) }
    for action in rules.actions {
      action.appliesTo.forEach(walk)
      for instance in action.instances { ([instance.when] + instance.unless).forEach(walk) }
    }
    return found
  }

  /// Columns that are settled whole come out as if each row had been settled on its own.
  @Test(arguments: Region.allCases)
  func wholeColumnsEqualSingleRows(_ region: Region) throws {
    let engine = try region.engine()
    let facts = engine.facts.vocabulary.facts
    let slot = try #require(engine.facts.vocabulary.slot(id: "pupil_count"))
    // A figure to compare with is supposed, so that every fact of the row is worked out anew.
    let benchmark = Supposition.Benchmark(
      slot: slot, benchmark: .national, value: 1)
    var differences = Differences()
    for school in stride(from: 0, to: engine.base.schools.count, by: 17) {
      let subject = Subject.school(school)
      let settled = engine.situation(of: subject)
      let anew = engine.situation(of: subject, supposing: Supposition(benchmarks: [benchmark]))
      for slot in facts.indices where facts[slot].derivation == nil {
        differences.expect(
          settled.reading(slot) == anew.reading(slot), "\(facts[slot].id) of school \(school)")
      }
    }
    differences.report(atLeast: 2_000)
  }
}

extension CheckedCondition {
  /// Whether it asks one thing, assumes nothing, and means the same on every card.
  fileprivate var isPlain: Bool {
    switch form {
    case .test, .count, .finding: stance == .wait
    case .all, .any, .noneOf, .contraIndication, .anyWhenOf: false
    }
  }
}
