package import Facts
package import RuleLanguage

/// What people might answer when a fact is asked for, and whether any answer matters
/// (`rule-language` 5.8).
extension Situation {
  /// Values that, between them, meet the ways a fact can turn tests: every word or level, a number on
  /// and beside every threshold and spread over the range; for a set none, each word alone, all.
  /// Empty for labels and texts. Only values that agree with what is known already.
  package func possibleAnswers(_ slot: Int) -> [FactValue] {
    let kind = rules.checked.vocabulary.facts[slot].kind
    switch (kind, reading(slot).extent) {
    case (.ordinal, .line(let low, let high)):
      return stride(from: low, through: high, by: 1).map { .known(.number($0)) }
    case (.number(_, let whole, _), .line(let low, let high)):
      return numbers(slot, low, high, whole: whole)
    case (.year, .line(let low, let high)): return numbers(slot, low, high, whole: true)
    case (_, .words(let words)): return words.indices.map { .known(.word($0)) }
    case (_, .set(let certain, let possible)):
      let more = possible.subtracting(certain).indices.map { certain.union(ValueSet(only: $0)) }
      return unique([certain] + more + [possible]).map { .known(.set($0)) }
    default: return []
    }
  }

  /// The possible answers, those together that rules cannot tell apart: by the verdicts of tests, by
  /// whether these are firm, and by how far past a test an answer lies where that makes a step more pressing.
  ///
  /// A fact that `isReadDirectly`, not by a test of a rule, has each answer for itself.
  package func answersBySort(_ slot: Int, isReadDirectly: Bool) -> [[FactValue]] {
    let answers = possibleAnswers(slot)
    let slots = Set([slot] + (engine.facts.followers[slot] ?? []))
    // Members are compared with the answer itself, the number of pupils decides how sure other figures
    // are, and an area's facts are those of all its schools: no test of the subject shows that.
    guard !isReadDirectly, rules.slotsOfAskers.isDisjoint(with: slots),
      engine.facts.counters.isDisjoint(with: slots),
      rules.checked.vocabulary.facts[slot].bearer == .school
    else { return answers.map { [$0] } }
    let tests = rules.tests.indices.filter { number in
      if case .set(.sharesOne(let other)) = rules.tests[number].phrase, slots.contains(other) {
        return true
      }
      return slots.contains(rules.tests[number].slot)
    }
    var places: [[AnswerMark]: Int] = [:]
    var sorts: [[FactValue]] = []
    for answer in answers {
      var marking = AnswerMarking(self, slot, answer)
      let marks = tests.map { marking.mark(of: $0) }
      if let place = places[marks] {
        sorts[place].append(answer)
      } else {
        places[marks] = sorts.count
        sorts.append([answer])
      }
    }
    return sorts
  }

  /// Counts of known facts on which a test would turn if a fact were learnt, with what they would be, by
  /// slot.
  package func countsTurned(byLearning slot: Int, _ value: FactValue) -> [Int: FactValue] {
    let row = facts(of: subject.row)
    var counts: [Int: FactValue] = [:]
    var there: (any RowFacts)?
    for follower in engine.facts.followers[slot] ?? [] {
      guard case .howManyKnown? = engine.facts.settlings[follower].derivation?.operation else {
        continue
      }
      let then = there ?? ownFacts(supposing: slot, value)
      there = then
      let turns = (rules.testsOfSlot[follower] ?? []).contains {
        then.verdict(of: rules.tests[$0]) != row.verdict(of: rules.tests[$0])
      }
      if turns { counts[follower] = then.reading(follower).value }
    }
    return counts
  }

  /// The known values of a fact among the other schools of the subject's family.
  package func valuesInFamily(_ slot: Int) -> [FactValue] {
    engine.facts.relations.family(of: subject.row).compactMap {
      let value = engine.facts.reading(slot, at: $0).value
      if case .known = value { return value }
      return nil
    }
  }

  /// The subject with an answer supposed.
  package func answering(_ slot: Int, _ value: FactValue) -> Situation {
    answering([slot: value])
  }

  /// The subject with several answers supposed, by slot.
  package func answering(_ values: [Int: FactValue]) -> Situation {
    var supposition = supposition
    supposition.facts.merge(values) { _, new in new }
    let result = Situation(engine, subject, supposing: supposition)
    result.unsupposedBefore = unsupposed
    return result
  }

  /// Whether some answer changes the status of an action or a strength one rests on; if none does, the
  /// matter is settled whatever the answer, and the question is dropped.
  package func mayMatter(_ slot: Int) -> Bool {
    let now = outcome
    return possibleAnswers(slot).contains { answering(slot, $0).outcome != now }
  }

  /// All statuses, by action, and all strengths, by finding.
  package var outcome: Outcome {
    Outcome(
      statuses: rules.actions.indices.map { status($0) },
      strengths: rules.findings.indices.map { strength($0).certain })
  }

  private func numbers(_ slot: Int, _ low: Double, _ high: Double, whole: Bool) -> [FactValue] {
    guard low < high else { return [.known(.number(low))] }
    var marks = (0...8).map { low + (high - low) * Double($0) / 8 }
    let row = facts(of: subject.row)
    let step = whole ? 1 : (high - low) * 1e-6
    for test in rules.tests where test.slot == slot {
      guard
        let (line, lineTest) = PhraseEvaluation.lineTest(
          of: test.phrase, asOfYear: row.asOfYear)
      else { continue }
      // The fact's own share of a difference: where the difference meets the threshold.
      let zero = line == .fact ? 0 : shift(line, slot, row)
      for threshold in lineTest.thresholds {
        let mark = threshold + zero
        marks += [mark - step, mark, mark + step]
      }
    }
    let values = marks.map { whole ? $0.rounded() : $0 }.filter { $0 >= low && $0 <= high }
    return unique(values.sorted()).map { .known(.number($0)) }
  }

  /// What a difference takes off the fact.
  private func shift(_ line: PhraseEvaluation.Line, _ slot: Int, _ row: any RowFacts) -> Double {
    let own = row.bounds(slot)
    let worked = row.bounds(of: line, slot)
    return own.applies && worked.applies ? own.low - worked.low : 0
  }
}

/// Everything that rules say of one subject, to compare two situations.
package struct Outcome: Hashable, Sendable {
  package var statuses: [Status]
  package var strengths: [Strength]
}

extension LineTest {
  /// The numbers at which it turns.
  var thresholds: [Double] {
    switch self {
    case .atLeast(let n), .above(let n), .atMost(let n), .below(let n), .not(let n): [n]
    case .inside(let from, let to): [from, to]
    }
  }
}
