/// How the conversation looks; each setting can be put back.
package struct TalkSettings: Codable, Hashable, Sendable {
  /// Columns that were asked for; `nil` for those of the terminal.
  package var width: Int?
  /// No columns, one `label: value` a line.
  package var isPlain = false
  /// 60 columns, a blank line between items, 8 lines a page.
  package var isProjector = false
  /// Schools are called School A, School B and so on.
  package var hidesNames = false
  package var isColoured = true
  /// Shorter pages.
  package var isShort = false
  package var isLong = false
  /// No history is kept.
  package var isPrivate = false

  package init() {}

  /// Lines of an answer that are shown at once.
  var page: Int {
    if isProjector { return 8 }
    if isShort { return 6 }
    return isLong ? 40 : 12
  }

  /// Columns at most, however wide the terminal.
  func columns(of terminal: Int) -> Int {
    let most = isProjector ? 60 : 100
    return max(20, min(width ?? most, terminal, most))
  }
}
