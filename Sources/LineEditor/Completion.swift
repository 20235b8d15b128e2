/// What could stand at the cursor: candidates for the text between `start` and the cursor.
package struct Completion: Hashable, Sendable {
  /// Where the text begins that a candidate would replace; it ends at the cursor.
  package var start: String.Index
  /// The texts that could stand there, in the order to show them; repeats are left out.
  package var candidates: [String]

  /// A completion; `start` is an index of the line that was asked about, at or before the cursor.
  package init(start: String.Index, candidates: [String]) {
    self.start = start
    self.candidates = candidates
  }

  /// The completion of the word before the cursor, back to a space: the candidates that begin with
  /// it, capitals or not.
  package static func ofWord(
    in line: String, at cursor: String.Index, from words: some Sequence<String>
  ) -> Completion {
    let space = line[..<cursor].lastIndex(of: " ")
    let start = space.map { line.index(after: $0) } ?? line.startIndex
    let typed = line[start..<cursor].lowercased()
    return Completion(
      start: start, candidates: words.filter { $0.lowercased().hasPrefix(typed) })
  }
}

/// Says what could stand at a place in a line; asked when Tab is pressed.
///
/// - Parameters:
///   - line: The whole line as it is.
///   - cursor: The place of the cursor in it.
/// - Returns: The candidates; none is an answer too.
package typealias Completer = (_ line: String, _ cursor: String.Index) -> Completion

/// What is said when Tab finds nothing or very much.
package struct CompletionWords: Sendable {
  /// Said when nothing fits.
  package var none: String
  /// Said below a list that was cut, with the number of candidates left out.
  package var more: @Sendable (Int) -> String

  /// The words; every text is one line without its newline.
  package init(
    none: String = "no match", more: @escaping @Sendable (Int) -> String = { "and \($0) more" }
  ) {
    self.none = none
    self.more = more
  }
}
