import Diagnostics
import Yams

/// Turns what the YAML library reads into our own tree; the only place that knows the library.
///
/// It is given texts whose depth ``Outline`` has bounded, so it may recurse.
struct Composer {
  private let source: Source.Text
  private let repairs: Repairs
  /// The last line for which characters were counted, as neighbouring nodes share their line.
  private var counted = CountedLine(number: 0, text: "")
  /// What was found on the way.
  private(set) var problems: [Diagnostic] = []

  init(source: Source.Text, repairs: Repairs = Repairs()) {
    self.source = source
    self.repairs = repairs
  }

  /// Reads one document; `nil` when there is none or the library refuses it.
  mutating func compose(_ bytes: [UInt8]) -> Node? {
    do {
      // The basic resolver guesses no types, and is three times as fast as the default one. Every
      // node refers to these two, so each file has its own: files read side by side would else
      // spend their time counting references to the same objects.
      let parser = try Parser(
        yaml: String(decoding: bytes, as: UTF8.self), resolver: .basic.removing(.null),
        constructor: Constructor([:], [:], [:]), encoding: .utf8)
      return try parser.singleRoot().map { node($0) }
    } catch {
      problems.append(translated(error))
      return nil
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
      return .mapping(self.mapping(mapping))
    case .alias(let alias):
      report(.alias("*"), at: location(alias.mark))
      return .scalar(Scalar("", at: location(alias.mark)))
    }
  }

  private mutating func mapping(_ mapping: Yams.Node.Mapping) -> Mapping {
    let place = location(mapping.mark)
    var entries: [Mapping.Entry] = []
    for (key, value) in mapping {
      guard case .scalar(let name) = key else {
        report(.keyIsNoText, at: location(key.mark))
        continue
      }
      let isRepetition = repairs.isMadeUnique(name.string)
      let key = scalar(name)
      let value = node(value)
      if !isRepetition { entries.append(.init(key: key, value: value)) }
    }
    return Mapping(entries, at: place)
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
    let text = repairs.restored(scalar.string)
    let extent = counted.extent(of: text, style: style, from: place.column)
    return Scalar(
      text, at: place, length: extent.length, style: style, spansLines: extent.goesOn)
  }

  private mutating func report(_ problem: NotationProblem, at place: Source.Location) {
    problems.append(problem.diagnostic(at: place))
  }

  /// The library counts Unicode scalars; people count characters.
  private mutating func location(_ mark: Mark?) -> Source.Location {
    // What is missing at the end of a file is reported past its last line; show it at its end.
    let line = min(mark?.line ?? 1, source.lines.count)
    let column = mark.map { $0.line > line ? .max : $0.column } ?? 1
    if line != counted.number {
      counted = CountedLine(number: line, text: source.line(line) ?? "")
    }
    return .init(
      file: source.file, line: line, column: counted.column(ofScalar: column))
  }

  /// What the library refuses, in our words.
  ///
  /// ``Outline`` reports nearly everything first; this is for what it has no eye for.
  private mutating func translated(_ error: any Error) -> Diagnostic {
    guard let error = error as? YamlError else {
      return NotationProblem.unreadable.diagnostic(at: location(nil))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let kind: NotationProblem =
        switch problem {
        case "mapping values are not allowed in this context": .colonInText
        case "could not find expected ':'": .missingColon(spaceOnly: false)
        case "did not find expected key", "did not find expected '-' indicator": .indentation
        case "but found another document": .secondDocument
        default: .unreadable
        }
      return kind.diagnostic(at: location(mark))
    case .duplicatedKeysInMapping(let keys, let context):
      let key = repairs.restored(keys.first ?? "")
      return NotationProblem.duplicateKey(key).diagnostic(at: location(context.mark))
    case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return NotationProblem.unreadable.diagnostic(at: location(nil))
    }
  }
}
