// The C half of the package Yams. Its Swift half would build a tree of its own, look for tags, anchors
// and repeated keys in it, and leave us to translate it: three quarters of the time of reading a file.
import CYaml

/// Reads a document of the YAML library event by event; the only place that knows the library.
struct EventReader: ~Copyable {
  /// What the library meets next.
  enum Event {
    case text(String, Scalar.Style)
    case listStart, listEnd
    case mappingStart, mappingEnd
    case alias
    case documentStart, documentEnd
    case end
  }

  /// A place as the library counts: lines from 1, columns in Unicode scalars from 1.
  struct Mark {
    var line: Int
    var column: Int
  }

  /// What the library refuses, in its own words, and where; no place where it names none.
  struct Refusal: Error {
    var problem: String
    var mark: Mark?
  }

  /// Where the event just read begins.
  private(set) var mark = Mark(line: 1, column: 1)
  /// On the heap, as the library keeps the address of its own state.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// - Parameter bytes: UTF-8; must stay in place while events are read.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event.
  mutating func next() throws(Refusal) -> Event {
    var event = yaml_event_t()
    repeat {
      guard yaml_parser_parse(parser, &event) == 1 else { throw refusal }
    } while event.type == YAML_STREAM_START_EVENT
    defer { yaml_event_delete(&event) }
    mark = Mark(event.start_mark)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return .text(String(decoding: bytes, as: UTF8.self), style(scalar.style))
    case YAML_SEQUENCE_START_EVENT: return .listStart
    case YAML_SEQUENCE_END_EVENT: return .listEnd
    case YAML_MAPPING_START_EVENT: return .mappingStart
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    case YAML_ALIAS_EVENT: return .alias
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    default: return .end
    }
  }

  private func style(_ style: yaml_scalar_style_t) -> Scalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private var refusal: Refusal {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
    switch parser.pointee.error {
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
      return Refusal(problem: problem, mark: Mark(parser.pointee.problem_mark))
    default: return Refusal(problem: problem)
    }
  }
}

extension EventReader.Mark {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
