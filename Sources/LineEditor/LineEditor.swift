import CLineEdit

/// A line typed at a terminal, with everything a person expects there: history, completion, paste.
///
/// Only for the main thread, as libedit answers signals; and one at a time. Give it back by letting
/// the last reference go: then the terminal is as it was before.
package final class LineEditor: LineReading {
  private let editor: OpaquePointer
  private let historyFile: HistoryFile?
  private let completionWords: CompletionWords
  private let completer: Completer
  private var history: History

  package private(set) var historyProblem: HistoryProblem?

  package let isInteractive = true

  package var columns: Int? { Terminal.columns }

  /// Opens the editor and fetches the history; `nil` when standard input or output is no terminal.
  ///
  /// - Parameters:
  ///   - program: The name by which a person's `~/.editrc` may address this program.
  ///   - historyFile: Where lines are kept between sessions; `nil` keeps them for this one only.
  ///   - completionWords: What is said when Tab finds nothing or very much.
  ///   - completer: What could stand at the cursor; asked when Tab is pressed.
  package init?(
    program: String, historyFile: HistoryFile?, completionWords: CompletionWords = .init(),
    completer: @escaping Completer
  ) {
    guard Terminal.isInteractive else { return nil }
    precondition(line_edit_is_main_thread(), "The line editor must be on the main thread.")
    history = History(limit: historyFile?.limit ?? 500)
    guard let editor = line_edit_open(program, Int32(history.limit)) else { return nil }
    self.editor = editor
    self.historyFile = historyFile
    self.completionWords = completionWords
    self.completer = completer

    do throws(HistoryProblem) {
      if let historyFile { history = try historyFile.load() }
    } catch {
      historyProblem = error
    }
    for line in history.lines { line_edit_add_history(editor, line) }
    // Unretained: the editor is closed before this object goes.
    line_edit_set_completer(
      editor,
      { context, _, text, length, cursor in
        guard let context, let text else { return }
        let bytes = UnsafeRawBufferPointer(start: text, count: length)
        Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
          .complete(String(decoding: bytes, as: UTF8.self), cursor: cursor)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    line_edit_close(editor)
  }

  package func readLine(prompt: Prompt) -> Line {
    var text: UnsafePointer<CChar>?
    var length = 0
    let ending = prompt.marked.withCString { line_edit_read(editor, $0, &text, &length) }
    switch ending {
    case LINE_EDIT_TEXT:
      let bytes = UnsafeRawBufferPointer(start: text, count: length)
      return .text(String(decoding: bytes, as: UTF8.self))
    case LINE_EDIT_CANCELLED: return .interrupted
    default: return .end
    }
  }

  package func remember(_ line: String) {
    let before = history.lines
    guard history.add(line) else { return }
    // libedit leaves out only a repeat of its neighbour.
    if history.lines.dropLast() == before[...] {
      line_edit_add_history(editor, line)
    } else {
      fillHistory()
    }
    keep { (file) throws(HistoryProblem) in try file.append(line) }
  }

  package func forgetHistory() {
    history.removeAll()
    fillHistory()
    keep { (file) throws(HistoryProblem) in try file.erase() }
  }

  package func takeInterrupt() -> Bool {
    line_edit_take_interrupt()
  }

  private func fillHistory() {
    line_edit_clear_history(editor)
    for line in history.lines { line_edit_add_history(editor, line) }
  }

  private func keep(_ change: (HistoryFile) throws(HistoryProblem) -> Void) {
    guard let historyFile else { return }
    do throws(HistoryProblem) {
      try change(historyFile)
    } catch {
      historyProblem = error
    }
  }

  /// Answers Tab; the cursor comes as a number of bytes.
  private func complete(_ line: String, cursor: Int) {
    let cursor = line.utf8.index(line.startIndex, offsetBy: cursor)
    let completion = completer(line, cursor)
    switch CompletionStep(completion, in: line, at: cursor) {
    case .replace(let scalars, let text): line_edit_replace(editor, scalars, text)
    case .list(let candidates): list(candidates)
    case .none: list([])
    }
  }

  private func list(_ candidates: [String]) {
    let list = CandidateList(candidates: candidates, words: completionWords)
    line_edit_list(editor, list.text(columns: columns ?? 80))
  }
}
