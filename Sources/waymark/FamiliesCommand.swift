import Advice
import ArgumentParser
import Diagnostics
import Facts
import Foundation
import RuleLanguage
import Schools

/// `waymark families`: schools that serve similar pupils, to learn from each other.
struct FamiliesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "families",
    abstract: "Families of schools that serve similar pupils: members, chart, goals, offers.",
    usage: "waymark families [--school <school>] [<options>] [--data <file> ...]",
    discussion: """
      Without a choice, the list of Families. With one, its members with level and three-year change, \
      the chart, goals worth considering, strengths and needs, and questions for the group. Families \
      that the data names in a column "family" are taken as they are. Nobody is put in an order of \
      results.

      Examples:
        waymark families --phase primary
        waymark families --school "Oakfield Primary, Ambleford" --names
        waymark families --family "primary 3" --format svg --output family.svg
        waymark families --similar-to 900104 --count 20

      Ends with 2 for a wrong option, 3 when data or rules cannot be read, 4 when a school or a Family \
      was not found, several fit, or the school is in none.
      """)

  @Option(name: .long, help: "Only Families of this phase, such as primary.")
  var phase: String?

  @Option(name: .long, help: "One Family by its name.")
  var family: String?

  @Option(name: .long, help: "The Family of a school: its name, part of it, or its URN.")
  var school: String?

  @Option(
    name: .customLong("similar-to"),
    help: ArgumentHelp(
      "The schools with the most similar pupils, for comparing figures.", valueName: "school"))
  var similarTo: String?

  @Option(name: .long, help: "How many similar schools, 1 to 500.")
  var count = 50

  @Option(name: .long, help: "text, json, or svg: the chart of one Family.")
  var format = Format.text

  @Flag(name: .long, help: "The same as --format json.")
  var json = false

  @Flag(name: .long, help: "Write names on the chart too, where there is room.")
  var names = false

  @Option(
    name: .long, help: ArgumentHelp("Write to this file, whole or not at all.", valueName: "file"))
  var output: String?

  @OptionGroup var width: WidthOption

  @OptionGroup var rules: RuleOptions
  @OptionGroup var data: DataOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, svg }

  func validate() throws {
    guard [family, school, similarTo].compactMap(\.self).count <= 1 else {
      throw ValidationError("Give one of --family, --school and --similar-to.")
    }
    guard phase == nil || [family, school, similarTo].allSatisfy({ $0 == nil }) else {
      throw ValidationError("--phase goes with the list of Families, not with one of them.")
    }
    guard (1...500).contains(count) else {
      throw ValidationError("--count takes a number from 1 to 500.")
    }
    guard effectiveFormat != .svg || family != nil || school != nil else {
      throw ValidationError("--format svg draws one Family: name it with --family or --school.")
    }
  }

  func run() throws {
    let ground = try Ground(rules, data)
    if let similarTo {
      try showSimilar(to: similarTo, ground)
    } else if family != nil || school != nil {
      try showFamily(ground)
    } else {
      try showList(ground)
    }
    Ended.leave(.done)
  }

  // MARK: The three answers

  private func showList(_ ground: Ground) throws {
    let phase = try phase.map { try PhaseOption.word($0, ground.rules.vocabulary) }
    let list = FamilyList(
      Workplace(ground, aboutRows: []).adviser, phase: phase, source: ground.source,
      notes: ground.schools.report.families)
    try write(
      effectiveFormat == .json
        ? FamiliesJSON.render(list) : FamilyListText.render(list, width: columns))
  }

  private func showSimilar(to name: String, _ ground: Ground) throws {
    let search = SchoolSearch(directory: ground.directory, source: ground.source)
    guard let entry = search.school(name) else { Ended.leave(.partly) }
    let adviser = Workplace(ground, aboutRows: []).adviser
    guard let report = WideListReport(entry.row, count: count, adviser, source: ground.source)
    else {
      Output.complain([
        Diagnostic(
          "WM622", .error,
          "\(entry.label): no measures are named for schools of this phase",
          nextStep: "name them beneath \"wide list\" in Rules/families.yaml")
      ])
      Ended.leave(.partly)
    }
    try write(
      effectiveFormat == .json
        ? FamiliesJSON.render(report) : FamilyListText.render(report, width: columns))
  }

  private func showFamily(_ ground: Ground) throws {
    let book = FamilyBook(ground.schools.base, ground.directory)
    let search = FamilyByName(book: book, ground: ground)
    guard let (entry, asker) = search.find(family: family, school: school) else {
      Ended.leave(.partly)
    }
    let adviser = Workplace(ground, aboutRows: entry.members).adviser
    let notes =
      entry.isGiven
      ? [] : FamilyList.notes(ground.schools.report.families, phase: entry.phase)
    let report = FamilyReportMaker(
      entry, adviser, seenFrom: asker, source: ground.source, groupingNotes: notes
    ).report()
    switch effectiveFormat {
    case .text: try write(FamilyText.render(report, width: columns, names: names))
    case .json: try write(FamiliesJSON.render(report))
    case .svg:
      guard let chart = report.chart else {
        Output.complain([
          Diagnostic(
            "WM623", .error, "nothing can be drawn of \(entry.name): no figures are named for it",
            nextStep: "name them beneath \"chart\" in Rules/families.yaml")
        ])
        Ended.leave(.partly)
      }
      try write(chart.svg(names: names))
    }
  }

  // MARK: Output

  private var effectiveFormat: Format { json ? .json : format }

  private var columns: Int { output == nil ? width.columns : width.columnsOfFile }

  private func write(_ text: String) throws {
    guard let output else { return Output.write(text) }
    do {
      try Data(text.shownSafely.utf8).write(to: URL(filePath: output), options: .atomic)
    } catch {
      Output.complain([
        Diagnostic(
          "WM624", .error, "\(output) cannot be written: \(error.localizedDescription)",
          nextStep: "choose a folder that exists and may be written to")
      ])
      throw Ended(.fault)
    }
    Output.remark("Wrote \(output).\n")
  }
}

/// Families by what people call them; what is not found is said on standard error.
struct FamilyByName {
  let book: FamilyBook
  let ground: Ground

  /// The Family that is meant, with the school from whose side it is told.
  func find(family: String?, school: String?) -> (FamilyBook.Entry, Int?)? {
    if let school { return find(school: school) }
    return family.flatMap { find(family: $0) }.map { ($0, nil) }
  }

  private func find(school name: String) -> (FamilyBook.Entry, Int?)? {
    let search = SchoolSearch(directory: ground.directory, source: ground.source)
    guard let school = search.school(name) else { return nil }
    if let entry = book.entry(ofSchool: school.row) { return (entry, school.row) }
    Output.complain([
      Diagnostic(
        "WM621", .error, "\(school.label) is in no Family",
        nextStep: "\"waymark families\" says who is left out and why; to compare figures:"
          + " waymark families --similar-to \(school.urn.isEmpty ? "\"\(school.name)\"" : school.urn)"
      )
    ])
    return nil
  }

  private func find(family name: String) -> FamilyBook.Entry? {
    switch book.find(name) {
    case .found(let entry): return entry
    case .several(let entries):
      Output.complain([
        Diagnostic(
          "WM619", .error, "\(entries.count) Families match \"\(name)\"",
          nextStep: "give the whole name",
          notes: entries.prefix(8).map { Diagnostic.Note($0.name) })
      ])
    case .unknown(let nearest):
      Output.complain([
        Diagnostic(
          "WM620", .error,
          "there is no Family called \"\(name)\" in \(ground.source) (\(book.entries.count) Families)",
          nextStep: nearest.isEmpty
            ? "\"waymark families\" lists them" : "did you mean one of these?",
          notes: nearest.map { Diagnostic.Note($0.name) })
      ])
    }
    return nil
  }
}
