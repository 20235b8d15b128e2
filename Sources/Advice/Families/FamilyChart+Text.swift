import Diagnostics

/// The chart as plain text: a grid with a letter for each school, for a terminal of 60 columns or more.
extension FamilyChart {
  /// The least width at which a grid is drawn.
  package static let leastWidth = 60

  /// So many schools can be told apart by letters or numbers.
  package static let mostPoints = 60

  /// The lines of the grid, and what its signs mean; none where the width is too small or nothing can be drawn.
  ///
  /// - Parameters:
  ///   - width: Columns, of which at most 100 are used.
  ///   - names: Whether names are written beside the letters where there is room.
  /// - Returns: Lines without line ends; those of the key may be wrapped.
  package func text(width: Int, names: Bool = false) -> (grid: [String], key: [String]) {
    guard width >= Self.leastWidth, (1...Self.mostPoints).contains(points.count) else {
      return ([], [])
    }
    var grid = ChartGrid(self, columns: min(100, width) - 10, rows: 9 + min(100, width) / 6)
    let beside = grid.placePoints()
    if names { grid.writeNames() }
    return (grid.lines, key(beside))
  }

  private func key(_ beside: [(mark: String, other: String)]) -> [String] {
    var lines = ["Across: level. Up: change."]
    if level.mean != nil || change.mean != nil {
      lines.append("Lines: the means of the Family. Dots: near a mean, no corner is claimed.")
    }
    for (mark, other) in beside {
      lines.append("\(mark) lies so near \(other) that it is drawn beside its place.")
    }
    return lines
  }
}

/// The cells of a chart drawn with letters.
struct ChartGrid {
  private let chart: FamilyChart
  private let columns: Int
  private let rows: Int
  private var cells: [[Character]]
  /// Which cells hold a school's mark.
  private var isTaken: [[Bool]]
  /// Where the marks stand, in the order of the points.
  private var places: [(row: Int, column: Int)] = []

  /// - Parameters:
  ///   - chart: What is drawn.
  ///   - columns: Cells across.
  ///   - rows: Cells up.
  init(_ chart: FamilyChart, columns: Int, rows: Int) {
    self.chart = chart
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    isTaken = Array(repeating: Array(repeating: false, count: columns), count: rows)
    drawLines()
  }

  /// The row of a change: the top one is 0.
  private func row(_ change: Double) -> Int { rows - 1 - chart.up.step(change, of: rows) }

  private func column(_ level: Double) -> Int { chart.across.step(level, of: columns) }

  private mutating func drawLines() {
    let (across, up) = (chart.across, chart.up)
    for row in 0..<rows {
      for column in 0..<columns {
        let level = across.value(ofStep: column, of: columns)
        let change = up.value(ofStep: rows - 1 - row, of: rows)
        let isNear = Self.isNear(level, chart.level) || Self.isNear(change, chart.change)
        if isNear, (row + column).isMultiple(of: 2) { cells[row][column] = "." }
      }
    }
    let middle = (chart.level.mean.map(column), chart.change.mean.map(row))
    if let column = middle.0 { for row in 0..<rows { cells[row][column] = "|" } }
    if let row = middle.1 { for column in 0..<columns { cells[row][column] = "-" } }
    if let column = middle.0, let row = middle.1 { cells[row][column] = "+" }
  }

  private static func isNear(_ value: Double, _ axis: FamilyChart.Axis) -> Bool {
    guard let mean = axis.mean, let band = axis.band else { return false }
    return (value - mean).magnitude <= band
  }

  /// Writes the marks, each at its place or at the nearest free one; says which had to move beside which.
  mutating func placePoints() -> [(mark: String, other: String)] {
    var beside: [(String, String)] = []
    for point in chart.points {
      let home = (row: row(point.change), column: column(point.level))
      let place = nearestFree(home, width: point.mark.count)
      for (offset, letter) in point.mark.enumerated() {
        cells[place.row][place.column + offset] = letter
        isTaken[place.row][place.column + offset] = true
      }
      if place != home, let other = mark(near: home, width: point.mark.count) {
        beside.append((point.mark, other))
      }
      places.append(place)
    }
    return beside
  }

  /// The first of the schools already drawn that stands in the way.
  private func mark(near home: (row: Int, column: Int), width: Int) -> String? {
    zip(chart.points, places).first { point, place in
      place.row == home.row
        && place.column < home.column + width + 1
        && home.column < place.column + point.mark.count + 1
    }?.0.mark
  }

  /// The nearest place whose cells, and those to either side where marks have several letters, are free; of
  /// equally near ones the first along the row, then above and below. A row counts as two columns.
  private func nearestFree(
    _ home: (row: Int, column: Int), width: Int
  ) -> (row: Int, column: Int) {
    let start = min(home.column, columns - width)
    var best = (cost: Int.max, row: home.row, column: start)
    for row in 0..<rows {
      for column in 0...(columns - width) where isFree(row, column, width) {
        let cost = (column - start).magnitude + 2 * (row - home.row).magnitude
        let isBetter =
          Int(cost) < best.cost
          || (Int(cost) == best.cost
            && (row - home.row).magnitude < (best.row - home.row).magnitude)
        if isBetter { best = (Int(cost), row, column) }
      }
    }
    return (best.row, best.column)
  }

  private func isFree(_ row: Int, _ column: Int, _ width: Int) -> Bool {
    // Numbers need a gap, or two of them read as one.
    let gap = width > 1 ? 1 : 0
    let (first, last) = (max(0, column - gap), min(columns - 1, column + width - 1 + gap))
    return !isTaken[row][first...last].contains(true)
  }

  /// Writes names to the right of marks, else to the left, where no mark and no name stands yet.
  mutating func writeNames() {
    for (point, place) in zip(chart.points, places) {
      let whole = point.name.shownSafely
      let name = Array(whole.count > 24 ? whole.prefix(23) + "…" : whole[...])
      let right = place.column + point.mark.count
      for start in [right, place.column - name.count - 2] {
        let needed = start..<(start + name.count + 2)
        guard needed.lowerBound >= 0, needed.upperBound <= columns,
          !isTaken[place.row][needed].contains(true)
        else { continue }
        for (offset, letter) in ([" "] + name + [" "]).enumerated() {
          cells[place.row][start + offset] = letter
          isTaken[place.row][start + offset] = true
        }
        break
      }
    }
  }

  /// The grid with its edges: the top, mean and bottom value of the changes, and those of the levels.
  var lines: [String] {
    let margin = 8
    var ticks: [Int: String] = [
      0: FamilyChart.tick(chart.up.most, chart.change, isSigned: true),
      rows - 1: FamilyChart.tick(chart.up.least, chart.change, isSigned: true),
    ]
    if let mean = chart.change.mean {
      ticks[row(mean)] = FamilyChart.tick(mean, chart.change, isSigned: true)
    }
    var lines = cells.enumerated().map { row, cells -> String in
      let tick = ticks[row] ?? ""
      let padding = String(repeating: " ", count: max(0, margin - tick.count))
      var line = padding + tick + " |" + String(cells)
      while line.last == " " { line.removeLast() }
      return line
    }
    lines.append(
      String(repeating: " ", count: margin + 1) + "+" + String(repeating: "-", count: columns))
    lines.append(levels(margin + 2))
    return lines
  }

  private func levels(_ start: Int) -> String {
    let texts = [
      (0, FamilyChart.tick(chart.across.least, chart.level, isSigned: false)),
      chart.level.mean.map {
        (column($0), FamilyChart.tick($0, chart.level, isSigned: false))
      } ?? (0, ""),
      (columns, FamilyChart.tick(chart.across.most, chart.level, isSigned: false)),
    ]
    var line = Array(repeating: Character(" "), count: start + columns)
    for (index, (place, text)) in texts.enumerated() where !text.isEmpty {
      var first = place - text.count / 2
      if index == 0 { first = 0 }
      if index == 2 { first = columns - text.count }
      first += start
      let cells = max(0, first - 1)..<min(line.count, first + text.count + 1)
      guard first >= 0, first + text.count <= line.count,
        line[cells].allSatisfy({ $0 == " " })
      else { continue }
      line.replaceSubrange(first..<(first + text.count), with: Array(text))
    }
    var text = String(line)
    while text.last == " " { text.removeLast() }
    return text
  }
}
