import Advice
import ArgumentParser
import Diagnostics
import Foundation
import Notation
import RuleLanguage
import Schools

/// `waymark rules coverage --data FILE…`: how rules fare over real schools.
struct RulesCoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Count over real schools where rules are true, false and not known, and why.",
    usage: "waymark rules coverage [<rule> ...] [<options>] [--data <file> ...]",
    discussion: """
      For each rule and each of its conditions: how many schools have it true, false and not known, \
      for lack of what, and how that differs by phase, size and poverty. A line at the end says where \
      poorer schools are left unknown more often. Without --data the invented sample region is \
      counted.

      Examples:
        waymark rules coverage
        waymark rules coverage ss_eal_hub W_ATTENDANCE
        waymark rules coverage --data ks2-2024.csv census-2025.csv.gz --json

      Ends with 3 when data or rules cannot be read, 4 when no rule is called so.
      """)

  @Argument(help: "Only these rules, by id.")
  var only: [String] = []

  @Flag(name: .long, help: "One JSON object a rule, one a line.")
  var json = false

  @OptionGroup var options: RuleOptions
  @OptionGroup var data: DataOptions

  func run() throws {
    let ground = try Ground(options, data)
    let ids = try chosen(ground.rules)
    let coverage = RuleCoverage(
      ground.rules, ground.linkedBase, asOfYear: ground.date.year)
    Output.write(
      json
        ? try CoverageJSON.render(coverage, only: ids)
        : CoverageText(
          coverage, only: ids, source: ground.source, width: Output.width()
        ).text)
  }

  /// The rules asked for; `nil` for all.
  private func chosen(_ rules: CheckedRules) throws -> Set<String>? {
    guard !only.isEmpty else { return nil }
    let known = Set(rules.actions.map(\.id) + rules.findings.map(\.id))
    let problems = only.filter { !known.contains($0) }.map { id in
      Diagnostic(
        "WM002", .error, "there is no single rule called \"\(id)\"",
        nextStep: NearestName.suggestion(for: id, among: known).map { "did you mean \"\($0)\"?" }
          ?? "type \"waymark rules list\" for all")
    }
    guard problems.isEmpty else {
      Output.complain(problems)
      throw Ended(.partly)
    }
    return Set(only)
  }
}
