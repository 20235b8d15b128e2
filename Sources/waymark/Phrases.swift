import Advice
import Conversation
import Diagnostics
import Facts
import Foundation
import Parallel
import RuleLanguage
import Schools
import Understanding

/// The phrases that ship beside the rules, with the names of what is loaded.
enum Phrases {
  /// What came of reading phrases, before anything is said of it: they are read while data is.
  struct Reading: Sendable {
    fileprivate let errors: [Diagnostic]
    fileprivate let texts: [Source.Text]
    fileprivate let ready: ReadyPhrases?

    init(_ home: Home) {
      let reading = PhraseReader.read(folder: home.corpus.appending(path: "phrases"))
      errors = reading.problems.filter { $0.severity == .error }
      texts = reading.texts
      ready = errors.isEmpty ? ReadyPhrases(reading.book) : nil
    }

    /// The phrases.
    ///
    /// - Throws: ``Ended``, after what is wrong with them has been said.
    func accepted() throws -> ReadyPhrases {
      Output.complain(errors, texts: texts)
      guard let ready else { throw Ended(.unreadable) }
      return ready
    }
  }

  /// - Throws: ``Ended``, after what is wrong with the phrases has been said.
  static func read(_ rules: RuleOptions) throws -> ReadyPhrases {
    try Reading(rules.home()).accepted()
  }

  /// Rules, data and phrases: the phrases are read while the data is.
  ///
  /// - Throws: ``Ended``, after what is wrong has been said.
  static func beside(_ rules: RuleOptions, _ data: DataOptions) throws -> (Ground, ReadyPhrases) {
    let home = try rules.home()
    let reading = Deferred { Reading(home) }
    let ground = try Ground(rules, data, naming: reading)
    return (ground, try reading.value.accepted())
  }

  /// The names of data, made while rules are checked.
  struct OfData: Sendable {
    let sets: SchoolSets
    let names: NameBook

    /// - Parameters:
    ///   - reading: The phrases, which say how names are read; `nil` comes of phrases with errors.
    ///   - base: The data.
    ///   - directory: Its schools.
    init?(_ reading: Reading, _ base: FactBase, _ directory: SchoolDirectory) {
      guard let ready = reading.ready else { return nil }
      sets = SchoolSets(base)
      names = NameBook(ready.book, directory: directory, sets: sets)
    }
  }

  /// Everything a line can name.
  static func names(_ phrases: ReadyPhrases, _ ground: Ground, _ sets: SchoolSets) -> NameBook {
    var names =
      ground.named?.names
      ?? NameBook(phrases.book, directory: ground.directory, sets: sets)
    names.insertNames(of: ground.rules)
    names.insertHelpers(of: HelperRegisters(ground.schools.base, ground.rules.vocabulary))
    return names
  }

  /// - Throws: ``Ended``, after what is wrong with the phrases has been said.
  static func understanding(_ ground: Ground, _ rules: RuleOptions) throws -> Understanding {
    let phrases = try read(rules)
    return Understanding(
      phrases, names: names(phrases, ground, SchoolSets(ground.schools.base)))
  }
}
