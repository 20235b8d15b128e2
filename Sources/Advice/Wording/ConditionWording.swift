import Facts
package import RuleLanguage

/// Conditions read back as plain lines, from the checked form that is compiled.
package struct ConditionWording: Sendable {
  private let rules: CheckedRules

  package init(_ rules: CheckedRules) { self.rules = rules }

  /// A condition as numbered and indented lines: one for a simple test, a heading and its parts for
  /// the others.
  package func lines(_ condition: CheckedCondition, indent: Int = 0) -> [String] {
    let start = String(repeating: "  ", count: indent)
    let remark = stance(condition)
    switch condition.form {
    case .all(let parts): return group("all of these hold", parts, start, indent, remark)
    case .any(let parts): return group("any of these holds", parts, start, indent, remark)
    case .noneOf(let parts): return group("none of these holds", parts, start, indent, remark)
    case .count(let count):
      return [start + sentence(count) + remark] + lines(count.condition, indent: indent + 1)
    case .anyWhenOf(let cards):
      let names = cards.map { card in name(ofAction: card.action) }
      return [start + "what leads to any of: \(ListWording.or(names))" + remark]
    case .test, .finding, .contraIndication: return [start + sentence(condition) + remark]
    }
  }

  /// A condition without parts as one phrase.
  package func sentence(_ condition: CheckedCondition) -> String {
    switch condition.form {
    case .test(let test): sentence(test)
    case .finding(let test): sentence(test)
    case .contraIndication(let index): rules.contraIndications[index].says
    case .count(let count): sentence(count)
    case .all(let parts): ListWording.and(parts.map(sentence))
    case .any(let parts): ListWording.or(parts.map(sentence))
    case .noneOf(let parts): "none of: " + ListWording.or(parts.map(sentence))
    case .anyWhenOf(let cards): ListWording.or(cards.map { name(ofAction: $0.action) })
    }
  }

  /// `pupils with EAL: at least 30% ("high")`.
  package func sentence(_ test: CheckedTest) -> String {
    "\(rules.vocabulary.facts[test.slot].name): \(phrase(test))"
  }

  /// What a test asks of its fact: `at least 30% ("high")`.
  func phrase(_ test: CheckedTest) -> String {
    let fact = rules.vocabulary.facts[test.slot]
    return PhraseWording.text(test.phrase, fact: fact, vocabulary: rules.vocabulary)
      + (test.band.map { " (\"\($0)\")" } ?? "")
  }

  /// `finding "Staff unsure about EAL", at least likely`.
  package func sentence(_ test: FindingTest) -> String {
    guard let first = test.findings.first.map({ rules.findings[$0] }) else { return "" }
    let kind = first.kind == .asset ? "strength" : "finding"
    let about =
      test.findings.count == 1 ? first.about.map { ", about \(ListWording.word($0.entry))" } : nil
    let strength = test.isExact || test.strength > .hint ? ", \(strength(test))" : ""
    return "\(kind) \"\(first.name)\"\(about ?? "")\(strength)"
  }

  /// How clear a finding has to be: `at least likely`.
  func strength(_ test: FindingTest) -> String {
    "\(test.isExact ? "exactly" : "at least") \(test.strength.word)"
  }

  private func sentence(_ count: CheckedCount) -> String {
    let number = "\(count.quantity.number)" + (count.quantity.isPercent ? "%" : "")
    return
      "\(count.quantity.bound.rawValue) \(number) of the \(count.relation) (\(count.name)), where"
  }

  private func group(
    _ heading: String, _ parts: [CheckedCondition], _ start: String, _ indent: Int,
    _ remark: String
  ) -> [String] {
    guard parts.count > 1 || heading.hasPrefix("none") else {
      return parts.flatMap { lines($0, indent: indent) }
    }
    return [start + heading + remark + ":"]
      + parts.flatMap { part in
        let inner = lines(part, indent: indent + 1)
        guard let first = inner.first else { return inner }
        let marked = String(repeating: "  ", count: indent) + "  - " + first.drop { $0 == " " }
        return [marked] + inner.dropFirst().map { "  " + $0 }
      }
  }

  private func stance(_ condition: CheckedCondition) -> String {
    switch condition.stance {
    case .wait: ""
    case .carryOn(let because): " (if not known, carry on: \(because))"
    case .stop(let because): " (if not known, stop: \(because))"
    }
  }

  private func name(ofAction id: String) -> String {
    rules.actions.first { $0.id == id }?.name ?? id
  }
}
