package import Diagnostics

/// A scalar as written: its raw text, never a guessed type.
package struct Scalar: Hashable, Sendable {
  /// The text after quotes and escapes; an empty value is an empty plain scalar.
  package var text: String
  /// Where it starts, at its opening quote if it has one.
  package var location: Source.Location
  /// How many characters it takes in the file.
  package var length: Int
  /// How it is written.
  package var style: Style

  /// The five ways YAML writes a scalar.
  package enum Style: Hashable, Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  package init(
    _ text: String, at location: Source.Location, length: Int? = nil, style: Style = .plain
  ) {
    self.text = text
    self.location = location
    self.length = max(1, length ?? text.count)
    self.style = style
  }
}

/// Keys with values, in the order of the file.
package struct Mapping: Sendable {
  /// One line of it.
  package struct Entry: Sendable {
    package var key: Scalar
    package var value: Node

    package init(key: Scalar, value: Node) {
      self.key = key
      self.value = value
    }
  }

  package var entries: [Entry]
  /// Where its first key starts.
  package var location: Source.Location

  package init(_ entries: [Entry], at location: Source.Location) {
    self.entries = entries
    self.location = location
  }

  /// The value of a key; keys are unique in what ``Notation`` reads.
  package subscript(key: String) -> Node? { entries.first { $0.key.text == key }?.value }
}

/// A tree of scalars, lists and mappings, each with its place.
package indirect enum Node: Sendable {
  case scalar(Scalar)
  case list([Node], Source.Location)
  case mapping(Mapping)

  /// Where it starts.
  package var location: Source.Location {
    switch self {
    case .scalar(let scalar): scalar.location
    case .list(_, let location): location
    case .mapping(let mapping): mapping.location
    }
  }
}
