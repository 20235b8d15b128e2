extension StringProtocol {
  /// The text in double quotes as a message shows it: at most `limit` characters, and nothing in it
  /// that a terminal would obey.
  ///
  /// `"famly mean"`; a longer one ends in `…`. Control and direction-changing characters are shown
  /// as `�`, line ends as a space, so that no file can write to the reader's screen.
  package func quoted(atMost limit: Int = 60) -> String { String(self).inQuotes(atMost: limit) }
}

extension String {
  /// Most texts are short and of plain letters, and are looked at once, byte by byte.
  fileprivate func inQuotes(atMost limit: Int) -> String {
    if utf8.count <= limit, utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return "\"\(self)\"" }
    let start = prefix(limit)
    let shown = String(start.map { $0.isNewline ? " " : $0.shownSafely })
    return start.endIndex < endIndex ? "\"\(shown)…\"" : "\"\(shown)\""
  }
}

extension String {
  /// The text with `�` for everything that a terminal might obey; line ends stay.
  package var shownSafely: String {
    guard unicodeScalars.contains(where: { $0 != "\n" && $0.commandsTerminals }) else {
      return self
    }
    return String(map { $0 == "\n" ? $0 : $0.shownSafely })
  }
}

extension Character {
  /// The character itself, or `�` where a terminal might obey it instead of showing it.
  package var shownSafely: Character {
    unicodeScalars.contains(where: \.commandsTerminals) ? "\u{FFFD}" : self
  }
}

extension Unicode.Scalar {
  /// Whether it controls a terminal or turns the direction of writing.
  package var commandsTerminals: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

extension Array<String> {
  /// The texts as a list in a sentence: `a, b or c`.
  package func joinedInWords(_ conjunction: String = "or") -> String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}
