import ArgumentParser
import Diagnostics
import Facts
import RuleLanguage

/// `waymark rules check`: all problems of all files in one run, and silence when there are none.
struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Read all rules and say everything that is wrong, with file, line, column and next step.",
    discussion: """
      Says nothing when nothing is wrong. Problems and their count go to standard error.

      Examples:
        waymark rules check
        waymark rules check --rules my-rules --verbose

      Ends with 3 when rules have errors; warnings and notes alone end with 0.
      """)

  @OptionGroup var options: RuleOptions

  @Flag(name: .shortAndLong, help: "Say what was read, also when nothing is wrong.")
  var verbose = false

  @Flag(name: .long, help: "One JSON object a problem, one a line, and nothing else.")
  var json = false

  func run() throws {
    let home = try options.home()
    let files = FilesOnDisk(rules: home.rules, corpus: home.corpus)
    let loaded = RuleSet.load(files, asOf: try options.date() ?? Today.date)
    if json {
      for problem in loaded.problems.sortedByPlace { Output.write(problem.json + "\n") }
    } else {
      Output.complain(loaded.problems, texts: loaded.sources)
      if !loaded.problems.isEmpty { Output.remark(count(loaded)) }
      if verbose, let rules = loaded.rules { Output.write(summary(rules)) }
    }
    if loaded.rules == nil { throw Ended(.unreadable) }
  }

  /// `1 error, 2 warnings: nothing was loaded.`
  private func count(_ loaded: RuleSet.Loaded) -> String {
    let counts = Diagnostic.Severity.allCases.reversed().compactMap { severity -> String? in
      let count = loaded.problems.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return counts.joined(separator: ", ")
      + (loaded.rules == nil ? ": nothing was loaded.\n" : ": the rules can be used.\n")
  }

  private func summary(_ rules: CheckedRules) -> String {
    let findings = Set(rules.findings.map(\.id)).count
    return """
      Rules are sound: \(rules.vocabulary.facts.count) facts, \(findings) findings and strengths, \
      \(rules.actions.count) actions. Digest \(rules.digest.prefix(12)).\n
      """
  }
}
