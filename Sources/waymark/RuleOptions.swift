import ArgumentParser
import Diagnostics
import Foundation
import Notation
import RuleLanguage

/// Where rules and corpus are, and the date that ages are measured against.
struct RuleOptions: ParsableArguments {
  @Option(name: .long, help: "The folder of rules; found by itself where it ships.")
  var rules: String?

  @Option(name: .long, help: "The folder of the corpus; found by itself where it ships.")
  var corpus: String?

  @Option(
    name: .customLong("as-of"),
    help:
      "The date that ages are measured against, YYYY-MM-DD; without it the day after the newest data."
  )
  var asOf: String?

  /// Options as if they had been given on the command line.
  static func at(rules: String, corpus: String?, asOf: String?) -> RuleOptions {
    var options = RuleOptions()
    options.rules = rules
    options.corpus = corpus
    options.asOf = asOf
    return options
  }

  /// The folders, or an end with every place that was tried.
  func home() throws -> Home {
    do {
      return try Home.find(rules: rules, corpus: corpus)
    } catch {
      Output.complain([error.diagnostic])
      throw Ended(.unreadable)
    }
  }

  /// The date given; `nil` without one.
  func date() throws -> CalendarDate? {
    guard let asOf else { return nil }
    guard let date = CalendarDate(asOf) else {
      throw ValidationError("--as-of takes a date as YYYY-MM-DD, not \"\(asOf)\".")
    }
    return date
  }

  /// The rule set, all or nothing; every error is written to standard error.
  func ruleSet(asOf date: CalendarDate, home: Home) throws -> CheckedRules {
    try accepted(opened(home).checked(asOf: date))
  }

  /// The files of the rule set, to be run, read as far as their words.
  func opened(_ home: Home) -> RuleSet.Opened {
    RuleSet.open(FilesOnDisk(rules: home.rules, corpus: home.corpus), for: .running)
  }

  /// The rules of a set that was loaded whole, or an end with its errors.
  func accepted(_ loaded: RuleSet.Loaded) throws -> CheckedRules {
    Output.complain(loaded.problems.filter { $0.severity == .error }, texts: loaded.sources)
    guard let rules = loaded.rules else { throw Ended(.unreadable) }
    return rules
  }
}
