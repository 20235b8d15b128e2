import Advice
import ArgumentParser
import Diagnostics
import Facts
import Foundation
import Notation
import RuleLanguage

/// `waymark backtest FILE…`: do the rules put forward what people did?
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Try the rules on cases: do they put forward what people did?",
    usage: "waymark backtest <file> ... [<options>]",
    discussion: """
      A file of cases is a list "cases" as in Corpus/cases: id, scope, perspective, context_facts \
      (stated, implied), actions_done. Optional: equivalents (lists of ids of which one is as good as \
      another), negative_case: true with expected_cautions. Other keys are left alone.

      Scored is the whole order, before balance: recall@5, hit@5 and mean reciprocal rank (MRR), by \
      level and by view, with the reason why each step is not higher.

      Examples:
        waymark backtest cases.yaml
        waymark backtest cases.yaml --facts stated --without-priorities
        waymark backtest cases.yaml --json

      Ends with 0 when all is read, 3 when a file or the rules cannot be read, 4 when a part of a file \
      was left out (the rest is done).
      """)

  @Argument(help: "Files of cases.")
  var files: [String]

  @Option(name: .long, help: "stated, or all: what is implied as well.")
  var facts = Facts.all

  @Flag(name: .long, help: "Leave out what people most want to change (declared_priorities).")
  var withoutPriorities = false

  @Flag(
    name: .long,
    help: "One object a line: {\"case\": id, \"ranked\": [action ids, best first]}.")
  var json = false

  @OptionGroup var options: RuleOptions

  enum Facts: String, ExpressibleByArgument, CaseIterable { case stated, all }

  func run() throws {
    let home = try options.home()
    let day = try options.date()
    let rules = try options.ruleSet(asOf: day ?? Today.date, home: home)
    let (cases, isWhole) = try read(rules)
    let year = day?.year ?? CaseRun.usualYear(rules) ?? Today.date.year
    let run = CaseRun(rules, asOfYear: year)
    let setting = CaseRun.Setting(
      includesImplied: facts == .all, includesPriorities: !withoutPriorities)
    if json {
      Output.write(BacktestJSON.render(Backtest(cases, run, setting)))
    } else {
      let runs = CaseRun.Setting.all.map { Backtest(cases, run, $0) }
      // All settings are run, the chosen one among them.
      guard let chosen = runs.first(where: { $0.setting == setting }) else {
        preconditionFailure("every setting is run")
      }
      let text = BacktestText(
        runs, chosen: chosen, rules: rules, width: Output.width())
      Output.write(text.text)
    }
    if !isWhole { throw Ended(.partly) }
  }

  /// The cases of all files, and whether nothing of them had to be left out.
  private func read(_ rules: CheckedRules) throws -> (cases: [CaseStory], isWhole: Bool) {
    var problems: [Diagnostic] = []
    var readings: [Notation.Reading] = []
    for file in files {
      if let bytes = FileManager.default.contents(atPath: file) {
        readings.append(Notation.read(bytes, file: file))
      } else {
        problems.append(CaseProblem.fileMissing(file).diagnostic(at: nil))
      }
    }
    let read = CaseFileReader.read(readings.compactMap(\.root), rules)
    let notation = readings.flatMap(\.problems)
    let isReadable = !(problems + notation).containsErrors
    problems += notation + read.problems
    Output.complain(
      problems, texts: readings.map(\.source),
      leftOut: readings.map(\.problemsLeftOut).reduce(0, +))
    let isListMissing = read.problems.contains { $0.code == CaseProblem.noCases.code }
    guard isReadable, !isListMissing else { throw Ended(.unreadable) }
    return (read.cases, !problems.containsErrors)
  }
}
