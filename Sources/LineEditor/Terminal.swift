import CLineEdit

/// What is known of the terminal without opening an editor.
package enum Terminal {
  /// Whether standard input and output are both terminals, so that a person can be asked.
  package static var isInteractive: Bool { line_edit_is_possible() }

  /// The width of the terminal on standard output in columns, read afresh; `nil` for a pipe or a
  /// file, or when the terminal does not say.
  package static var columns: Int? {
    let columns = Int(line_edit_columns())
    return columns > 0 ? columns : nil
  }

  /// The columns a text takes: marks take none, East Asian letters and emoji two.
  ///
  /// The text must hold no control characters.
  package static func width(of text: String) -> Int {
    Int(line_edit_width(text))
  }
}
