import Facts
import RuleLanguage

/// Conditions as numbered plain sentences, made from the checked form that is compiled.
struct ConditionSentences {
  let rules: CheckedRules

  /// A condition beneath a heading such as "Worth considering when": the heading goes on with how the
  /// lines are joined.
  func paragraph(_ heading: String, _ condition: CheckedCondition) -> [String] {
    let condition = simplified(condition)
    guard let (joint, parts) = group(condition) else {
      return ["\(heading) \(sentence(condition))."] + members(condition, level: 0)
    }
    return ["\(heading) \(joint):"] + numbered(parts, level: 0)
  }

  /// Lines of which any one is enough, each numbered, with its parts beneath.
  func numbered(_ conditions: [CheckedCondition], level: Int) -> [String] {
    conditions.enumerated().flatMap { number, condition in
      let condition = simplified(condition)
      let start = String(repeating: "   ", count: level) + mark(number, level)
      guard let (joint, parts) = group(condition) else {
        return [start + sentence(condition)] + members(condition, level: level + 1)
      }
      return [start + joint + remark(condition) + ":"] + numbered(parts, level: level + 1)
    }
  }

  /// One condition as a clause, its parts joined within it.
  func sentence(_ condition: CheckedCondition) -> String {
    let clause =
      switch condition.form {
      case .test(let test): sentence(test)
      case .finding(let test): sentence(test)
      case .contraIndication(let index):
        "\(rules.contraIndications[index].says) (\(rules.contraIndications[index].id))"
      case .count(let count): sentence(count)
      case .all(let parts): ListWording.and(parts.map(sentence))
      case .any(let parts): ListWording.or(parts.map(sentence))
      case .noneOf(let parts): "none of these holds: " + ListWording.or(parts.map(sentence))
      case .anyWhenOf(let cards):
        "what leads to one of these cards holds: "
          + ListWording.or(cards.map { "\"\(name(ofAction: $0.action))\" (\($0.action))" })
      }
    return clause + remark(condition)
  }

  // MARK: Tests

  private func sentence(_ test: CheckedTest) -> String {
    let fact = rules.vocabulary.facts[test.slot]
    let band = test.band.map { " (\"\($0)\")" } ?? ""
    switch test.phrase {
    case .set(let phrase): return sentence(phrase, fact) + band
    case .isKnown(let known): return "it is \(known ? "" : "not ")known: \(fact.name)"
    case .oneOf, .noneOf:
      let words = text(test.phrase, fact)
      guard case .yesNo = fact.kind else { return "\(fact.name) is \(words)" + band }
      guard let question = fact.question else { return "\(fact.name): \(words)" + band }
      return "the answer is \(words) to \"\(question)\""
    case .gap(_, let benchmark, _), .times(_, _, let benchmark), .within(_, let benchmark):
      let alone = [.familyMean, .localAuthorityMean].contains(benchmark)
      return subject(fact) + " is " + text(test.phrase, fact)
        + (alone ? ", the school itself left out" : "") + band
    case .level, .trend, .place, .olderThan, .ordinal, .sameAsThisSchool, .differentFromThisSchool:
      return subject(fact) + " is " + text(test.phrase, fact) + band
    }
  }

  private func text(_ phrase: Phrase, _ fact: FactDefinition) -> String {
    PhraseWording.text(phrase, fact: fact, vocabulary: rules.vocabulary)
  }

  /// A number is spoken of as a figure, since names of facts are often plural.
  private func subject(_ fact: FactDefinition) -> String {
    if case .number = fact.kind { return "the figure for \(fact.name)" }
    return fact.name
  }

  private func sentence(_ phrase: Phrase.SetPhrase, _ fact: FactDefinition) -> String {
    // Cards are called by their names, not by their ids.
    func words(_ set: ValueSet) -> [String] {
      zip(set.indices, ValueWording.words(set, kind: fact.kind)).map { index, word in
        rules.actions.first { $0.id == fact.kind.words[index] }.map { "\"\($0.name)\"" } ?? word
      }
    }
    return switch phrase {
    case .empty: "nothing is named under \(fact.name)"
    case .notEmpty: "something is named under \(fact.name)"
    case .includesAny(let set): "\(fact.name): \(ListWording.or(words(set))) among them"
    case .includesNone(let set): "\(fact.name): \(ListWording.or(words(set))) not among them"
    case .atLeast(let number): "\(fact.name): at least \(number) of them"
    case .atMost(let number): "\(fact.name): at most \(number) of them"
    case .sharesOne(let other):
      "\(fact.name) and \(rules.vocabulary.facts[other].name) have one in common"
    }
  }

  private func sentence(_ test: FindingTest) -> String {
    guard let first = test.findings.first.map({ rules.findings[$0] }) else { return "" }
    let kind = first.kind == .asset ? "the strength" : "the finding"
    let about =
      test.findings.count == 1
      ? first.about.map { ", about \(ListWording.word($0.entry))," } ?? "" : ""
    let strength =
      test.isExact
      ? "is exactly \(test.strength.word)"
      : test.strength == .hint ? "is there" : "is at least \(test.strength.word)"
    return "\(kind) \"\(first.name)\" (\(first.id))\(about) \(strength)"
  }

  // MARK: Counts

  private func sentence(_ count: CheckedCount) -> String {
    let number = "\(count.quantity.number)" + (count.quantity.isPercent ? "%" : "")
    return "\(count.quantity.bound.rawValue) \(number) of the \(count.relation), "
      + "here called \(count.name), meet what stands beneath"
  }

  /// What members have to meet, beneath a count.
  private func members(_ condition: CheckedCondition, level: Int) -> [String] {
    guard case .count(let count) = condition.form else { return [] }
    let inner = simplified(count.condition)
    if case .all(let parts) = inner.form { return numbered(parts, level: level) }
    return numbered([inner], level: level)
  }

  // MARK: Joining

  /// How the parts of a group are joined; `nil` for a line of its own.
  private func group(_ condition: CheckedCondition) -> (String, [CheckedCondition])? {
    switch condition.form {
    case .all(let parts): (parts.count == 2 ? "both of these hold" : "all of these hold", parts)
    case .any(let parts): ("any of these holds", parts)
    case .noneOf(let parts): ("none of these holds", parts)
    case .test, .finding, .contraIndication, .count, .anyWhenOf: nil
    }
  }

  /// A group of one part is that part, unless it turns the part round or says what unknown counts as.
  private func simplified(_ condition: CheckedCondition) -> CheckedCondition {
    switch condition.form {
    case .all(let parts), .any(let parts):
      parts.count == 1 && condition.stance == .wait ? simplified(parts[0]) : condition
    case .noneOf, .test, .finding, .contraIndication, .count, .anyWhenOf: condition
    }
  }

  private func mark(_ number: Int, _ level: Int) -> String {
    if level == 1, number < 26, let letter = UnicodeScalar(97 + number) { return "\(letter). " }
    return level == 0 ? "\(number + 1). " : "– "
  }

  private func remark(_ condition: CheckedCondition) -> String {
    let hint = condition.givesAtMostHint ? " (gives a hint at most)" : ""
    return switch condition.stance {
    case .wait: hint
    case .carryOn(let because): hint + " (if nobody knows, carry on: \(because))"
    case .stop(let because): hint + " (if nobody knows, stop: \(because))"
    }
  }

  private func name(ofAction id: String) -> String {
    rules.actions.first { $0.id == id }?.name ?? id
  }
}
