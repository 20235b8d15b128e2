import Facts
package import RuleLanguage

/// Runs the examples that rule files carry, each on a school of which nothing else is known.
///
/// The example's facts hold for one bearer as school and as area; it is the one school of its area.
package struct ExampleRun: Sendable {
  let engine: Engine

  package init(_ rules: CompiledRules, asOfYear: Int) {
    engine = Engine.ofOneBearer(rules, asOfYear: asOfYear)
  }

  /// What came out of one example.
  package struct Result: Sendable {
    package var example: RuleExample
    /// The rule that carries it: the index of an action or a finding.
    package var rule: Rule
    package var outcome: Outcome
    /// Expectations that were not met; empty when the example passes.
    package var misses: [Miss]
  }

  /// The rule that carries an example.
  package enum Rule: Hashable, Sendable {
    /// The index in ``CheckedRules/actions``.
    case action(Int)
    /// The index in ``CheckedRules/findings``.
    case finding(Int)
  }

  /// What an example gives.
  package enum Outcome: Sendable {
    case action(ActionProof)
    case finding(FindingProof)
  }

  /// An expectation that was not met.
  package enum Miss: Hashable, Sendable {
    case status(expected: Status, found: Status)
    case strength(expected: Strength, found: Strength)
    case couldReach(expected: Strength, found: Strength)
    /// A fact, set or relation it should wait for, and does not.
    case doesNotWaitFor(String)
    /// A fact it should assume, and does not.
    case doesNotAssume(String)
    /// An action that should come first, and does not.
    case doesNotPutFirst(String)
  }

  /// All examples of all rules, actions first, in their order.
  package func all() -> [Result] { everyExample.map { run($1, $0) } }

  /// All examples with the rule that carries each, actions first, in their order.
  var everyExample: [(rule: Rule, example: RuleExample)] {
    let rules = engine.rules.checked
    return rules.actions.indices.flatMap { action in
      rules.actions[action].examples.map { (.action(action), $0) }
    }
      + rules.findings.indices.flatMap { finding in
        rules.findings[finding].examples
          .filter { $0.about == nil || $0.about == rules.findings[finding].about?.entry }
          .map { (.finding(finding), $0) }
      }
  }

  /// An example of a rule.
  package func run(_ example: RuleExample, _ rule: Rule) -> Result {
    switch rule {
    case .action(let action): run(example, action: action)
    case .finding(let finding): run(example, finding: finding)
    }
  }

  /// An example of an action.
  package func run(_ example: RuleExample, action: Int) -> Result {
    var proof = situation(example, .action(action)).proof(action: action)
    if let about = example.about {
      proof.instances = proof.instances.filter { $0.about?.entry == about }
      proof.status = proof.instances.first?.status ?? proof.status
    }
    var misses: [Miss] = []
    if case .status(let expected, let waiting, let assuming, let first) = example.expectation {
      if proof.status != expected {
        misses.append(.status(expected: expected, found: proof.status))
      }
      let deciding = proof.deciding
      misses +=
        missing(waiting, among: deciding.flatMap(\.waitsFor), deciding).map { .doesNotWaitFor($0) }
      let assumed = deciding.flatMap(\.assumptions).flatMap(\.assumedCauses)
      misses += missing(assuming, among: assumed, deciding).map { .doesNotAssume($0) }
      let bearing = deciding.flatMap(\.contraIndications).filter(\.bears)
      let firsts = bearing.map { engine.rules.checked.contraIndications[$0.index].first }
      misses += first.filter { !firsts.contains($0) }.map { .doesNotPutFirst($0) }
    }
    return Result(
      example: example, rule: .action(action), outcome: .action(proof), misses: misses)
  }

  /// An example of a finding.
  package func run(_ example: RuleExample, finding: Int) -> Result {
    let proof = situation(example, .finding(finding)).proof(finding: finding)
    var misses: [Miss] = []
    if case .strength(let expected, let couldReach) = example.expectation {
      if proof.strength.certain != expected {
        misses.append(.strength(expected: expected, found: proof.strength.certain))
      }
      if let couldReach, proof.strength.possible != couldReach {
        misses.append(.couldReach(expected: couldReach, found: proof.strength.possible))
      }
    }
    return Result(
      example: example, rule: .finding(finding), outcome: .finding(proof), misses: misses)
  }

  /// The bearer of an example, with what it gives; a card for areas alone is tried on the area.
  func situation(_ example: RuleExample, _ rule: Rule) -> Situation {
    var subject = Subject.school(0)
    if case .action(let action) = rule, engine.rules.checked.actions[action].voices == [.area] {
      subject = .area(0)
    }
    var supposition = Supposition(
      facts: Dictionary(example.given.map { ($0.slot, $0.value) }) { _, last in last },
      benchmarks: example.benchmarks.map {
        Supposition.Benchmark(slot: $0.slot, benchmark: $0.benchmark, value: $0.value)
      },
      sets: Dictionary(example.sets.map { ($0.name, $0.members) }) { _, last in last },
      findings: Dictionary(example.findings.map { ($0.finding, $0.strength) }) { _, last in last })
    supposition.isOneBearer = true
    return engine.situation(of: subject, supposing: supposition)
  }

  /// The expected names that are not among the causes: facts by id or name, relations, sets.
  private func missing(_ names: [String], among causes: [Cause], _ proofs: [InstanceProof])
    -> [String]
  {
    let vocabulary = engine.rules.checked.vocabulary
    let relationOfSet = Dictionary(
      engine.rules.counts.map { ($0.source.name, $0.source.relation) }
    ) { first, _ in first }
    return names.filter { name in
      if let slot = vocabulary.slot(named: name) {
        return !causes.contains { $0.slot == slot }
      }
      return !causes.contains(.relation(relationOfSet[name] ?? name))
    }
  }
}

extension Cause {
  /// The fact it is about; `nil` for relations and areas.
  package var slot: Int? {
    switch self {
    case .fact(let slot), .benchmark(let slot, _), .earlierFigure(let slot),
      .memberFact(let slot, _):
      slot
    case .relation, .area: nil
    }
  }
}
