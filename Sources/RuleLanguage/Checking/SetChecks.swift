import Diagnostics
import Facts
import OrderedCollections

/// The checks of rules that hang together, in their order: each rule against itself, its examples,
/// then the rule set as a whole.
///
/// A rule with errors is left out, and with errors anywhere nothing is said of what nothing uses: the
/// advice would be about what could be read, not about what was meant.
enum SetChecks {
  static func check(
    _ rules: CheckedRules, _ syntax: RuleSetSyntax, _ names: RuleNames,
    for purpose: RuleSet.Purpose, _ log: inout ProblemLog
  ) {
    let facts = rules.vocabulary.facts
    let broken = Set(
      log.diagnostics.filter { $0.severity == .error }.compactMap(\.location?.file))
    let findings = rules.findings.filter { !broken.contains($0.location.file) }
    let actions = rules.actions.filter { !broken.contains($0.location.file) }
    let bodies =
      findings.map { RuleBody($0) }
      + actions.flatMap { action in action.instances.map { RuleBody(action, $0) } }
    for body in bodies { Contradictions.check(body, facts, &log) }
    // All that follows is advice to authors, and keeps no rule from being run.
    guard purpose == .authoring else { return }
    for body in bodies { Repetitions.check(body, facts, &log) }
    var unreachable = Unreachable(facts)
    for finding in findings { unreachable.check(finding) }
    for action in actions {
      for instance in action.instances { unreachable.check(action, instance) }
    }
    log.add(unreachable.log.diagnostics)
    for finding in findings {
      Directions.check(finding.signs, facts, &log)
      NoneOfApplies.check(finding.signs + finding.unless, phases: nil, facts, &log)
    }
    for action in actions { check(action, rules, names, &log) }
    for (id, finding) in names.findings where !broken.contains(finding.head.file) {
      let entries = names.entries[id]?.compactMap { index in
        rules.findings.indices.contains(index) ? rules.findings[index] : nil
      }
      ExampleAdvice.check(finding, entries ?? [], &log)
    }
    // What is said of the set as a whole would be about what could be read, not about what was meant.
    guard !log.diagnostics.containsErrors else { return }
    Unused.check(rules, syntax, &log)
    ReachableStrength(rules).check(rules.conditions, &log)
    Siblings.check(rules.actions, rules, &log)
    TopicsOfStrategies.check(rules, &log)
  }

  private static func check(
    _ action: CheckedAction, _ rules: CheckedRules, _ names: RuleNames, _ log: inout ProblemLog
  ) {
    let facts = rules.vocabulary.facts
    let phases = NoneOfApplies.phases(of: action, rules.vocabulary)
    for instance in action.instances {
      Directions.check([instance.when], facts, &log)
      NoneOfApplies.check([instance.when] + instance.unless, phases: phases, facts, &log)
    }
    leadCondition(action, rules, &log)
    voices(action, rules, &log)
    if let syntax = names.actions[action.id] { ExampleAdvice.check(action, syntax, &log) }
  }

  /// WM313: the lead condition is one of the card's own conditions.
  private static func leadCondition(
    _ action: CheckedAction, _ rules: CheckedRules, _ log: inout ProblemLog
  ) {
    let conditions = action.instances.map(\.when)
    switch action.leadCondition {
    case nil: break
    case .fact(let slot)?:
      guard !ConditionWalk.slots(in: conditions).contains(slot) else { return }
      log.report(
        .logic(.leadNotTested(rules.vocabulary.facts[slot].name)), at: action.location,
        length: action.id.count)
    case .finding(let entries)?:
      let used = ConditionWalk.findings(in: conditions)
      guard !entries.contains(where: used.contains), let first = entries.first else { return }
      log.report(
        .logic(.leadNotTested(rules.findings[first].id)), at: action.location,
        length: action.id.count)
    }
  }

  /// WM345: a card with a finding of the system in its `when` speaks to the area as well
  /// (`rule-language` 0.13).
  private static func voices(
    _ action: CheckedAction, _ rules: CheckedRules, _ log: inout ProblemLog
  ) {
    guard !action.voices.contains(.area) else { return }
    let used = ConditionWalk.findings(in: action.instances.map(\.when)).map { rules.findings[$0] }
    guard let system = used.first(where: { $0.ecology == .system && $0.kind == .barrier }) else {
      return
    }
    log.report(
      .logic(.areaNotSpokenTo(system.id)), at: action.location, length: action.id.count)
  }
}
