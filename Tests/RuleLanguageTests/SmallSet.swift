import Diagnostics
import Foundation
import Notation
import RuleLanguage
import TestSupport
import Testing

/// A small rule set in memory that loads without a word; tests change one thing and see what is said.
enum SmallSet {
  /// The day on which tests load.
  static let today = day("2026-11-22")

  /// A day of the calendar; the tests write only days that exist.
  static func day(_ text: String) -> CalendarDate {
    guard let day = CalendarDate(text) else { preconditionFailure("\(text) is no day") }
    return day
  }

  /// The files of the folder `Tests/Golden/RuleLanguage/small`, by path.
  static let files: [String: String] = read("small")

  /// All YAML files of a folder under `Tests/Golden/RuleLanguage`, by path within it.
  static func read(_ folder: String) -> [String: String] {
    let root = packageRoot.appending(path: "Tests/Golden/RuleLanguage/\(folder)")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
    var files: [String: String] = [:]
    for path in paths where path.hasSuffix(".yaml") {
      files[path] = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
    return files
  }

  /// Loads the small set with some files added, replaced, or (with `nil`) left out.
  static func load(
    _ changes: [String: String?] = [:], asOf: CalendarDate = today
  ) -> RuleSet.Loaded {
    var files = files
    for (path, text) in changes { files[path] = text }
    return load(files: files, asOf: asOf)
  }

  /// Loads files by path.
  static func load(
    files: [String: String], asOf: CalendarDate = today
  ) -> RuleSet.Loaded {
    RuleSet.load(FilesInMemory(files), asOf: asOf)
  }

  /// The rules of the small set with some files changed; an issue is recorded when they do not load.
  static func rules(
    _ changes: [String: String?] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> CheckedRules {
    let loaded = load(changes)
    guard let rules = loaded.rules else {
      Issue.record("\(loaded.problems.lines)", sourceLocation: sourceLocation)
      throw DoesNotLoad()
    }
    return rules
  }

  private struct DoesNotLoad: Error {}

  /// A finding with these lines after its head; `signs` and all else a finding needs are there.
  static func finding(
    _ id: String = "W_TEST", signs: String = "  - isolation: at least medium",
    more: String = "", examples: String? = nil
  ) -> String {
    """
    finding: \(id)
    name: Test finding \(id)
    version: 1
    status: trial
    review by: 2027-09-01
    ecology: within school
    topics: [leadership]
    informational: yes
    signs:
    \(signs)
    \(more)
    because:
      - {source: A11, at: FAM¶5, says: Somebody wrote so}
    examples:
    \(examples ?? plainExamples)
    """
  }

  private static let plainExamples = """
      - {name: holds, given: {phase: primary}, expect: hint}
      - {name: does not hold, given: {phase: primary}, expect: none}
      - {name: open, given: {phase: primary}, expect: none, could reach: clear}
    """

  /// An action with this condition; all else a card needs is there.
  static func action(
    _ id: String = "up_test", when: String = "  finding: W_ALONE", more: String = "",
    examples: String? = nil, because: String? = nil
  ) -> String {
    """
    action: \(id)
    name: Test action \(id)
    version: 1
    status: trial
    review by: 2027-09-01
    strategy: realising untapped potential
    ecology: within school
    topics: [leadership]
    urgency: plan
    effort: low
    who: A teacher
    when:
    \(when)
    \(more)
    conditions: [Time is found]
    cautions: [C_COSY]
    steps: {two weeks: Begin, term: Go on, year: Look back}
    monitor: ["What changed?"]
    helper gain: Both learn
    because:
    \(because ?? "  - {source: A11, at: FAM¶5, says: Somebody did so, grade: seed-case}")
    examples:
    \(examples ?? plainStatuses)
    """
  }

  private static let plainStatuses = """
      - {name: yes, given: {phase: primary}, expect: recommended}
      - {name: no, given: {phase: primary}, expect: not indicated}
      - {name: open, given: {phase: primary}, expect: possible}
    """

  /// Where a test finding stands.
  static let findingPath = "Rules/ecology/within-school/W_TEST.yaml"
  /// Where a test action stands.
  static let actionPath = "Rules/strategies/1-untapped-potential/up_test.yaml"

  /// What loading says of the small set with one finding whose signs are these lines.
  static func problems(signs: String) -> [Diagnostic] {
    load([findingPath: finding(signs: signs)]).problems.filter { $0.severity != .note }
  }

  /// What loading says of the small set with one action whose condition is this.
  static func problems(when: String) -> [Diagnostic] {
    load([actionPath: action(when: when)]).problems.filter { $0.severity != .note }
  }
}

extension [Diagnostic] {
  /// Codes in order.
  var codes: [String] { map(\.code) }

  /// `WM201 there is no fact …, next: did you mean …?`, one problem a line.
  var lines: [String] {
    map { problem in
      "\(problem.code) \(problem.message)" + (problem.nextStep.map { "; \($0)" } ?? "")
    }
  }
}
