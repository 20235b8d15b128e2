import Advice
import Facts
import Families
import Foundation
import Inference
import Notation
import RuleLanguage
import Schools
import Sheets

/// The advice for the schools of a table as lines of JSON and as pages of HTML, one file a school, beside what a plain
/// loop over system calls takes to write the same bytes into as many files.
struct SheetsRun {
  private var schools = 0
  /// Seconds until the rules and data are loaded and everything is decided.
  private var ready = 0.0
  private var lines = 0.0
  private var lineBytes = 0
  private var files = 0.0
  private var fileBytes = 0
  /// Seconds of a second run over the same folder, with nothing changed.
  private var again = 0.0
  /// Seconds of the plain loop.
  private var floor = 0.0

  /// - Parameters:
  ///   - rulesPath: The folder of rules.
  ///   - corpus: The folder of the corpus.
  ///   - tables: Data files.
  ///   - count: How many schools, spread over the table; all for 0.
  ///   - folder: Where to write; `floor` and `sheets` are made in it, and removed when all is measured.
  /// - Throws: ``ChainRun/Unusable`` for rules or a folder that are of no use, and what a sheet folder throws.
  init(
    rules rulesPath: String, corpus: String, files tables: [String], count: Int, to folder: String
  ) throws {
    var watch = Stopwatch()
    let adviser = try Self.adviser(rulesPath, corpus, tables)
    let rows = Self.rows(adviser, count)
    schools = rows.count
    ready = watch.lap()
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let run = SheetRun(adviser, .html, SheetStyle(), jobs: jobs) { _ in AdviceRequest() }
    var bytes = 0
    try run.lines(rows) { bytes += $0.count }
    (lines, lineBytes) = (watch.lap(), bytes)
    let url = URL(filePath: folder, directoryHint: .isDirectory)
    let (sheets, plain) = (url.appending(path: "sheets"), url.appending(path: "floor"))
    defer { for made in [sheets, plain] { try? FileManager.default.removeItem(at: made) } }
    _ = watch.lap()
    try Self.write(run, rows, to: sheets)
    files = watch.lap()
    try Self.write(run, rows, to: sheets)
    again = watch.lap()
    var loop = try PlainWriting(plain.path(percentEncoded: false))
    for file in try Self.contents(of: sheets) {
      try loop.write(file)
      fileBytes += file.count
    }
    floor = loop.seconds
  }

  private static func adviser(
    _ rulesPath: String, _ corpus: String, _ tables: [String]
  ) throws -> Adviser {
    let folder = URL(filePath: rulesPath, directoryHint: .isDirectory)
    let corpusFolder = URL(filePath: corpus, directoryHint: .isDirectory)
    guard let date = CalendarDate(year: 2026, month: 9, day: 1),
      let checked = RuleSet.load(FilesOnDisk(rules: folder, corpus: corpusFolder), asOf: date).rules
    else { throw ChainRun.Unusable(what: rulesPath) }
    let mappings = MappingReader(vocabulary: checked.vocabulary)
      .read(folder: folder.appending(path: "imports"), shownAs: "imports")
    var base = SchoolData.load(
      files: tables, mappings: mappings.mappings, vocabulary: checked.vocabulary, countsJoins: false
    ).base
    base.setFamilies(SearchedCut(by: checked.families.grouping).families(of: base))
    return Adviser(
      engine: Engine(compiling: checked, base: base, asOfYear: base.newestYear ?? date.year),
      asOf: date)
  }

  /// Open schools, spread over the table.
  private static func rows(_ adviser: Adviser, _ count: Int) -> [Int] {
    let closed = adviser.engine.base.schools.closedSchools
    let open = (0..<adviser.engine.base.schools.count).filter { !closed[$0] }
    guard count > 0, count < open.count else { return open }
    return (0..<count).map { open[$0 * open.count / count] }
  }

  private static func write(_ run: SheetRun, _ rows: [Int], to url: URL) throws {
    _ = try run.write(rows, to: try SheetFolder(url), basis: "bench") { _, _, _ in }
  }

  /// The bytes of the pages, one file after another.
  private static func contents(of folder: URL) throws -> some Sequence<Data> {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
      .sorted().lazy.filter { $0.hasSuffix(".html") }
      .compactMap { try? Data(contentsOf: folder.appending(path: $0)) }
  }

  /// One JSON object.
  var line: String {
    "{\"schools\":\(schools),\"ready_s\":\(Self.text(ready)),\"lines_s\":\(Self.text(lines)),"
      + "\"line_bytes\":\(schools == 0 ? 0 : lineBytes / schools),"
      + "\"files_s\":\(Self.text(files)),\"file_mb\":\(Self.text(Double(fileBytes) / 1_048_576)),"
      + "\"floor_s\":\(Self.text(floor)),\"times_floor\":\(Self.text(files / max(floor, 1e-9))),"
      + "\"again_s\":\(Self.text(again)),\"peak_mb\":\(Self.text(Stopwatch.peakMemory))}"
  }

  private static func text(_ number: Double) -> String { String(format: "%.2f", number) }
}

/// Files written as a loop in C would write them: open, write, close.
private struct PlainWriting {
  /// How long the system calls took.
  private(set) var seconds = 0.0
  private let folder: String
  private var count = 0

  init(_ folder: String) throws {
    self.folder = folder
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
      throw ChainRun.Unusable(what: folder)
    }
  }

  mutating func write(_ bytes: Data) throws {
    // As many files in a folder as an authority has schools.
    let place = "\(folder)/\(count / 150)"
    let path = "\(place)/\(count).html"
    count += 1
    var watch = Stopwatch()
    if (count - 1) % 150 == 0 { mkdir(place, 0o755) }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    let isClosed = close(descriptor) == 0
    seconds += watch.lap()
    guard descriptor >= 0, written == bytes.count, isClosed else {
      throw ChainRun.Unusable(what: path)
    }
  }
}
