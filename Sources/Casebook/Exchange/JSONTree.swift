import Diagnostics

/// A JSON value with its places, numbers as they were written: what was read is written again byte by byte.
struct JSONTree: Sendable {
  /// What it holds.
  indirect enum Content: Sendable {
    case object([Member])
    case array([JSONTree])
    case text(String)
    /// As it was written.
    case number(String)
    case bool(Bool)
    case null
  }

  /// A value of an object, with the place of its key.
  struct Member: Sendable {
    var key: String
    var place: Source.Location?
    var value: JSONTree
  }

  var content: Content
  /// Where it begins; `nil` for one that was made.
  var place: Source.Location?

  init(_ content: Content, at place: Source.Location? = nil) {
    self.content = content
    self.place = place
  }

  static func text(_ text: String) -> JSONTree { JSONTree(.text(text)) }
  static func array(_ items: [JSONTree]) -> JSONTree { JSONTree(.array(items)) }
  static func object(_ members: [(String, JSONTree)]) -> JSONTree {
    JSONTree(.object(members.map { Member(key: $0, value: $1) }))
  }

  /// What it is, in words: `a list`.
  var sort: String {
    switch content {
    case .object: "an object"
    case .array: "a list"
    case .text: "a text"
    case .number: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }

  /// Every text in it, keys too, in the order in which they stand.
  var texts: [String] {
    switch content {
    case .object(let members): members.flatMap { [$0.key] + $0.value.texts }
    case .array(let items): items.flatMap(\.texts)
    case .text(let text): [text]
    case .number, .bool, .null: []
    }
  }

  /// In one line, without spaces.
  var compact: String {
    switch content {
    case .object(let members):
      "{" + members.map { "\($0.key.jsonText):\($0.value.compact)" }.joined(separator: ",") + "}"
    case .array(let items): "[" + items.map(\.compact).joined(separator: ",") + "]"
    case .text(let text): text.jsonText
    case .number(let text): text
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    }
  }

  /// For people: one member a line, two spaces further in; no line end at the end.
  func pretty(_ indent: String = "") -> String {
    let inner = indent + "  "
    switch content {
    case .object(let members) where !members.isEmpty:
      let lines = members.map { "\(inner)\($0.key.jsonText): \($0.value.pretty(inner))" }
      return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
    case .array(let items) where !items.isEmpty:
      return "[\n\(items.map { inner + $0.pretty(inner) }.joined(separator: ",\n"))\n\(indent)]"
    default: return compact
    }
  }
}
