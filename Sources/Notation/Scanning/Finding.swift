import Diagnostics

/// A problem at a range of bytes, before lines and columns are counted.
struct Finding {
  var problem: NotationProblem
  /// What the caret line underlines; only its part on the first line is shown.
  var range: Range<Int>
  /// Another place that belongs to it, with its caption.
  var note: (text: String, offset: Int)?
}

extension [Finding] {
  /// The findings with lines and columns, in the order given.
  ///
  /// Lines and characters are counted once, from the beginning to the last place, however many
  /// places stand on one line.
  func diagnostics(in bytes: [UInt8], file: String) -> [Diagnostic] {
    var offsets: Set<Int> = []
    for finding in self {
      offsets.insert(finding.range.lowerBound)
      offsets.insert(finding.range.upperBound)
      if let note = finding.note { offsets.insert(note.offset) }
    }
    let places = Places(of: offsets.sorted(), in: bytes)
    return map { finding in
      let start = places.byOffset[finding.range.lowerBound] ?? (1, 1)
      let end = places.byOffset[finding.range.upperBound] ?? start
      let notes = finding.note.map { note in
        let place = places.byOffset[note.offset] ?? start
        return Diagnostic.Note(
          note.text, at: .init(file: file, line: place.line, column: place.column))
      }
      return finding.problem.diagnostic(
        at: .init(file: file, line: start.line, column: start.column),
        length: end.line == start.line ? end.column - start.column : 1,
        notes: notes.map { [$0] } ?? [])
    }
  }
}

/// Lines and columns of byte offsets.
private struct Places {
  private(set) var byOffset: [Int: (line: Int, column: Int)] = [:]

  /// - Parameters:
  ///   - offsets: In rising order.
  ///   - bytes: The text they are places of.
  init(of offsets: [Int], in bytes: [UInt8]) {
    var line = 1
    var lineStart = 0
    var waiting = offsets[...]
    while let next = waiting.first {
      var end = lineStart
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      if next <= end || end == bytes.count {
        let here = waiting.prefix { $0 <= end || end == bytes.count }
        count(here, line: line, bytes: bytes[lineStart..<end])
        waiting = waiting.dropFirst(here.count)
      }
      guard end < bytes.count else { break }
      lineStart =
        bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
      // An offset between the two bytes of a line end stands at the end of its line.
      while let stray = waiting.first, stray < lineStart {
        count([stray], line: line, bytes: bytes[end..<end])
        waiting.removeFirst()
      }
      line += 1
    }
  }

  /// Counts characters up to each offset.
  private mutating func count(_ offsets: ArraySlice<Int>, line: Int, bytes: ArraySlice<UInt8>) {
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      for offset in offsets {
        byOffset[offset] = (line, min(offset, bytes.endIndex) - bytes.startIndex + 1)
      }
      return
    }
    var waiting = offsets
    var position = bytes.startIndex
    var column = 1
    for character in String(decoding: bytes, as: UTF8.self) {
      let next = position + character.utf8.count
      while let offset = waiting.first, offset < next {
        byOffset[offset] = (line, column)
        waiting.removeFirst()
      }
      if waiting.isEmpty { return }
      position = next
      column += 1
    }
    for offset in waiting { byOffset[offset] = (line, column) }
  }
}
