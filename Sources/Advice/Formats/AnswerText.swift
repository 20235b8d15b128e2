/// Answers as plain text: 80 columns by default, readable at 40.
package enum AnswerText {
  /// The page at a width: the title, its lines with hanging indents, and what to type next.
  package static func render(_ page: AnswerPage, width: Int = 80) -> String {
    var layout = TextLayout(width: width)
    layout.paragraph(page.title, hanging: 2)
    for line in page.lines {
      let start = String(repeating: "  ", count: line.indent)
      let mark = line.mark.isEmpty ? "" : line.mark + " "
      // At small widths a long number must not take the room of the text.
      let hanging = mark.count > 10 ? start.count + 2 : min(start.count + mark.count, width / 3)
      layout.paragraph(line.text, first: start + mark, hanging: hanging)
    }
    return layout.text + next(page.next, width)
  }

  /// What to type next, apart by three spaces and never broken within one.
  private static func next(_ lines: [String], _ width: Int) -> String {
    guard let first = lines.first else { return "" }
    var rows = ["Next: \(first)"]
    for line in lines.dropFirst() {
      if rows[rows.count - 1].count + 3 + line.count <= width {
        rows[rows.count - 1] += "   \(line)"
      } else {
        rows.append("  \(line)")
      }
    }
    return rows.joined(separator: "\n") + "\n"
  }
}
