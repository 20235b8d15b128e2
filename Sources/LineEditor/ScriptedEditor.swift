/// Lines from a list, for tests of a conversation: keeps what it was asked, shows nothing.
///
/// ```swift
/// let editor = ScriptedEditor([.text("advise Meadow"), .interrupted, .text("quit")])
/// ```
package final class ScriptedEditor: LineReading {
  private var lines: ArraySlice<Line>
  private let completer: Completer?
  private var interruptedAfter: Int?

  package let isInteractive: Bool
  package let columns: Int?

  /// The prompts shown so far, as texts without styles.
  package private(set) var prompts: [String] = []
  /// The lines kept so far.
  package private(set) var history = History()

  /// An editor that reads the given lines and then says it is at the end.
  ///
  /// - Parameters:
  ///   - lines: What each reading gives.
  ///   - columns: The width it claims to have.
  ///   - isInteractive: Whether a person is said to be there.
  ///   - interruptedAfter: How often ``takeInterrupt()`` says no before it says yes, once; never
  ///     yes if `nil`.
  ///   - completer: What ``completion(of:)`` asks.
  package init(
    _ lines: [Line], columns: Int? = 80, isInteractive: Bool = true, interruptedAfter: Int? = nil,
    completer: Completer? = nil
  ) {
    self.lines = lines[...]
    self.columns = columns
    self.isInteractive = isInteractive
    self.interruptedAfter = interruptedAfter
    self.completer = completer
  }

  /// An editor that reads texts.
  package convenience init(_ texts: String...) {
    self.init(texts.map(Line.text))
  }

  package func readLine(prompt: Prompt) -> Line {
    prompts.append(prompt.text)
    return lines.popFirst() ?? .end
  }

  package func remember(_ line: String) {
    history.add(line)
  }

  package func forgetHistory() {
    history.removeAll()
  }

  package func takeInterrupt() -> Bool {
    guard let left = interruptedAfter else { return false }
    interruptedAfter = left > 0 ? left - 1 : nil
    return left == 0
  }

  /// The candidates that Tab would offer at the end of a line.
  package func completion(of line: String) -> [String] {
    completer?(line, line.endIndex).candidates ?? []
  }
}
