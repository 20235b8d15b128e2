import Advice
import Facts
import Inference
import Schools
import TestRegions
import TestSupport
import Testing

/// Law 8 of `rule-language` 5.9 over the shipped rules, invented and real schools.
@Suite struct QuestionTests {
  /// No question offered leaves the shown list – actions, order, status, sureness – as it is for every
  /// possible answer.
  @Test(arguments: [Region.sample, .greaterManchester])
  func everyQuestionOfferedCanChangeTheList(_ region: Region) throws {
    let adviser = try region.adviser()
    let count = adviser.directory.entries.count
    var offered = 0
    for school in stride(from: 3, to: count, by: count / 6) {
      let advice = adviser.advice(for: school)
      let situation = adviser.engine.situation(of: .school(school))
      for unknown in advice.unknowns {
        let slot = try #require(adviser.vocabulary.slot(id: unknown.fact))
        let canChange = situation.possibleAnswers(slot).contains { answer in
          let request = AdviceRequest(told: [slot: answer], questions: 0)
          return Self.shown(adviser.advice(for: school, request)) != Self.shown(advice)
        }
        #expect(canChange, "\(unknown.fact) is asked of school \(school)")
        offered += 1
      }
    }
    #expect(offered > 10)
  }

  private static func shown(_ advice: SchoolAdvice) -> [[String]] {
    advice.nextSteps.map { [$0.action, $0.status, $0.sureness] }
  }
}
