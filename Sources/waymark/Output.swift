import Advice
import Diagnostics
import Foundation
import LineEditor

/// Answers on standard output, diagnostics on standard error.
enum Output {
  /// Writes an answer; what a terminal would obey is shown as `�`, for names and headings come
  /// from files that anybody may have written.
  static func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.shownSafely.utf8))
  }

  /// Writes lines at the width of the terminal, 80 columns without one, 100 at most; what does not fit
  /// goes on beneath, two columns further in.
  static func write(wrapped lines: [String]) {
    var layout = TextLayout(width: width())
    for line in lines {
      let indent = line.prefix { $0 == " " }
      layout.paragraph(
        String(line.dropFirst(indent.count)), first: String(indent), hanging: indent.count + 2)
    }
    write(layout.text)
  }

  /// Writes diagnostics for people; nothing when there are none.
  static func complain(_ diagnostics: [Diagnostic], texts: [Source.Text] = [], leftOut: Int = 0) {
    guard !diagnostics.isEmpty || leftOut > 0 else { return }
    let renderer = DiagnosticRenderer(
      texts: texts, isColoured: isColoured(FileHandle.standardError))
    FileHandle.standardError.write(Data(renderer.render(diagnostics, leftOut: leftOut).utf8))
  }

  /// Writes a remark of our own beside diagnostics, to standard error.
  static func remark(_ text: String) {
    FileHandle.standardError.write(Data(text.shownSafely.utf8))
  }

  /// The columns to write text in: those asked for, else the terminal's, else 80; 100 at most.
  static func width(_ asked: Int? = nil) -> Int { min(100, asked ?? columns ?? 80) }

  /// The width of the terminal; `nil` where standard output is none.
  static var columns: Int? { Terminal.columns }

  /// Whether to colour what goes to a stream: a terminal that is not dumb, and nobody said no.
  static func isColoured(
    _ stream: FileHandle, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Bool {
    environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
      && isatty(stream.fileDescriptor) == 1
  }
}
