import Facts
import Inference
import RuleLanguage

/// What to ask next: the facts nobody has given whose answers are expected to move the advice most, by
/// trying each answer and running the rules again (`conversation` 8).
package struct NextQuestions: Answer {
  package var subject: AnswerSubject
  /// The most useful first; each has an answer that changes what is shown.
  package var questions: [QuestionShown]
  /// How many facts are open that could still come to matter; ``Interview`` makes it a bound that only falls.
  package var atMost: Int
  /// No answer to any one question would change what is shown.
  package var isSettled: Bool { questions.isEmpty }

  package enum CodingKeys: String, CodingKey { case subject, questions, atMost }
}

/// One question, with what each answer would do.
package struct QuestionShown: Encodable, Hashable, Sendable {
  package var fact: String
  package var name: String
  package var question: String
  package var topic: String
  /// What may be answered: words, levels, or the limits of a number.
  package var answers: [String]
  /// What each sort of answer would do, in the order of the answers; "don't know" changes nothing.
  package var effects: [EffectShown]
  /// How far the advice is expected to move, less the effort of finding out: for comparing questions.
  package var value: Double
  /// Where the chances of the answers come from: `family` or `even`.
  package var chances: String

  /// Answers that do the same.
  package struct EffectShown: Encodable, Hashable, Sendable {
    package var values: [String]
    /// How common such an answer is expected to be, 0 to 1.
    package var chance: Double
    package var effect: String
    package var changesSomething: Bool
  }
}

extension Explainer {
  /// The most useful questions, at most `limit`, without those about some facts, by slot.
  ///
  /// All open facts are looked at by the statuses that their answers give; of those that promise most `tries`
  /// are tried out in full, and further ones only while too few of them change anything.
  package func nextQuestions(
    atMost limit: Int = 3, without left: Set<Int> = [], tries: Int = 4
  ) -> NextQuestions {
    let unknowns = UnknownsThatMatter(adviser: adviser, outlook: outlook)
    let slots = unknowns.openFacts().filter { !left.contains($0) }
    let asked = tried(slots, inFull: max(tries, limit), atLeast: limit)
    // Stable: of questions of the same value the easier first, then the order of the vocabulary.
    let sorted = asked.sorted { a, b in
      a.shown.value != b.shown.value
        ? a.shown.value > b.shown.value : (a.effort, a.slot) < (b.effort, b.slot)
    }
    return NextQuestions(
      subject: subject, questions: sorted.prefix(limit).map(\.shown), atMost: slots.count)
  }

  /// Questions that can change something: all facts are looked at by the statuses their answers give, and
  /// those that promise most are tried out in full, until enough of them change something.
  private func tried(_ slots: [Int], inFull full: Int, atLeast wanted: Int) -> [AnswerTries.Tried] {
    var tries = AnswerTries(self)
    let rough = slots.map { tries.roughValue($0) }
    // Stable: of facts that promise the same the one that bears on more and on higher steps.
    let order = slots.indices.sorted { (rough[$1], $0) < (rough[$0], $1) }
    var asked: [AnswerTries.Tried] = []
    for (place, index) in order.enumerated() {
      if place >= full, asked.count >= min(wanted, full) { break }
      if let question = tries.question(slots[index]) { asked.append(question) }
    }
    return asked
  }

  /// The question about one fact: what each answer would do, also where none changes anything; `nil` for a
  /// fact that nobody is asked.
  package func question(about slot: Int) -> QuestionShown? {
    var tries = AnswerTries(self)
    return tries.question(slot, evenIfIdle: true)?.shown
  }
}

extension NextQuestions {
  package var page: AnswerPage {
    guard !questions.isEmpty else {
      return AnswerPage(
        "\(subject.name) – what to ask next",
        [
          AnswerPage.Line(
            atMost == 0
              ? "Nothing is open that anyone could be asked: settled."
              : "No answer to a single question would change what is put forward: settled whatever the answer."
          )
        ])
    }
    var lines: [AnswerPage.Line] = []
    var topics: [String] = []
    for question in questions where !topics.contains(question.topic) {
      topics.append(question.topic)
    }
    var number = 0
    for topic in topics {
      if topics.count > 1 || !topic.isEmpty {
        lines.append(AnswerPage.Line("About \(TopicWording.name(topic)):"))
      }
      for question in questions where question.topic == topic {
        number += 1
        lines.append(AnswerPage.Line(question.question, mark: "\(number).", indent: 1))
        lines += question.summary(2)
      }
    }
    lines.append(
      AnswerPage.Line(
        atMost == questions.count
          ? "No more than \(NumberWording.word(atMost)) question\(atMost == 1 ? "" : "s") could matter."
          : "At most \(atMost) facts are open that could still matter."))
    return AnswerPage(
      "\(subject.name) – what to ask next", lines,
      next: questions.prefix(2).map { "why ask about \($0.name)" })
  }
}

extension QuestionShown {
  /// What each sort of answer would do, so many at most.
  func lines(_ indent: Int) -> [AnswerPage.Line] {
    let shown = effects.prefix(Self.mostEffects).map {
      AnswerPage.Line("\(ListWording.or($0.values)) – \($0.effect)", mark: "–", indent: indent)
    }
    let rest = effects.count - shown.count
    let more =
      rest > 0
      ? [
        AnswerPage.Line(
          "\(NumberWording.word(rest)) other answers – each changes something else", mark: "–",
          indent: indent)
      ] : []
    return shown + more
      + [AnswerPage.Line("not known – nothing changes", mark: "–", indent: indent)]
  }

  /// What may be answered, and what the commonest answer that changes something would do.
  func summary(_ indent: Int) -> [AnswerPage.Line] {
    let words =
      answers.count <= 6 ? ListWording.or(answers) : "any of \(answers.count) words, or none"
    var lines = [AnswerPage.Line(words, mark: "answer:", indent: indent)]
    if let likely = effects.filter(\.changesSomething).max(by: { $0.chance < $1.chance }) {
      lines.append(
        AnswerPage.Line(
          "\(ListWording.or(likely.values)) – \(likely.effect)", mark: "such as:", indent: indent))
    }
    return lines
  }

  private static let mostEffects = 8
}

/// Why a question is asked: what each answer would do.
package struct WhyAsk: Answer {
  package var subject: AnswerSubject
  package var question: QuestionShown
  /// Names of the steps it bears on.
  package var bearsOn: [String]
}

extension Explainer {
  /// Why a fact is asked for; `nil` for one that nobody is asked.
  package func whyAsk(_ slot: Int) -> WhyAsk? {
    guard let question = question(about: slot) else { return nil }
    let bears = outlook.statuses.map(\.action).filter {
      adviser.factsRead.byAction[$0].contains(slot)
    }
    let shown = outlook.list.shown.map(\.id)
    let names =
      bears.filter { shown.contains(rules.actions[$0].id) }
      + bears.filter {
        !shown.contains(rules.actions[$0].id)
      }
    return WhyAsk(
      subject: subject, question: question, bearsOn: names.map { rules.actions[$0].name })
  }
}

extension WhyAsk {
  package var page: AnswerPage {
    let isIdle = !question.effects.contains(where: \.changesSomething)
    var lines = [AnswerPage.Line("The question: \(question.question)")]
    if isIdle {
      lines.append(
        AnswerPage.Line("No answer would change what is put forward: settled whatever the answer."))
    } else {
      lines += question.lines(1)
      lines.append(
        AnswerPage.Line(
          question.chances == "family"
            ? "How likely each answer is was taken from schools with similar pupils."
            : "Nobody knows how likely each answer is, so all count alike."))
    }
    let names = bearsOn.prefix(3).map { "\"\($0)\"" }
    if !names.isEmpty {
      let more = bearsOn.count - names.count
      lines.append(
        AnswerPage.Line(
          "The rules look at it for \(ListWording.and(names + (more > 0 ? ["\(NumberWording.word(more)) other steps"] : [])))."
        ))
    }
    return AnswerPage("\(subject.name) – why ask about \(question.name)", lines)
  }
}
