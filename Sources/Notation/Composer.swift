import Diagnostics
import Yams

/// Turns what the YAML library read into our own tree; the only place that knows the library.
struct Composer {
  private let file: String
  private let source: Source.Text
  /// The last line for which characters were counted, as neighbouring nodes share their line.
  private var counted = CountedLine(number: 0, text: "")
  /// What was found on the way.
  private(set) var problems: [Diagnostic] = []

  init(source: Source.Text) {
    self.file = source.file
    self.source = source
  }

  /// Reads one document.
  mutating func compose(_ text: String) throws(YamlError) -> Node? {
    do {
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return nil }
      return node(root)
    } catch let error as YamlError {
      throw error
    } catch {
      throw .memory
    }
  }

  private mutating func node(_ node: Yams.Node) -> Node {
    switch node {
    case .scalar(let scalar):
      return .scalar(self.scalar(scalar))
    case .sequence(let sequence):
      let place = location(sequence.mark)
      return .list(sequence.map { self.node($0) }, place)
    case .mapping(let mapping):
      let place = location(mapping.mark)
      var entries: [Mapping.Entry] = []
      for (key, value) in mapping {
        guard case .scalar(let name) = key else { continue }
        let key = self.scalar(name)
        entries.append(.init(key: key, value: self.node(value)))
      }
      return .mapping(Mapping(entries, at: place))
    case .alias:
      return .scalar(Scalar("", at: location(node.mark)))
    }
  }

  private mutating func scalar(_ scalar: Yams.Node.Scalar) -> Scalar {
    let place = location(scalar.mark)
    let style: Scalar.Style =
      switch scalar.style {
      case .any, .plain: .plain
      case .singleQuoted: .singleQuoted
      case .doubleQuoted: .doubleQuoted
      case .literal: .literal
      case .folded: .folded
      }
    return Scalar(
      scalar.string, at: place, length: scalar.string.count, style: style)
  }

  /// The library counts Unicode scalars; people count characters.
  private mutating func location(_ mark: Mark?) -> Source.Location {
    guard let mark else { return .init(file: file, line: 1, column: 1) }
    if mark.line != counted.number {
      counted = CountedLine(number: mark.line, text: source.line(mark.line) ?? "")
    }
    return .init(file: file, line: mark.line, column: counted.column(ofScalar: mark.column))
  }
}
