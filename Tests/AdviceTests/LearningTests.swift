import Facts
import Testing

@testable import Advice
@testable import Inference

/// What is not worked out again when one more fact is learnt would have come out the same.
@Suite struct LearningTests {
  /// Schools of all sorts, told apart by their place in the sample.
  @Test(arguments: Array(stride(from: 0, to: 300, by: 23)))
  func anOutlookThatLearnsIsTheOutlookOfWhatWasLearnt(school: Int) throws {
    let adviser = try SampleAdviser.shared.get()
    let outlook = adviser.outlook(for: school)
    let facts = adviser.vocabulary.facts
    // Every seventh question, each school other ones, with its first and last answer.
    for slot in facts.indices where facts[slot].question != nil && slot % 7 == school % 7 {
      let answers = outlook.situation.possibleAnswers(slot)
      for answer in [answers.first, answers.last].compactMap(\.self) {
        let learnt = adviser.outlook(outlook, learning: slot, answer)
        let anew = adviser.outlook(for: school, AdviceRequest(told: [slot: answer]))
        #expect(learnt.list == anew.list, "\(facts[slot].id) = \(answer)")
      }
    }
  }

  /// Answers that rules cannot tell apart show the same list, so that one of each sort is enough.
  @Test(arguments: Array(stride(from: 5, to: 300, by: 59)))
  func answersThatRulesCannotTellApartShowTheSame(school: Int) throws {
    let adviser = try SampleAdviser.shared.get()
    let outlook = adviser.outlook(for: school)
    let facts = adviser.vocabulary.facts
    var left = 0
    for slot in facts.indices where facts[slot].question != nil && slot % 5 == school % 5 {
      guard !["scope", "declared_priorities"].contains(facts[slot].id) else { continue }
      func lists(_ answers: [FactValue]) -> Set<[Candidate]> {
        Set(answers.map { adviser.outlook(outlook, learning: slot, $0).list.shown })
      }
      let all = outlook.situation.possibleAnswers(slot)
      let some = outlook.situation.answersBySort(slot, isReadDirectly: false).compactMap(\.first)
      #expect(lists(some) == lists(all), "\(facts[slot].id)")
      left += all.count - some.count
    }
    #expect(left > 0)
  }

  /// Which question is asked of a school does not depend on the schools that were advised before it.
  @Test func questionsDoNotDependOnWhoWasAdvisedBefore() throws {
    let busy = try SampleAdviser.shared.get()
    let schools = Array(stride(from: 4, to: 300, by: 37))
    for school in schools { _ = busy.advice(for: school) }
    for school in schools {
      let fresh = Adviser(engine: busy.engine, asOf: busy.asOf, directory: busy.directory)
      #expect(fresh.advice(for: school).unknowns == busy.advice(for: school).unknowns)
    }
  }

  /// A figure moved within its noise is told by nobody, whatever people say of other things.
  @Test(arguments: Array(stride(from: 3, to: 300, by: 41)))
  func noiseTellsNothing(school: Int) throws {
    let adviser = try SampleAdviser.shared.get()
    let (facts, outlook) = (adviser.vocabulary.facts, adviser.outlook(for: school))
    guard let judged = adviser.vocabulary.slot(id: "openness_to_challenge") else {
      Issue.record("the sample knows openness to challenge")
      return
    }
    let situation = outlook.situation.answering(judged, .known(.number(1)))
    let figures = facts.indices.filter { facts[$0].noise != .none && facts[$0].bearer == .school }
    for slot in figures {
      #expect(
        situation.widened.isTold(slot) == situation.isTold(slot), "\(facts[slot].id)")
    }
    #expect(situation.isTold(judged) && situation.widened.isTold(judged))
  }

  /// What a glance tells of the steps shown is what working them out would have told.
  @Test(arguments: Array(stride(from: 2, to: 300, by: 31)))
  func aGlanceNeverContradictsTheWholeOutlook(school: Int) throws {
    let adviser = try SampleAdviser.shared.get()
    let outlook = adviser.outlook(for: school)
    let facts = adviser.vocabulary.facts
    var (told, asked) = (0, 0)
    for slot in facts.indices where facts[slot].question != nil && slot % 3 == school % 3 {
      let answers = outlook.situation.possibleAnswers(slot)
      for answer in [answers.first, answers.last].compactMap(\.self)
      where outlook.situation.countsTurned(byLearning: slot, answer).isEmpty {
        let glance = Learning(adviser, outlook, [slot: answer], since: outlook).glance()
        let shown = adviser.outlook(outlook, learning: slot, answer).list.shown
        let isAlike = shown.elementsEqual(outlook.list.shown) {
          $0.id == $1.id && $0.status == $1.status && $0.sureness == $1.sureness
        }
        asked += 1
        switch glance {
        case .same: #expect(isAlike, "\(facts[slot].id) = \(answer)")
        case .otherwise: #expect(!isAlike, "\(facts[slot].id) = \(answer)")
        case .open: continue
        }
        told += 1
      }
    }
    #expect(asked > 20)
    #expect(told > 0)
  }
}
