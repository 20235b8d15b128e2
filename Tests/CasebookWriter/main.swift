import Casebook
import Diagnostics
import Foundation
import Notation

// Records facts, decisions, notes and a session into a casebook as fast as it can, and says after each what
// was recorded. It is made to be killed: whoever reads what it said knows what must be in the file.
//
//   casebook-writer FILE NAME COUNT     or, to say what has been told: casebook-writer FILE NAME read
//
// A line is `told NAME-1`, `decided NAME-1`, `noted NAME-1`, `saved NAME-1`, each once it is on the disk;
// `refused`, with a code, where something could not be recorded.

let arguments = CommandLine.arguments
guard arguments.count == 4, let at = Moment("2026-05-03T09:00:00Z") else { exit(2) }
let name = arguments[2]
let isReading = arguments[3] == "read"
let count = Int(arguments[3]) ?? 0

/// Says it at once: nothing is held back in a buffer that a kill would lose.
func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }

do {
  if isReading {
    let told = try Casebook(reading: URL(filePath: arguments[1])).entries(ToldFact.self)
    for fact in told { say("told \(fact.value)") }
    exit(0)
  }
  let casebook = try Casebook(at: URL(filePath: arguments[1]), guarding: TextGuard { _ in nil })
  say("open")
  let school = CaseSubject.school(name)
  for number in 0..<count {
    let mark = "\(name)-\(number)"
    let fact = ToldFact(
      about: school, fact: "f\(number % 3)", value: mark, by: "the head", at: at,
      source: String(repeating: "a long source ", count: number % 40))
    _ = try casebook.record(fact, replacing: try casebook.current(like: fact))
    say("told \(mark)")
    let decision = Decision(
      about: school, action: "a\(number % 2)", number % 2 == 0 ? .accepted : .declined,
      because: mark, by: "the head", at: at)
    _ = try casebook.record(decision, replacing: try casebook.current(like: decision))
    say("decided \(mark)")
    _ = try casebook.record(Note(mark, about: school, by: "you", at: at))
    say("noted \(mark)")
    if number % 5 == 0 {
      _ = try casebook.save(
        SavedSession(name: mark, at: at, lines: [mark], about: [school]))
      say("saved \(mark)")
    }
  }
} catch {
  say("refused \(error.diagnostic.code)")
  exit(3)
}
