import Advice
import ArgumentParser
import Diagnostics
import Facts
import Foundation
import Notation
import RuleLanguage

/// `waymark rules …`: look at the rules and keep them right.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Check, test, list and show the rules.",
    discussion: """
      Examples:
        waymark rules
        waymark rules list
        waymark rules show W_ATTENDANCE
        waymark rules check --rules my-rules
        waymark rules test W_ATTENDANCE --rules my-rules
        waymark rules graph ss_eal_hub
        waymark rules coverage W_ATTENDANCE

      Ends with 3 when rules have errors, 4 when no single rule is called so.
      """,
    subcommands: [
      RulesCheckCommand.self, RulesTestCommand.self, Names.self, List.self, Show.self,
      RulesCoverageCommand.self, RulesCompareCommand.self, RulesGraphCommand.self,
    ],
    defaultSubcommand: Names.self)

  /// `waymark rules names`, and `waymark rules` alone: every rule by id and name.
  struct Names: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List all rules by id and name.")

    @OptionGroup var options: RuleOptions

    func run() throws {
      let rules = try options.ruleSet(
        asOf: try options.date() ?? Today.date, home: try options.home())
      Output.write(RuleReadBack(rules).names().joined(separator: "\n") + "\n")
    }
  }

  /// `waymark rules list`: all that the rules can say, with thresholds.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print every sentence the rules can produce, with thresholds, sources and dates.")

    @OptionGroup var options: RuleOptions

    func run() throws {
      let rules = try options.ruleSet(
        asOf: try options.date() ?? Today.date, home: try options.home())
      Output.write(wrapped: RuleReadBack(rules).everything())
    }
  }

  /// `waymark rules show ID`: one rule in plain words.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Show one rule in plain sentences, made from the form that runs: card, who uses it, evidence."
    )

    @Argument(help: "The id, such as ss_eal_hub, or words of its name.")
    var rule: String

    @OptionGroup var options: RuleOptions

    func run() throws {
      let rules = try options.ruleSet(
        asOf: try options.date() ?? Today.date, home: try options.home())
      let book = RuleReadBack(rules)
      guard let lines = book.show(rule) else {
        let ids =
          rules.actions.map(\.id) + rules.findings.map(\.id) + rules.contraIndications.map(\.id)
        let matches = book.matches(rule)
        let nearest = NearestName.candidates(for: rule, among: ids, atMost: 3)
        let choice = matches.isEmpty ? nearest : Array(matches.prefix(8))
        Output.complain([
          Diagnostic(
            "WM002", .error, "there is no single rule called \"\(rule)\"",
            nextStep: choice.isEmpty
              ? "type \"waymark rules\" for all"
              : "try one of: " + choice.joined(separator: "; "))
        ])
        throw Ended(.partly)
      }
      Output.write(wrapped: lines)
    }
  }
}

/// The day on which a person runs a command that has no data to take a date from.
enum Today {
  /// Today by the calendar of this machine; used only for review dates of rules.
  static var date: CalendarDate {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    // The parts of a real date always make a date.
    guard let year = parts.year, let month = parts.month, let day = parts.day,
      let date = CalendarDate(year: year, month: month, day: day)
    else { preconditionFailure("today is a date") }
    return date
  }
}
