import Advice
import Casebook
import Diagnostics
import Facts
import Inference
import Notation
import RuleLanguage
import Schools
import Understanding

/// Notes about a school; no rule reads them.
extension Conversation {
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
}
