import Facts
package import Inference
package import RuleLanguage

/// A proof told line by line: each condition with ✓, ✗ or ?, its value and both sides.
package struct ProofWording {
  private let rules: CheckedRules
  private let conditions: ConditionWording
  private let figures: FigureWording
  /// Why people reject findings, by index.
  private let reasons: [Int: String]

  package init(_ situation: Situation, rules: CheckedRules, rejected: [Rejection] = []) {
    self.rules = rules
    reasons = Dictionary(
      rejected.flatMap { one in one.findings.map { ($0, one.reason) } }, uniquingKeysWith: { $1 })
    conditions = ConditionWording(rules)
    figures = FigureWording(situation, rules: rules)
  }

  /// The rule of an action, annotated; of several entries those that decide, three at most.
  package func lines(_ proof: ActionProof) -> [String] {
    let action = rules.actions[proof.action]
    var lines = ["\(action.name) – \(proof.status.rawValue) (rule \(action.id))"]
    let shown = proof.deciding.prefix(3)
    for instance in shown {
      if proof.instances.count > 1, let about = instance.about {
        lines.append("about \(ListWording.word(about.entry)):")
      }
      lines += instance.appliesTo.flatMap { tree($0, 1) }
      lines += tree(instance.when, 1)
      for line in instance.unless {
        lines.append("  unless")
        lines += tree(line, 2)
      }
      for reason in instance.contraIndications where reason.effect != .reminder {
        let source = rules.contraIndications[reason.index]
        lines.append("  \(mark(!reason.verdict)) not stopped by: \(source.says)")
      }
    }
    if proof.deciding.count > shown.count {
      lines.append("and \(proof.deciding.count - shown.count) more entries like these")
    }
    return lines
  }

  /// A finding with its signs.
  package func lines(_ proof: FindingProof, indent: Int = 0) -> [String] {
    let finding = rules.findings[proof.finding]
    let start = String(repeating: "  ", count: indent)
    let about = finding.about.map { " (\(ListWording.word($0.entry)))" } ?? ""
    let range = proof.strength
    let strength =
      range.certain == range.possible
      ? range.certain.word : "\(range.certain.word), could reach \(range.possible.word)"
    var lines = ["\(start)\(finding.name)\(about): \(strength)"]
    if proof.isRejected {
      let reason = reasons[proof.finding].map { ", because \(ListWording.clause($0))" } ?? ""
      lines.append("\(start)  rejected by people who know the school\(reason)")
    }
    for sign in proof.signs { lines += tree(sign, indent + 1) }
    for line in proof.unless where line.verdict != .no { lines += tree(line, indent + 1) }
    return lines
  }

  private func tree(_ proof: ConditionProof, _ indent: Int) -> [String] {
    let start = String(repeating: "  ", count: indent)
    let assumed = proof.isAssumed ? " (assumed)" : ""
    let head = "\(start)\(mark(proof.verdict)) "
    switch proof.form {
    case .test(let test): return [head + sentence(test) + assumed]
    case .all(let parts): return group(head + "all of these" + assumed, parts, indent)
    case .any(let parts): return group(head + "any of these" + assumed, parts, indent)
    case .noneOf(let parts): return group(head + "none of these" + assumed, parts, indent)
    case .count(let count):
      let tally = count.tally
      let more = tally.undecided > 0 ? ", \(tally.undecided) undecided" : ""
      let of = tally.mayBeMore ? "of those registered" : "of \(tally.registered)"
      return [
        head + conditions.sentence(proof.condition) + "…: \(tally.certain) \(of)\(more)" + assumed
      ]
    case .finding(let use):
      let sentence = conditions.sentence(proof.condition)
      let entries =
        use.entries.count == 1
        ? use.entries : use.entries.filter { use.test.verdict($0.strength) == proof.verdict }
      let details = entries.prefix(2).flatMap { lines($0, indent: indent + 1) }
      return [head + sentence + assumed] + details
    case .contraIndication(let index, let test):
      return [head + rules.contraIndications[index].says]
        + (test.map { tree($0, indent + 1) } ?? [])
    case .anyWhenOf(let cards):
      return [head + conditions.sentence(proof.condition) + assumed]
        + cards.filter { $0.when.verdict == proof.verdict }.prefix(2)
        .flatMap { tree($0.when, indent + 1) }
    }
  }

  private func group(_ head: String, _ parts: [ConditionProof], _ indent: Int) -> [String] {
    parts.count == 1
      ? tree(parts[0], indent) : [head] + parts.flatMap { tree($0, indent + 1) }
  }

  /// What a test asked and what it found.
  private func sentence(_ test: TestProof) -> String {
    let asked = conditions.sentence(test.test)
    guard test.fact.value.isKnownOrBetween else {
      let kind = rules.vocabulary.facts[test.test.slot].kind
      return "\(asked) – \(ValueWording.text(test.fact.value, kind: kind))"
    }
    return "\(asked) – found \(figures.finding(test))"
  }

  private func mark(_ verdict: Verdict) -> String {
    switch verdict {
    case .yes: "✓"
    case .no: "✗"
    case .unknown: "?"
    }
  }
}
