import Facts
package import RuleLanguage

/// How far past its threshold the condition that leads to a card lies (`rule-language` 6.1).
package struct Need: Hashable, Sendable {
  /// Steps past the threshold; `nil` where the lead condition has no distance or is not known.
  package var steps: Double?
  /// The test the distance was taken from, by its index in ``RuleLanguage/CompiledRules/tests``.
  package var lead: Int?

  package init(steps: Double? = nil, lead: Int? = nil) {
    self.steps = steps
    self.lead = lead
  }

  /// 0 for up to one step and for no distance, 1 for up to two, 2 for up to three, 3 beyond.
  package var band: Int {
    guard let steps else { return 0 }
    return steps < 1 ? 0 : steps < 2 ? 1 : steps <= 3 ? 2 : 3
  }
}

extension InstanceProof {
  /// The barriers and assets the card rests on: those that `when` asks for and that are there, each
  /// once, in the order of the card.
  package var restsOn: [FindingProof] {
    var seen: Set<Int> = []
    return when.findings.filter { seen.insert($0.finding).inserted }
  }

  /// The strength of the strongest of them.
  package var strength: Strength { when.strengthOfFindings }
}

extension ConditionProof {
  /// The strength of the strongest of ``findings``.
  fileprivate var strengthOfFindings: Strength {
    if verdict == .no { return .none }
    return switch form {
    case .finding(let use): use.entries.map(\.strength.certain).max() ?? .none
    case .all(let parts), .any(let parts): parts.map(\.strengthOfFindings).max() ?? .none
    case .anyWhenOf(let actions): actions.map(\.when.strengthOfFindings).max() ?? .none
    case .test, .noneOf, .count, .contraIndication: .none
    }
  }

  /// The findings asked for in parts that are not false, where they certainly are at least a hint.
  fileprivate var findings: [FindingProof] {
    if verdict == .no { return [] }
    return switch form {
    case .finding(let use): use.entries.filter { $0.strength.certain > .none }
    case .all, .any, .anyWhenOf: parts.flatMap(\.findings)
    case .test, .noneOf, .count, .contraIndication: []
    }
  }

  /// The tests that make it true, those of findings included.
  package var trueTests: [TestProof] {
    guard verdict == .yes else { return [] }
    return switch form {
    case .test(let test): [test]
    case .all, .any, .anyWhenOf, .contraIndication: parts.flatMap(\.trueTests)
    case .finding(let use): use.entries.flatMap { $0.signs.flatMap(\.trueTests) }
    case .noneOf, .count: []
    }
  }
}

extension Situation {
  /// How many steps the certain end of what a phrase looks at lies past its threshold, where it is true; `nil` for
  /// phrases without a distance.
  func stepsPast(_ slot: Int, _ phrase: Phrase, _ bounds: Bounds, at row: BearerRow) -> Double? {
    if case .place = phrase { return nil }
    guard
      let (_, test) = PhraseEvaluation.lineTest(of: phrase, asOfYear: engine.facts.asOfYear),
      let step = step(of: slot, at: row), bounds.applies
    else { return nil }
    let distance: Double? =
      switch test {
      case .atLeast(let n), .above(let n): bounds.low - n
      case .atMost(let n), .below(let n): n - bounds.high
      case .inside, .not: nil
      }
    return distance.map { max(0, $0 / step) }
  }

  /// One step of a fact: one level, or its noise for this cohort, or its declared step if larger.
  func step(of slot: Int, at row: BearerRow) -> Double? {
    let fact = rules.checked.vocabulary.facts[slot]
    if case .ordinal = fact.kind { return 1 }
    let noise = row == subject.row ? standardError(slot) ?? 0 : 0
    let step = max(fact.step ?? 0, noise)
    return step > 0 ? step : nil
  }
}
