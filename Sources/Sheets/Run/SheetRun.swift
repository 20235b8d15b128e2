package import Advice
import Inference
import Parallel
package import Schools
import Synchronization

/// Makes and writes the sheets of many schools.
///
/// Schools are taken in portions: one portion is made on all processors, written and noted before the next, so that
/// memory does not grow with their number, and a run that is stopped goes on where it was.
package struct SheetRun: Sendable {
  private let adviser: Adviser
  private let format: SheetFormat
  private let style: SheetStyle
  private let charts: FamilyCharts
  /// How many sheets are made side by side.
  private let jobs: Int
  private let request: @Sendable (Int) -> AdviceRequest

  /// The areas that have a page of their own beside the sheets, where these are pages too.
  package var areas: [SchoolSets.Entry] = []
  /// What is asked of an area.
  package var areaRequest: @Sendable (SchoolSets.Entry) -> AdviceRequest = { _ in AdviceRequest() }

  /// What came of a run.
  package struct Outcome: Sendable {
    /// Files written anew, left as they were, and removed.
    package var written = 0
    package var kept = 0
    package var removed = 0
    /// Schools whose sheet could not be written, with why, in the order of their paths.
    package var failed: [(school: SchoolDirectory.Entry, why: String)] = []
  }

  /// - Parameters:
  ///   - adviser: Rules, facts and names.
  ///   - format: How sheets are written.
  ///   - style: How pages look.
  ///   - jobs: How many sheets are made side by side, at least 1.
  ///   - request: What is asked for a school, by its row.
  package init(
    _ adviser: Adviser, _ format: SheetFormat, _ style: SheetStyle, jobs: Int,
    request: @escaping @Sendable (Int) -> AdviceRequest
  ) {
    self.adviser = adviser
    self.format = format
    self.style = style
    self.jobs = max(1, jobs)
    self.request = request
    charts = FamilyCharts(adviser)
  }

  /// Writes the sheets of schools into a folder.
  ///
  /// - Parameters:
  ///   - rows: The schools, by row; in any order.
  ///   - folder: Where to.
  ///   - basis: A digest of all that the sheets rest on.
  ///   - progress: Told how many of how many are done, and how many of these were there already.
  ///   - areaProgress: Told how many of how many pages of areas are done.
  /// - Returns: What was written, kept and removed, and what failed.
  /// - Throws: ``SheetFolder/Problem`` that would befall every further file.
  package func write(
    _ rows: [Int], to folder: SheetFolder, basis: String,
    progress: (_ done: Int, _ of: Int, _ kept: Int) -> Void,
    areaProgress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(SheetFolder.Problem) -> Outcome {
    var outcome = Outcome()
    let areas = areaPages
    let due = rows.map { row in
      let entry = adviser.directory.entries[row]
      return Due(entry: entry, path: SheetName.path(entry, format, isMadeUp: adviser.hidesNames))
    }.sorted { $0.path < $1.path }
    var files: [SheetManifest.File] = []
    var open: [Due] = []
    for due in due {
      if let file = folder.kept(due.path, basis: basis) {
        files.append(file)
      } else {
        open.append(due)
      }
    }
    outcome.kept = files.count
    progress(files.count, due.count, files.count)
    let pages = indexPages(files, areas).map(\.path) + areas.due.map(\.path)
    if open.isEmpty, basis == folder.earlierBasis,
      pages.allSatisfy({ folder.kept($0, basis: basis) != nil }),
      folder.holdsOnly(Set(due.map(\.path) + pages))
    {
      return outcome
    }
    try folder.begin(basis: basis)
    try folder.note(files)
    var start = 0
    while start < open.count {
      let portion = Array(open[start..<min(open.count, start + jobs * 16)])
      start += portion.count
      try folder.announce(portion.map(\.path))
      var made: [SheetManifest.File] = []
      for (due, result) in zip(portion, self.made(portion, folder)) {
        switch result {
        case .success(let put):
          made.append(put.file)
          if put.isNew { outcome.written += 1 } else { outcome.kept += 1 }
        case .failure(let problem):
          guard !problem.isOfTheFolder else {
            // What was made before it is noted all the same.
            try? folder.note(made)
            throw problem
          }
          outcome.failed.append((due.entry, problem.text))
        }
      }
      try folder.note(made)
      files += made
      progress(files.count + outcome.failed.count, due.count, outcome.kept)
    }
    let sheets = Set(files.map(\.path))
    let links = Dictionary(
      due.filter { sheets.contains($0.path) }.map { ($0.entry.row, $0.path) },
      uniquingKeysWith: { first, _ in first })
    files += try write(areas, links, to: folder, basis: basis, areaProgress)
    let index = indexPages(files, areas)
    try folder.announce(index.map(\.path))
    for page in index {
      files.append(try folder.put(page.bytes, at: page.path).file)
    }
    outcome.removed = try folder.end(files, basis: basis)
    return outcome
  }

  /// The pages that lead to sheets; only pages of HTML have them.
  private func indexPages(_ files: [SheetManifest.File], _ areas: AreaPages) -> [SheetIndex.Page] {
    format == .html ? SheetIndex(files, style, areas: areas.due).pages() : []
  }

  private var areaPages: AreaPages {
    AreaPages(
      format == .html ? areas : [], adviser, style, charts, request: areaRequest)
  }

  /// Makes and writes the pages of areas, some side by side; those of a run that was stopped stay.
  private func write(
    _ areas: AreaPages, _ sheets: [Int: String], to folder: SheetFolder, basis: String,
    _ progress: (_ done: Int, _ of: Int) -> Void
  ) throws(SheetFolder.Problem) -> [SheetManifest.File] {
    var files = areas.due.compactMap { folder.kept($0.path, basis: basis) }
    let open = areas.due.filter { folder.kept($0.path, basis: basis) == nil }
    let isSplit = sheets.count > SheetIndex.mostOnOnePage
    for start in stride(from: 0, to: open.count, by: jobs) {
      progress(files.count, areas.due.count)
      let portion = Array(open[start..<min(open.count, start + jobs)])
      try folder.announce(portion.map(\.path))
      let pages = inParallel(portion.count) {
        areas.bytes(portion[$0], sheets: sheets, isSplit: isSplit)
      }
      var made: [SheetManifest.File] = []
      for (due, bytes) in zip(portion, pages) {
        made.append(try folder.put(bytes, at: due.path).file)
      }
      try folder.note(made)
      files += made
    }
    return files
  }

  /// A school and the path of its sheet.
  private struct Due: Sendable {
    var entry: SchoolDirectory.Entry
    var path: String
  }

  private typealias Put = (file: SheetManifest.File, isNew: Bool)

  /// Makes and writes the sheets of a portion, in its order.
  private func made(
    _ portion: [Due], _ folder: SheetFolder
  ) -> [Result<Put, SheetFolder.Problem>] {
    let lanes = inParallel(min(jobs, portion.count)) { lane in
      stride(from: lane, to: portion.count, by: jobs).map { put(portion[$0], folder) }
    }
    return portion.indices.map { lanes[$0 % jobs][$0 / jobs] }
  }

  private func put(_ due: Due, _ folder: SheetFolder) -> Result<Put, SheetFolder.Problem> {
    Result { () throws(SheetFolder.Problem) in
      let sheet = sheet(of: due.entry.row)
      let bytes: [UInt8]
      do {
        bytes = try format.bytes(sheet, style)
      } catch {
        throw SheetFolder.Problem(text: "\(due.path): \(error)", isOfTheFolder: false)
      }
      return try folder.put(
        bytes, at: due.path, urn: due.entry.urn.isEmpty ? nil : due.entry.urn,
        school: Self.told(sheet))
    }
  }

  /// What the index tells of a school.
  private static func told(_ sheet: Sheet) -> SheetManifest.School {
    let advice = sheet.advice
    return SheetManifest.School(
      name: advice.school.name, area: advice.school.area, phase: advice.school.phase,
      family: sheet.chart.map { ListWording.word($0.title) },
      needs: own(advice.findings), strengths: own(advice.strengths))
  }

  /// What is the school's own: what holds of its area holds of all its schools.
  private static func own(_ findings: [SchoolAdvice.FindingStatement]) -> [String] {
    findings.filter { !$0.isOfArea }.map(\.name)
  }

  /// The sheets of schools as one document, to print.
  ///
  /// - Parameters:
  ///   - rows: The schools, by row, in the order of the document.
  ///   - title: What the document is called.
  ///   - progress: Told how many of how many are done.
  /// - Returns: UTF-8.
  package func document(
    _ rows: [Int], title: String, progress: (_ done: Int, _ of: Int) -> Void
  ) -> [UInt8] {
    var sheets: [Sheet] = []
    for start in stride(from: 0, to: rows.count, by: jobs * 16) {
      let portion = rows[start..<min(rows.count, start + jobs * 16)]
      let lanes = inParallel(min(jobs, portion.count)) { lane in
        stride(from: portion.startIndex + lane, to: portion.endIndex, by: jobs)
          .map { sheet(of: portion[$0]) }
      }
      sheets += portion.indices.map { index in
        let place = index - portion.startIndex
        return lanes[place % jobs][place / jobs]
      }
      progress(sheets.count, rows.count)
    }
    return SheetHTML(style).document(sheets, title: title)
  }

  /// The advice of schools as lines of JSON, in their order.
  ///
  /// - Parameters:
  ///   - rows: The schools, by row.
  ///   - write: Takes portions of whole lines, UTF-8.
  /// - Throws: What the encoder or `write` throws.
  package func lines(_ rows: [Int], to write: ([UInt8]) throws -> Void) throws {
    for start in stride(from: 0, to: rows.count, by: jobs * Self.linesOfALane) {
      let portion = rows[start..<min(rows.count, start + jobs * Self.linesOfALane)]
      let lanes = inParallel((portion.count + Self.linesOfALane - 1) / Self.linesOfALane) { lane in
        Result { try lines(portion.dropFirst(lane * Self.linesOfALane).prefix(Self.linesOfALane)) }
      }
      for lane in lanes { try write(try lane.get()) }
    }
  }

  /// How many schools are told on one processor before what is ready is written.
  private static let linesOfALane = 64

  private func lines(_ rows: ArraySlice<Int>) throws -> [UInt8] {
    try rows.reduce(into: []) { lines, row in
      var request = request(row)
      request.form = .line
      lines += try AdviceLine.render(adviser.advice(for: row, request))
    }
  }

  private func sheet(of row: Int) -> Sheet {
    let own = charts.chart(of: row)
    return Sheet(
      adviser.advice(for: row, request(row)), chart: own?.chart, mark: own?.mark)
  }
}
