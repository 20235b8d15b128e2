import Advice
import Casebook
import Conversation
import Diagnostics
import Evidence
import Foundation
import Notation
import RuleLanguage
import Schools
import Synchronization
import Understanding

/// The world round a conversation: the clock, the folder it was started in, rules and data on disk.
final class FileDesk: Desk {
  private let ground: Mutex<Ground>
  private let rules: RuleOptions
  /// The history of typed lines; `nil` where none is kept.
  private let history: URL?

  /// - Parameters:
  ///   - ground: Rules and data that the conversation begins with.
  ///   - rules: Where the rules are read again.
  ///   - history: The file of typed lines.
  init(_ ground: Ground, _ rules: RuleOptions, history: URL?) {
    self.ground = Mutex(ground)
    self.rules = rules
    self.history = history
  }

  /// The time in whole seconds; `WAYMARK_NOW` states another, for transcripts that are to come out the same.
  var now: Moment {
    let stated = ProcessInfo.processInfo.environment["WAYMARK_NOW"].flatMap { Moment($0) }
    return stated ?? Moment(Date.now.ISO8601Format()) ?? Moment(startOf: Today.date)
  }

  func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: file) }

  func write(_ text: String, to file: String) throws(DeskProblem) {
    do {
      try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw DeskProblem(
        "\(file) cannot be written: \(error.localizedDescription) Nothing was written.")
    }
  }

  func remove(_ file: String) throws(DeskProblem) {
    guard exists(file) else { return }
    do {
      try FileManager.default.removeItem(atPath: file)
    } catch {
      throw DeskProblem("\(file) cannot be removed: \(error.localizedDescription)")
    }
  }

  // MARK: Data and rules

  func load(_ file: String) throws(DeskProblem) -> TalkGround {
    var data = DataOptions()
    data.data = file == "sample" ? [] : [file]
    guard file == "sample" || exists(file) else {
      throw DeskProblem("There is no file \"\(file)\" here. The data in use stay.")
    }
    return try use("\(file) could not be read; what is wrong stands above. The data in use stay.") {
      try Ground(rules, data)
    }
  }

  func reload() throws(DeskProblem) -> TalkGround {
    let before = ground.withLock { $0 }
    return try use("The rules could not be read; what is wrong stands above.") {
      try Ground(rules, onDataOf: before)
    }
  }

  private func use(_ trouble: String, _ make: () throws -> Ground) throws(DeskProblem) -> TalkGround
  {
    do {
      let new = try make()
      let talk = try Self.talkGround(new, rules)
      ground.withLock { $0 = new }
      return talk
    } catch {
      throw DeskProblem(trouble)
    }
  }

  /// What a conversation stands on.
  static func talkGround(_ ground: Ground, _ rules: RuleOptions) throws -> TalkGround {
    let phrases = try Phrases.read(rules)
    return talkGround(ground, phrases)
  }

  /// The same with phrases that were read. What gives advice is made while the first line is typed.
  static func talkGround(_ ground: Ground, _ phrases: ReadyPhrases) -> TalkGround {
    let sets = ground.named?.sets ?? SchoolSets(ground.schools.base)
    return TalkGround(
      rules: ground.rules, directory: ground.directory, sets: sets, source: ground.source,
      understanding: Understanding(phrases, names: Phrases.names(phrases, ground, sets)),
      familyNotes: ground.schools.report.families
    ) { Workplace(ground).adviser }
  }

  // MARK: Cases

  func cases() throws(DeskProblem) -> [TalkCase] {
    let current = ground.withLock { $0 }
    guard let home = try? rules.home() else { throw DeskProblem("The corpus was not found.") }
    let folder = home.corpus.appending(path: "cases", directoryHint: .isDirectory)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let readings = names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder.appending(path: name).path).map {
        Notation.read($0, file: "Corpus/cases/\(name)")
      }
    }
    let roots = readings.compactMap(\.root)
    let told = CaseReader.read(roots, in: current.rules.evidence).cases
    let stories = CaseFileReader.read(roots, current.rules).cases
    let cases = told.compactMap { one in
      stories.first { $0.id == one.id }.map { TalkCase(told: one, story: $0) }
    }
    guard !cases.isEmpty else { throw DeskProblem("There are no cases in \(folder.path).") }
    return cases
  }

  func forgetHistory() throws(DeskProblem) {
    guard let history, exists(history.path) else { return }
    try write("", to: history.path)
  }
}
