import Casebook
import Diagnostics
import Foundation
import Notation
import TestSupport
import Testing

/// What the tests of this chapter have in common.
enum Fixtures {
  /// Refuses whatever names the child of these tests, or a class.
  static let guarding = TextGuard { text in
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.contains("aisha") || words.contains("4b") ? "Please leave children out." : nil
  }

  static let meadow = CaseSubject.school("900104")
  static let oakfield = CaseSubject.school("900233")

  /// A moment so many seconds after nine on a day in May; up to an hour.
  static func moment(_ seconds: Int = 0) throws -> Moment {
    let text = "2026-05-03T09:\(two(seconds / 60)):\(two(seconds % 60))Z"
    return try #require(Moment(text))
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  static func told(
    _ value: String, _ fact: String = "pct_eal", about: CaseSubject = meadow, at seconds: Int = 0,
    by: String = "the head", source: String = ""
  ) throws -> ToldFact {
    ToldFact(
      about: about, fact: fact, value: value, by: by, at: try moment(seconds), source: source)
  }

  static func inMemory() throws -> Casebook { try Casebook(inMemoryGuarding: guarding) }

  static func open(_ url: URL) throws -> Casebook { try Casebook(at: url, guarding: guarding) }

  /// Every byte of a casebook and of the files beside it.
  static func bytes(of url: URL) -> Data {
    let files = FileManager.default
    return ["", "-wal", "-shm", "-journal"].reduce(into: Data()) {
      $0 += files.contents(atPath: url.path + $1) ?? Data()
    }
  }
}

extension CasebookProblem {
  /// The code of what a call throws; a call that succeeds, or throws another error, is an issue.
  static func code(_ body: () throws -> Void) -> String? {
    do {
      try body()
      Issue.record("nothing was thrown")
    } catch let problem as CasebookProblem {
      return problem.diagnostic.code
    } catch { Issue.record(error) }
    return nil
  }
}
