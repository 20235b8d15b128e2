import Advice
import ArgumentParser
import Diagnostics
import Notation
import RuleLanguage

/// `waymark rules test`: the examples in the rule files, and what they show of each line.
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples in the rule files, and say which lines no example shows.",
    discussion: """
      Each line of a rule should be seen true, false and unknown in some example. With the id of a \
      rule, every line is listed with the examples that show it.

      Examples:
        waymark rules test
        waymark rules test ss_eal_hub
        waymark rules test --rules my-rules --json

      Ends with 3 when an example comes out otherwise than it says, or rules have errors; with 4 when no \
      rule is called so.
      """)

  @Argument(help: "The id of a rule, such as ss_eal_hub; all rules without one.")
  var rule: String?

  @Flag(name: .long, help: "One JSON object an example and a line, one a line.")
  var json = false

  @OptionGroup var options: RuleOptions

  func run() throws {
    let home = try options.home()
    let date = try options.date() ?? Today.date
    let loaded = RuleSet.load(
      FilesOnDisk(rules: home.rules, corpus: home.corpus), asOf: date)
    let rules = try options.accepted(loaded)
    if let rule { try check(rule, rules) }
    let report = ExampleReport(CompiledRules(rules), asOfYear: date.year, only: rule)
    let problems = report.problems
    if json {
      for line in report.json { Output.write(line + "\n") }
    } else {
      Output.complain(problems, texts: loaded.sources)
      if rule != nil {
        Output.write(report.details(texts: loaded.sources).joined(separator: "\n") + "\n\n")
      }
      Output.write(report.summary + "\n")
    }
    if problems.containsErrors { throw Ended(.unreadable) }
  }

  private func check(_ rule: String, _ rules: CheckedRules) throws {
    let ids =
      rules.actions.map(\.id) + Set(rules.findings.map(\.id)).sorted()
      + rules.contraIndications.map(\.id)
    guard !ids.contains(rule) else { return }
    let nearest = NearestName.candidates(for: rule, among: ids, atMost: 3)
    Output.complain([
      Diagnostic(
        "WM002", .error, "there is no rule called \"\(rule)\"",
        nextStep: nearest.isEmpty
          ? "type \"waymark rules\" for all" : "try one of: " + nearest.joined(separator: "; ")
      )
    ])
    throw Ended(.partly)
  }
}
