import Diagnostics

/// JSON with its keys in the order they are given, as schemas are written.
indirect enum SchemaValue {
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([SchemaValue])
  case object([(key: String, value: SchemaValue)])

  /// A reference to a definition of the same schema.
  static func reference(_ name: String) -> SchemaValue {
    .object([("$ref", .text("#/$defs/\(name)"))])
  }

  /// Indented by two spaces; what fits on a line stands on one.
  func written(indent: Int = 0) -> String {
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .text(let text): return text.jsonText
    case .number(let number): return String(number)
    case .truth(let truth): return truth ? "true" : "false"
    case .list(let values):
      let parts = values.map { $0.written(indent: indent + 2) }
      let line = "[" + parts.joined(separator: ", ") + "]"
      if line.count + indent <= 96, !line.contains("\n") { return line }
      return "[\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n\(outer)]"
    case .object(let entries):
      guard !entries.isEmpty else { return "{}" }
      let parts = entries.map { key, value in
        "\(key.jsonText): \(value.written(indent: indent + 2))"
      }
      let line = "{" + parts.joined(separator: ", ") + "}"
      if line.count + indent <= 96, !line.contains("\n") { return line }
      return "{\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n\(outer)}"
    }
  }
}

extension SchemaValue: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .text(value) }
}
