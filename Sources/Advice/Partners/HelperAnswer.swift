/// Why a hub, a system leader or a community partner is, or is not, among the helpers for a step of one school: what
/// refuses it first, with its figure and its rule, or where it stands among those who could help.
package struct HelperAnswer: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.helper/1"

  package var schema = HelperAnswer.schema
  /// The asking school.
  package var subject: AnswerSubject
  /// What the helper is called, for whoever named it.
  package var helper: String
  package var kind: HelperKind
  /// The id of a hub or community partner, where its register has one.
  package var id: String?
  /// The number of the school that a leader is based at.
  package var urn: String?
  /// The step it was held against; none where no step asks for such a helper.
  package var action: ActionNamed?
  /// What help is needed with in this step; of a community partner what the step is about.
  package var needs: [String] = []
  package var outcome: Outcome
  /// The answer in one or two sentences.
  package var summary = ""
  /// It has agreed to be named, or a register lists it for all.
  package var mayBeNamed = true
  /// What it would bring of what is needed.
  package var brings: [String] = []
  /// Where it stands among those who could help; none where something rules it out.
  package var standing: Standing?
  /// What rules it out, first what is told first; then what is open; then what fits.
  package var lines: [PartnerAnswer.Line] = []
  /// What would make it possible; none where nothing can be said.
  package var nearestChange: String?
  /// The nearest step that would ask for it, and what stands in its way; only where no step asks for one.
  package var nearestStep: WhyNot?
  /// What would rule it out even if that step were put forward, in a few words; only where no step asks for one.
  package var evenThen: String?

  /// What came of it.
  package enum Outcome: String, Encodable, Hashable, Sendable, CaseIterable {
    /// Every question about it is answered with yes.
    case fits
    /// Nothing rules it out, and something is not known.
    case mayFit = "may fit"
    case doesNotFit = "does not fit"
    /// No step put forward asks for such a helper.
    case noNeed = "no need"
    /// The step that was named looks for others.
    case otherKind = "another kind of helper"
    /// The school that the leader is based at, or that runs the hub, has closed.
    case closed
  }

  /// Where a helper stands among all who could help with the same step.
  package struct Standing: Encodable, Hashable, Sendable {
    /// How many could help, this one included.
    package var possible: Int
    /// How many of these are schools.
    package var schools: Int
    /// Whether it is among the two or three unlike ones that are put forward.
    package var isShown: Bool
    /// What it counts by what is weighed in partners, in weights.
    package var counts: Double
    /// What the one counts that counts most, in weights.
    package var most: Double
    /// Of how many the sum is larger.
    package var above: Int
    /// What makes the difference to the one that counts most: the few words of each criterion that is met less.
    package var lacks: [String]
  }
}

extension HelperAnswer {
  /// The answer for people: what rules it out with the rule behind the first, what is open, what fits, where it
  /// stands, and the nearest change.
  package var page: AnswerPage {
    var shown: [AnswerPage.Line] = []
    if let standing { shown.append(AnswerPage.Line(standing.text)) }
    let telling = lines.filter { $0.verdict != "yes" }
    for (place, line) in telling.enumerated() {
      shown.append(
        AnswerPage.Line(line.sentence + (line.ask.map { " \($0)" } ?? ""), mark: "\(line.verdict):")
      )
      if place == 0, line.verdict == "no", let because = line.because {
        let source = line.source.map { " (\($0))" } ?? ""
        shown.append(
          AnswerPage.Line("\(line.constraint) – \(because)\(source)", mark: "Rule:", indent: 2))
      }
    }
    let fitting = lines.filter { $0.verdict == "yes" }.map(\.short)
    if !fitting.isEmpty {
      shown.append(AnswerPage.Line("\(fitting.joined(separator: "; ")).", mark: "yes:"))
    }
    if let nearestStep {
      shown.append(
        AnswerPage.Line(
          "What would make a need of it: the step \"\(nearestStep.action.name)\" asks for such help."
        ))
      shown += nearestStep.page.lines.map { line in
        var line = line
        line.indent += 1
        return line
      }
    }
    if let evenThen {
      shown.append(AnswerPage.Line("Even then it would be ruled out: \(evenThen)."))
    }
    if let nearestChange { shown.append(AnswerPage.Line("Nearest change: \(nearestChange).")) }
    return AnswerPage(summary, shown, next: next)
  }

  private var next: [String] {
    switch outcome {
    case .noNeed: nearestStep?.page.next ?? []
    case .doesNotFit where nearestStep != nil: nearestStep?.page.next ?? []
    case .fits, .mayFit, .doesNotFit, .otherKind, .closed:
      action.map { ["who could be a partner for \($0.name)"] } ?? []
    }
  }
}

extension HelperAnswer.Standing {
  /// `Five could help with this step; it is one of the three put forward as unlike each other. …`
  fileprivate var text: String {
    guard possible > 1 else { return "It is the only one known that could help with this step." }
    let word = { (number: Int) in
      number <= 10 ? NumberWording.word(number) : NumberWording.grouped(number)
    }
    let shown =
      isShown
      ? "it is among those put forward as unlike each other"
      : "those put forward were chosen to be unlike each other, and it is not among them"
    let sums = { (sum: Double) in NumberWording.text(sum) }
    let rank =
      above == 0
      ? "By what is weighed in partners nobody counts more (\(sums(counts)))."
      : "By what is weighed in partners it counts \(sums(counts)); \(word(above)) \(above == 1 ? "counts" : "count") more, the most \(sums(most))"
        + (lacks.isEmpty ? "." : ", for: \(lacks.joined(separator: "; ")).")
    return
      "\(ListWording.sentence(word(possible))) could help with this step\(schools > 0 ? ", schools included" : ""); \(shown). \(rank) That is no order of merit."
  }
}
