import Diagnostics
import Foundation

extension DataReport {
  /// The report as one JSON object, keys in alphabetical order; ends with a line end.
  ///
  /// `schema` is `waymark.data-check/1`; fields are only ever added to it. All counts are complete;
  /// rows and cells are examples, at most five of each kind.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    // Nothing in the document can fail to encode: it holds texts, whole numbers and lists.
    let data = (try? encoder.encode(DataReportDocument(self))) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

/// What `waymark data check --json` writes.
private struct DataReportDocument: Encodable {
  let schema = "waymark.data-check/1"
  let status: String
  let files: [File]
  let joins: [JoinCounts.Line]
  let universe: String?
  let schools: Int
  let closedSchools: Int
  let areas: Int
  let hubs: Int
  let leaders: Int
  let partners: Int
  let journeys: Int
  let subjectResults: Int
  let groupResults: Int
  let families: [FamilyLine]
  let problems: [Problem]

  init(_ report: DataReport) {
    status = report.hasUnreadableFiles ? "unreadable" : "done"
    files = report.files.map(File.init)
    joins = report.joins.lines
    universe = report.joins.universeFile
    schools = report.schools
    closedSchools = report.closedSchools
    areas = report.areas
    hubs = report.hubs
    leaders = report.leaders
    partners = report.partners
    journeys = report.journeys
    subjectResults = report.subjectResults
    groupResults = report.groupResults
    families = report.families
    problems = report.problems.map(Problem.init)
  }

  struct Problem: Encodable {
    let code: String
    let severity: String
    let message: String
    let nextStep: String?
    let row: Int?
    let column: Int?

    init(_ diagnostic: Diagnostic) {
      code = diagnostic.code
      severity = diagnostic.severity.rawValue
      message = diagnostic.message
      nextStep = diagnostic.nextStep
      row = diagnostic.location?.line
      column = diagnostic.location?.column
    }
  }

  struct File: Encodable {
    let file: String
    let layout: String?
    let layoutName: String?
    let year: Int?
    let otherYears: [Int]
    let rows: Int
    let columns: Int
    let taken: Int
    let schools: Int
    let joinedByLink: Int
    let notJoined: Tally
    let answersNotPlaced: Tally
    let leftOut: [FileReport.LeftOut]
    let aggregateRows: Int
    let otherRows: Tally
    let replacedRows: Tally
    let duplicates: Tally
    let emptyRows: Tally
    let withoutKey: Tally
    let withoutSubjectOrGroup: Tally
    let shortRows: Tally
    let longRows: Tally
    let surplusJoined: Bool
    let foreignRows: Tally
    let columnsNotUsed: [FileReport.Column]
    let columnsMissing: [String]
    let columnsRead: [ColumnReport]
    let problems: [Problem]

    init(_ report: FileReport) {
      file = report.file
      layout = report.layout
      layoutName = report.layoutName
      year = report.year
      otherYears = report.otherYears
      rows = report.rows
      columns = report.columns
      taken = report.taken
      schools = report.schools
      joinedByLink = report.joinedByLink
      notJoined = report.unlisted
      answersNotPlaced = report.unplacedAnswers
      leftOut = report.leftOut
      aggregateRows = report.aggregateRows
      otherRows = report.otherRows
      replacedRows = report.replacedRows
      duplicates = report.duplicates
      emptyRows = report.emptyRows
      withoutKey = report.withoutKey
      withoutSubjectOrGroup = report.withoutPart
      shortRows = report.shortRows
      longRows = report.longRows
      surplusJoined = report.surplusJoined
      foreignRows = report.foreignRows
      columnsNotUsed = report.ignoredColumns
      columnsMissing = report.missingColumns
      columnsRead = report.cells
      problems = report.problems.map(Problem.init)
    }
  }
}
