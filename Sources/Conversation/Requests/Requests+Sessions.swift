import Advice
import Casebook
import Facts
import Inference
import Notation
import RuleLanguage
import Schools
import Understanding

/// A conversation put aside and taken up again, and what would be said of it today.
extension Conversation {
  mutating func save(_ ask: Ask) throws(Stop) -> Said {
    let name = ask["name"].map { $0.trimmingQuotes } ?? "last"
    let standing = try keeping { () throws(CasebookProblem) in try casebook.session(named: name) }
    if standing != nil, name != "last", !ask.isConfirmed {
      throw Stop(
        confirming: ask, "There is a session \"\(name.shown)\" already. Save over it?")
    }
    // What is accepted where a question stands before it may look like a child by itself, and so may the first words of
    // an answer: neither is kept, and the rest is.
    let kept = state.exchanges.filter { casebook.guarding.refusal($0.line) == nil }
    let heads = kept.map { exchange in
      var line = SavedTalk.Line(exchange)
      if casebook.guarding.refusal(line.head) != nil { line.head = "" }
      return line
    }
    let saved = SavedTalk(
      school: state.school.map { ground.directory.entries[$0].urn }, area: state.area?.label,
      action: state.action, settings: state.settings, source: ground.source,
      lines: heads)
    let session = SavedSession(
      name: name, at: desk.now, lines: kept.map(\.line), state: saved.json,
      rules: ground.rules.digest, facts: adviser.digestOfAllFacts(),
      about: state.spokenOf.sorted().map { CaseSubject(ground.directory.entries[$0]) })
    _ = try keeping { () throws(CasebookProblem) in
      try casebook.save(session, replacing: standing)
    }
    state.isSaved = true
    let where_ =
      casebook.path == nil ? " It goes with this session: no casebook is open on disk." : ""
    return Said(
      "Saved as \"\(name.shown)\": \(kept.count) lines, the school in focus and the settings.\(where_)",
      next: ["resume \(name)", "export this chat"])
  }

  func session(_ ask: Ask) throws(Stop) -> SavedSession {
    let all = try keeping { () throws(CasebookProblem) in try casebook.sessions() }
    guard let typed = ask["name"]?.trimmingQuotes else {
      guard let latest = all.first else {
        throw Stop("No session is saved. \"save as NAME\" keeps this one.")
      }
      return latest
    }
    guard let found = all.first(where: { $0.name.lowercased() == typed.lowercased() }) else {
      let names = all.prefix(3).map { "  \($0.name)" }.joined(separator: "\n")
      throw Stop(
        "No session is called \"\(typed.shown)\". Nothing was done."
          + (names.isEmpty ? "" : "\nSaved sessions:\n\(names)"))
    }
    return found
  }

  mutating func resume(_ ask: Ask) throws(Stop) -> Said {
    let session = try session(ask)
    guard let saved = SavedTalk(json: session.state) else {
      throw Stop("The session \"\(session.name)\" cannot be read; nothing was changed.")
    }
    var lines = [
      "Saved on \(DateWording.day(session.at.day)), \(session.lines.count) lines; the last: \"\(session.lines.last ?? "")\"."
    ]
    if let urn = saved.school {
      if let row = ground.directory.find(urn).entry?.row {
        focus(row)
        let ids = outlook(row).list.shown.map(\.id)
        state.list = .steps(ids)
        state.action = saved.action.flatMap { ids.contains($0) ? $0 : nil } ?? ids.first
        lines.append("School in focus: \(ground.label(row)).")
      } else {
        lines.append("Its school, URN \(urn), is not in these data.")
      }
    }
    state.settings = saved.settings
    let changed = [
      session.rules == ground.rules.digest ? nil : "the rules have changed since",
      session.facts == adviser.digestOfAllFacts() ? nil : "the data have changed since",
    ].compactMap(\.self)
    lines.append(
      changed.isEmpty
        ? "Rules and data are as they were."
        : "Take care: \(ListWording.and(changed)). \"replay \(session.name)\" says what differs.")
    return Said(
      AnswerPage(
        "Back at \"\(session.name)\"", lines.map { AnswerPage.Line($0) },
        next: ["what should it do next?", "what have I told you?"]))
  }

  /// Types the lines of a saved session anew, with nothing kept, and tells what differs.
  mutating func replay(_ ask: Ask) throws(Stop) -> Said {
    let name: String
    let exchanges: [Exchange]
    var because: [String] = []
    if ask["name"] == nil, !state.exchanges.isEmpty {
      (name, exchanges) = ("this conversation", state.exchanges)
    } else {
      let session = try session(ask)
      guard let saved = SavedTalk(json: session.state) else {
        throw Stop("The session \"\(session.name)\" cannot be read; nothing was changed.")
      }
      (name, exchanges) = ("\"\(session.name)\"", saved.lines.map(\.exchange))
      if session.rules != ground.rules.digest {
        because.append(
          "the rules were \(session.rules.prefix(8)) and are \(ground.rules.digest.prefix(8))")
      }
      if session.facts != adviser.digestOfAllFacts() {
        because.append(
          "the data were \(session.facts.prefix(8)) and are \(adviser.digestOfAllFacts().prefix(8))"
        )
      }
    }
    let scratch = try keeping { () throws(CasebookProblem) in
      try Casebook(inMemoryGuarding: casebook.guarding)
    }
    var other = Conversation(ground, casebook: scratch, desk: QuietDesk(desk.now))
    other.width = width
    var lines: [AnswerPage.Line] = []
    var differing = 0
    for exchange in exchanges {
      if ["replay", "resume"].contains(where: { exchange.line.lowercased().hasPrefix($0) }) {
        continue
      }
      let reply = other.step(exchange.line)
      let steps = other.stepsNow
      guard steps != exchange.steps || Self.head(reply.text) != Self.head(exchange.reply) else {
        continue
      }
      differing += 1
      lines.append(AnswerPage.Line("\"\(exchange.line)\"", mark: "–"))
      let gone = exchange.steps.filter { !steps.contains($0) }
      let come = steps.filter { !exchange.steps.contains($0) }
      for (word, ids) in [("no longer", gone), ("now", come)] where !ids.isEmpty {
        let names = ids.map { id in
          let parts = id.split(separator: " ", maxSplits: 1).map(String.init)
          let named = ground.rules.actions.first { $0.id == parts[0] }?.name ?? parts[0]
          return parts.count == 2 ? "\(named) (\(parts[1]))" : named
        }
        lines.append(AnswerPage.Line("\(word): \(names.joined(separator: "; "))", indent: 2))
      }
      if gone.isEmpty, come.isEmpty {
        lines.append(
          AnswerPage.Line(
            "it was: \(Self.head(exchange.reply)); it is: \(Self.head(reply.text))", indent: 2))
      }
    }
    if !because.isEmpty {
      lines.append(AnswerPage.Line("Since then \(ListWording.and(because)).", indent: 0))
    }
    let title =
      differing == 0
      ? "\(name.capitalizedFirst) again – the same answers to \(exchanges.count) lines"
      : "\(name.capitalizedFirst) again – \(differing) of \(exchanges.count) answers differ"
    return Said(
      AnswerPage(title, lines, next: ["what should it do next?", "where am i"]), atOnce: Said.list)
  }

  static func head(_ text: String) -> String {
    String(text.split(separator: "\n").first ?? "")
  }
}
