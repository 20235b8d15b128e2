import Advice
import Facts
import Schools
import Understanding

/// From a reading to what is done: answer, ask back, or say what was not understood (`conversation` section 2).
extension Conversation {
  /// Takes a line that was read.
  mutating func take(_ ask: Ask) -> Reply {
    if let reply = answerPending(ask) { return reply }
    if let reply = exactPhrase(ask) { return withQuestionAgain(reply) }
    let reply = decide(ask)
    return withQuestionAgain(reply)
  }

  private mutating func decide(_ ask: Ask) -> Reply {
    switch ask.read.decision {
    case .do, .say: return restsOnOldFocus(ask) ? confirm(ask) : serve(ask)
    case .confirm: return ask.isConfirmed ? serve(ask) : confirm(ask)
    case .choose: return choose(ask)
    case .ask: return askFor(ask)
    case .cannot: return cannot(ask)
    }
  }

  /// Whether something would be changed of a school that came into focus long ago and is not named again.
  private func restsOnOldFocus(_ ask: Ask) -> Bool {
    guard !ask.isConfirmed, state.focusAge > TalkState.focusLasts, state.school != nil,
      ask.read.numbers["school"] == nil,
      ["note", "accept", "decline", "sheet"].contains(ask.intent), ask["mode"] != "show"
    else { return false }
    return true
  }

  /// Answers a request; what stops it is said in place of the answer.
  mutating func serve(_ ask: Ask) -> Reply {
    do throws(Stop) {
      let said = try answer(ask)
      var reply = reply(said, notices: ask.read.notices)
      if ask.read.intent != "select", ask.read.intent != "more" { state.last = ask.read }
      for next in ask.read.then {
        let other = take(Ask(line: ask.line, read: next))
        reply.text += "\n" + other.text
        if other.outcome != .done { reply.outcome = other.outcome }
      }
      reply.understood = ask.read
      return reply
    } catch {
      return stopped(error, ask.read.notices)
    }
  }

  /// What stopped a request, as a reply.
  mutating func stopped(_ stop: Stop, _ notices: [String] = []) -> Reply {
    if let pending = stop.pending { state.pending = pending }
    if let list = stop.list { state.list = list }
    let lines = masked(stop.text).split(separator: "\n", omittingEmptySubsequences: false)
    let head = notices.map { masked($0) }.flatMap { wrapped($0) }
    let all = head + lines.flatMap { rows(of: String($0)) }
    var reply = Reply(all.joined(separator: "\n"), stop.outcome)
    reply.notices = notices
    reply.noticeRows = head.count
    return reply
  }

  /// A row at the width, with its own indent and two columns more below it.
  func rows(of line: String) -> [String] {
    // What fits stands as it is: columns and what to type next.
    if line.count <= style.width { return [line] }
    let indent = line.prefix { $0 == " " }.count
    let text = line.drop { $0 == " " }
    guard !text.isEmpty else { return [""] }
    var layout = TextLayout(width: style.width)
    layout.paragraph(
      String(text), first: String(repeating: " ", count: indent), hanging: indent + 2)
    return layout.lines
  }

  // MARK: Questions back

  /// One yes or no line, whose default is no.
  private mutating func confirm(_ ask: Ask) -> Reply {
    do throws(Stop) {
      let question = try self.question(before: ask)
      state.pending = .confirm(ask, question: question)
      return stopped(Stop("\(question) (yes or no)", .asks), ask.read.notices)
    } catch {
      return stopped(error, ask.read.notices)
    }
  }

  /// Several readings of a name or of the request, by number.
  private mutating func choose(_ ask: Ask) -> Reply {
    let read = ask.read
    switch read.problem {
    case .severalFit(let typed, let count)?:
      let slot = read.slots.first { $0.value == typed }?.key ?? "school"
      let helpers = helperChoices(read.options, ask, slot)
      // Where a name fits other helpers too, schools that it fits are told among them.
      let rows = schools(named: typed, read, listed: !helpers.isEmpty)
      guard !rows.isEmpty || !helpers.isEmpty else { break }
      let schools = rows.prefix(5).map { row -> Pending.Choice in
        var chosen = ask
        chosen.read.slots[slot] = ground.directory.entries[row].name
        chosen.read.numbers[slot] = ground.directory.entries[row].urn
        chosen.read.problem = nil
        chosen.read.decision = decision(of: read.intent)
        return Pending.Choice(label: ground.label(row), ask: chosen)
      }
      let choices = helpers + schools
      let what = helpers.isEmpty ? "schools" : schools.isEmpty ? "helpers" : "helpers and schools"
      return offer(
        Array(choices.prefix(5)),
        question: count > 5
          ? "\(count) \(what) match \"\(typed)\"; five of them are these. Which one?"
          : "\(NumberWording.word(count).capitalizedFirst) \(what) match \"\(typed)\". Which one?")
    case .severalFacts?:
      return missed(
        "\"\(ask.line.shown)\" names more than one figure, and I take one at a time. Nothing was done.\n"
          + (read.intent == "tell"
            ? "  Tell each on a line of its own."
            : "  Ask about one, type \"keep that\", and ask about the next."))
    case .severalReadings?, nil, .some:
      break
    }
    guard !read.readings.isEmpty else {
      let near = read.options.prefix(5).map { "  \($0)" }.joined(separator: "\n")
      return missed("Several things fit \"\(ask.line)\". Please give more of the name.\n\(near)")
    }
    let choices = read.readings.compactMap { reading in
      label(of: reading).map { Pending.Choice(label: $0, ask: Ask(line: ask.line, read: reading)) }
    }
    return offer(
      choices,
      question:
        "I am not sure what \"\(ask.line.shown)\" asks for. Nothing was done. Did you mean:")
  }

  /// A request as people choose it: an example with the school of the reading, and what it does.
  private func label(of reading: Understood) -> String? {
    guard let request = ground.understanding.request(reading.intent),
      let line = request.examples.first
    else { return nil }
    let named = reading.slots["school"].flatMap { name -> Int? in
      if case .found(let entry) = ground.directory.find(reading.numbers["school"] ?? name) {
        entry.row
      } else {
        nil
      }
    }
    return "\(example(line, school: named))  – \(request.does)"
  }

  /// What a request of an id does when nothing stands in its way.
  func decision(of intent: String) -> Understood.Decision {
    switch ground.understanding.request(intent)?.effect {
    case .confirms: .confirm
    default: .do
    }
  }

  /// Numbered choices with "none of these".
  mutating func offer(_ choices: [Pending.Choice], question: String) -> Reply {
    state.pending = .choose(choices, question: question)
    return stopped(Stop(text(of: choices, question), .asks))
  }

  func text(of choices: [Pending.Choice], _ question: String) -> String {
    let lines = choices.enumerated().map { "  \($0 + 1). \($1.label)" }
    let none = choices.count == 2 ? "neither" : "none of these"
    return ([question] + lines + ["  \(choices.count + 1). \(none)"]).joined(separator: "\n")
  }

  /// The schools that a name fits, alphabetically.
  private func schools(named typed: String, _ read: Understood, listed: Bool) -> [Int] {
    if !listed, case .several(let entries) = ground.directory.find(typed) {
      return entries.map(\.row)
    }
    return ground.directory.entries.filter { entry in
      read.options.contains { $0.contains("URN \(entry.urn))") }
    }.map(\.row).sorted { ground.label($0) < ground.label($1) }
  }

  /// One short question for the thing that is missing.
  private mutating func askFor(_ ask: Ask) -> Reply {
    switch ask.read.problem {
    case .outOfRange(let typed)?: return stopped(Stop(outOfRange(typed, ask), .asks))
    case .vague(let typed)?:
      return stopped(
        Stop("Roughly how many, as a number? \"\(typed)\" can mean much.", .asks))
    case .missing("school")? where ask.intent == "advise" && (state.area != nil || isOfArea(ask)):
      return serve(ask)
    case .missing(let slot)?:
      let question = missingQuestion(slot, ask)
      state.pending = .missing(ask, slot: slot, question: question)
      return stopped(Stop(question, .asks), ask.read.notices)
    default: return missed("I did not understand \"\(ask.line.shown)\". Nothing was done.")
    }
  }

  /// Whether it asks in the voice of an area, or of the schools of one together.
  private func isOfArea(_ ask: Ask) -> Bool {
    ask["mode"].map { $0 == "area" || AreaAnswer.Topic(name: $0) != nil } ?? false
  }

  private func missingQuestion(_ slot: String, _ ask: Ask) -> String {
    switch slot {
    case "school": "Which school? Type its name, part of it, or its URN."
    case "action": "Which suggestion? Type its number or its name."
    case "partner": "Which school, hub or community partner?"
    case "measure": "Which figure? For example reading, attendance or EAL."
    case "fact": "Which fact? For example \"EAL expertise\"."
    case "value": "What value?"
    case "term": "Which word shall I explain?"
    case "file": "Which file?"
    case "name": "Under which name?"
    default: "Which \(slot)?"
    }
  }

  /// `EAL runs from 0 to 100%.`
  private func outOfRange(_ typed: String, _ ask: Ask) -> String {
    guard let id = ask["fact"], let slot = ground.vocabulary.slot(named: id),
      let limits = ground.vocabulary.facts[slot].kind.limits
    else {
      switch state.list {
      case .none: return "There is no list to pick \(typed) from."
      default: return "\(typed) is not on the list."
      }
    }
    let fact = ground.vocabulary.facts[slot]
    return "\(ListWording.sentence(fact.name)) runs from "
      + "\(ValueWording.number(limits.lowerBound, kind: fact.kind, withUnit: false)) to "
      + "\(ValueWording.number(limits.upperBound, kind: fact.kind)). Nothing was changed."
  }
}

extension String {
  /// With its first letter as a capital.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// As it is shown back: short, and without what a terminal would take for an order.
  var shown: String {
    let safe = String(
      unicodeScalars.filter {
        $0.value >= 32 && $0.value != 127 && !(0x80...0x9F).contains($0.value)
      })
    return safe.count > 80 ? safe.prefix(80) + "…" : safe
  }
}
