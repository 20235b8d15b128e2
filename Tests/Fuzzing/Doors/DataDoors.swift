import Advice
import Diagnostics
import Facts
import Schools

/// The doors of data: files of any layout, and mappings that describe layouts.
enum DataDoors {
  /// A data file, read with the shipped mappings; in small pieces and in one, its rows are the same.
  static func dataFile(_ bytes: [UInt8]) {
    Promises.hold(
      rows(bytes, piece: 64, step: 7) == rows(bytes, piece: 1 << 18, step: .max),
      "rows do not depend on the pieces they come in")
    let data = SchoolData.load(
      contents: [(path: "fuzz-2025.csv", bytes: bytes)], mappings: ShippedMappings.all,
      vocabulary: ShippedMappings.vocabulary)
    hold(data)
  }

  /// A mapping; when it is sound, a file is made with the headings it asks for and read with it.
  static func mapping(_ bytes: [UInt8]) {
    let reader = MappingReader(vocabulary: ShippedMappings.vocabulary)
    let (mapping, problems) = reader.read(bytes, file: "Rules/imports/fuzz.yaml")
    let source = Source.Text(
      file: "Rules/imports/fuzz.yaml", text: String(decoding: bytes, as: UTF8.self))
    // A file that is no text has no lines to point at.
    if String(validating: bytes, as: UTF8.self) != nil {
      Promises.places(of: problems, in: [source])
    }
    Promises.hold(
      (mapping == nil) == problems.containsErrors, "a mapping is read unless it is wrong")
    guard let mapping else { return }
    let headings = Set(
      mapping.recognition.all + mapping.keys.headings + mapping.facts.flatMap(\.columns)
    ).sorted()
    let cells = ["1", "", "Primary", "x; y", "SUPP", "20 to 30", "-99999999999999999999", "é%"]
    var text = headings.map(quoted).joined(separator: ",") + "\n"
    for row in 0..<4 {
      text += headings.indices.map { cells[(row * 3 + $0) % cells.count] }.joined(separator: ",")
      text += "\n"
    }
    hold(
      SchoolData.load(
        contents: [(path: "fuzz-2025.csv", bytes: Array(text.utf8))], mappings: [mapping],
        vocabulary: ShippedMappings.vocabulary))
  }

  /// What holds of all data, however it was read: values fit their facts, the report can be written.
  static func hold(_ data: SchoolData) {
    for table in [data.base.schools, data.base.areas] {
      for (slot, fact) in table.vocabulary.facts.enumerated() where table.columns[slot] != nil {
        for row in 0..<min(table.count, 50) {
          Promises.hold(table.value(slot, row), fits: fact)
        }
      }
    }
    Promises.hold(!data.report.json.isEmpty, "a report is never empty")
    _ = DataReportText(data.report, width: 80).text
    _ = DiagnosticRenderer().render(data.report.allProblems)
  }

  /// The rows of a file as texts, with the problem that ended it.
  private static func rows(_ bytes: [UInt8], piece: Int, step: Int) -> Rows {
    var rows = Rows()
    var reader = CSVReader(MemoryBytes(bytes, step: step), piece: piece)
    do {
      try reader.forEachRow { row in
        rows.cells.append((0..<row.count).map(row.text))
        return true
      }
    } catch {
      rows.problem = error
    }
    return rows
  }

  private struct Rows: Equatable {
    var cells: [[String]] = []
    var problem: FileProblem?
  }

  private static func quoted(_ heading: String) -> String {
    "\"" + heading.replacing("\"", with: "\"\"") + "\""
  }
}
