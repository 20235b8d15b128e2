package import Diagnostics

/// A text in a notation file with its place; never a guessed number, date or yes/no.
///
/// `10.10`, `yes`, `010` and `12:30` stay exactly these characters. A key without a value has an
/// empty plain scalar, which stands just past its colon.
package struct Scalar: Hashable, Sendable {
  /// How the text was written down.
  package enum Style: String, Hashable, Sendable, CaseIterable {
    case plain, singleQuoted, doubleQuoted
    /// A block after `|`, which keeps its line ends.
    case literal
    /// A block after `>`, whose lines are joined.
    case folded

    /// Whether it is written over several indented lines; allowed for long prose only, as places
    /// inside a block cannot be pointed at.
    package var isBlock: Bool { self == .literal || self == .folded }
  }

  /// The text without quotes, escapes resolved, line ends joined where the notation joins them.
  package var text: String
  /// Where it begins: at the opening quote of a quoted text, at the `|` or `>` of a block.
  package var location: Source.Location
  /// How many characters it takes in the file, quotes included; of a text over several lines, those
  /// on its first line. At least 1, also for a value that is not there.
  package var length: Int
  /// How it was written down.
  package var style: Style
  /// Whether it goes on beyond the line on which it begins.
  package var spansLines: Bool

  /// A text; where no length is given, that of the text without quotes.
  package init(
    _ text: String, at location: Source.Location, length: Int? = nil, style: Style = .plain,
    spansLines: Bool? = nil
  ) {
    self.text = text
    self.location = location
    self.length = max(1, length ?? text.count)
    self.style = style
    self.spansLines = spansLines ?? style.isBlock
  }

  /// Whether nothing was written: `key:` and no more. Quoted nothing (`""`) is a text.
  package var isEmpty: Bool { text.isEmpty && style == .plain }

  /// The place of a part of the text, for carets inside a phrase: `offset` characters from its
  /// beginning, counted without the opening quote.
  ///
  /// Exact for plain and quoted texts on one line without escapes; of others it is the beginning.
  package func location(at offset: Int) -> Source.Location {
    var place = location
    switch style {
    case .plain where !spansLines:
      place.column += offset
    case .singleQuoted where text.count == length - 2, .doubleQuoted where text.count == length - 2:
      place.column += offset + 1
    case .plain, .singleQuoted, .doubleQuoted, .literal, .folded: break
    }
    return place
  }
}

/// Keys with their values, in the order of the file; no key stands there twice.
package struct Mapping: Sendable {
  /// One key and its value.
  package struct Entry: Sendable {
    package var key: Scalar
    package var value: Node

    package init(key: Scalar, value: Node) {
      self.key = key
      self.value = value
    }
  }

  /// In the order of the file.
  package var entries: [Entry]
  /// Where it begins: at its first key, or at the `{`.
  package var location: Source.Location

  package init(_ entries: [Entry], at location: Source.Location) {
    self.entries = entries
    self.location = location
  }

  /// The value of a key; `nil` when the key is not there. Linear in the number of entries.
  package subscript(key: String) -> Node? { entry(key)?.value }

  /// The entry of a key; `nil` when the key is not there. Linear in the number of entries.
  package func entry(_ key: String) -> Entry? {
    // By place, so that the entries passed over are not copied.
    for index in entries.indices where entries[index].key.text == key { return entries[index] }
    return nil
  }
}

/// What a notation file holds: texts, lists and mappings, each with its place.
///
/// A tree read by ``Notation/read(_:file:limits:)`` is never deeper than its limits say, so code
/// that walks it may recurse.
package indirect enum Node: Sendable {
  case scalar(Scalar)
  case list([Node], Source.Location)
  case mapping(Mapping)

  /// Where it begins.
  package var location: Source.Location {
    switch self {
    case .scalar(let scalar): scalar.location
    case .list(_, let location): location
    case .mapping(let mapping): mapping.location
    }
  }

  /// The text, if it is one.
  package var scalar: Scalar? {
    if case .scalar(let scalar) = self { scalar } else { nil }
  }

  /// The elements, if it is a list.
  package var list: [Node]? {
    if case .list(let nodes, _) = self { nodes } else { nil }
  }

  /// The keys and values, if it is a mapping.
  package var mapping: Mapping? {
    if case .mapping(let mapping) = self { mapping } else { nil }
  }

  /// How many characters a caret line should underline: a text whole, of others one character.
  package var caretLength: Int { scalar?.length ?? 1 }
}
