import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A bar for work that takes a while, drawn over itself in one line and gone when it is done, so
/// that nothing of it is left above the answer.
///
/// Work that is over soon shows nothing. May be told of progress from any thread, as often as one
/// likes.
package final class ProgressBar: Sendable {
  /// How long people wait before a bar is of use to them.
  package static let patience = Duration.milliseconds(400)
  /// How often it is drawn then, at most.
  package static let pause = Duration.milliseconds(100)

  private struct State {
    var drawn: ContinuousClock.Instant?
    var text = ""
    var isErased = false
  }

  private let state = Mutex(State())
  private let began: ContinuousClock.Instant
  private let columns: Int
  private let now: @Sendable () -> ContinuousClock.Instant
  private let write: @Sendable (String) -> Void

  /// A bar that is written somewhere.
  ///
  /// - Parameters:
  ///   - columns: The width of the terminal; the bar always stays within one line.
  ///   - now: The time; tests have a clock of their own.
  ///   - write: Writes letters and the few control characters that redraw a line.
  package init(
    columns: Int, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    write: @escaping @Sendable (String) -> Void
  ) {
    self.columns = columns
    self.now = now
    self.write = write
    began = now()
  }

  /// A bar on standard error; `nil` where that is no terminal that can erase a line.
  package static func onStandardError(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> ProgressBar? {
    guard isatty(STDERR_FILENO) == 1, environment["TERM"] != "dumb" else { return nil }
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return ProgressBar(columns: isKnown ? Int(size.ws_col) : 80) { text in
      FileHandle.standardError.write(Data(text.utf8))
    }
  }

  /// Shows how far the work has come.
  ///
  /// - Parameters:
  ///   - part: How much of it is done, from 0 to 1.
  ///   - label: What is being done, in a few words.
  ///   - last: What is still to do once all of it is done.
  package func show(_ part: Double, _ label: String, then last: String) {
    state.withLock { state in
      let now = now()
      let isDue = part >= 1 || state.drawn.map { $0.duration(to: now) >= Self.pause } ?? true
      guard !state.isErased, isDue, began.duration(to: now) >= Self.patience else { return }
      let text = part < 1 ? Self.line(part, label, columns: columns) : last
      guard text != state.text else { return }
      state.text = text
      state.drawn = now
      write("\r\(text.prefix(max(0, columns - 1)))\u{1B}[K")
    }
  }

  /// Takes the bar away; it does not come back.
  package func erase() {
    state.withLock { state in
      if state.drawn != nil, !state.isErased { write("\r\u{1B}[K") }
      state.isErased = true
    }
  }

  /// `Reading 500 MB [=====>    ] 55 %`; without the bar where there is no room for it.
  private static func line(_ part: Double, _ label: String, columns: Int) -> String {
    let percent = Int(max(0, part) * 100)
    let end = "\(percent < 10 ? "  " : " ")\(percent) %"
    let room = min(40, columns - 1 - label.count - end.count - 3)
    guard room >= 4 else { return label + end }
    let filled = Int(max(0, part) * Double(room))
    let bar = String(repeating: "=", count: filled) + ">"
    return "\(label) [\(bar.padding(toLength: room, withPad: " ", startingAt: 0))]\(end)"
  }
}
