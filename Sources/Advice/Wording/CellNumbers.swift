/// The cells that figures stand in, one number for each row of a file: what a page lists at its end, so
/// that a sentence only needs the number.
struct CellNumbers {
  /// One row of a file in one year.
  private struct Row: Hashable {
    var file: String
    /// `nil` where names are hidden: it would tell whose it is.
    var row: Int?
    var year: Int?
  }

  private var rows: [(row: Row, columns: [String])] = []

  init(_ figures: [SchoolAdvice.FigureShown] = []) {
    for figure in figures { _ = number(figure) }
  }

  /// `[1, 3]` for the figures of a reason that stand in files; empty where none does.
  mutating func mark(_ figures: [SchoolAdvice.FigureShown]) -> String {
    let numbers = Set(figures.compactMap { number($0) }).sorted().map(String.init)
    return numbers.isEmpty ? "" : "[\(numbers.joined(separator: ", "))]"
  }

  /// `ks2-2025.csv, row 3, 2024-25: PTRWM_EXP, PTREAD_EXP`, in the order of the numbers.
  var lines: [String] {
    rows.map { entry in
      let year = entry.row.year.map { ", \(DateWording.academicYear($0))" } ?? ""
      let row = entry.row.row.map { ", row \($0)" } ?? ""
      return "\(entry.row.file)\(row)\(year): "
        + entry.columns.joined(separator: ", ")
    }
  }

  /// The number of a figure's row, counted from 1; `nil` for what stands in no file.
  private mutating func number(_ figure: SchoolAdvice.FigureShown) -> Int? {
    guard let file = figure.file else { return nil }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let key = Row(file: name, row: figure.row, year: figure.year)
    let column =
      figure.heading.flatMap { $0.isEmpty ? nil : $0 } ?? figure.column.map { "column \($0)" } ?? ""
    let index = rows.firstIndex { $0.row == key } ?? rows.count
    if index == rows.count { rows.append((key, [])) }
    if !rows[index].columns.contains(column) { rows[index].columns.append(column) }
    return index + 1
  }
}
