import Facts
import Inference
import RuleLanguage

/// The one thing a card asks to check with people who know the school.
struct Check {
  private let rules: CheckedRules

  init(_ rules: CheckedRules) { self.rules = rules }

  /// Of each finding the card rests on, the surest first: a question it leaves open that only people
  /// can answer, else what could overturn it and is not said under *unless* already; then questions of
  /// the card itself; else whether others see it the same way. What another card of the sheet asks is
  /// not asked again.
  func question(
    _ proof: ActionProof, _ resting: [FindingProof], notAsking asked: Set<String>
  ) -> String {
    let ofFindings = resting.flatMap { finding in
      questions(finding.waitsFor)
        + rules.findings[finding.finding].overturnedBy.dropFirst()
        .map { "Could it be that \(ListWording.clause($0))?" }
    }
    let all = ofFindings + questions(proof.deciding.flatMap(\.waitsFor))
    return all.first { !asked.contains($0) } ?? general(rules.actions[proof.action].ecology)
  }

  private func general(_ level: EcologyLevel) -> String {
    switch level {
    case .within: "Do people who work here see it the same way, and who would disagree?"
    case .between: "Would the schools you have in mind see it the same way?"
    case .beyond: "Would families and partners see it the same way?"
    case .system: "Would heads and officers see it the same way?"
    }
  }

  /// The questions of facts that people judge.
  private func questions(_ causes: [Cause]) -> [String] {
    causes.compactMap { cause in
      guard case .fact(let slot) = cause, rules.vocabulary.facts[slot].role == .judgement else {
        return nil
      }
      return rules.vocabulary.facts[slot].question
    }
  }
}
