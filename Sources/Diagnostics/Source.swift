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

  /// A file's name and its whole text, cut into lines for excerpts.
  ///
  /// Lines end with a line feed, a carriage return or both; nothing else ends a line, so that every
  /// reader of a file counts alike.
  package struct Text: Sendable {
    /// The path as it should be shown to people.
    package let file: String
    /// The whole text.
    package let text: String
    /// The bytes of each line without its line end.
    private let ranges: [Range<Int>]

    package init(file: String, text: String) {
      self.file = file
      var text = text
      ranges = text.withUTF8(Self.lines)
      self.text = text
    }

    /// How many lines there are, at least one. A final line end is followed by one more, empty line.
    package var lineCount: Int { ranges.count }

    /// The lines without their line ends; `lines[0]` is line 1.
    package var lines: [Substring] { ranges.map(substring) }

    /// The text of a line, counted from 1; `nil` past the end.
    package func line(_ number: Int) -> Substring? { byteRange(ofLine: number).map(substring) }

    /// Where a line, counted from 1, stands in the UTF-8 of the text, without its line end; `nil`
    /// past the end.
    package func byteRange(ofLine number: Int) -> Range<Int>? {
      ranges.indices.contains(number - 1) ? ranges[number - 1] : nil
    }

    private func substring(_ range: Range<Int>) -> Substring {
      let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      return text[start..<text.utf8.index(start, offsetBy: range.count)]
    }

    /// Splits by bytes: many times faster than by characters, and line ends are never part of one.
    private static func lines(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
      var lines: [Range<Int>] = []
      var start = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        guard byte == 0x0A || byte == 0x0D else { continue }
        lines.append(start..<index - 1)
        if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
        start = index
      }
      lines.append(start..<bytes.count)
      return lines
    }
  }
}
