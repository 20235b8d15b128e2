/// How a program ended.
package enum ExitStatus: Hashable, Sendable {
  /// By itself, with this code (0 to 255).
  case exited(Int32)
  /// By a signal, with this number.
  case signalled(Int32)

  /// Reads the code of `child_has_ended`, where a signal is a negative number.
  init(code: Int32) {
    self = code < 0 ? .signalled(-code) : .exited(code)
  }
}
