import Foundation
import TestSupport

/// A `line-echo` on a terminal of its own, at its first prompt.
struct Echo {
  let terminal: PseudoTerminal

  /// Starts it and waits for the prompt.
  init(
    _ arguments: [String] = [], environment: [String: String?] = [:], rows: Int = 24,
    columns: Int = 80
  ) throws {
    terminal = try PseudoTerminal(
      builtProgram("line-echo"), arguments, environment: environment, rows: rows,
      columns: columns)
    try terminal.expect("ready\n")
    try terminal.expect("echo> ")
  }

  /// Types letters and waits for their echo, as one must before a control key.
  func type(_ text: String) throws {
    try terminal.send(text)
    try terminal.expect(text)
  }

  /// Presses Enter, waits for the answer and for the next prompt.
  func enter(giving answer: String) throws {
    try terminal.send(.enter)
    try terminal.expect("\n" + answer + "\n")
    try terminal.expect("echo> ")
  }

  /// Presses Ctrl-D at an empty prompt and waits for the end.
  func end() throws -> ExitStatus {
    try terminal.send(.controlD)
    try terminal.expect("end\n")
    return try terminal.waitForExit()
  }
}
