import Advice
import Casebook
import Diagnostics
import Facts
import Inference
import Notation
import RuleLanguage
import Schools
import Understanding

/// Taking back: one word for every change.
extension Conversation {
  mutating func undo(_ ask: Ask) throws(Stop) -> Said {
    if let named = try namedSchool(ask) {
      // "No, I meant Northmoor": the last request once more, of another school.
      guard var last = state.last else { throw Stop("There is nothing to put right.") }
      last.slots["school"] = ground.directory.entries[named].name
      last.numbers["school"] = ground.directory.entries[named].urn
      let taken = try takeBackLast()
      focus(named)
      let again = Ask(line: ask.line, read: last)
      if !taken.isEmpty, ground.understanding.request(last.intent)?.effect == .confirms {
        let question = try question(before: again)
        throw Stop(
          "\(taken)\n\(question) (yes or no)", .asks, pending: .confirm(again, question: question))
      }
      var said = try answer(again)
      if !taken.isEmpty { said.page.title = "\(taken) \(said.page.title)" }
      return said
    }
    guard let change = state.changes.last else { throw Stop("There is nothing to undo.") }
    // What could not be taken back stays, so that it can be tried again.
    let taken = try takeBack(change)
    state.changes.removeLast()
    if change.isOfCasebook, let row = state.school {
      // What is put forward may be another again, and with it what a number stands for.
      let ids = outlook(row).list.shown.map(\.id)
      state.list = .steps(ids)
      state.action = ids.first
    }
    return Said(taken, next: nextLines)
  }

  /// Takes back whatever the last request changed; what was taken back, in a sentence each, empty for nothing.
  private mutating func takeBackLast() throws(Stop) -> String {
    var taken: [String] = []
    for _ in 0..<state.lastMade {
      guard let change = state.changes.last else { break }
      taken.append(try takeBack(change))
      state.changes.removeLast()
    }
    state.lastMade = 0
    return taken.joined(separator: " ")
  }

  mutating func takeBack(_ change: Change) throws(Stop) -> String {
    switch change {
    case .told(let facts):
      for fact in facts { try withdraw(fact) }
      return "Taken back: \(ListWording.and(facts.map { text(of: $0) }))."
    case .decided(let records):
      // From the last on: each lets the one before it stand again.
      for record in records.reversed() { try withdraw(record) }
      return "Taken back: \(records.last.map { text(of: $0) } ?? "")."
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
    case .named(let name, let before): return try takeBack(name: name, before)
    case .wrote(let files):
      for file in files {
        do throws(DeskProblem) { try desk.remove(file) } catch { throw Stop(error.text) }
      }
      return
        "Removed: \(ListWording.and(files.prefix(3).map(\.self)))\(files.count > 3 ? " and others" : "")."
    }
  }

  func withdraw(_ entry: some CasebookEntry) throws(Stop) {
    try keeping { () throws(CasebookProblem) in _ = try casebook.withdraw(entry) }
  }

  /// `pupils with EAL: 38%`.
  func text(of told: ToldFact) -> String {
    guard let slot = ground.vocabulary.slot(id: told.fact) else {
      return "\(told.fact): \(told.value)"
    }
    let fact = ground.vocabulary.facts[slot]
    guard case .success(let value) = ValuePhrase.read(told.value, of: fact) else {
      return "\(fact.name): \(told.value)"
    }
    return "\(fact.name): \(ValueWording.text(value, kind: fact.kind))"
  }
}
