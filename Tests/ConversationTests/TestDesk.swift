import Advice
import Casebook
import Conversation
import Evidence
import Foundation
import Notation
import RuleLanguage
import Synchronization
import TestRegions
import TestSupport

/// A desk in memory: a clock that stands still, files that are only kept, the shipped cases.
final class TestDesk: Desk {
  private let kept = Mutex<[String: String]>([:])
  let now = Talk.now

  /// What was written, by name.
  var files: [String: String] { kept.withLock { $0 } }

  func exists(_ file: String) -> Bool { files[file] != nil }

  func write(_ text: String, to file: String) throws(DeskProblem) {
    guard !file.hasPrefix("locked/") else {
      throw DeskProblem("\(file) cannot be written: it is locked. Nothing was written.")
    }
    kept.withLock { $0[file] = text }
  }

  func remove(_ file: String) throws(DeskProblem) { kept.withLock { $0[file] = nil } }

  func load(_ file: String) throws(DeskProblem) -> TalkGround {
    guard file == "sample", let ground = try? Talk.sample.get() else {
      throw DeskProblem("There is no file \"\(file)\" here. The data in use stay.")
    }
    return ground
  }

  func reload() throws(DeskProblem) -> TalkGround {
    guard let ground = try? Talk.sample.get() else { throw DeskProblem("The rules are gone.") }
    return ground
  }

  func cases() throws(DeskProblem) -> [TalkCase] {
    let folder = packageRoot.appending(path: "Corpus/cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let roots = names.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder.appending(path: name).path)
        .flatMap { Notation.read($0, file: name).root }
    }
    let rules = ShippedRuleSet.checked
    let stories = CaseFileReader.read(roots, rules).cases
    return CaseReader.read(roots, in: rules.evidence).cases.compactMap { told in
      stories.first { $0.id == told.id }.map { TalkCase(told: told, story: $0) }
    }
  }

  func forgetHistory() throws(DeskProblem) {}
}
