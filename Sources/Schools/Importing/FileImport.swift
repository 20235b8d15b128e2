import Diagnostics
import Facts

/// Reads one file into a ``FilePortion``: recognises it by its first row, then hands over its rows.
struct FileImport {
  private let vocabulary: Vocabulary
  private let mappings: [ImportMapping]
  private let path: String
  private var report: FileReport
  private var taker: RowTaker?
  /// The first row, when it holds no headings that are known.
  private var strange: Headings?
  /// The row below it that does.
  private var laterHeadings: Int?

  /// How far down headings are looked for: titles and notes above a table are rarely longer.
  private static let lastHeadingRow = 30

  private init(path: String, mappings: [ImportMapping], vocabulary: Vocabulary) {
    self.path = path
    self.mappings = mappings
    self.vocabulary = vocabulary
    report = FileReport(file: path)
  }

  /// Reads a file; the portion is `nil` when nothing of it can be used, and the report says why.
  ///
  /// `meter` is told how much of the file's bytes on disk has been read.
  static func read(
    path: String, mappings: [ImportMapping], vocabulary: Vocabulary,
    meter: (ReadingMeter, bytes: Int)? = nil
  ) -> (FilePortion?, FileReport) {
    do {
      let file = MeteredFile(try CompressedFile(path: path), meter: meter)
      defer { file.finish() }
      return read(file, path: path, mappings: mappings, vocabulary: vocabulary)
    } catch {
      var report = FileReport(file: path)
      report.problems.append(DataProblem.file(error).diagnostic(file: path))
      return (nil, report)
    }
  }

  /// Reads a file's bytes.
  static func read(
    _ stream: some ByteStream, path: String, mappings: [ImportMapping], vocabulary: Vocabulary
  ) -> (FilePortion?, FileReport) {
    var reading = FileImport(path: path, mappings: mappings, vocabulary: vocabulary)
    var reader = CSVReader(stream)
    var failure: FileProblem?
    do {
      try reader.forEachRow { row in
        if reading.taker != nil {
          reading.taker?.take(row)
          return true
        }
        return reading.strange == nil ? reading.begin(row) : reading.lookForHeadings(row)
      }
    } catch {
      failure = error
    }
    return reading.finish(failure, delimiter: reader.delimiter)
  }

  /// Handles the first row; `false` when the rest of the file is of no use.
  private mutating func begin(_ row: CSVRow) -> Bool {
    let headings = Headings(row)
    report.columns = row.count
    guard let mapping = mapping(for: headings) else { return strange != nil }
    report.layout = mapping.layout
    report.layoutName = mapping.name
    if let reason = mapping.holdsNothingBecause {
      report.problems.append(
        DataProblem.notUsed(mapping.name, because: reason).diagnostic(file: path))
      return false
    }
    let plan = FilePlan(mapping: mapping, headings: headings, path: path, vocabulary: vocabulary)
    report.year = plan.year
    report.surplusJoined = mapping.gluesSurplus
    report.ignoredColumns = plan.ignored.map { .init(column: $0.position + 1, heading: $0.heading) }
    report.missingColumns = plan.missing
    if !headings.repeated.isEmpty {
      report.problems.append(
        DataProblem.repeatedHeadings(headings.repeated).diagnostic(file: path, row: 1))
    }
    taker = RowTaker(
      portion: FilePortion(plan: plan, file: path, report: report, vocabulary: vocabulary),
      vocabulary: vocabulary)
    return true
  }

  private mutating func mapping(for headings: Headings) -> ImportMapping? {
    switch Recognition.of(headings, among: mappings) {
    case .mapping(let mapping): return mapping
    case .ambiguous(let layouts):
      report.problems.append(DataProblem.ambiguousLayout(layouts).diagnostic(file: path, row: 1))
      return nil
    case .unknown:
      if let plain = PlainLayout.mapping(for: headings, vocabulary: vocabulary) { return plain }
      strange = headings
      return nil
    }
  }

  /// Looks whether a row below the first holds headings; `false` when there is no more to look for.
  private mutating func lookForHeadings(_ row: CSVRow) -> Bool {
    guard row.number <= Self.lastHeadingRow else { return false }
    let headings = Headings(row)
    if case .unknown = Recognition.of(headings, among: mappings),
      PlainLayout.mapping(for: headings, vocabulary: vocabulary) == nil
    {
      return true
    }
    laterHeadings = row.number
    return false
  }

  /// Says that the first row holds no headings, and what may be meant.
  private mutating func complain(of headings: Headings) {
    let suggestions = PlainLayout.suggestions(
      for: Array(headings.names.prefix(40)), vocabulary: vocabulary)
    report.problems.append(
      DataProblem.unknownLayout(
        headings: headings.names,
        nearest: suggestions.prefix(3).map { .init(heading: $0.heading, name: $0.nearest) },
        laterRow: laterHeadings
      ).diagnostic(file: path, row: 1))
  }

  private mutating func finish(
    _ failure: FileProblem?, delimiter: UInt8
  ) -> (FilePortion?, FileReport) {
    var portion = taker?.finish()
    taker = nil
    if let portion { report = portion.report }
    if let strange { complain(of: strange) }
    if let failure {
      report.problems.append(DataProblem.file(failure).diagnostic(file: path))
    } else if report.columns == 0 {
      report.problems.append(DataProblem.file(.empty).diagnostic(file: path))
    } else if portion != nil {
      if report.rows == 0 {
        report.problems.append(DataProblem.onlyHeadings.diagnostic(file: path, row: 1))
      }
      if delimiter != 0x2C {
        let word = delimiter == 0x09 ? "tabs" : "semicolons"
        report.problems.append(DataProblem.otherDelimiter(word).diagnostic(file: path, row: 1))
      }
    }
    portion?.report = report
    return (portion, report)
  }
}
