import Facts
import Inference
import RuleLanguage

/// How far a value lies past the limit of a test, or short of it.
struct MarginWording {
  private let situation: Situation
  private let rules: CheckedRules

  init(_ situation: Situation, _ rules: CheckedRules) {
    self.situation = situation
    self.rules = rules
  }

  /// `0.4 percentage points past the limit`, `one level short`; `nil` where a test has no distance, the
  /// value is not one number, or it lies on the limit.
  func text(_ proof: TestProof) -> String? {
    let asOfYear = situation.engine.facts.asOfYear
    guard
      let (line, test) = PhraseEvaluation.lineTest(of: proof.test.phrase, asOfYear: asOfYear)
    else { return nil }
    let bounds = line == .fact ? proof.fact.reading.bounds : proof.margin ?? .doesNotApply
    guard bounds.applies, bounds.isExact, proof.fact.value.isKnownOrBetween else { return nil }
    let past: Double
    switch test {
    case .atLeast(let n), .above(let n): past = bounds.low - n
    case .atMost(let n), .below(let n): past = n - bounds.low
    case .inside(let from, let to):
      guard from < to else { return nil }
      past = min(bounds.low - from, to - bounds.low)
    case .not: return nil
    }
    let kind = rules.vocabulary.facts[proof.test.slot].kind
    switch kind {
    case .ordinal, .year:
      let word = if case .year = kind { "year" } else { "level" }
      let count = Int(past.magnitude.rounded())
      guard past < 0, count > 0 else { return nil }
      return "\(NumberWording.word(count)) \(word)\(count == 1 ? "" : "s") short"
    case .number:
      let gap = PhraseWording.difference(past.magnitude, kind: kind, isRounded: true)
      if gap.prefix(2) == "0 " || gap == "0" { return nil }
      return past < 0 ? "\(gap) short" : "\(gap) past the limit"
    case .yesNo, .choice, .set, .label, .text: return nil
    }
  }
}
