import Advice

/// An answer laid out and cut into pages between its lines.
struct Paged: Sendable {
  /// Rows of each line, in order.
  var blocks: [[String]]
  /// What to type next.
  var next: [String]
  /// Rows shown at once.
  var size: Int
  /// What stands above the first page.
  var title: [String]

  init(_ said: Said, _ style: AnswerText.Style, size: Int, isSpaced: Bool) {
    let laid = AnswerText.blocks(said.page, style)
    title = said.page.title.isEmpty ? [] : laid.title
    // Rows of a picture belong together: nothing comes between them.
    blocks = said.laid ?? ((said.picture.isEmpty ? [] : [said.picture]) + laid.lines)
    // Rows that have an empty one below them already get no second.
    if isSpaced { blocks = blocks.map { $0.last?.isEmpty == false ? $0 + [""] : $0 } }
    next = said.page.next
    self.size = said.picture.isEmpty ? said.atOnce.map { max($0, size) } ?? size : .max
  }

  /// The first page and what is left; a line is never cut, and a rest of one line goes with its page.
  func cut() -> (rows: [String], left: Paged?) {
    var rows = title
    var shown = 0
    for block in blocks {
      let isLast = shown == blocks.count - 1
      if rows.count + block.count - title.count > size, shown > 0, !isLast || block.count > 2 {
        break
      }
      rows += block
      shown += 1
    }
    guard shown < blocks.count else { return (rows, nil) }
    var left = self
    left.title = []
    left.blocks.removeFirst(shown)
    return (rows, left)
  }
}
