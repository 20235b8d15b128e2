/// What stands before the cursor while a line is typed: visible text, some of it perhaps coloured.
///
/// ```swift
/// let plain: Prompt = "waymark> "
/// let coloured = Prompt([.init("waymark", .strongGreen), .init("> ")])
/// ```
///
/// Whether there is to be colour at all is the caller's decision (`NO_COLOR`, `--color`).
package struct Prompt: Hashable, Sendable, ExpressibleByStringLiteral {
  /// How a part of a prompt looks.
  package enum Style: String, Hashable, Sendable, CaseIterable {
    case plain = "0"
    case strong = "0;1"
    case strongGreen = "0;1;32"
    case strongYellow = "0;1;33"
    case strongBlue = "0;1;34"
  }

  /// A stretch of text in one style.
  package struct Part: Hashable, Sendable {
    /// The visible text.
    package var text: String
    /// How it looks.
    package var style: Style

    /// A part; control characters are left out of its text.
    package init(_ text: String, _ style: Style = .plain) {
      self.text = text.withoutControls
      self.style = style
    }
  }

  /// The parts, in order.
  package let parts: [Part]

  /// A prompt made of parts; empty ones are left out.
  package init(_ parts: [Part]) {
    self.parts = parts.filter { !$0.text.isEmpty }
  }

  /// A prompt without colour.
  package init(stringLiteral text: String) {
    self.init([Part(text)])
  }

  /// The prompt as a person reads it, without styles.
  package var text: String { parts.map(\.text).joined() }

  /// The prompt with its styles as escape sequences, each between two `\u{1}`.
  ///
  /// libedit drops a sequence that no visible character follows, and the first of two that stand
  /// together. So each change of style is one sequence that also ends the style before it, and a
  /// style never reaches the last character: the return to plain stands before that one.
  var marked: String {
    var pieces = parts
    if let last = pieces.last, last.style != .plain, let character = last.text.last {
      pieces[pieces.count - 1].text.removeLast()
      pieces.append(Part(String(character)))
    }
    var style = Style.plain
    var marked = ""
    for piece in pieces where !piece.text.isEmpty {
      if piece.style != style { marked += "\u{1}\u{1B}[\(piece.style.rawValue)m\u{1}" }
      style = piece.style
      marked += piece.text
    }
    return marked
  }
}

extension String {
  /// The text without control characters, so that nothing it says can act on a terminal.
  var withoutControls: String {
    String(
      String.UnicodeScalarView(unicodeScalars.filter { $0.properties.generalCategory != .control }))
  }
}
