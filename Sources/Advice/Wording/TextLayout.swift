/// Lines of plain text at a width: wrapped at spaces, with hanging indents, nothing cut off.
///
/// Widths count characters as people see them (grapheme clusters); wide East Asian characters are
/// rare in English school data and count as one.
package struct TextLayout {
  /// Columns available, at least 20.
  package let width: Int
  /// The finished lines.
  package private(set) var lines: [String] = []

  package init(width: Int) { self.width = max(20, width) }

  /// The lines as one text that ends with a line end.
  package var text: String { lines.joined(separator: "\n") + "\n" }

  /// An empty line, never two in a row and never first.
  package mutating func gap() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// A paragraph; its first line starts with `first`, the others are indented by `hanging` columns.
  package mutating func paragraph(_ text: String, first: String = "", hanging: Int? = nil) {
    let indent = String(repeating: " ", count: hanging ?? first.count)
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = indent
        isEmpty = true
      }
      line += isEmpty ? String(word) : " " + word
      isEmpty = false
    }
    lines.append(trimmed(line))
  }

  /// A line of a picture, whose spaces count; cut off nowhere, so it must fit.
  package mutating func line(_ text: String) { lines.append(trimmed(text)) }

  /// What to type next, apart by three spaces, each on a line of its own where they do not fit; never broken
  /// within one.
  package mutating func next(_ requests: [String]) {
    let joined = "Next: " + requests.joined(separator: "   ")
    if joined.count <= width {
      lines.append(joined)
    } else {
      for (index, request) in requests.enumerated() {
        lines.append((index == 0 ? "Next: " : "      ") + request)
      }
    }
  }

  /// A label with a text beside it, or beneath it where the width is too small for two columns.
  package mutating func labelled(_ label: String, _ text: String, indent: Int, column: Int) {
    let start = String(repeating: " ", count: indent)
    guard width >= 60 else {
      paragraph(text, first: start + label + ": ", hanging: indent + 2)
      return
    }
    let padding = max(1, column - indent - label.count)
    paragraph(text, first: start + label + String(repeating: " ", count: padding), hanging: column)
  }

  /// A title with a remark at the right edge, or on the next line where both do not fit.
  package mutating func title(_ title: String, remark: String, hanging: Int) {
    let padding = width - title.count - remark.count
    if padding >= 2 {
      lines.append(title + String(repeating: " ", count: padding) + remark)
    } else {
      paragraph(title, hanging: hanging)
      paragraph(remark, first: String(repeating: " ", count: hanging))
    }
  }

  /// A line of a table: a name and, from a column on, figures that are never wrapped; a name too long for
  /// its column stands on a line of its own.
  package mutating func row(_ name: String, _ figures: String, column: Int) {
    if name.count < column {
      lines.append(name + String(repeating: " ", count: column - name.count) + figures)
    } else {
      paragraph(name)
      lines.append(String(repeating: " ", count: column) + figures)
    }
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
