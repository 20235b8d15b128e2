import Advice
import ArgumentParser
import Diagnostics
import Facts
import Foundation
import RuleLanguage
import Schools

extension DataCommand {
  /// `waymark data prepare FILE… --output FILE`: data read, joined and grouped once, for many runs.
  struct Prepare: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read data once, with benchmarks and Families, for many runs of sheets.",
      usage: "waymark data prepare [<file> ...] --output <file> [<options>]",
      discussion: """
        The file holds all that advice rests on beside the rules: every school, what it is compared with, and \
        its Family. "waymark sheets --prepared" starts from it without reading the data again, here or on other \
        machines with the same rules. It holds what the data holds, so keep it where the data may be kept. \
        Without files the invented sample region is prepared. The casebook is not in it.

        Examples:
          waymark data prepare ks2-2019.csv.gz census-2019.csv.gz --output country.prepared
          waymark sheets --prepared country.prepared --jsonl > advice.jsonl
          echo '{"urn": "900104"}' | waymark sheets --stdin --jsonl --prepared country.prepared

        Ends with 1 when the file cannot be written, 3 when data or rules cannot be read.
        """)

    @Argument(help: "CSV files, plain or gzip.")
    var files: [String] = []

    @Option(
      name: .long,
      help: ArgumentHelp("The file to write; one that is there is replaced.", valueName: "file"))
    var output: String

    @OptionGroup var options: RuleOptions

    func run() throws {
      var data = DataOptions()
      data.data = files
      let ground = try Ground(options, data)
      let base = ground.schools.base
      let file = PreparedFile(
        heading: PreparedFile.Heading(
          preparedBy: Waymark.preparer, words: ground.home.digestOfWords, data: ground.source,
          schools: base.schools.count),
        base: base)
      do throws(Unwritable) {
        try file.write(to: output)
      } catch {
        Output.complain([
          Diagnostic(
            "WM664", .error, "\(output) cannot be written: \(error.reason)",
            nextStep: "make room, or choose a folder that exists and may be written to")
        ])
        throw Ended(.fault)
      }
      let families = Set(base.familyOfSchool.filter { $0 >= 0 }).count
      Output.remark(
        "Wrote \(output): \(NumberWording.grouped(base.schools.count)) schools in "
          + "\(NumberWording.grouped(families)) Families.\n")
    }
  }
}
