/// How a command ends; the same numbers for every command.
package enum ExitStatus: Int32, Hashable, Sendable, CaseIterable {
  /// All was done.
  case done = 0
  /// A fault of the program or the machine.
  case fault = 1
  /// The options make no sense.
  case badOptions = 2
  /// Data or rules could not be read or hold errors.
  case unreadable = 3
  /// Some line was not understood, or some school of a batch failed; the rest was done.
  case partly = 4
  /// Stopped by Ctrl-C.
  case interrupted = 130
}
