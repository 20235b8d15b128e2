/// A line of a file as it is shown, and the part of it that a caret line underlines.
struct Excerpt {
  /// The line with spaces for tabs and nothing a terminal would obey, cut where it is too long.
  private(set) var text = ""
  /// How many columns stand before the first caret.
  private(set) var indent = 0
  /// How many carets there are, at least one.
  private(set) var carets = 1

  /// - Parameters:
  ///   - line: The line as it stands in the file.
  ///   - column: The first character to underline, from 1; past the end stands just behind it.
  ///   - length: How many characters to underline.
  ///   - width: How many columns there are to show it in, at least 20.
  init(of line: Substring, column: Int, length: Int, width: Int) {
    let before = Self.columns(of: line.prefix(column - 1))
    // A place far to the right is shown with a third of the width before it.
    let start = before < width * 2 / 3 ? 0 : before - width / 3
    var position = 0
    var used = 0
    var indent: Int?
    var carets = 0
    if start > 0 { add("…", 1, to: &used) }
    for (offset, character) in line.enumerated() {
      let cell = Self.cell(of: character, at: position)
      position += cell.columns
      guard start == 0 || position > start else { continue }
      guard used + cell.columns < width else {
        add("…", 1, to: &used)
        break
      }
      if offset + 1 == column { indent = used }
      if (column..<column + length).contains(offset + 1) { carets += cell.columns }
      add(cell.text, cell.columns, to: &used)
    }
    self.indent = indent ?? used
    self.carets = max(1, carets)
  }

  private mutating func add(_ text: String, _ columns: Int, to used: inout Int) {
    self.text += text
    used += columns
  }

  /// What stands on the screen for a character, and how many columns it takes.
  private static func cell(
    of character: Character, at position: Int
  ) -> (text: String, columns: Int) {
    if character == "\t" {
      let columns = tabStop - position % tabStop
      return (String(repeating: " ", count: columns), columns)
    }
    let shown = character.shownSafely
    let isInvisible = shown.unicodeScalars.first?.properties.generalCategory == .format
    return isInvisible ? ("\u{FFFD}", 1) : (String(shown), shown.displayWidth)
  }

  private static func columns(of text: Substring) -> Int {
    text.reduce(0) { $0 + cell(of: $1, at: $0).columns }
  }

  /// How far apart tab stops are.
  private static let tabStop = 4
}
