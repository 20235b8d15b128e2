import Facts
package import Inference
package import RuleLanguage

/// What an answer waits for, in words.
package struct CauseWording {
  private let rules: CheckedRules

  package init(_ rules: CheckedRules) { self.rules = rules }

  package func text(_ cause: Cause) -> String {
    let facts = rules.vocabulary.facts
    switch cause {
    case .fact(let slot): return facts[slot].name
    case .benchmark(let slot, let benchmark):
      return "\(PhraseWording.text(benchmark, of: facts[slot])) for \(facts[slot].name)"
    case .earlierFigure(let slot): return "earlier years of \(facts[slot].name)"
    case .relation(let name): return "the \(name)"
    case .memberFact(let slot, let relation): return "\(facts[slot].name) of \(relation)"
    case .area: return "the local authority of the school"
    }
  }
}
