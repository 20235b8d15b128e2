import Advice
import Facts
import Inference
import RuleLanguage
import Schools
import Understanding

/// Asking the user: facts that are missing, in the order of what their answers could change (`conversation` section 8).
extension Conversation {
  /// Begins an interview about a school.
  mutating func interview(_ ask: Ask) throws(Stop) -> Said {
    let row = try school(ask)
    focus(row)
    let interview = Interview(adviser, .school(row), request(row))
    guard let question = interview.question else {
      return Said(
        "\(ground.name(row)) – nothing that could be asked would change what is put forward.",
        next: ["what should it do next?", "what have I told you?"])
    }
    state.pending = .interview(interview, school: row)
    if isScript {
      // Nobody is there to answer; a line that does is taken all the same.
      var said = Said(interview.explainer.nextQuestions(atMost: 3))
      said.page.title = "\(ground.name(row)) – would help to know"
      return said
    }
    var said = Said(page(of: question, interview), atOnce: 20)
    said.outcome = .asks
    return said
  }

  /// A question with its answers, and how many there may be.
  func page(of question: QuestionShown, _ interview: Interview) -> AnswerPage {
    let name = interview.schoolRow.map(ground.name) ?? ""
    return AnswerPage(
      "\(name) – question \(interview.number) of about \(interview.total)"
        + (interview.total > interview.number ? " (it can only get fewer)" : ""),
      [
        AnswerPage.Line(question.question, indent: 0),
        AnswerPage.Line("\(answers(of: question))  or: don't know, skip, stop"),
      ])
  }

  private func answers(of question: QuestionShown) -> String {
    guard let slot = ground.vocabulary.slot(id: question.fact) else { return "" }
    switch ground.vocabulary.facts[slot].kind {
    case .yesNo: return "yes, no"
    case .ordinal(let levels):
      return levels.enumerated().map { "\($0) \(ListWording.word($1))" }.joined(separator: "  ")
    case .choice(let words):
      return ListWording.or(words.map(ListWording.word))
    case .set(let words):
      return "any of: \(words.map(ListWording.word).joined(separator: ", "))"
    case .number(let unit, _, _): return "a number (\(unit.name)); ranges such as 10 to 15 do"
    case .year: return "a year"
    case .label, .text: return "a word or two"
    }
  }

  /// The reply where a line answers the open question; `nil` for another request.
  mutating func answer(_ ask: Ask, _ interview: Interview, _ row: Int) -> Reply? {
    var interview = interview
    switch ask.intent {
    case "skip":
      interview.skip()
      return goOn(interview, row, "Skipped; it comes back at the end.")
    case "why_ask":
      guard let question = interview.question else { return nil }
      return whyAsked(question, interview, row)
    case "why" where ask["index"] == nil:
      guard let question = interview.question else { return nil }
      return whyAsked(question, interview, row)
    case "answer", "select", "tell", "define", "cannot", "find", "context", "data_check":
      return take(ask, interview, row)
    default: return nil
    }
  }

  private mutating func take(_ ask: Ask, _ interview: Interview, _ row: Int) -> Reply? {
    var interview = interview
    guard let question = interview.question, let slot = ground.vocabulary.slot(id: question.fact)
    else { return nil }
    let fact = ground.vocabulary.facts[slot]
    let value = ask["value"]
    if value == "unknown" {
      interview.answer(.notKnown)
      return goOn(interview, row, note(slot, .notKnown, row, "Noted as not known."))
    }
    if ask["mode"] == "vague" || ask.read.decision == .ask && ask.intent == "answer" {
      return stopped(Stop("Roughly how many, as a number?\n\(questionAgain ?? "")", .asks))
    }
    // The words typed come first: an option's own words, a level by its number, a rough number.
    let typed = [ask.line, value].compactMap(\.self)
    for text in typed {
      if let read = self.value(text, of: fact) {
        interview.answer(read)
        let told = ValueWording.text(read, kind: fact.kind)
        return goOn(interview, row, note(slot, read, row, "Noted: \(fact.name), \(told)."))
      }
    }
    guard ["answer", "select", "cannot"].contains(ask.intent) else { return nil }
    return stopped(
      Stop("That is no answer to this question.\n\(questionAgain ?? "")", .asks))
  }

  /// A value as people type it: a level by number or word, yes or no, a number or a range.
  func value(_ text: String, of fact: FactDefinition) -> FactValue? {
    var typed = text.trimmingQuotes
    // "No" is read as the level "none", which of yes and no it is not.
    if case .yesNo = fact.kind, typed == "none" { typed = "no" }
    if case .ordinal(let levels) = fact.kind, let place = Int(typed), levels.indices.contains(place)
    {
      return .known(.number(Double(place)))
    }
    if case .success(let value) = ValuePhrase.read(typed, of: fact) { return value }
    let numbers = typed.split { !$0.isNumber && $0 != "." }.compactMap { Double($0) }
    if let limits = fact.kind.limits, numbers.count == 1, limits.contains(numbers[0]),
      case .number = fact.kind
    {
      return .known(.number(numbers[0]))
    }
    return nil
  }

  private mutating func goOn(_ interview: Interview, _ row: Int, _ noted: String) -> Reply {
    guard let question = interview.question else {
      state.pending = nil
      return reply(
        Said(
          "\(noted) No other answer would change the top ideas. Done.",
          next: ["what should it do next?", "what have I told you?"]))
    }
    state.pending = .interview(interview, school: row)
    var said = Said(page(of: question, interview), atOnce: 20)
    said.outcome = .asks
    var reply = reply(said)
    reply.text = (noted.split(separator: "\n").flatMap { wrapped(String($0)) } + [reply.text])
      .joined(separator: "\n")
    return reply
  }

  private mutating func whyAsked(_ question: QuestionShown, _ interview: Interview, _ row: Int)
    -> Reply?
  {
    guard let slot = ground.vocabulary.slot(id: question.fact),
      let why = interview.explainer.whyAsk(slot)
    else { return nil }
    var said = Said(why, atOnce: 30)
    said.page.lines.append(AnswerPage.Line(question.question, indent: 0))
    said.outcome = .asks
    return reply(said)
  }

  /// Why a fact is asked for, without an open question: the most useful one.
  mutating func whyAsk(_ ask: Ask) throws(Stop) -> Said {
    let explainer = try explainer(ask)
    guard let first = explainer.nextQuestions(atMost: 1).questions.first,
      let slot = ground.vocabulary.slot(id: first.fact), let answer = explainer.whyAsk(slot)
    else {
      return Said("No question waits, and no answer would change what is put forward.")
    }
    return Said(answer)
  }
}
