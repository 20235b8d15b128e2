package import Diagnostics
package import Facts
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

  /// What rules are read for.
  package enum Purpose: Hashable, Sendable {
    /// To be written: everything is checked, and there is advice.
    case authoring
    /// To be run: examples and cases are not read and advice is not given, which decide nothing.
    case running
  }

  /// Rule files of which the words are read: enough to read data files side by side with the rest.
  package struct Opened: Sendable {
    private let loader: RuleLoader

    fileprivate init(_ loader: RuleLoader) { self.loader = loader }

    /// The words that rules may use; `nil` when the files read so far have errors, so that the rule
    /// set will not be used.
    package var vocabulary: Vocabulary? {
      loader.log.diagnostics.containsErrors ? nil : loader.vocabulary
    }

    /// How schools are grouped into families.
    package var families: FamilyPolicy { loader.families }

    /// Reads the rest and checks the rules.
    ///
    /// - Parameter asOf: The day against which reviews are due; never the clock (`rule-language` 0.17).
    /// - Returns: The rules if nothing is wrong with them, and all problems.
    package func checked(asOf: CalendarDate) -> Loaded {
      var loader = loader
      return loader.check(asOf: asOf)
    }
  }

  /// Opens a rule set as far as its words.
  ///
  /// - Parameters:
  ///   - files: Where the files come from.
  ///   - purpose: What the rules are read for.
  /// - Returns: The words the rules are written in, and the files for the rest.
  package static func open(
    _ files: some FileProviding, for purpose: Purpose = .authoring
  ) -> Opened {
    let (given, unreadable) = files.files()
    return Opened(
      RuleLoader(
        reading: given.sorted { $0.path < $1.path }, for: purpose, unreadable: unreadable))
  }

  /// Reads and checks a rule set.
  ///
  /// - Parameters:
  ///   - files: Where the files come from.
  ///   - asOf: The day against which reviews are due; never the clock (`rule-language` 0.17).
  ///   - purpose: What the rules are read for.
  /// - Returns: The rules if nothing is wrong with them, and all problems.
  package static func load(
    _ files: some FileProviding, asOf: CalendarDate, for purpose: Purpose = .authoring
  ) -> Loaded {
    open(files, for: purpose).checked(asOf: asOf)
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
