/// The next steps of a school or area in a few lines: what each rests on most, what speaks against it, how sure it
/// is; everything else is one question away.
package struct AdviceBrief: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.advice-brief/1"

  package var schema = AdviceBrief.schema
  package var subject: AnswerSubject
  /// The date that ages are measured against, in words.
  package var asOf: String
  package var dataLine: String
  package var strengths: [String]
  package var steps: [Step]
  /// What has to be said before any step.
  package var remarks: [String]
  /// One thing to check with people who know the school.
  package var check: String?

  /// One next step.
  package struct Step: Encodable, Hashable, Sendable {
    package var action: String
    package var name: String
    package var sureness: String
    package var because: [String]
    package var although: String?
    /// What people decided of it before: `accepted on 3 May 2026`.
    package var decided: String?
  }

  /// - Parameters:
  ///   - subject: The school or area as answers name it.
  ///   - advice: Its sheet, which may have no open questions.
  package init(_ subject: AnswerSubject, _ advice: SchoolAdvice) {
    self.subject = subject
    asOf = DateWording.day(advice.asOf)
    dataLine = advice.dataLine
    strengths = advice.strengths.prefix(2).map { "\($0.name) (\($0.strength))" }
    steps = advice.nextSteps.map { card in
      let about = card.about.isEmpty ? "" : " (\(ListWording.and(card.about)))"
      return Step(
        action: card.action, name: card.name + about, sureness: card.sureness,
        because: card.because.prefix(2).map { ListWording.clause($0.short) },
        although: card.although.first.map(ListWording.clause), decided: card.decision?.verdict)
    }
    remarks = advice.remarks
    check = advice.nextSteps.first?.check
  }
}

extension AdviceBrief {
  package var page: AnswerPage {
    let count = steps.count
    let ideas =
      count == 0
      ? "nothing is put forward"
      : "worth considering (\(count) idea\(count == 1 ? "" : "s"), as of \(asOf))"
    var lines: [AnswerPage.Line] = []
    if !strengths.isEmpty {
      lines.append(AnswerPage.Line("Strong here: \(strengths.joined(separator: "; ")).", indent: 0))
    }
    // Without a step what stands in the way is the answer.
    if steps.isEmpty { lines += remarks.map { AnswerPage.Line($0) } }
    for (place, step) in steps.enumerated() {
      let sureness = step.decided.map { "\(step.sureness); \($0)" } ?? step.sureness
      lines.append(
        AnswerPage.Line(step.name, mark: "\(place + 1).", indent: 1, remark: sureness))
      if !step.because.isEmpty {
        lines.append(
          AnswerPage.Line(step.because.joined(separator: "; "), mark: "because", indent: 2))
      }
      if let although = step.although {
        lines.append(AnswerPage.Line(although, mark: "although", indent: 2))
      }
    }
    if let check { lines.append(AnswerPage.Line("Check with the school: \(check)", indent: 0)) }
    return AnswerPage(
      "\(subject.name) – \(ideas)", lines,
      next: steps.isEmpty
        ? ["ask me", "tell me about it"]
        : ["why 1?", "who could it partner with?", "ask me"])
  }
}
