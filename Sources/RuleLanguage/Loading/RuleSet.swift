package import Diagnostics
package import Notation

/// Loads rules and corpus whole, or says everything that keeps them from being loaded.
package enum RuleSet {
  /// What came of loading.
  package struct Loaded: Sendable {
    /// The rules; `nil` when any problem is an error.
    package var rules: CheckedRules?
    /// Everything found, by place.
    package var problems: [Diagnostic]
    /// The texts of the files, to quote lines from.
    package var sources: [Source.Text]
  }

  /// Reads and checks a rule set.
  ///
  /// - Parameters:
  ///   - files: Where the files come from.
  ///   - asOf: The day against which reviews are due; never the clock (`rule-language` 0.17).
  /// - Returns: The rules if nothing is wrong with them, and all problems.
  package static func load(_ files: some FileProviding, asOf: CalendarDate) -> Loaded {
    let (given, unreadable) = files.files()
    var loader = RuleLoader(files: given.sorted { $0.path < $1.path }, asOf: asOf)
    loader.log.add(unreadable)
    return loader.load()
  }

  /// What came of reloading: the new rules, or the running ones and why they stay.
  package enum Reloaded: Sendable {
    /// The new rules may run; warnings may stand beside.
    case replaced(CheckedRules, problems: [Diagnostic])
    /// Something is wrong; the running rules are untouched.
    case kept(CheckedRules, problems: [Diagnostic])

    /// The rules to go on with.
    package var rules: CheckedRules {
      switch self {
      case .replaced(let rules, _), .kept(let rules, _): rules
      }
    }
  }

  /// Reads the files anew; a rule set with any error is not taken, nor any part of it.
  package static func reload(
    running: CheckedRules, from files: some FileProviding, asOf: CalendarDate
  ) -> Reloaded {
    let loaded = load(files, asOf: asOf)
    guard let rules = loaded.rules else { return .kept(running, problems: loaded.problems) }
    return .replaced(rules, problems: loaded.problems)
  }
}
