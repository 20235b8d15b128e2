extension Answering.Asked {
  /// A line that is refused because of whom it speaks of; the line itself is not repeated.
  ///
  /// - Parameter reply: Why, as people read it.
  /// - Returns: What came of the line.
  package static func refused(_ reply: String) -> Self {
    Self(line: "", intent: "out_of_scope", problem: reply, decide: "cannot")
  }
}
