import Advice
import ArgumentParser
import Diagnostics
import Facts
import Families
import Foundation
import LineEditor
import RuleLanguage
import Schools

/// `waymark data …`: look at data files before they are used, or read them once for many runs.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Check data files, or prepare them for many runs.",
    subcommands: [Check.self, Prepare.self])

  /// `waymark data check FILE…`: what an import understood, and what not, by file, row and column.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what is understood, joined, ignored, out of range and suppressed.",
      usage: "waymark data check <file> ... [<options>]",
      discussion: """
        Several files are joined by school. With --json everything, in one object of the schema \
        waymark.data-check/1.

        Examples:
          waymark data check school.csv
          waymark data check ks2-2019.csv.gz census-2019.csv.gz --area Bolton 357

        Ends with 0 when all was read, 3 when a file cannot be read, or not in full.
        """)

    @Argument(help: "CSV files, plain or gzip.")
    var files: [String]

    @Option(
      name: .long, parsing: .upToNextOption,
      help: "Authorities, by name or code, whose joins are counted.")
    var area: [String] = []

    @Flag(name: .long, help: "One JSON object.")
    var json = false

    @OptionGroup var options: RuleOptions

    func run() throws {
      let home = try options.home()
      let rules = try options.ruleSet(asOf: try options.date() ?? Today.date, home: home)
      let mappings = MappingReader(vocabulary: rules.vocabulary)
        .read(folder: home.rules.appending(path: "imports"), shownAs: "Rules/imports")
      guard !mappings.problems.containsErrors else {
        Output.complain(mappings.problems)
        throw Ended(.unreadable)
      }
      let bar = ProgressBar.onStandardError()
      var data = SchoolData.load(
        files: files, mappings: mappings.mappings, vocabulary: rules.vocabulary, relations: [],
        progress: bar?.show)
      data.report.families = SearchedCut(by: rules.families.grouping).families(of: data.base).notes
        .map(\.line)
      bar?.erase()
      Output.write(
        json
          ? data.report.json
          : DataReportText(data.report, areas: area, width: Output.columns ?? 80).text)
      if data.report.exitStatus != .done { throw Ended(data.report.exitStatus) }
    }
  }
}
