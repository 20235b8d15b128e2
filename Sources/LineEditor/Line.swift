/// How one reading of a line ended: the ways are cases, not errors.
package enum Line: Hashable, Sendable {
  /// The person sent this text, without its newline; it may be empty.
  case text(String)
  /// The person gave the line up with Ctrl-C; the session goes on.
  case interrupted
  /// There are no more lines: Ctrl-D on an empty line, or the end of a file.
  case end
}
