import Advice
import ArgumentParser
import Diagnostics
import Foundation
import Inference
import LineEditor
import Notation
import RuleLanguage
import Schools

/// `waymark rules compare OLD NEW --data FILE…`: what other rules would mean for the same schools.
struct RulesCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say which schools other rules would give which other advice.",
    usage: "waymark rules compare <old> <new> [<options>] [--data <file> ...]",
    discussion: """
      OLD and NEW are folders of rules, or folders that hold Rules and Corpus. For each action: how many \
      schools gain or lose it, are shown it or not, or in another place, with some of them by name. \
      Schools stand alphabetically; none is ranked. Statuses are those of all schools; next steps take \
      longer and are worked out for 2,000 at most, see --lists. Without --data the invented sample region is used.

      Examples:
        waymark rules compare Rules my-rules
        waymark rules compare before after --data ks2-2024.csv census-2025.csv.gz
        waymark rules compare Rules my-rules --json

      Ends with 3 when data or rules cannot be read.
      """)

  @Argument(help: "The rules that run now.")
  var old: String

  @Argument(help: "The rules to hold against them.")
  var new: String

  @Flag(name: .long, help: "One JSON object an action, one a line.")
  var json = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Work out next steps for at most so many schools, evenly taken.", valueName: "number"))
  var lists = 2000

  @Option(name: .long, help: "The folder of the corpus, for rules that bring none.")
  var corpus: String?

  @Option(
    name: .customLong("as-of"),
    help:
      "The date that ages are measured against, YYYY-MM-DD; without it the day after the newest data."
  )
  var asOf: String?

  @OptionGroup var data: DataOptions

  func validate() throws {
    guard lists >= 0 else { throw ValidationError("--lists takes a number of schools, 0 or more.") }
  }

  func run() throws {
    let before = try options(old)
    let after = try options(new)
    let ground = try Ground(before, data)
    let other = try Ground(after, onDataOf: ground)
    let (first, second) = (adviser(ground), adviser(other))
    let touched =
      other.sharesData
      ? TouchedActions.ids(from: try files(before), to: try files(after), in: other.rules) : nil
    let bar = ProgressBar.onStandardError()
    let comparison = RuleComparison(first, second, touched: touched, limit: lists) { part in
      bar?.show(part, "Comparing next steps", then: "Counting")
    }
    bar?.erase()
    Output.write(
      json
        ? try ComparisonJSON.render(comparison)
        : ComparisonText(
          comparison, source: ground.source, width: Output.width()
        ).text)
  }

  /// A folder of rules, or one that holds Rules and Corpus.
  private func options(_ folder: String) throws -> RuleOptions {
    var options = RuleOptions.at(rules: folder, corpus: corpus, asOf: asOf)
    let inner = URL(filePath: folder, directoryHint: .isDirectory).appending(path: "Rules")
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: inner.path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      options.rules = inner.path
      options.corpus = corpus ?? "\(folder)/Corpus"
    }
    return options
  }

  private func adviser(_ ground: Ground) -> Adviser {
    Adviser(
      engine: Engine(
        compiling: ground.rules, base: ground.linkedBase, asOfYear: ground.date.year),
      asOf: ground.date, directory: ground.directory)
  }

  private func files(_ options: RuleOptions) throws -> [RuleFile] {
    let home = try options.home()
    return FilesOnDisk(rules: home.rules, corpus: home.corpus).files().files
  }
}
