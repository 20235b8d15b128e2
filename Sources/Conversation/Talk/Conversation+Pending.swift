import Advice
import Facts
import Inference
import Schools
import Understanding

/// What becomes of the question that waits: it has first claim on yes, no, a number, an option, don't know, skip and
/// stop; any other request is served, and then the question is put again (`conversation` section 4).
extension Conversation {
  /// The waiting question as the reading of lines needs it.
  var pendingContext: TalkContext.Pending? {
    switch state.pending {
    case nil: return nil
    case .confirm(let ask, _): return TalkContext.Pending(fact: ask.intent, kind: .yesNo)
    case .choose(let choices, _):
      return TalkContext.Pending(fact: "choice", kind: .options(choices.map(\.label)))
    case .missing(_, let slot, _): return TalkContext.Pending(fact: slot, kind: .text)
    case .reason: return TalkContext.Pending(fact: "reason", kind: .text)
    case .interview(let interview, _):
      guard let question = interview.question else { return nil }
      return TalkContext.Pending(fact: question.fact, kind: kind(of: question))
    }
  }

  private func kind(of question: QuestionShown) -> TalkContext.Pending.Kind {
    guard let slot = ground.vocabulary.slot(id: question.fact) else { return .text }
    let kind = ground.vocabulary.facts[slot].kind
    switch kind {
    case .yesNo: return .yesNo
    case .number(let unit, _, _): return unit.name == "percent" ? .percent : .number
    case .year: return .number
    case .ordinal, .choice, .set:
      return .options(kind.words.map(ListWording.word))
    case .label, .text: return .text
    }
  }

  /// The question that waits, put again.
  var questionAgain: String? {
    guard let pending = state.pending else { return nil }
    return switch pending {
    case .confirm(_, let question): "\(question) (yes or no)"
    case .choose(let choices, let question): text(of: choices, question)
    case .missing(_, _, let question): question
    case .reason(let decline): "Why was \(decline.name) declined? One line, or skip."
    case .interview(let interview, _):
      interview.question.map { laidOut(Said(page(of: $0, interview))).joined(separator: "\n") }
    }
  }

  /// A reply with the question that waits below it, where the reply is not that question.
  func withQuestionAgain(_ reply: Reply) -> Reply {
    guard !isScript, reply.outcome != .asks, reply.outcome != .quit, let question = questionAgain,
      !reply.text.contains(question)
    else { return reply }
    var reply = reply
    let rows = question.split(separator: "\n", omittingEmptySubsequences: false)
    reply.text += "\n" + rows.flatMap { self.rows(of: String($0)) }.joined(separator: "\n")
    return reply
  }

  /// The reply where a line answers the question that waits; `nil` for any other line.
  mutating func answerPending(_ ask: Ask) -> Reply? {
    guard let pending = state.pending else { return nil }
    let intent = ask.intent
    if intent == "stop" {
      state.pending = nil
      return reply(Said("Stopped. \(kept(pending))", next: nextLines))
    }
    switch pending {
    case .confirm(let asked, _): return answer(ask, confirming: asked)
    case .choose(let choices, _): return answer(ask, choosing: choices)
    case .missing(let asked, let slot, _): return answer(ask, filling: slot, of: asked)
    case .interview(let interview, let school): return self.answer(ask, interview, school)
    case .reason(let decline): return answer(ask, reasonFor: decline)
    }
  }

  /// What stopping leaves as it is.
  private func kept(_ pending: Pending) -> String {
    switch pending {
    case .interview: "What you answered is kept."
    case .reason: "The decision is kept without a reason."
    case .confirm, .choose, .missing: "Nothing was done."
    }
  }

  private mutating func answer(_ ask: Ask, confirming asked: Ask) -> Reply? {
    let value = ask["value"]
    guard ["answer", "skip"].contains(ask.intent) else {
      // Another request takes the place of what was not confirmed.
      if ["cannot", "greet"].contains(ask.intent) { return nil }
      state.pending = nil
      return nil
    }
    state.pending = nil
    guard value == "yes" else { return reply(Said("Nothing was done.", next: nextLines)) }
    var confirmed = asked
    confirmed.isConfirmed = true
    return serve(confirmed)
  }

  private mutating func answer(_ ask: Ask, choosing choices: [Pending.Choice]) -> Reply? {
    let number =
      Int(ask.line.filter { !$0.isWhitespace && $0 != "." }) ?? ask["index"].flatMap { Int($0) }
    let isNone = ask["index"] == "none" || ask.intent == "answer" && ask["value"] == "no"
    if isNone || number == choices.count + 1 {
      state.pending = nil
      return reply(Said("None of these. Nothing was done.", next: nextLines))
    }
    if let number {
      guard choices.indices.contains(number - 1) else {
        return stopped(Stop("\(number) is not among them.\n\(questionAgain ?? "")", .asks))
      }
      return run(choices[number - 1])
    }
    // A word that only one of them has, such as its authority.
    let typed = ask.line.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let telling = typed.filter { !["the", "one", "in", "at", "from", "please"].contains($0) }
    let fitting = choices.filter { choice in
      let words = choice.label.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      return !telling.isEmpty && telling.allSatisfy(words.contains)
    }
    if fitting.count == 1 { return run(fitting[0]) }
    if ask.read.problem == .notUnderstood || ask.intent == "answer" {
      return stopped(Stop("Please type a number.\n\(questionAgain ?? "")", .asks))
    }
    state.pending = nil
    return nil
  }

  private mutating func run(_ choice: Pending.Choice) -> Reply {
    state.pending = nil
    return take(choice.ask)
  }

  /// Whether a line is the name of an area and no more: asked for by itself it is its page, but it answers a question.
  private func namesAreaAlone(_ ask: Ask) -> Bool {
    if case .found = ground.sets.find(ask.line) { ask["area"] != nil } else { false }
  }

  private mutating func answer(_ ask: Ask, filling slot: String, of asked: Ask) -> Reply? {
    let takes = ["find", "answer", "select", "context", "follow_up", "define", "cannot", "what_if"]
    guard
      takes.contains(ask.intent) || ask.read.slots[slot] != nil && ask.intent == asked.intent
        || namesAreaAlone(ask)
    else {
      state.pending = nil
      return nil
    }
    var filled = asked
    if let value = ask.read.slots[slot], ask.read.problem == nil {
      filled.read.slots[slot] = value
      filled.read.numbers[slot] = ask.read.numbers[slot]
    } else if ask.intent == "find", let name = ask["school"], ask.read.problem == nil {
      filled.read.slots[slot] = name
      filled.read.numbers[slot] = ask.read.numbers["school"]
    } else if ask.intent == "answer" || ask.intent == "select",
      let value = ask["value"] ?? ask["index"]
    {
      filled.read.slots[slot] = value
    } else {
      // The words typed, as if they had stood in the line before.
      let again = ground.understanding.read("\(asked.line) \(ask.line)", in: context)
      guard again.intent == asked.intent, again.problem == nil else {
        if ask.intent != "cannot" { state.pending = nil }
        return ask.intent == "cannot"
          ? stopped(
            Stop("I did not understand \"\(ask.line.shown)\".\n\(questionAgain ?? "")", .asks))
          : nil
      }
      filled.read = again
    }
    state.pending = nil
    filled.read.problem = nil
    if filled.read.decision == .ask { filled.read.decision = .do }
    if ground.understanding.request(filled.intent)?.effect == .confirms {
      filled.read.decision = .confirm
    }
    return take(filled)
  }
}
