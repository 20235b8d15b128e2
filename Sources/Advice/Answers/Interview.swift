package import Facts
package import Inference

/// A run of questions about one school: each is the one whose answer is expected to move the advice most,
/// worked out anew after every answer, until nothing can change any more or enough was asked.
package struct Interview: Sendable {
  /// The question that is open; none when it is over.
  package private(set) var question: QuestionShown?
  /// Its number, from 1.
  package private(set) var number = 0
  /// At most so many questions in all; it never rises, even where an answer opens what was settled by something
  /// that waits no more.
  package private(set) var total: Int
  /// What was answered, by slot.
  package private(set) var answers: [Int: FactValue] = [:]
  /// Facts that were put off.
  package private(set) var skipped: [Int] = []

  private let adviser: Adviser
  private let subject: Subject
  private let request: AdviceRequest

  /// - Parameters:
  ///   - adviser: Rules, facts and names.
  ///   - subject: The school or area.
  ///   - request: What was said of it before.
  ///   - most: At most this many questions, at least 1; nobody answers a hundred.
  package init(_ adviser: Adviser, _ subject: Subject, _ request: AdviceRequest, most: Int = 10) {
    self.adviser = adviser
    self.subject = subject
    self.request = request
    total = most
    ask()
  }

  /// The row of the school; `nil` for an area.
  package var schoolRow: Int? {
    if case .school(let row) = subject { return row }
    return nil
  }

  /// The advice with everything answered so far.
  package var explainer: Explainer {
    var request = request
    request.told.merge(answers) { _, new in new }
    return Explainer(adviser, adviser.outlook(for: subject, request))
  }

  /// Takes an answer to the open question, "not known" included, and goes on.
  package mutating func answer(_ value: FactValue) {
    guard let slot = open else { return }
    answers[slot] = value
    ask()
  }

  /// Puts the open question off.
  package mutating func skip() {
    guard let slot = open else { return }
    skipped.append(slot)
    ask()
  }

  private var open: Int? { question.flatMap { adviser.vocabulary.slot(id: $0.fact) } }

  private mutating func ask() {
    guard number < total else {
      question = nil
      total = number
      return
    }
    let left = explainer.nextQuestions(atMost: 1, without: Set(skipped).union(answers.keys))
    question = left.questions.first
    if question != nil { number += 1 }
    total = min(total, question == nil ? number : number - 1 + left.atMost)
  }
}
