/// Where lines come from: a person at a terminal, a pipe, or a test.
///
/// The seam has three names – read, remember, be interrupted – and a loop over it looks the same
/// whatever is behind it:
///
/// ```swift
/// while case let line = reader.readLine(prompt: "waymark> "), line != .end {
///   guard case .text(let text) = line else { continue }
///   reader.remember(text)
///   answer(text, unless: reader.takeInterrupt)
/// }
/// ```
package protocol LineReading: AnyObject {
  /// Whether a person sees the prompt and can be asked; when not, do not ask.
  var isInteractive: Bool { get }

  /// The width of the terminal in columns, read afresh; `nil` where there is none.
  var columns: Int? { get }

  /// What last went wrong with keeping lines, if anything: say it once, the session goes on.
  var historyProblem: HistoryProblem? { get }

  /// Waits for the next line. The prompt is shown only where a person sees it.
  func readLine(prompt: Prompt) -> Line

  /// Keeps a line for the arrow keys and the next session, unless it asks not to be kept (see
  /// ``History/isKept(_:)``). Lines are not kept by themselves: the caller may know a reason not to.
  func remember(_ line: String)

  /// Forgets every line kept so far, in the file too.
  func forgetHistory()

  /// Whether Ctrl-C was pressed since the last line was read or since this was last asked.
  ///
  /// For a command that takes long: ask now and then, and stop when the answer is yes.
  func takeInterrupt() -> Bool
}

extension LineReading {
  /// Nothing goes wrong where nothing is kept.
  package var historyProblem: HistoryProblem? { nil }
}

/// Opens the kind of reader that suits standard input and output.
///
/// A ``LineEditor`` when both are terminals, else a ``PlainReader``, which shows no prompt. The
/// caller must be on the main thread: the editor answers signals.
///
/// - Parameters:
///   - program: The name by which a person's `~/.editrc` may address this program.
///   - historyFile: Where lines are kept between sessions; `nil` keeps them for this one only.
///   - completionWords: What is said when Tab finds nothing or very much.
///   - completer: What could stand at the cursor; asked when Tab is pressed.
/// - Returns: The reader.
package func openLineReader(
  program: String, historyFile: HistoryFile?, completionWords: CompletionWords = .init(),
  completer: @escaping Completer
) -> any LineReading {
  LineEditor(
    program: program, historyFile: historyFile, completionWords: completionWords,
    completer: completer) ?? PlainReader()
}
