#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lines from a pipe or a file: no prompt, no editing, nothing kept.
///
/// A carriage return before the newline goes; bytes that are not UTF-8 become `�`. The last line
/// needs no newline.
package final class PlainReader: LineReading {
  /// A line longer than this is cut: nobody types a megabyte, and a file without newlines must not
  /// fill the memory.
  package static let mostBytes = 1 << 20

  private let descriptor: Int32
  private var waiting: ArraySlice<UInt8> = []
  private var hasEnded = false

  package let isInteractive = false

  package var columns: Int? { Terminal.columns }

  /// Reads from an open descriptor, standard input unless another is named; does not close it.
  package init(descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
  }

  package func readLine(prompt: Prompt) -> Line {
    var line: [UInt8] = []
    var sawAny = false
    while true {
      sawAny = sawAny || !waiting.isEmpty
      if let newline = waiting.firstIndex(of: UInt8(ascii: "\n")) {
        line += waiting[..<newline].prefix(Self.mostBytes - line.count)
        waiting = waiting[(newline + 1)...]
        break
      }
      line += waiting.prefix(Self.mostBytes - line.count)
      waiting = []
      if hasEnded {
        guard sawAny else { return .end }
        break
      }
      fill()
    }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return .text(String(decoding: line, as: UTF8.self))
  }

  /// Does nothing: what a script says is not a person's history.
  package func remember(_ line: String) {}

  /// Does nothing: nothing is kept.
  package func forgetHistory() {}

  /// Never: Ctrl-C ends a program that no person is talking to.
  package func takeInterrupt() -> Bool { false }

  /// Takes in the next portion, or notes the end.
  private func fill() {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      hasEnded = count <= 0
      waiting = chunk[..<max(0, count)]
      return
    }
  }
}
