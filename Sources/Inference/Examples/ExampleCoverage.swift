import Diagnostics
import Facts
package import RuleLanguage

/// What the examples of a rule set show of each of its lines: in which examples a line is true, false
/// and unknown (`rule-language` 7). Lines that only join others are left out, as their parts tell.
package struct ExampleCoverage: Sendable {
  /// One line of a rule file.
  package struct Line: Sendable {
    /// The line as the rule has it; of the copies that `about` makes, the first.
    package let condition: CheckedCondition
    /// The id of the rule or contra-indication it stands in.
    package let rule: String
    /// What it can be at all: a test of whether something is known is never unknown.
    package let verdicts: [Verdict]
    /// By verdict: the names of the examples that show it, in the order of the rules, each once.
    package fileprivate(set) var examples: [Verdict: [String]] = [:]

    /// What no example shows.
    package var unseen: [Verdict] { verdicts.filter { examples[$0] == nil } }
  }

  /// All lines, by place.
  package let lines: [Line]

  /// Runs all examples of a rule set.
  package init(_ run: ExampleRun) {
    var collector = CoverageCollector(run.engine.rules)
    for (rule, example) in run.everyExample { collector.add(run, rule, example) }
    lines = collector.lines.values.sorted { $0.condition.location < $1.condition.location }
  }
}

/// Gathers verdicts line by line while examples are run.
private struct CoverageCollector {
  private(set) var lines: [Source.Location: ExampleCoverage.Line] = [:]
  private var example = ""

  init(_ rules: CompiledRules) {
    let checked = rules.checked
    for action in checked.actions {
      var conditions = action.appliesTo
      for instance in action.instances { conditions += [instance.when] + instance.unless }
      add(conditions, of: action.id, checked)
    }
    for contra in checked.contraIndications {
      add([contra.test].compactMap(\.self), of: contra.id, checked)
    }
    for finding in checked.findings {
      add(finding.signs + finding.unless, of: finding.id, checked)
    }
  }

  private mutating func add(
    _ conditions: [CheckedCondition], of rule: String, _ rules: CheckedRules
  ) {
    for condition in conditions {
      switch condition.form {
      case .all(let parts), .any(let parts), .noneOf(let parts): add(parts, of: rule, rules)
      // What is copied from another card is looked at there.
      case .anyWhenOf: break
      case .count(let count):
        add(condition, rule, [.yes, .no, .unknown])
        add([count.condition], of: rule, rules)
      case .test(let test): add(condition, rule, Self.verdicts(of: test, rules))
      case .finding: add(condition, rule, [.yes, .no, .unknown])
      case .contraIndication(let index):
        let test = rules.contraIndications[index].test
        let isAlwaysKnown = test.map { Self.isAlwaysKnown($0, rules) } ?? false
        add(condition, rule, isAlwaysKnown ? [.yes, .no] : [.yes, .no, .unknown])
      }
    }
  }

  private mutating func add(_ condition: CheckedCondition, _ rule: String, _ verdicts: [Verdict]) {
    guard lines[condition.location] == nil else { return }
    lines[condition.location] = ExampleCoverage.Line(
      condition: condition, rule: rule, verdicts: verdicts)
  }

  /// Whether it is made of nothing but tests that are never unknown.
  private static func isAlwaysKnown(_ condition: CheckedCondition, _ rules: CheckedRules) -> Bool {
    switch condition.form {
    case .test(let test): !verdicts(of: test, rules).contains(.unknown)
    case .all(let parts), .any(let parts), .noneOf(let parts):
      parts.allSatisfy { isAlwaysKnown($0, rules) }
    case .count, .finding, .contraIndication, .anyWhenOf: false
    }
  }

  /// Whether something is known is always known, and so is how much is.
  private static func verdicts(of test: CheckedTest, _ rules: CheckedRules) -> [Verdict] {
    if case .isKnown = test.phrase { return [.yes, .no] }
    let derivation = rules.derivations.first { $0.slot == test.slot }
    if case .howManyKnown? = derivation?.operation { return [.yes, .no] }
    return [.yes, .no, .unknown]
  }

  mutating func add(_ run: ExampleRun, _ rule: ExampleRun.Rule, _ example: RuleExample) {
    self.example = example.name
    let situation = run.situation(example, rule)
    switch rule {
    case .action(let action):
      let row = situation.subject.row
      for instance in situation.proof(action: action).instances
      where example.about == nil || instance.about?.entry == example.about {
        note(instance.appliesTo + [instance.when] + instance.unless, row, situation)
        note(instance.contraIndications.compactMap(\.test), row, situation)
      }
    case .finding(let finding): note(situation.proof(finding: finding), situation)
    }
  }

  private mutating func note(_ proof: FindingProof, _ situation: Situation) {
    guard let row = proof.row else { return }
    note(proof.signs + proof.unless, row, situation)
  }

  private mutating func note(
    _ proofs: [ConditionProof], _ row: BearerRow, _ situation: Situation
  ) {
    for proof in proofs {
      note(proof.isAssumed ? .unknown : proof.verdict, at: proof.condition.location)
      switch proof.form {
      case .test: break
      case .all, .any, .noneOf, .anyWhenOf, .contraIndication: note(proof.parts, row, situation)
      case .finding(let use): for entry in use.entries { note(entry, situation) }
      case .count(let count):
        note(situation.memberProofs(of: count.index, at: row), row, situation)
      }
    }
  }

  private mutating func note(_ verdict: Verdict, at place: Source.Location) {
    guard lines[place]?.examples[verdict]?.last != example else { return }
    lines[place]?.examples[verdict, default: []].append(example)
  }
}

extension Situation {
  /// The condition of a count, proved for each member of its relation.
  fileprivate func memberProofs(of number: Int, at row: BearerRow) -> [ConditionProof] {
    let count = rules.counts[number]
    return memberRows(count, at: row).rows.map { proof(count.condition, at: $0, asker: row) }
  }
}
