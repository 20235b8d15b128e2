import Diagnostics
import Facts

/// Reads one file into a ``FilePortion``: recognises it by its first row, then hands over its rows.
struct FileImport {
  private let vocabulary: Vocabulary
  private let mappings: [ImportMapping]
  private let path: String
  private var report: FileReport
  private var taker: RowTaker?

  private init(path: String, mappings: [ImportMapping], vocabulary: Vocabulary) {
    self.path = path
    self.mappings = mappings
    self.vocabulary = vocabulary
    report = FileReport(file: path)
  }

  /// Reads a file; the portion is `nil` when nothing of it can be used, and the report says why.
  static func read(
    path: String, mappings: [ImportMapping], vocabulary: Vocabulary
  ) -> (FilePortion?, FileReport) {
    do {
      let file = try CompressedFile(path: path)
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
        if reading.taker == nil { return reading.begin(row) }
        reading.taker?.take(row)
        return true
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
    guard let mapping = mapping(for: headings) else { return false }
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
      let suggestions = PlainLayout.suggestions(
        for: Array(headings.names.prefix(40)), vocabulary: vocabulary)
      report.problems.append(
        DataProblem.unknownLayout(
          headings: headings.names,
          nearest: suggestions.prefix(3).map { .init(heading: $0.heading, name: $0.nearest) }
        ).diagnostic(file: path, row: 1))
      return nil
    }
  }

  private mutating func finish(
    _ failure: FileProblem?, delimiter: UInt8
  ) -> (FilePortion?, FileReport) {
    var portion = taker?.finish()
    taker = nil
    if let portion { report = portion.report }
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
