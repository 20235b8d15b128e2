import Advice
import Casebook
import Facts
import Inference
import Notation
import RuleLanguage
import Schools
import Understanding

/// What is written to files, and what is read from them.
extension Conversation {
  // MARK: sheet

  /// How a sheet can be written here.
  private enum SheetFormat: String {
    case markdown = "md"
    case text = "txt"
    case json
  }

  private func format(_ ask: Ask) throws(Stop) -> SheetFormat {
    switch ask["format"] {
    case nil, "markdown": return .markdown
    case "text": return .text
    case "json": return .json
    case let other?:
      throw Stop(
        "At the prompt a sheet is Markdown, plain text or JSON, not \(other): make the sheet as text"
      )
    }
  }

  /// The schools whose sheets are asked for together; `nil` for one school.
  private func rows(_ ask: Ask) throws(Stop) -> [Int]? {
    guard let set = try area(ask) else {
      guard ask["mode"] == "all" else { return nil }
      if case .schools(let rows) = state.list { return rows }
      if let area = state.area { return area.schools }
      return adviser.directory.entries.map(\.row)
    }
    guard let phase = ask["phase"] else { return set.schools }
    return set.schools.filter { adviser.directory.entries[$0].phase == phase }
  }

  func questionBeforeSheets(_ ask: Ask) throws(Stop) -> String {
    let rows: [Int]
    if let asked = try self.rows(ask) { rows = asked } else { rows = [try school(ask)] }
    let count = NumberWording.grouped(rows.count)
    return
      "Write \(count) sheet\(rows.count == 1 ? "" : "s"), one file a school, into this folder? (\"waymark sheets\" writes many faster.)"
  }

  mutating func sheet(_ ask: Ask) throws(Stop) -> Said {
    let format = try format(ask)
    let hides = ask["mode"] == "no names" || state.settings.hidesNames
    if let rows = try rows(ask) {
      var written: [String] = []
      for row in rows {
        let (file, text, _) = sheet(of: row, format, hides: hides, file: nil)
        try write(text, file)
        written.append(file)
      }
      state.changes.append(.wrote(written))
      return Said(
        "Wrote \(NumberWording.grouped(written.count)) sheets here, from \(written.first ?? "") on. undo removes them.",
        next: ["undo", "list schools"])
    }
    if state.area != nil, ask["school"] == nil, state.school == nil, let area = state.area {
      let advice = adviser.advice(for: area)
      let file = ask["file"] ?? "\(Self.fileName(area.label))-advice.\(format.rawValue)"
      try write(text(of: advice, format), file)
      state.changes.append(.wrote([file]))
      return Said("Wrote \(file) here. undo removes it.", next: ["undo", "who has no partner"])
    }
    let row = try school(ask)
    focus(row)
    let (file, text, ideas) = sheet(of: row, format, hides: hides, file: ask["file"])
    if desk.exists(file), !ask.isConfirmed {
      var confirmed = ask
      confirmed.read.decision = .confirm
      throw Stop(
        "\(file) is there already. Write over it? (yes or no)", .asks,
        pending: .confirm(confirmed, question: "\(file) is there already. Write over it?"))
    }
    try write(text, file)
    state.changes.append(.wrote([file]))
    return Said(
      "Wrote \(file) here: \(ideas) idea\(ideas == 1 ? "" : "s")\(hides ? ", without names" : ""). undo removes it.",
      next: ["why 1?", "undo"])
  }

  private mutating func sheet(of row: Int, _ format: SheetFormat, hides: Bool, file: String?) -> (
    file: String, text: String, ideas: Int
  ) {
    let advice = adviser.advice(for: row, request(row, questions: 3))
    var text = text(of: advice, format)
    var name = adviser.directory.entries[row].name
    if hides {
      let mask = state.mask ?? NameMask(adviser.directory)
      state.mask = mask
      name = NameMask.label(row, &state.masks)
      text = mask.masked(text, &state.masks)
    }
    return (
      file ?? "\(Self.fileName(name))-advice.\(format.rawValue)", text, advice.nextSteps.count
    )
  }

  private func text(of advice: SchoolAdvice, _ format: SheetFormat) -> String {
    switch format {
    case .markdown: AdviceMarkdown.render(advice)
    case .text: AdviceText.render(advice)
    case .json: (try? AdviceJSON.render(advice)) ?? ""
    }
  }

  /// A name as a file is called everywhere: small letters, digits and hyphens.
  static func fileName(_ name: String) -> String {
    let words = SchoolName(name).words.joined(separator: "-").filter { $0.isASCII || $0.isLetter }
    let short = String(words.prefix(60))
    return short.isEmpty ? "school" : short
  }

  private func write(_ text: String, _ file: String) throws(Stop) {
    do throws(DeskProblem) { try desk.write(text, to: file) } catch { throw Stop(error.text) }
  }

  // MARK: export

  mutating func export(_ ask: Ask) throws(Stop) -> Said {
    let format: TranscriptWriter.Format
    switch ask["format"] {
    case nil, "text": format = ask["file"].flatMap(Self.format) ?? .text
    case "markdown": format = .markdown
    case "html": format = .html
    case "json": format = .json
    case let other?:
      throw Stop("A transcript is text, Markdown, HTML or JSON, not \(other): transcript as html")
    }
    guard !state.exchanges.isEmpty else { throw Stop("Nothing was said yet.") }
    let file = ask["file"] ?? "waymark-transcript.\(format.rawValue)"
    if desk.exists(file), !ask.isConfirmed {
      var confirmed = ask
      confirmed.read.decision = .confirm
      throw Stop(
        "\(file) is there already. Write over it? (yes or no)", .asks,
        pending: .confirm(confirmed, question: "\(file) is there already. Write over it?"))
    }
    try write(TranscriptWriter.render(state.exchanges, format, about: provenance), file)
    state.changes.append(.wrote([file]))
    return Said(
      "Wrote \(file) here: \(state.exchanges.count) lines with their answers. undo removes it.",
      next: ["undo", "save"])
  }

  private static func format(_ file: String) -> TranscriptWriter.Format? {
    TranscriptWriter.Format.allCases.first { file.lowercased().hasSuffix(".\($0.rawValue)") }
  }

  /// Data and rules of the session, in sentences.
  private var provenance: [String] {
    [
      "A conversation with waymark of \(DateWording.day(desk.now.day)).",
      "Data: \(ground.source), \(NumberWording.grouped(adviser.directory.entries.count)) schools, facts \(adviser.digestOfAllFacts().prefix(16)).",
      "Rules: \(adviser.rules.digest.prefix(16)), ages as of \(DateWording.day(adviser.asOf.description)).",
    ]
  }

  // MARK: save, resume, replay

  mutating func save(_ ask: Ask) throws(Stop) -> Said {
    let name = ask["name"].map { $0.trimmingQuotes } ?? "last"
    let standing = try keeping { () throws(CasebookProblem) in try casebook.session(named: name) }
    if standing != nil, name != "last", !ask.isConfirmed {
      var confirmed = ask
      confirmed.read.decision = .confirm
      let question = "There is a session \"\(name.shown)\" already. Save over it?"
      throw Stop("\(question) (yes or no)", .asks, pending: .confirm(confirmed, question: question))
    }
    let saved = SavedTalk(
      school: state.school.map { adviser.directory.entries[$0].urn }, area: state.area?.label,
      action: state.action, settings: state.settings, source: ground.source,
      lines: state.exchanges.map { SavedTalk.Line($0) })
    let session = SavedSession(
      name: name, at: desk.now, lines: state.exchanges.map(\.line), state: saved.json,
      rules: adviser.rules.digest, facts: adviser.digestOfAllFacts(),
      about: state.spokenOf.sorted().map { CaseSubject(adviser.directory.entries[$0]) })
    _ = try keeping { () throws(CasebookProblem) in
      try casebook.save(session, replacing: standing)
    }
    state.isSaved = true
    let where_ =
      casebook.path == nil ? " It goes with this session: no casebook is open on disk." : ""
    return Said(
      "Saved as \"\(name.shown)\": \(state.exchanges.count) lines, the school in focus and the settings.\(where_)",
      next: ["resume \(name)", "export this chat"])
  }

  private func session(_ ask: Ask) throws(Stop) -> SavedSession {
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
      if let row = adviser.directory.find(urn).entry?.row {
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
      session.rules == adviser.rules.digest ? nil : "the rules have changed since",
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
      if session.rules != adviser.rules.digest {
        because.append(
          "the rules were \(session.rules.prefix(8)) and are \(adviser.rules.digest.prefix(8))")
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
          let named = adviser.rules.actions.first { $0.id == parts[0] }?.name ?? parts[0]
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

  private static func head(_ text: String) -> String {
    String(text.split(separator: "\n").first ?? "")
  }

  /// The steps put forward for what is in focus, each with how sure it is.
  var stepsNow: [String] {
    guard let row = state.school else { return [] }
    return outlook(row).list.shown.map { "\($0.id) \($0.sureness.rawValue)" }
  }

  // MARK: load and reload

  mutating func load(_ ask: Ask) throws(Stop) -> Said {
    guard let file = ask["file"] else {
      throw Stop("Which file? For example: load schools.csv")
    }
    do throws(DeskProblem) {
      ground = try desk.load(file)
    } catch {
      throw Stop(error.text)
    }
    forgetFocus()
    return Said(
      "Read \(ground.source): \(NumberWording.grouped(adviser.directory.entries.count)) schools"
        + (adviser.engine.base.newestYear.map {
          ", newest figures of \(DateWording.academicYear($0))"
        } ?? "")
        + ".", next: ["how old is this data?", "list schools"])
  }

  private mutating func forgetFocus() {
    state.school = nil
    state.area = nil
    state.action = nil
    state.list = .none
    state.supposed = nil
    state.mask = nil
    state.formerSchool = nil
    state.masks = []
    state.spokenOf = []
  }

  /// Reads the rules anew and says which suggestions changed for the school in focus.
  mutating func reload(_ ask: Ask) throws(Stop) -> Said {
    let before = state.school.map {
      (row: $0, steps: stepsNow, urn: adviser.directory.entries[$0].urn)
    }
    let digest = adviser.rules.digest
    do throws(DeskProblem) {
      ground = try desk.reload()
    } catch {
      throw Stop("\(error.text)\nThe last good rules stay in use.")
    }
    let isSame = digest == adviser.rules.digest
    var lines = [
      AnswerPage.Line(
        "\(adviser.rules.actions.count) cards and \(Set(adviser.rules.findings.map(\.id)).count) findings read; rules \(adviser.rules.digest.prefix(8))"
          + (isSame ? ", unchanged." : ", before \(digest.prefix(8)).")
      )
    ]
    if let before {
      state.school = adviser.directory.find(before.urn).entry?.row
      let after = stepsNow
      let actions = adviser.rules.actions
      let name = { (step: String) in
        let id = step.prefix { $0 != " " }
        return actions.first { $0.id == id }?.name ?? String(id)
      }
      for step in before.steps where !after.contains(step) {
        lines.append(
          AnswerPage.Line("goes, or is as sure as another word: \(name(step))", mark: "–"))
      }
      for step in after where !before.steps.contains(step) {
        lines.append(
          AnswerPage.Line(
            "comes: \(name(step)) (\(step.drop { $0 != " " }.dropFirst()))", mark: "–"))
      }
      if before.steps == after {
        lines.append(
          AnswerPage.Line("The same suggestions are put forward for the school in focus."))
      }
      state.list = .steps(after.map { String($0.prefix { $0 != " " }) })
      state.action = after.first.map { String($0.prefix { $0 != " " }) }
    }
    return Said(
      AnswerPage("Rules read again", lines, next: ["what should it do next?", "which rules fired"]))
  }
}
