import Facts
import RuleLanguage

/// What one test makes of an answer.
struct AnswerMark: Hashable {
  var verdict: Verdict
  /// The verdict with the figures' noise.
  var widened: Verdict
  /// How many steps past the test, where it is true, has a distance, and that can make a step more pressing.
  var band: Int?
}

/// What tests make of one answer to a question; whole situations are made only for tests that need them.
struct AnswerMarking {
  private let base: Situation
  private let slot: Int
  private let answer: FactValue
  private let isNoisy: Bool
  /// The subject's facts with the answer.
  private let own: any RowFacts
  private lazy var there = supposed()

  init(_ base: Situation, _ slot: Int, _ answer: FactValue) {
    self.base = base
    self.slot = slot
    self.answer = answer
    isNoisy = base.rules.checked.vocabulary.facts[slot].noise != .none
    own = base.ownFacts(supposing: slot, answer)
  }

  /// What one test makes of the answer, by its index in ``RuleLanguage/CompiledRules/tests``.
  mutating func mark(of number: Int) -> AnswerMark {
    let test = base.rules.tests[number]
    let verdict = own.verdict(of: test)
    // A test of the answer alone sees no other figure's noise.
    let isAlone = test.slot == slot && !isNoisy
    let widened =
      isAlone ? verdict : there.widened.facts(of: base.subject.row).verdict(of: test)
    var band: Int?
    if verdict == .yes, base.rules.testsOfNeeds.contains(number),
      let (line, _) = PhraseEvaluation.lineTest(of: test.phrase, asOfYear: own.asOfYear)
    {
      let bounds = own.bounds(of: line, test.slot)
      // A step of levels is one level, of figures it may be the noise of the answer.
      let isLevel =
        if case .ordinal = base.rules.checked.vocabulary.facts[test.slot].kind { true } else {
          false
        }
      let place = isLevel ? base : there
      let steps = place.stepsPast(test.slot, test.phrase, bounds, at: base.subject.row)
      band = Need(steps: steps, lead: nil).band
    }
    return AnswerMark(verdict: verdict, widened: widened, band: band)
  }

  private func supposed() -> Situation {
    let there = base.answering(slot, answer)
    there.noisyFiguresBefore = base.noisyFigures
    there.noisyFiguresBefore?[slot] = there.noisyLimits(slot)
    return there
  }
}
