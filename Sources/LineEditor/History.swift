/// The lines typed before, oldest first: at most so many, none of them twice.
///
/// A line that is typed again moves to the end. Complexity: adding looks at every line, which for
/// 500 of them is nothing.
package struct History: Hashable, Sendable {
  /// How many lines are kept.
  package let limit: Int
  /// The lines, oldest first, without newlines.
  package private(set) var lines: [String] = []

  /// An empty history.
  package init(limit: Int = 500) {
    precondition(limit > 0, "A history must be able to hold a line.")
    self.limit = limit
  }

  /// A history that holds the lines worth keeping of a list that is oldest first.
  package init(_ lines: some BidirectionalCollection<String>, limit: Int = 500) {
    self.init(limit: limit)
    var seen = Set<String>()
    for line in lines.reversed().lazy.map(Self.onOneLine) where self.lines.count < limit {
      if Self.isKept(line), seen.insert(line).inserted { self.lines.append(line) }
    }
    self.lines.reverse()
  }

  /// Whether a line is one to keep: not blank, and not begun with a space, by which a person says
  /// that it is nobody's business.
  package static func isKept(_ line: String) -> Bool {
    guard let first = line.first else { return false }
    return !first.isWhitespace && line.contains { !$0.isWhitespace }
  }

  /// Adds a line at the end, if it is one to keep; an equal one before it goes.
  ///
  /// - Returns: Whether it was kept.
  @discardableResult
  package mutating func add(_ line: String) -> Bool {
    let line = Self.onOneLine(line)
    guard Self.isKept(line) else { return false }
    lines.removeAll { $0 == line }
    lines.append(line)
    if lines.count > limit { lines.removeFirst(lines.count - limit) }
    return true
  }

  /// Forgets every line.
  package mutating func removeAll() {
    lines = []
  }

  /// The line with newlines and other control characters made into spaces: a line of the file is a
  /// line of the history.
  private static func onOneLine(_ line: String) -> String {
    guard line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return line
    }
    return String(
      String.UnicodeScalarView(
        line.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
