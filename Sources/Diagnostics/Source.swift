/// Texts that people write and the places in them.
package enum Source {
  /// A place in a file: line and column, both counted from 1; columns count characters, not bytes.
  package struct Location: Hashable, Sendable, Comparable {
    /// The path as it should be shown to people, relative where possible.
    package var file: String
    /// The line, from 1.
    package var line: Int
    /// The column in characters (grapheme clusters), from 1.
    package var column: Int

    package init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }

    /// Orders by file name, then line, then column.
    package static func < (a: Self, b: Self) -> Bool {
      (a.file, a.line, a.column) < (b.file, b.line, b.column)
    }
  }

  /// A file's name and its whole text, split into lines for excerpts.
  ///
  /// Lines end with a line feed, a carriage return or both; nothing else ends a line, so that every
  /// reader of a file counts alike.
  package struct Text: Sendable {
    /// The path as it should be shown to people.
    package let file: String
    /// The lines without their line ends; `lines[0]` is line 1. A final line end is followed by one
    /// more, empty line.
    package let lines: [Substring]

    package init(file: String, text: String) {
      self.file = file
      lines = Self.split(text)
    }

    /// The text of a line, counted from 1; `nil` past the end.
    package func line(_ number: Int) -> Substring? {
      lines.indices.contains(number - 1) ? lines[number - 1] : nil
    }

    /// Splits by bytes: many times faster than by characters, and line ends are never part of one.
    private static func split(_ text: String) -> [Substring] {
      let bytes = text.utf8
      var lines: [Substring] = []
      var start = bytes.startIndex
      var index = start
      while index < bytes.endIndex {
        let byte = bytes[index]
        let next = bytes.index(after: index)
        if byte == 0x0A || byte == 0x0D {
          lines.append(text[start..<index])
          let isPair = byte == 0x0D && next < bytes.endIndex && bytes[next] == 0x0A
          start = isPair ? bytes.index(after: next) : next
          index = start
        } else {
          index = next
        }
      }
      lines.append(text[start...])
      return lines
    }
  }
}
