import Diagnostics
import Evidence
import Facts
import Notation
import OrderedCollections

/// WM340 to WM344: parts of a rule set that nothing uses, and rules that are alike.
enum Unused {
  static func check(_ rules: CheckedRules, _ syntax: RuleSetSyntax, _ log: inout ProblemLog) {
    findings(rules, &log)
    contraIndications(rules, &log)
    sameConditions(rules, &log)
    facts(rules, &log)
    sources(rules, syntax, &log)
  }

  private static func findings(_ rules: CheckedRules, _ log: inout ProblemLog) {
    var used = Set(
      ConditionWalk.findings(in: rules.conditions))
    used.formUnion(rules.actions.flatMap { $0.helpedBy + $0.actNowWhere })
    used.formUnion(rules.partnering.hard.values.flatMap(\.assets))
    used.formUnion(rules.partnering.soft.values.flatMap(\.assets))
    // The ranking and the needs speak of findings by id.
    let named = Set(
      rules.ranking.atLeastOneEvidenceActionWhen + rules.vocabulary.needs.values.map(\.finding))
    let groups = Dictionary(grouping: rules.findings.indices) { rules.findings[$0].id }
    for (id, entries) in groups.sorted(by: { $0.key < $1.key }) {
      guard let finding = entries.first.map({ rules.findings[$0] }) else { continue }
      let isUsed = entries.contains(where: used.contains) || named.contains(id)
      guard isUsed == finding.isInformational else { continue }
      log.report(
        .logic(isUsed ? .informationalButUsed(id) : .nobodyUses(id)), at: finding.location,
        length: id.count)
    }
  }

  private static func contraIndications(_ rules: CheckedRules, _ log: inout ProblemLog) {
    let listed = Set(rules.actions.flatMap(\.notWhen))
    for (index, contra) in rules.contraIndications.enumerated() where !listed.contains(index) {
      guard case .cardsThatListIt(orEffort: nil) = contra.reach else { continue }
      log.report(
        .logic(.reachesNoCard(contra.id)), at: contra.location, length: contra.id.count)
    }
  }

  private static func sameConditions(_ rules: CheckedRules, _ log: inout ProblemLog) {
    var first: [ConditionKey.Lines: String] = [:]
    for finding in rules.findings {
      let key = ConditionKey.lines(finding.signs)
      if let other = first[key], other != finding.id {
        log.report(
          .logic(.sameConditions(finding.id, other)), at: finding.location,
          length: finding.id.count)
      }
      first[key] = first[key] ?? finding.id
    }
  }

  private static func facts(_ rules: CheckedRules, _ log: inout ProblemLog) {
    let vocabulary = rules.vocabulary
    var read = Set(ConditionWalk.slots(in: rules.conditions))
    for derivation in rules.derivations {
      // To count which facts are known is not to read them.
      if case .howManyKnown = derivation.operation { continue }
      read.formUnion(DerivationChecker.uses(of: derivation.operation))
    }
    read.formUnion(vocabulary.facts.compactMap { $0.countedBy.flatMap(vocabulary.slot(named:)) })
    let measures = rules.families.measures.flatMap(\.facts).flatMap {
      [$0.fact] + ($0.less.map { [$0.fact] } ?? [])
    }
    read.formUnion(measures.compactMap(vocabulary.slot(named:)))
    for (slot, fact) in vocabulary.facts.enumerated() {
      let isRead = read.contains(slot)
      if isRead, fact.informational != nil {
        log.report(
          .set(.informationalButRead(fact.name)), at: fact.location, length: fact.name.count)
      } else if !isRead, fact.informational == nil, !fact.neverScored, fact.role != .record {
        log.report(.set(.unreadFact(fact.name)), at: fact.location, length: fact.name.count)
      }
    }
  }

  private static func sources(
    _ rules: CheckedRules, _ syntax: RuleSetSyntax, _ log: inout ProblemLog
  ) {
    var cited = Set(rules.evidence.claims.values.map(\.source))
    cited.formUnion(rules.actions.flatMap(\.because).map(\.source))
    cited.formUnion(rules.findings.flatMap(\.because).map(\.source))
    cited.formUnion(rules.vocabulary.benchmarks.map(\.source))
    cited.formUnion(rules.programmes.flatMap(\.programmes).flatMap(\.sources))
    cited.formUnion(rules.evidence.resources.values.flatMap { [$0.listedBy, $0.source ?? ""] })
    cited.formUnion(rules.families.sources.map { String($0.prefix { $0 != " " }) })
    for dispute in rules.evidence.disputes.values {
      cited.formUnion((dispute.oneSide + dispute.otherSide).map(\.source))
    }
    // Elsewhere a source is named within a remark for people: "A11 LEAD¶4–5, in spirit".
    let remarks =
      syntax.cautionSources.map(\.text) + syntax.remarks
      + rules.partnering.hard.values.map(\.source) + rules.partnering.soft.values.map(\.source)
      + [rules.partnering.matching.source]
      + rules.vocabulary.facts.flatMap { $0.bands.map(\.source) }
      + rules.actions.flatMap(\.resources)
    for remark in remarks {
      cited.formUnion(remark.split { " ;,".contains($0) }.map(String.init))
    }
    cited.formUnion(rules.strategies.map(\.source))
    for part in rules.areas?.parts ?? [] {
      cited.insert(String(part.source.prefix { $0 != " " }))
    }
    for (key, source) in rules.evidence.sources
    where cited.contains(key) == (source.background != nil) {
      log.report(
        .set(cited.contains(key) ? .backgroundButCited(key) : .uncitedSource(key)),
        at: source.location, length: key.count)
    }
  }
}
