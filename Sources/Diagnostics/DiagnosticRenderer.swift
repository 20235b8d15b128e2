/// Writes diagnostics for people: what, where with the line itself and carets, what to do next.
///
/// ```text
/// rules/reading.yaml:14:31: error WM204: there is no benchmark called "famly mean"
///    14 |     - reading progress: below famly mean by at least 1.0 points
///       |                               ^^^^^^^^^^ did you mean "family mean"?
/// ```
///
/// The next step stands beside the carets where there is room, else beneath. Nothing in a file can
/// reach the terminal as a command: control characters are shown as `�`.
package struct DiagnosticRenderer: Sendable {
  /// Whether severities, places and carets are coloured for a terminal.
  package var isColoured: Bool
  /// How many diagnostics are written; the rest are counted in one line.
  package var cap: Int
  /// How many columns a line with carets may take.
  package var width: Int
  private let texts: [String: Source.Text]

  /// - Parameters:
  ///   - texts: The files to quote lines from; a place in another file is given without its line.
  ///   - isColoured: Whether to colour for a terminal.
  ///   - cap: How many diagnostics are written.
  ///   - width: How many columns a line with carets may take.
  package init(
    texts: some Sequence<Source.Text> = [], isColoured: Bool = false, cap: Int = 50,
    width: Int = 100
  ) {
    self.texts = Dictionary(texts.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
    self.isColoured = isColoured
    self.cap = cap
    self.width = max(40, width)
  }

  /// All diagnostics by place, an empty line between them.
  ///
  /// - Parameters:
  ///   - diagnostics: In any order.
  ///   - leftOut: How many more there are that were not kept.
  /// - Returns: Lines that each end with a line end; nothing when there are no diagnostics.
  package func render(_ diagnostics: some Sequence<Diagnostic>, leftOut: Int = 0) -> String {
    let sorted = diagnostics.sortedByPlace
    var parts = sorted.prefix(cap).map { lines(of: $0).joined(separator: "\n") + "\n" }
    let more = max(0, sorted.count - cap) + leftOut
    if more > 0 { parts.append("\(more) more\n") }
    return parts.joined(separator: "\n")
  }

  /// One diagnostic, without a line end at its end.
  package func render(_ diagnostic: Diagnostic) -> String {
    lines(of: diagnostic).joined(separator: "\n")
  }

  private func lines(of diagnostic: Diagnostic) -> [String] {
    var lines = [heading(diagnostic)]
    var step = diagnostic.nextStep.map(safe)
    if diagnostic.quotesLine, let place = diagnostic.location,
      let line = texts[place.file]?.line(place.line)
    {
      let companions = companions(of: diagnostic)
      if companions.isEmpty {
        lines += excerpt(of: line, at: place, length: diagnostic.length, caption: &step)
      } else {
        lines += ([place] + companions).compactMap(plainExcerpt)
      }
    }
    if let step { lines.append(beneath(step)) }
    for note in diagnostic.notes where !note.text.isEmpty {
      lines += self.lines(of: note, in: diagnostic.location?.file)
    }
    return lines
  }

  /// `file:line:column: error WM204: message`.
  private func heading(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map { "\(words(for: $0)): " } ?? ""
    let severity = diagnostic.severity
    return paint(place, .place)
      + paint("\(severity.rawValue) \(diagnostic.code):", .severity(severity))
      + " " + safe(diagnostic.message)
  }

  /// Places that are shown as bare lines together with the first: notes without words in its file.
  private func companions(of diagnostic: Diagnostic) -> [Source.Location] {
    let places = diagnostic.notes.filter(\.text.isEmpty).compactMap(\.location)
    return places.filter { $0.file == diagnostic.location?.file }
  }

  /// A note with its own line; the place stands above it when it is in another file.
  private func lines(of note: Diagnostic.Note, in file: String?) -> [String] {
    guard let place = note.location else { return [beneath(safe(note.text))] }
    var caption: String? = safe(note.text)
    var heading: [String] = []
    if place.file != file || texts[place.file]?.line(place.line) == nil {
      heading = [beneath("\(words(for: place)): \(safe(note.text))")]
      caption = nil
    }
    guard let line = texts[place.file]?.line(place.line) else { return heading }
    let lines = excerpt(of: line, at: place, length: 1, caption: &caption)
    return heading + lines + (caption.map { [beneath($0)] } ?? [])
  }

  /// The line and its carets, with the caption beside them where it fits; it is then taken away.
  private func excerpt(
    of line: Substring, at place: Source.Location, length: Int, caption: inout String?
  ) -> [String] {
    let gutter = gutter(place.line)
    let room = width - gutter.count - 3
    let excerpt = Excerpt(of: line, column: place.column, length: length, width: room)
    let indent = String(repeating: " ", count: excerpt.indent)
    var carets = indent + paint(String(repeating: "^", count: excerpt.carets), .caret)
    if let text = caption, excerpt.indent + excerpt.carets + 1 + text.displayWidth <= room {
      carets += " " + text
      caption = nil
    }
    let bar = paint(String(repeating: " ", count: gutter.count) + " |", .gutter)
    return [paint(gutter + " |", .gutter) + " " + excerpt.text, bar + " " + carets]
  }

  private func plainExcerpt(_ place: Source.Location) -> String? {
    guard let line = texts[place.file]?.line(place.line) else { return nil }
    let gutter = gutter(place.line)
    let room = width - gutter.count - 3
    return paint(gutter + " |", .gutter) + " "
      + Excerpt(of: line, column: 1, length: 1, width: room).text
  }

  /// The line number, in five columns or more.
  private func gutter(_ line: Int) -> String {
    let digits = String(line)
    return String(repeating: " ", count: max(0, 5 - digits.count)) + digits
  }

  private func beneath(_ text: String) -> String { "      " + text }

  private func words(for place: Source.Location) -> String {
    "\(safe(place.file)):\(place.line):\(place.column)"
  }

  private func safe(_ text: String) -> String { String(text.map(\.shownSafely)) }
}

extension DiagnosticRenderer {
  private enum Part {
    case place, gutter, caret
    case severity(Diagnostic.Severity)
  }

  private func paint(_ text: String, _ part: Part) -> String {
    guard isColoured, !text.isEmpty else { return text }
    let code =
      switch part {
      case .place: "1"
      case .gutter: "34"
      case .caret: "1;32"
      case .severity(.error): "1;31"
      case .severity(.warning): "1;35"
      case .severity(.note): "1;36"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
