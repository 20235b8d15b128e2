/// Candidates laid out to be read: across and then down, in as many columns as fit.
struct CandidateList {
  /// How many candidates are shown; what is left out is counted below them.
  static let limit = 60

  let candidates: [String]
  let words: CompletionWords

  /// The list as lines, each ending with a newline.
  ///
  /// - Parameter columns: The width to fit, in columns of the terminal. A candidate that is wider
  ///   stands on a line of its own and is not cut.
  /// - Returns: The text to show below the line.
  func text(columns: Int) -> String {
    guard !candidates.isEmpty else { return words.none.withoutControls + "\n" }
    let shown = candidates.prefix(Self.limit)
    let gap = 2
    let widths = shown.map { Terminal.width(of: $0) }
    let cell = (widths.max() ?? 0) + gap
    // The last column needs no gap behind it.
    let perLine = max(1, (columns + gap) / cell)
    var text = ""
    for (position, candidate) in shown.enumerated() {
      text += candidate
      let endsLine = position % perLine == perLine - 1 || position == shown.count - 1
      text += endsLine ? "\n" : String(repeating: " ", count: cell - widths[position])
    }
    let leftOut = candidates.count - shown.count
    if leftOut > 0 { text += words.more(leftOut).withoutControls + "\n" }
    return text
  }
}
