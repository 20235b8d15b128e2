/// What a person sees: a grid of letters, kept up to date from a program's output.
///
/// Knows the movements, erasures and insertions that a line editor uses, wide and combining
/// characters, and the scrolling of the last row. Colours are not kept.
package struct Screen: Sendable {
  /// The number of rows.
  package private(set) var rows: Int
  /// The number of columns.
  package private(set) var columns: Int
  /// The cursor's row, from 0 at the top.
  package private(set) var cursorRow = 0
  /// The cursor's column, from 0 at the left; equal to `columns` after a letter in the last one.
  package private(set) var cursorColumn = 0

  /// A cell holds a letter with its marks; a wide letter's second cell is empty.
  private var cells: [[String]]
  private var inserts = false

  /// An empty screen with the cursor at the top left.
  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows from the top, without the blanks at their ends and without the empty rows below.
  package var lines: [String] {
    var lines = cells.map { row in
      let text = row.joined()
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// All the rows as one text.
  package var text: String { lines.joined(separator: "\n") }

  /// Cuts or widens the grid; nothing is wrapped anew, which is what a plain terminal does.
  mutating func resize(rows: Int, columns: Int) {
    cells = cells.suffix(max(rows, 0)).map { row in
      Array(row.prefix(columns)) + Array(repeating: " ", count: max(0, columns - row.count))
    }
    let blank = Array(repeating: " ", count: columns)
    cells += Array(repeating: blank, count: max(0, rows - cells.count))
    (self.rows, self.columns) = (rows, columns)
    cursorRow = min(cursorRow, rows - 1)
    cursorColumn = min(cursorColumn, columns)
  }

  /// Acts on one event.
  mutating func apply(_ event: EscapeSequences.Event) {
    switch event {
    case .letter(let scalar): show(scalar)
    case .control(0x0D): cursorColumn = 0
    case .control(0x0A): lineFeed()
    case .control(0x08): cursorColumn = max(0, min(cursorColumn, columns - 1) - 1)
    case .control(0x09): cursorColumn = min(columns - 1, (cursorColumn / 8 + 1) * 8)
    case .control, .other: break
    case .sequence(let parameters, let isPrivate, let final):
      if !isPrivate { obey(final, parameters) }
    }
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    let width = displayWidth(scalar)
    if width == 0 {
      let column = cells[cursorRow][..<cursorColumn].lastIndex { !$0.isEmpty }
      if let column { cells[cursorRow][column].unicodeScalars.append(scalar) }
      return
    }
    if cursorColumn + width > columns {
      cursorColumn = 0
      lineFeed()
    }
    if inserts { insert(width) }
    cells[cursorRow][cursorColumn] = String(Character(scalar))
    if width == 2 { cells[cursorRow][cursorColumn + 1] = "" }
    cursorColumn += width
  }

  private mutating func lineFeed() {
    if cursorRow < rows - 1 {
      cursorRow += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func insert(_ count: Int) {
    let blanks = Array(repeating: " ", count: count)
    cells[cursorRow].insert(contentsOf: blanks, at: min(cursorColumn, columns))
    cells[cursorRow].removeLast(count)
  }

  private mutating func erase(_ row: Int, _ range: Range<Int>) {
    for column in range { cells[row][column] = " " }
  }

  private mutating func obey(_ final: UInt8, _ parameters: [Int]) {
    let first = parameters.first ?? 0
    let count = max(1, first)
    let column = min(cursorColumn, columns - 1)
    switch Character(Unicode.Scalar(final)) {
    case "A": cursorRow = max(0, cursorRow - count)
    case "B": cursorRow = min(rows - 1, cursorRow + count)
    case "C": cursorColumn = min(columns - 1, column + count)
    case "D": cursorColumn = max(0, column - count)
    case "G": cursorColumn = min(columns, count) - 1
    case "H", "f":
      cursorRow = min(rows, count) - 1
      cursorColumn = min(columns, max(1, parameters.dropFirst().first ?? 1)) - 1
    case "J":
      if first == 0 { erase(cursorRow, column..<columns) }
      let erased = first == 0 ? (cursorRow + 1)..<max(rows, cursorRow + 1) : 0..<rows
      for row in erased { erase(row, 0..<columns) }
    case "K":
      erase(cursorRow, first == 0 ? column..<columns : 0..<(first == 1 ? column + 1 : columns))
    case "P":
      cells[cursorRow].removeSubrange(column..<min(columns, column + count))
      cells[cursorRow] += Array(repeating: " ", count: columns - cells[cursorRow].count)
    case "@": insert(min(count, columns - column))
    case "X": erase(cursorRow, column..<min(columns, column + count))
    case "h": if first == 4 { inserts = true }
    case "l": if first == 4 { inserts = false }
    default: break
    }
  }
}

/// The columns a letter takes: 0 for a mark, 2 for East Asian letters and emoji, else 1.
private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD:
    return 2
  default: return 1
  }
}
