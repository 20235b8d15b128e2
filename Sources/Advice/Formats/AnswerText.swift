import Diagnostics

/// Answers as plain text: 80 columns by default, readable at 40.
package enum AnswerText {
  /// How an answer is laid out.
  package struct Style: Hashable, Sendable {
    /// Columns, at least 20.
    package var width: Int
    /// No columns: one `label: value` a line, for screen readers.
    package var isPlain: Bool

    package init(width: Int = 80, isPlain: Bool = false) {
      self.width = width
      self.isPlain = isPlain
    }
  }

  /// An answer as rows of text, line by line, so that a page ends between lines and never within one.
  package struct Blocks: Hashable, Sendable {
    package var title: [String]
    package var lines: [[String]]
    package var next: [String]
  }

  /// The page at a width: the title, its lines with hanging indents, and what to type next.
  package static func render(_ page: AnswerPage, width: Int = 80) -> String {
    let blocks = blocks(page, Style(width: width))
    return (blocks.title + blocks.lines.joined() + blocks.next).map { $0 + "\n" }.joined()
  }

  /// The same line by line.
  package static func blocks(_ page: AnswerPage, _ style: Style) -> Blocks {
    let widths = columns(page.lines)
    return Blocks(
      title: laidOut(style) { $0.paragraph(page.title, hanging: 2) },
      lines: page.lines.map { line in
        laidOut(style) { layout in
          if line.cells.isEmpty {
            Self.line(line, style, on: &layout)
          } else {
            row(line, widths, style, on: &layout)
          }
        }
      }, next: next(page.next, style.width))
  }

  private static func laidOut(_ style: Style, _ write: (inout TextLayout) -> Void) -> [String] {
    var layout = TextLayout(width: style.width)
    write(&layout)
    return layout.lines
  }

  private static func line(
    _ line: AnswerPage.Line, _ style: Style, on layout: inout TextLayout
  ) {
    let start = String(repeating: "  ", count: line.indent)
    let mark = line.mark.isEmpty ? "" : line.mark + " "
    // At small widths a long number must not take the room of the text.
    let hanging = mark.count > 10 ? start.count + 2 : min(start.count + mark.count, style.width / 3)
    if line.remark.isEmpty {
      layout.paragraph(line.text, first: start + mark, hanging: hanging)
    } else if style.isPlain {
      layout.paragraph("\(line.text): \(line.remark)", first: start + mark, hanging: hanging)
    } else if start.count + mark.count + line.text.count + 2 + line.remark.count <= style.width {
      layout.title(start + mark + line.text, remark: line.remark, hanging: hanging)
    } else {
      // Below the text, which keeps its indent.
      layout.paragraph(line.text, first: start + mark, hanging: hanging)
      layout.paragraph(line.remark, first: String(repeating: " ", count: hanging))
    }
  }

  // MARK: Tables

  /// The width of each column over all rows: the text first, then the cells.
  private static func columns(_ lines: [AnswerPage.Line]) -> [Int] {
    var widths: [Int] = []
    for line in lines where !line.cells.isEmpty {
      let cells = [String(repeating: " ", count: 2 * line.indent) + line.text] + line.cells
      for (place, cell) in cells.enumerated() {
        if place == widths.count { widths.append(0) }
        widths[place] = max(widths[place], cell.count)
      }
    }
    return widths
  }

  /// A row of a table; where the table has no room, the cells behind the text with a dash.
  private static func row(
    _ line: AnswerPage.Line, _ widths: [Int], _ style: Style, on layout: inout TextLayout
  ) {
    let start = String(repeating: "  ", count: line.indent)
    let room = widths.reduce(0, +) + 2 * (widths.count - 1)
    guard !style.isPlain, room <= style.width else {
      let cells = line.cells.filter { !$0.isEmpty }.joined(separator: "; ")
      let between = line.text.hasSuffix(":") ? "" : ":"
      let text = line.text.isEmpty ? cells : "\(line.text)\(between) \(cells)"
      layout.paragraph(text, first: start, hanging: start.count + 2)
      return
    }
    let cells = [start + line.text] + line.cells
    layout.line(
      zip(cells, widths).map { cell, width in
        cell + String(repeating: " ", count: max(0, width - cell.count))
      }.joined(separator: "  "))
  }

  /// What to type next, apart by three spaces and never broken within one.
  private static func next(_ lines: [String], _ width: Int) -> [String] {
    guard let first = lines.first else { return [] }
    var rows = ["Next: \(first)"]
    for line in lines.dropFirst() {
      if rows[rows.count - 1].displayWidth + 3 + line.displayWidth <= width {
        rows[rows.count - 1] += "   \(line)"
      } else {
        rows.append("  \(line)")
      }
    }
    return rows
  }
}
