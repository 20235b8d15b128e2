package import Advice
package import Casebook
package import Conversation
import Foundation
import Inference
import Schools
import TestSupport
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
