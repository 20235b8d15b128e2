import Diagnostics
import Facts
package import Schools

/// What an import understood, for people: file by file, then all files together.
package struct DataReportText {
  /// How many entries a list shows before "and N more".
  package static let most = 8

  private let report: DataReport
  private let areas: [String]
  private var layout: TextLayout

  /// - Parameters:
  ///   - report: What was understood.
  ///   - areas: Names or codes of authorities whose joins are counted, each and together; none: the
  ///     largest, and all together.
  ///   - width: Columns of the text.
  package init(_ report: DataReport, areas: [String] = [], width: Int = 80) {
    self.report = report
    self.areas = areas
    layout = TextLayout(width: width)
  }

  /// The whole text, ending with a line end.
  package var text: String {
    var copy = self
    for file in report.files { copy.write(file) }
    copy.writeTogether()
    return copy.layout.text
  }

  // MARK: One file

  private mutating func write(_ file: FileReport) {
    layout.gap()
    layout.paragraph(file.file)
    guard let name = file.layoutName else {
      for problem in file.problems { write(problem) }
      return
    }
    let year = file.year.map { ", \($0)" } ?? ""
    let others = file.otherYears.isEmpty ? "" : " (also \(list(file.otherYears.map(String.init))))"
    item("layout", "\(name) (\(file.layout ?? ""))\(year)\(others)")
    item("rows", rows(of: file))
    if file.schools > 0 { item("joined", joined(file)) }
    if file.unlisted.count > 0 {
      item(
        "not joined",
        "\(count(file.unlisted.count, "row")) of schools that no file lists\(rowsOf(file.unlisted))"
      )
    }
    if file.unplacedAnswers.count > 0 {
      item(
        "not placed",
        "\(count(file.unplacedAnswers.count, "answer")) about schools or authorities that no file"
          + " lists\(rowsOf(file.unplacedAnswers)); give the files that list them as well"
      )
    }
    writeLosses(of: file)
    writeCells(of: file)
    if !file.ignoredColumns.isEmpty {
      let names = file.ignoredColumns.map {
        "\($0.heading.isEmpty ? "without a heading" : $0.heading) (\($0.column))"
      }
      item("columns not used", "\(number(names.count)): \(list(names))")
    }
    if !file.missingColumns.isEmpty {
      item("columns missing", list(file.missingColumns))
    }
    for problem in file.problems { write(problem) }
  }

  private func rows(of file: FileReport) -> String {
    var parts = ["\(count(file.rows, "row")) of \(count(file.columns, "column"))"]
    if file.taken > 0 { parts.append("\(number(file.taken)) taken") }
    if file.aggregateRows > 0 {
      parts.append("\(number(file.aggregateRows)) with figures of authorities or the nation")
    }
    return parts.joined(separator: ", ")
  }

  private func joined(_ file: FileReport) -> String {
    let link =
      file.joinedByLink > 0
      ? ", \(count(file.joinedByLink, "row")) of them by an earlier or later number" : ""
    return count(file.schools, "school") + link
  }

  private mutating func writeLosses(of file: FileReport) {
    for left in file.leftOut {
      item("left out", "\(count(left.tally.count, "row")), \(left.reason)\(rowsOf(left.tally))")
    }
    if file.otherRows.count > 0 {
      item(
        "other rows",
        "\(count(file.otherRows.count, "row")) of schools of which another row counts\(rowsOf(file.otherRows))"
      )
    }
    if file.replacedRows.count > 0 {
      item(
        "replaced",
        "\(count(file.replacedRows.count, "row")) that a newer register holds as well; the newer counts\(rowsOf(file.replacedRows))"
      )
    }
    if file.duplicates.count > 0 {
      item(
        "duplicates",
        "\(count(file.duplicates.count, "row")) of schools that have a row already; the first counts\(rowsOf(file.duplicates))"
      )
    }
    if file.emptyRows.count > 0 {
      item("empty rows", "\(number(file.emptyRows.count))\(rowsOf(file.emptyRows))")
    }
    if file.withoutKey.count > 0 {
      item(
        "no school",
        "\(count(file.withoutKey.count, "row")) that do not say which school\(rowsOf(file.withoutKey))"
      )
    }
    if file.withoutPart.count > 0 {
      item(
        "no subject",
        "\(count(file.withoutPart.count, "row")) that do not say which subject or group of pupils\(rowsOf(file.withoutPart))"
      )
    }
    if file.shortRows.count > 0 {
      item(
        "short rows",
        "\(number(file.shortRows.count)), filled up with empty cells\(rowsOf(file.shortRows))")
    }
    if file.longRows.count > 0 {
      let what = file.surplusJoined ? "joined to the last column" : "the surplus is not used"
      item("long rows", "\(number(file.longRows.count)), \(what)\(rowsOf(file.longRows))")
    }
    if file.foreignRows.count > 1 {
      item(
        "letters", "\(count(file.foreignRows.count, "row")) not in UTF-8\(rowsOf(file.foreignRows))"
      )
    }
  }

  private mutating func writeCells(of file: FileReport) {
    var codes: [String: Int] = [:]
    for cell in file.cells { codes.merge(cell.codes) { $0 + $1 } }
    if !codes.isEmpty {
      let sorted = codes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      item(
        "codes",
        sorted.map { "\($0.key.isEmpty ? "empty" : $0.key) \(number($0.value))" }
          .joined(separator: ", "))
      let most = file.cells.filter { $0.coded > 0 }.sorted {
        ($1.coded, $0.column) < ($0.coded, $1.column)
      }
      item("", list(most.map { "\($0.heading) \(number($0.coded))" }))
    }
    for cell in file.cells {
      let place = "\(cell.heading) (column \(cell.column))"
      writeCells(cell.outOfRange, "out of range", place)
      writeCells(cell.notUnderstood, "not understood", place)
      writeCells(cell.notWhole, "not whole", place)
    }
  }

  private mutating func writeCells(_ tally: CellTally, _ label: String, _ place: String) {
    guard tally.count > 0 else { return }
    let cells = tally.examples.map { example in
      let meant = example.nearest.map { " (\($0)?)" } ?? ""
      return "row \(example.row) \(example.text.quoted(atMost: 24))\(meant)"
    }
    let more = tally.count - cells.count
    item(
      label,
      "\(count(tally.count, "cell")) of \(place): \(cells.joined(separator: ", "))\(more > 0 ? " and \(number(more)) more" : "")"
    )
  }

  // MARK: Words

  private mutating func item(_ label: String, _ text: String) {
    layout.labelled(label, text, indent: 2, column: 20)
  }

  /// A problem with its cell, where it is about one and does not name it itself.
  private mutating func write(_ problem: Diagnostic) {
    var message = problem.message
    if let place = problem.location, place.line > 1, !message.contains("row \(place.line)") {
      message = "row \(place.line), column \(place.column): \(message)"
    }
    item(problem.severity.rawValue, message + (problem.nextStep.map { "; \($0)" } ?? ""))
  }

  private func number(_ value: Int) -> String { NumberWording.text(Double(value)) }

  private func count(_ value: Int, _ noun: String) -> String {
    "\(number(value)) \(noun)\(value == 1 ? "" : "s")"
  }

  /// The first entries, and how many more there are.
  private func list(_ entries: [String]) -> String {
    let shown = entries.prefix(Self.most).joined(separator: ", ")
    return entries.count > Self.most
      ? "\(shown) and \(number(entries.count - Self.most)) more" : shown
  }

  /// The first rows of a tally.
  private func rowsOf(_ tally: Tally) -> String {
    guard !tally.rows.isEmpty else { return "" }
    let rows = tally.rows.map(String.init).joined(separator: ", ")
    return
      " (\(tally.count == 1 ? "row" : "rows") \(rows)\(tally.count > tally.rows.count ? ", …" : ""))"
  }
}

extension DataReportText {
  private mutating func writeTogether() {
    layout.gap()
    layout.paragraph("All files together")
    let closed = report.closedSchools > 0 ? ", of them \(number(report.closedSchools)) closed" : ""
    item("schools", "\(number(report.schools))\(closed)")
    if report.areas > 0 { item("authorities", number(report.areas)) }
    if report.hubs > 0 { item("hubs", number(report.hubs)) }
    if report.leaders > 0 {
      item("leaders", "system leaders based at \(count(report.leaders, "school"))")
    }
    if report.partners > 0 { item("partners", number(report.partners)) }
    if report.journeys > 0 {
      item("journeys", "\(number(report.journeys)) with stated minutes")
    }
    if report.subjectResults > 0 {
      item("subjects", "\(count(report.subjectResults, "subject")) of schools with results")
    }
    if report.groupResults > 0 {
      item("groups", "\(count(report.groupResults, "group")) of pupils of schools with results")
    }
    for (index, line) in report.families.enumerated() {
      item(index == 0 ? "families" : "", line.message)
    }
    if report.families.contains(where: { $0.kind == "measureMissing" }) {
      item(
        "",
        "Files with what is missing would make the schools of a family more alike: results in their"
          + " full layout hold prior attainment, the census holds disadvantage."
      )
    }
    for problem in report.problems { write(problem) }
    writeJoins()
  }

  private mutating func writeJoins() {
    let lines = chosenLines
    guard !lines.isEmpty else { return }
    layout.gap()
    let universe = report.joins.universeFile.map { "the schools of \($0)" } ?? "all open schools"
    layout.paragraph(
      "What can be joined: \(universe). \"Full\" has name, place, both shares of pupils (disadvantaged"
        + " and EAL) and the latest result; behind it, how many also have the two years before. The"
        + " first number is what stands under a school's own number, the second adds its earlier one."
    )
    for line in lines {
      layout.gap()
      let year = line.latestYear.map { " \($0)" } ?? ""
      layout.paragraph(
        "\(line.area ?? (areas.isEmpty ? "All areas" : "These areas together")), \(line.phase): \(count(line.schools, "school"))"
      )
      item("place", pair(line.byOwnNumber.coordinates, line.all.coordinates))
      item("pupils", pair(line.byOwnNumber.intake, line.all.intake))
      item("result\(year)", pair(line.byOwnNumber.attainment, line.all.attainment))
      item("full", pair(line.byOwnNumber.full, line.all.full))
      item("with three years", pair(line.byOwnNumber.fullThreeYears, line.all.fullThreeYears))
    }
  }

  private func pair(_ own: Int, _ all: Int) -> String {
    own == all ? number(own) : "\(number(own)) (\(number(all)))"
  }

  /// The areas asked for and their sum, else all together.
  private var chosenLines: [JoinCounts.Line] {
    let all = report.joins.lines
    guard !areas.isEmpty else { return all.filter { $0.area == nil } }
    let wanted = Set(areas.map { $0.lowercased() })
    let chosen = all.filter { line in
      wanted.contains(line.area?.lowercased() ?? "") || wanted.contains(line.areaCode ?? "")
    }
    let codes = Set(chosen.compactMap(\.areaCode))
    guard codes.count > 1 else { return chosen }
    var sums: [JoinCounts.Line] = []
    for phase in ["primary", "secondary"] {
      if let sum = report.joins.sum(ofAreas: codes, phase: phase) { sums.append(sum) }
    }
    return chosen + sums
  }
}
