import Advice
import ArgumentParser
import Diagnostics
import Facts
import Foundation
import Inference
import LineEditor
import RuleLanguage
import Schools
import Sheets

/// `waymark sheets`: the advice sheets of many schools, in one go.
struct SheetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheets",
    abstract:
      "Advice sheets for many schools: a file each, one document to print, or lines of JSON.",
    usage: "waymark sheets --output <folder> [<options>] [--data <file> ...]",
    discussion: """
      Each sheet is one file in a folder of its authority, written whole or not at all. Beside them \
      waymark-sheets.json says what was written, with digests. A second run writes only what changed, \
      removes sheets that are no longer due, and goes on where one was stopped. Files that no run of \
      waymark wrote are never touched.

      Pages of HTML have an index to search and filter, and a page for each area to open first: its advice, its \
      Families, who could help whom, what is not known. Of a --phase the page speaks of the whole area; a --family has none.

      Examples:
        waymark sheets --area Ambleford --output sheets
        waymark sheets --phase secondary --format markdown --output sheets
        waymark sheets --area Ambleford --format print --output ambleford.html
        waymark sheets --jsonl > advice.jsonl
        echo '{"urn": "900104", "persistent absence": 31.5}' | waymark sheets --stdin --jsonl

      With --stdin schools come as lines of JSON, each with its "urn" and, where wanted, facts that count before \
      those of the data; every line has one line for an answer, in the same order, and a line that cannot be used \
      is answered by what is wrong with it. --prepared starts at once from data that was read before.

      Ends with 1 when nothing can be written, 2 for a wrong option, 3 when data or rules cannot be read, \
      4 when an area was not found or some sheet could not be written (the others are).
      """)

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only schools of this authority, trust or region; may be given several times.",
      valueName: "name"))
  var area: [String] = []

  @Option(name: .long, help: "Only schools of this phase, such as primary.")
  var phase: String?

  @Option(name: .long, help: "Only the schools of this Family, such as \"primary 3\".")
  var family: String?

  @Option(
    name: .long,
    help: "html, markdown, json, text, or print: one document with every sheet on pages of its own."
  )
  var format = Format.html

  @Option(
    name: .long,
    help: ArgumentHelp("The folder; for print the file.", valueName: "folder"))
  var output: String?

  @Flag(
    name: .long,
    help:
      "Write each advice as a line of JSON to standard output: what differs from school to school, the rest by id."
  )
  var jsonl = false

  @Flag(
    name: .long,
    help: "Answer schools that come as lines of JSON on standard input; with --jsonl.")
  var stdin = false

  @Option(name: .long, help: "At most this many next steps, 1 to 3.")
  var top = 3

  @Option(
    name: .long,
    help: "How many sheets are made side by side; without it as many as there are processors.")
  var jobs: Int?

  @OptionGroup var look: BrandOption
  @OptionGroup var hiding: HideNamesOption
  @OptionGroup var casebook: CasebookOption
  @OptionGroup var rules: RuleOptions
  @OptionGroup var preparation: PreparedOption
  @OptionGroup var data: DataOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html, markdown, json, text, print

    /// How single files are written; `nil` for one document.
    var ofFiles: SheetFormat? { SheetFormat(rawValue: rawValue) }
  }

  func validate() throws {
    guard (1...3).contains(top) else {
      throw ValidationError("--top takes 1, 2 or 3: three next steps are enough for any school.")
    }
    guard jobs.map({ (1...1_024).contains($0) }) ?? true else {
      throw ValidationError("--jobs takes 1 to 1,024.")
    }
    guard jsonl != (output != nil) else {
      throw ValidationError(
        jsonl
          ? "--jsonl writes to standard output; leave --output out."
          : "Say where to: --output FOLDER, or --jsonl for lines of JSON.")
    }
    guard !stdin || jsonl else {
      throw ValidationError("--stdin answers in lines of JSON: add --jsonl.")
    }
    guard !stdin || (area.isEmpty && phase == nil && family == nil) else {
      throw ValidationError(
        "With --stdin the lines say which schools; leave --area, --phase and --family out.")
    }
    try preparation.validate(beside: data)
  }

  func run() throws {
    let style = try look.style()
    var ground =
      try preparation.prepared.map { try Ground(rules, prepared: $0) } ?? Ground(rules, data)
    let word = try phase.map { try PhaseOption.word($0, ground.rules.vocabulary) }
    try ground.tell(try casebook.reading())
    if hiding.hideNames { ground.hideNames() }
    let place = Workplace(ground)
    guard !stdin else { return try answerLines(place, ground) }
    let search = SubjectSearch(place)
    let sets = area.isEmpty ? [] : search.sets(area)
    var isWhole = sets.count == area.count
    let rows = try chosen(sets, word, place, ground)
    let kept = ground.kept
    let base = AdviceRequest(top: top)
    let adviser = place.adviser
    var run = SheetRun(
      adviser, format.ofFiles ?? .html, style,
      jobs: workers
    ) { row in
      kept?.request(base, for: .school(row), in: adviser.engine.base) ?? base
    }
    run.areas = pages(of: sets, rows, place)
    run.areaRequest = { set in
      guard let kept, let subject = set.subject else { return base }
      return kept.request(base, for: subject, in: adviser.engine.base)
    }
    if jsonl {
      try run.lines(rows) { FileHandle.standardOutput.write(Data($0)) }
    } else if let output, format == .print {
      try writeDocument(run, rows, to: output, place)
    } else if let output {
      isWhole = try writeFiles(run, rows, to: output, basis(ground, style)) && isWhole
    }
    Ended.leave(isWhole ? .done : .partly)
  }

  /// How many sheets are made side by side.
  var workers: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  /// The schools that are asked for: open ones, by row.
  private func chosen(
    _ sets: [SchoolSets.Entry], _ phase: String?, _ place: Workplace, _ ground: Ground
  ) throws -> [Int] {
    let base = place.adviser.engine.base
    let closed = base.schools.closedSchools
    var rows = area.isEmpty ? Array(0..<base.schools.count) : sets.flatMap(\.schools)
    if let family {
      let book = FamilyBook(base, ground.directory)
      guard let entry = FamilyByName(book: book, ground: ground).find(family: family, school: nil)
      else { Ended.leave(.partly) }
      let members = Set(entry.0.members)
      rows = rows.filter(members.contains)
    }
    if let phase { rows = rows.filter { ground.directory.entries[$0].phase == phase } }
    return Set(rows).filter { !closed[$0] }.sorted()
  }

  /// The areas that get a page: those asked for, and the authorities of the schools; none where the schools of one
  /// Family are asked for, which lie in many.
  private func pages(
    of sets: [SchoolSets.Entry], _ rows: [Int], _ place: Workplace
  ) -> [SchoolSets.Entry] {
    guard family == nil else { return [] }
    let base = place.adviser.engine.base
    let homes = Set(rows.map { Int(base.areaOfSchool[$0]) })
    let authorities = SchoolSets(base).entries.filter { entry in
      entry.area.map(homes.contains) ?? false
    }
    return sets.filter { $0.kind != .authority } + authorities
  }

  // MARK: Writing

  private func writeFiles(
    _ run: SheetRun, _ rows: [Int], to output: String, _ basis: String
  ) throws -> Bool {
    let began = ContinuousClock.now
    let bar = ProgressBar.onStandardError()
    let steps = PlainProgress(isShown: bar == nil)
    do throws(SheetFolder.Problem) {
      let folder = try SheetFolder(URL(filePath: output, directoryHint: .isDirectory))
      let outcome = try run.write(rows, to: folder, basis: basis) { done, all, kept in
        let label = PlainProgress.label(done, all, made: done - kept, since: began)
        bar?.show(
          all > 0 ? Double(done) / Double(all) : 1, label, then: "Writing the list of sheets")
        steps.show(done, all)
      } areaProgress: { done, all in
        bar?.show(
          Double(done) / Double(max(1, all)),
          "Making the pages of \(all == 1 ? "the area" : "\(all) areas")",
          then: "Writing the list of sheets")
        steps.showAreas(done, all)
      }
      bar?.erase()
      Output.complain(
        outcome.failed.prefix(20).map {
          Diagnostic("WM651", .error, "no sheet for \($0.school.label): \($0.why)")
        }, leftOut: max(0, outcome.failed.count - 20))
      Output.remark(Self.said(outcome, of: rows.count, in: output))
      return outcome.failed.isEmpty
    } catch {
      bar?.erase()
      Output.complain([
        Diagnostic(
          "WM652", .error, error.text,
          nextStep:
            "make room or choose another folder, and run the same again: it goes on where it stopped"
        )
      ])
      throw Ended(.fault)
    }
  }

  private func writeDocument(
    _ run: SheetRun, _ rows: [Int], to output: String, _ place: Workplace
  ) throws {
    let bar = ProgressBar.onStandardError()
    // What the data or a trust is called could tell a school.
    let scope = area.isEmpty ? place.source : ListWording.and(area)
    let title = "Advice sheets" + (hiding.hideNames ? "" : " – \(scope)")
    let bytes = run.document(rows, title: title) { done, all in
      bar?.show(
        Double(done) / Double(max(1, all)), "Making \(all) sheets", then: "Writing \(output)")
    }
    bar?.erase()
    do {
      try Data(bytes).write(to: URL(filePath: output), options: .atomic)
    } catch {
      Output.complain([
        Diagnostic(
          "WM652", .error, "\(output) cannot be written: \(error.localizedDescription)",
          nextStep: "choose a folder that exists and may be written to")
      ])
      throw Ended(.fault)
    }
    Output.remark("Wrote \(output): \(Self.schools(rows.count)).\n")
  }

  private static func said(_ outcome: SheetRun.Outcome, of count: Int, in output: String) -> String
  {
    var parts = ["\(NumberWording.grouped(outcome.written)) written"]
    if outcome.kept > 0 { parts.append("\(NumberWording.grouped(outcome.kept)) as they were") }
    if outcome.removed > 0 {
      parts.append("\(NumberWording.grouped(outcome.removed)) no longer due removed")
    }
    if !outcome.failed.isEmpty {
      parts.append("\(NumberWording.grouped(outcome.failed.count)) could not be written")
    }
    return
      "\(output): sheets of \(Self.schools(count)); \(parts.joined(separator: ", ")).\n"
  }

  private static func schools(_ count: Int) -> String {
    count == 1 ? "one school" : "\(NumberWording.grouped(count)) schools"
  }

  /// A digest of all that the sheets rest on.
  private func basis(_ ground: Ground, _ style: SheetStyle) -> String {
    var hash = SHA256()
    func take(_ text: String) { hash.update(Array("\(text.utf8.count) \(text)".utf8)) }
    take(Waymark.configuration.version)
    take(ground.rules.digest)
    take("\(ground.date)")
    take("\(format.rawValue) \(top)\(hiding.hideNames ? " hidden" : "")")
    take(style.digest)
    for path in ground.files {
      take(FileManager.default.contents(atPath: path).map { SHA256.digest(of: $0) } ?? "")
    }
    if let file = casebook.file?.path(percentEncoded: false), ground.kept != nil {
      for part in ["", "-wal"] {
        take(FileManager.default.contents(atPath: file + part).map { SHA256.digest(of: $0) } ?? "")
      }
    }
    return hash.finish()
  }
}
