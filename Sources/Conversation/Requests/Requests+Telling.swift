import Advice
import Casebook
import Diagnostics
import Facts
import Inference
import Notation
import RuleLanguage
import Schools
import Understanding

/// What people tell, and what becomes of it: facts, notes, decisions, findings they do not accept; each read back, each
/// undone by one word, nothing overwritten.
extension Conversation {
  // MARK: What is kept

  /// What is known of a school from people.
  func remembered(_ row: Int) -> Remembered? {
    try? Remembered(casebook, CaseSubject(adviser.directory.entries[row]), adviser.rules)
  }

  /// Does something with the casebook; what goes wrong is told in its own words.
  func keeping<Result>(_ body: () throws(CasebookProblem) -> Result) throws(Stop) -> Result {
    do throws(CasebookProblem) {
      return try body()
    } catch {
      throw Stop(Self.text(error))
    }
  }

  /// `The casebook … cannot be written to; nothing was lost. Ask for the right to write there.`
  static func text(_ problem: CasebookProblem) -> String {
    if case .refused(_, _, .personal(let words)) = problem { return words }
    let diagnostic = problem.diagnostic
    let next = diagnostic.nextStep.map { " \($0.capitalizedFirst)." } ?? ""
    return "\(diagnostic.message.capitalizedFirst).\(next)"
  }

  private func subject(_ row: Int) -> CaseSubject { CaseSubject(adviser.directory.entries[row]) }

  // MARK: tell

  /// What a line tells, ready to be recorded.
  private func telling(_ ask: Ask) throws(Stop) -> (row: Int, told: [(slot: Int, value: FactValue)])
  {
    if ask["mode"] == "keep" || ask["fact"] == "supposed" {
      guard let supposed = state.supposed, case .whatIf(let facts) = supposed.question else {
        throw Stop("Nothing was supposed that could be kept. For example: what if EAL were 5%")
      }
      let names = TypedNames(explainer: explainer(supposed.school))
      do throws(Trouble) {
        var told: [(Int, FactValue)] = []
        for fact in facts {
          let slot = try names.fact(fact.fact)
          told.append((slot, try names.value(fact, slot)))
        }
        return (supposed.school, told)
      } catch {
        throw Stop(error)
      }
    }
    let row = try school(ask)
    guard let typed = ask["fact"] ?? ask["measure"] else { throw Stop("Which fact?") }
    guard let value = ask["value"] else {
      throw Stop("What is it? For example: set \(ListWording.word(typed)) to …")
    }
    let names = TypedNames(explainer: explainer(row))
    do throws(Trouble) {
      // A level is told of what people judge, a number of what is counted, whatever both are called.
      let meant = adviser.vocabulary.slot(named: typed).flatMap { slot in
        self.value(value, of: adviser.vocabulary.facts[slot]).map { _ in slot }
      }
      let slot: Int
      if let meant { slot = meant } else { slot = try names.fact(factName(typed)) }
      let change: Question.Change =
        switch ask["op"] {
        case "up": .up(by: value)
        case "down": .down(by: value)
        default: .value(value)
        }
      if case .value = change, let read = self.value(value, of: adviser.vocabulary.facts[slot]) {
        return (row, [(slot, read)])
      }
      return (
        row, [(slot, try names.value(Question.Supposed(fact: typed, change: change), slot))]
      )
    } catch {
      throw Stop(error)
    }
  }

  /// `KS2 reading result: 41.7% (…) → 50%`, before it is recorded.
  func question(beforeTelling ask: Ask) throws(Stop) -> String {
    let (row, told) = try telling(ask)
    let outlook = outlook(row)
    let lines = told.map { slot, value in
      let fact = adviser.vocabulary.facts[slot]
      let now = outlook.situation.fact(slot)
      let before = ValueWording.text(now.value, kind: fact.kind, isRounded: true)
      let origin = now.origin.map { " (\(OriginWording.text($0)))" } ?? ""
      return "\(fact.name): \(before)\(origin) -> \(ValueWording.text(value, kind: fact.kind))"
    }
    return "\(ground.name(row)) – \(lines.joined(separator: "; ")), told by you. Record it?"
  }

  mutating func tell(_ ask: Ask) throws(Stop) -> Said {
    let (row, told) = try telling(ask)
    let before = outlook(row).list.shown.map(\.id)
    var recorded: [ToldFact] = []
    for (slot, value) in told { recorded.append(try record(slot, value, row)) }
    state.changes.append(.told(recorded))
    focus(row)
    let explainer = explainer(row)
    let after = explainer.outlook.list.shown.map(\.id)
    let facts = told.map { slot, value in
      let fact = adviser.vocabulary.facts[slot]
      return "\(fact.name) is \(ValueWording.text(value, kind: fact.kind))"
    }
    let effect =
      before == after
      ? "The same ideas are put forward."
      : "The ideas put forward are others now."
    state.list = .steps(after)
    state.action = after.first
    return Said(
      "\(ground.name(row)) – recorded, told by you: \(ListWording.and(facts)). \(effect)",
      next: ["what should it do next?", "what have I told you?", "undo"])
  }

  private func record(_ slot: Int, _ value: FactValue, _ row: Int) throws(Stop) -> ToldFact {
    let fact = adviser.vocabulary.facts[slot]
    let text =
      value == .notKnown ? "not known" : ValueWording.typed(value, kind: fact.kind)
    let entry = ToldFact(
      about: subject(row), fact: fact.id, value: text, by: "you", at: desk.now)
    return try keeping { () throws(CasebookProblem) in
      let standing = try casebook.current(fact.id, told: entry.about)
      return try casebook.record(entry, replacing: standing)
    }
  }

  /// Keeps an answer of an interview; what cannot be kept is told by the next request.
  mutating func note(_ slot: Int, _ value: FactValue, _ row: Int, _ line: String) {
    if let entry = try? record(slot, value, row) { state.changes.append(.told([entry])) }
  }

  // MARK: review

  /// What was told, decided and noted, numbered.
  mutating func review(_ ask: Ask) throws(Stop) -> Said {
    let row = try school(ask)
    let kept = try keeping { () throws(CasebookProblem) in
      try Remembered(casebook, subject(row), adviser.rules)
    }
    var lines: [String] = kept.toldFacts.map { told in
      return "\(self.text(of: told)) (\(by(told.mark)))"
    }
    lines += kept.rejections.map { rejection in
      "not accepted: \(adviser.rules.findings[rejection.findings[0]].name), because \(rejection.reason)"
    }
    lines += kept.decisions.map { text(of: $0) }
    lines += kept.notes.map {
      "note: \($0.text) (\($0.by), \(DateWording.day($0.at.day)))"
    }
    guard !lines.isEmpty else {
      return Said(
        "\(ground.name(row)) – nobody has told, decided or noted anything here.",
        next: ["ask me", "what should it do next?"])
    }
    return Said(
      AnswerPage(
        "\(ground.name(row)) – what you told, decided and noted",
        lines.enumerated().map { AnswerPage.Line($1, mark: "\($0 + 1).") },
        next: ["what should it do next?", "undo"]), atOnce: Said.list)
  }

  private func by(_ mark: EntryMark) -> String {
    "told by \(mark.by), \(DateWording.day(mark.at.day))"
  }

  /// `accepted: Use an EAL hub school (you, 3 May 2026)`.
  private func text(of decision: Decision) -> String {
    let action = adviser.rules.actions.first { $0.id == decision.action }?.name ?? decision.action
    let partner = decision.partner.map { ", with \(adviser.directory.find($0).entry?.label ?? $0)" }
    let why = decision.reason.isEmpty ? "" : ", because \(decision.reason)"
    return
      "\(decision.verdict.rawValue): \(action)\(partner ?? "")\(why) (\(decision.by), \(DateWording.day(decision.at.day)))"
  }

  // MARK: note

  mutating func note(_ ask: Ask) throws(Stop) -> Said {
    let row = try school(ask)
    let subject = subject(row)
    switch ask["mode"] {
    case "show":
      let notes = try keeping { () throws(CasebookProblem) in
        try casebook.entries(Note.self, about: subject)
      }
      return Said(
        AnswerPage(
          notes.isEmpty ? "\(ground.name(row)) – no notes" : "\(ground.name(row)) – notes",
          notes.enumerated().map {
            AnswerPage.Line(
              "\($1.text) (\($1.by), \(DateWording.day($1.at.day)))", mark: "\($0 + 1).")
          }, next: ["note: …"].filter { _ in false }), atOnce: Said.list)
    case "delete":
      let notes = try keeping { () throws(CasebookProblem) in
        try casebook.entries(Note.self, about: subject)
      }
      guard let last = notes.last else { throw Stop("There is no note about \(ground.name(row)).") }
      try keeping { () throws(CasebookProblem) in _ = try casebook.withdraw(last) }
      state.changes.append(.noteRemoved(last))
      return Said("\(ground.name(row)) – the last note is taken away: \(last.text)", next: ["undo"])
    default: break
    }
    guard let text = ask["text"], !text.isEmpty else {
      throw Stop("What shall I note? For example: note: head keen but short of cover")
    }
    let note = try keeping { () throws(CasebookProblem) in
      try casebook.record(Note(text, about: subject, by: "you", at: desk.now))
    }
    focus(row)
    state.changes.append(.noted(note))
    return Said("\(ground.name(row)) – noted: \(note.text)", next: ["show my notes", "undo"])
  }

  // MARK: accept and decline

  mutating func accept(_ ask: Ask) throws(Stop) -> Said {
    let row = try school(ask)
    let explainer = explainer(row)
    let index = try action(ask, in: explainer)
    let decision = try decide(index, .accepted, row, explainer, because: ask["reason"] ?? "")
    focus(row)
    return Said(
      "\(ground.name(row)) – accepted: \(adviser.rules.actions[index].name). Recorded for "
        + "\(DateWording.day(decision.at.day)); undo takes it back.",
      next: ["make the sheet", "any risks?", "undo"])
  }

  mutating func decline(_ ask: Ask) throws(Stop) -> Said {
    var ask = ask
    // "2, tried it last year": a number before a reason is a place on the page.
    if ask["index"] == nil, ask["action"] == nil, let reason = ask["reason"],
      let match = reason.prefixMatch(of: /(\d{1,2})\b[\s,.:;–-]*/)
    {
      ask.read.slots["index"] = String(match.output.1)
      ask.read.slots["reason"] = String(reason[match.range.upperBound...])
    }
    let row = try school(ask)
    let explainer = explainer(row)
    let partner = try namedSchool(ask, "partner")
    let index: Int
    if partner != nil, ask["action"] == nil, ask["index"] == nil {
      guard let likely = PartnerCheck(adviser, explainer.outlook).likeliestAction else {
        throw Stop("No step that is put forward here looks for a partner.")
      }
      index = likely
    } else {
      index = try action(ask, in: explainer)
    }
    let reason = ask["reason"] ?? ""
    let decision = try decide(index, .declined, row, explainer, partner, because: reason)
    focus(row)
    let name = partner.map { ground.name($0) } ?? "\"\(adviser.rules.actions[index].name)\""
    let next = self.explainer(row).outlook.list.shown.map(\.id)
    state.list = .steps(next)
    state.action = next.first
    let best = next.first.map { " Next best: \(explainer.name(ofAction: $0))." } ?? ""
    guard reason.isEmpty else {
      return Said(
        "\(ground.name(row)) – declined: \(name), because \(reason).\(best)",
        next: ["why 1?", "undo"])
    }
    state.pending = .reason(
      Pending.Decline(record: Int(decision.number), school: row, name: name))
    var said = Said("\(ground.name(row)) – declined: \(name).\(best) Why? One line, or skip.")
    said.outcome = .asks
    return said
  }

  /// The reason of a decision, given after it; `nil` where the line asks something else.
  mutating func answer(_ ask: Ask, reasonFor decline: Pending.Decline) -> Reply? {
    if ask.intent == "skip" || ask.intent == "answer" && ["no", "unknown"].contains(ask["value"]) {
      state.pending = nil
      return reply(Said("Kept without a reason.", next: ["why 1?", "undo"]))
    }
    if let reply = exactPhrase(ask) {
      state.pending = nil
      return reply
    }
    // A request of its own is served, and the reason is not asked for again.
    let isRequest = [.do, .say, .confirm].contains(ask.read.decision)
    state.pending = nil
    if isRequest, !["answer", "note", "decline", "cannot"].contains(ask.intent) { return nil }
    do throws(Stop) {
      let entries = try keeping { () throws(CasebookProblem) in
        try casebook.entries(Decision.self, about: subject(decline.school))
      }
      guard let standing = entries.first(where: { Int($0.number) == decline.record }) else {
        throw Stop("That decision was changed meanwhile; nothing was added to it.")
      }
      var reasoned = standing
      reasoned.reason = ask["reason"] ?? ask.line.trimmingQuotes
      reasoned.mark.at = desk.now
      let kept = try keeping { () throws(CasebookProblem) in
        try casebook.record(reasoned, replacing: standing)
      }
      state.changes.append(.decided(kept))
      return reply(
        Said("Noted: declined because \(kept.reason).", next: ["why 1?", "undo"]))
    } catch {
      return stopped(error)
    }
  }

  private mutating func decide(
    _ action: Int, _ verdict: Decision.Verdict, _ row: Int, _ explainer: Explainer,
    _ partner: Int? = nil, because reason: String
  ) throws(Stop) -> Decision {
    let decision = Decision(
      about: subject(row), action: adviser.rules.actions[action].id, verdict, because: reason,
      by: "you", at: desk.now, partner: partner.map { adviser.directory.entries[$0].urn },
      rules: String(adviser.rules.digest.prefix(16)),
      facts: adviser.digest(
        ofFactsBehind: adviser.rules.actions[action].id, explainer.outlook.situation) ?? "")
    let kept = try keeping { () throws(CasebookProblem) in
      try casebook.record(decision, replacing: try casebook.current(like: decision))
    }
    state.changes.append(.decided(kept))
    return kept
  }

  // MARK: findings that are not accepted

  /// `reject FINDING because …`, typed exactly.
  mutating func reject(_ finding: String, because reason: String) throws(Stop) -> Said {
    guard let row = state.school else { throw Stop("Ask for advice first: advice for SCHOOL") }
    let rejection: Rejection
    do throws(Rejection.Problem) {
      rejection = try Rejection(of: finding, because: reason, in: adviser.rules)
    } catch {
      throw Stop(error.reply)
    }
    let meant = adviser.rules.findings[rejection.findings[0]]
    let entry = RejectedFinding(
      about: subject(row), finding: meant.id, because: rejection.reason, by: "you", at: desk.now)
    let kept = try keeping { () throws(CasebookProblem) in
      try casebook.record(entry, replacing: try casebook.current(like: entry))
    }
    state.changes.append(.rejected(kept))
    return Said(
      "\(ground.name(row)) – rejected, because \(rejection.reason): \(meant.name). It counts no more for this school.",
      next: ["what should it do next?", "undo"])
  }

  /// `keep FINDING`, typed exactly: a finding that was rejected counts again.
  mutating func keep(_ finding: String) throws(Stop) -> Said {
    guard let row = state.school else { throw Stop("Ask for advice first: advice for SCHOOL") }
    let meant: CheckedFinding
    do throws(Rejection.Problem) {
      let rejection = try Rejection(of: finding, because: "kept", in: adviser.rules)
      meant = adviser.rules.findings[rejection.findings[0]]
    } catch {
      throw Stop(error.reply)
    }
    let entries = try keeping { () throws(CasebookProblem) in
      try casebook.entries(RejectedFinding.self, about: subject(row))
    }
    guard let standing = entries.first(where: { $0.finding == meant.id }) else {
      throw Stop("\"\(meant.name)\" is not rejected for this school.")
    }
    try withdraw(standing)
    return Said(
      "\(ground.name(row)) – counts again for this school: \(meant.name).",
      next: ["what should it do next?"])
  }

  // MARK: undo

  mutating func undo(_ ask: Ask) throws(Stop) -> Said {
    if let named = try namedSchool(ask) {
      // "No, I meant Northmoor": the last request once more, of another school.
      guard var last = state.last else { throw Stop("There is nothing to put right.") }
      last.slots["school"] = adviser.directory.entries[named].name
      last.numbers["school"] = adviser.directory.entries[named].urn
      focus(named)
      return try answer(Ask(line: ask.line, read: last))
    }
    guard let change = state.changes.popLast() else {
      throw Stop("There is nothing to undo.")
    }
    let taken = try takeBack(change)
    if change.isOfCasebook, let row = state.school {
      // What is put forward may be another again, and with it what a number stands for.
      let ids = outlook(row).list.shown.map(\.id)
      state.list = .steps(ids)
      state.action = ids.first
    }
    return Said(taken, next: nextLines)
  }

  private mutating func takeBack(_ change: Change) throws(Stop) -> String {
    switch change {
    case .told(let facts):
      for fact in facts { try withdraw(fact) }
      return "Taken back: \(ListWording.and(facts.map { text(of: $0) }))."
    case .decided(let decision):
      try withdraw(decision)
      return "Taken back: \(text(of: decision))."
    case .noted(let note):
      try withdraw(note)
      return "Taken back: the note \"\(note.text)\"."
    case .noteRemoved(let note):
      try keeping { () throws(CasebookProblem) in _ = try casebook.reinstate(note) }
      return "The note is back: \(note.text)."
    case .rejected(let finding):
      try withdraw(finding)
      return "It counts again for this school: \(finding.finding)."
    case .settings(let before):
      state.settings = before
      return "The setting is as it was."
    case .wrote(let files):
      for file in files {
        do throws(DeskProblem) { try desk.remove(file) } catch { throw Stop(error.text) }
      }
      return
        "Removed: \(ListWording.and(files.prefix(3).map(\.self)))\(files.count > 3 ? " and others" : "")."
    case .focused(let before):
      if let before { focus(before) }
      return "Back to \(before.map(ground.name) ?? "no school")."
    }
  }

  private func withdraw(_ entry: some CasebookEntry) throws(Stop) {
    try keeping { () throws(CasebookProblem) in _ = try casebook.withdraw(entry) }
  }

  /// `pupils with EAL: 38%`.
  private func text(of told: ToldFact) -> String {
    guard let slot = adviser.vocabulary.slot(id: told.fact) else {
      return "\(told.fact): \(told.value)"
    }
    let fact = adviser.vocabulary.facts[slot]
    guard case .success(let value) = ValuePhrase.read(told.value, of: fact) else {
      return "\(fact.name): \(told.value)"
    }
    return "\(fact.name): \(ValueWording.text(value, kind: fact.kind))"
  }
}

extension Rejection.Problem {
  /// The mistake as an answer at the prompt.
  var reply: String {
    switch self {
    case .unknown(let text, let nearest):
      "There is no finding called \"\(text)\". Nothing was done."
        + (nearest.isEmpty
          ? "" : " Did you mean \(nearest.map { "\"\($0)\"" }.joined(separator: " or "))?")
    case .several(let text, let names):
      "Several findings fit \"\(text)\". Nothing was done.\n"
        + names.map { "  \($0)" }.joined(separator: "\n")
    case .noReason(let finding):
      "Please say why: reject \(finding) because …"
    }
  }
}
