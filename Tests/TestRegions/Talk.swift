package import Advice
package import Casebook
package import Conversation
import Foundation
import Inference
import Notation
import RuleLanguage
import Schools
import TestSupport
import Testing
package import Understanding

/// Conversations for tests: the shipped phrases on a region, a casebook in memory, and a clock that stands still.
package enum Talk {
  /// The shipped phrases.
  private static let book = PhraseReader.read(folder: packageRoot.appending(path: "Corpus/phrases"))
    .book

  /// What a conversation about some schools stands on.
  package static func ground(_ adviser: Adviser, source: String) -> TalkGround {
    var names = NameBook(
      book, directory: adviser.directory, sets: SchoolSets(adviser.engine.base),
      rules: adviser.rules)
    names.insertHelpers(of: HelperRegisters(adviser.engine.base, adviser.vocabulary))
    return TalkGround(
      adviser: adviser, source: source, understanding: Understanding(book, names: names))
  }

  /// The sample region, made once for all tests.
  package static let sample = Result {
    ground(try Region.sample.adviser(), source: "the sample region")
  }

  /// A conversation about the sample region.
  package static func onSample(
    casebook: Casebook? = nil, desk: (any Desk)? = nil
  ) throws -> Conversation {
    let ground = try sample.get()
    return Conversation(
      ground, casebook: try casebook ?? Casebook(inMemoryGuarding: guarding(ground.understanding)),
      desk: desk ?? QuietDesk(now))
  }

  /// What a conversation about the sample region stands on, with other names for some of its schools.
  ///
  /// - Parameter names: What the names become.
  /// - Returns: Data, rules and phrases.
  /// - Throws: What went wrong with the files.
  package static func ground(renaming names: [String: String]) throws -> TalkGround {
    let vocabulary = ShippedRuleSet.checked.vocabulary
    let files = try Region.samplePaths().map { path in
      var text = try String(contentsOfFile: path, encoding: .utf8)
      for (name, other) in names { text = text.replacing(name, with: other) }
      return (path: path, bytes: Array(text.utf8))
    }
    let engine = Engine(
      rules: Region.rules, base: Region.load(files, vocabulary), asOfYear: Region.sample.asOfYear)
    let date = try #require(CalendarDate("2025-09-01"))
    return ground(Adviser(engine: engine, asOf: date), source: "the sample region")
  }

  /// A conversation with a casebook of its own in memory.
  package static func on(_ ground: TalkGround) throws -> Conversation {
    Conversation(
      ground, casebook: try Casebook(inMemoryGuarding: guarding(ground.understanding)),
      desk: QuietDesk(now))
  }

  /// Refuses what speaks of a child or a named person.
  package static func guarding(_ understanding: Understanding) -> TextGuard {
    TextGuard { text in
      if let refusal = Refusal(text), refusal.isPersonal { return refusal.reply }
      let read = understanding.read(text)
      return read.intent == "out_of_scope"
        && ["pupil", "staff", "safeguarding"].contains(read.slots["kind"])
        ? Refusal.pupil.reply : nil
    }
  }

  /// A morning in September.
  package static let now: Moment = {
    guard let now = Moment("2026-09-01T09:00:00Z") else { preconditionFailure("it is a moment") }
    return now
  }()
}
