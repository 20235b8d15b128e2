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

  /// The rule set, all or nothing; every problem is written to standard error.
  func ruleSet(asOf date: CalendarDate, home: Home, isQuiet: Bool = true) throws -> CheckedRules {
    let loaded = RuleSet.load(FilesOnDisk(rules: home.rules, corpus: home.corpus), asOf: date)
    let said = isQuiet ? loaded.problems.filter { $0.severity == .error } : loaded.problems
    Output.complain(said, texts: loaded.sources)
    guard let rules = loaded.rules else { throw Ended(.unreadable) }
    return rules
  }
}
