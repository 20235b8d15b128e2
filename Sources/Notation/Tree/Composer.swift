import Diagnostics

/// Builds our tree from what the YAML library reads.
///
/// It is given texts whose depth ``Outline`` has bounded, so it may recurse.
struct Composer {
  private let source: Source.Text
  private let repairs: Repairs
  /// The bytes of the source.
  private let text: [UInt8]
  /// The last line for which characters were counted, as neighbouring nodes share their line.
  private var counted: CountedLine
  /// What was found on the way.
  private(set) var problems: [Diagnostic] = []

  init(source: Source.Text, repairs: Repairs = Repairs()) {
    self.source = source
    self.repairs = repairs
    text = Array(source.text.utf8)
    counted = CountedLine(number: 0, range: 0..<0, of: text)
  }

  /// Reads one document; `nil` when there is none or the library refuses it.
  mutating func compose(_ bytes: [UInt8]) -> Node? {
    guard !bytes.isEmpty else { return nil }
    do throws(Refusal) {
      return try bytes.withUnsafeBufferPointer { bytes throws(Refusal) in
        try document(bytes)
      }
    } catch {
      // What was found in a tree that there is not says nothing of the file.
      problems = [translated(error)]
      return nil
    }
  }

  /// Why there is no tree.
  private enum Refusal: Error {
    case library(EventReader.Refusal)
    case duplicateKey(String, Source.Location)
  }

  private mutating func document(_ bytes: UnsafeBufferPointer<UInt8>) throws(Refusal) -> Node? {
    var events = EventReader(bytes)
    guard case .documentStart = try next(&events) else { return nil }
    let root = try node(try next(&events), &events)
    _ = try next(&events)
    guard case .end = try next(&events) else {
      throw .library(
        EventReader.Refusal(problem: Self.secondDocument, mark: events.mark))
    }
    return root
  }

  private func next(_ events: inout EventReader) throws(Refusal) -> EventReader.Event {
    do throws(EventReader.Refusal) {
      return try events.next()
    } catch {
      throw .library(error)
    }
  }

  /// The node that begins with an event just read.
  private mutating func node(
    _ event: EventReader.Event, _ events: inout EventReader
  ) throws(Refusal) -> Node {
    switch event {
    case .text(let text, let style): return .scalar(scalar(text, style, at: events.mark))
    case .listStart: return try list(&events)
    case .mappingStart: return .mapping(try mapping(&events))
    case .listEnd, .mappingEnd, .alias, .documentStart, .documentEnd, .end:
      // An alias; nothing else can stand here.
      throw .library(EventReader.Refusal(problem: "", mark: events.mark))
    }
  }

  private mutating func list(_ events: inout EventReader) throws(Refusal) -> Node {
    let place = location(events.mark)
    var nodes: [Node] = []
    while true {
      let event = try next(&events)
      if case .listEnd = event { return .list(nodes, place) }
      nodes.append(try node(event, &events))
    }
  }

  private mutating func mapping(_ events: inout EventReader) throws(Refusal) -> Mapping {
    let place = location(events.mark)
    var entries: [Mapping.Entry] = []
    var keys = KeysSoFar()
    while true {
      let event = try next(&events)
      guard case .text(let text, let style) = event else {
        if case .mappingEnd = event { break }
        let key = try node(event, &events)
        report(.keyIsNoText, at: key.location)
        _ = try node(try next(&events), &events)
        continue
      }
      let isRepetition = repairs.isMadeUnique(text)
      let key = scalar(text, style, at: events.mark)
      keys.add(text, at: key.location)
      let value = try node(try next(&events), &events)
      if !isRepetition { entries.append(.init(key: key, value: value)) }
    }
    if let (key, place) = keys.repeated {
      throw .duplicateKey(repairs.restored(key), place)
    }
    return Mapping(entries, at: place)
  }

  private mutating func scalar(
    _ written: String, _ style: Scalar.Style, at mark: EventReader.Mark
  ) -> Scalar {
    let place = location(mark)
    let text = repairs.restored(written)
    let extent = counted.extent(of: text, style: style, from: place.column, in: self.text)
    return Scalar(text, at: place, length: extent.length, style: style, spansLines: extent.goesOn)
  }

  private mutating func report(_ problem: NotationProblem, at place: Source.Location) {
    problems.append(problem.diagnostic(at: place))
  }

  /// The library counts Unicode scalars; people count characters.
  private mutating func location(_ mark: EventReader.Mark?) -> Source.Location {
    // What is missing at the end of a file is reported past its last line; show it at its end.
    let line = min(mark?.line ?? 1, source.lineCount)
    let column = mark.map { $0.line > line ? .max : $0.column } ?? 1
    if line != counted.number {
      counted = CountedLine(number: line, range: source.byteRange(ofLine: line) ?? 0..<0, of: text)
    }
    return .init(
      file: source.file, line: line, column: counted.column(ofScalar: column))
  }

  /// How we call a second document among the library's own words.
  private static let secondDocument = "but found another document"

  /// What the library refuses, in our words.
  ///
  /// ``Outline`` reports nearly everything first; this is for what it has no eye for.
  private mutating func translated(_ refusal: Refusal) -> Diagnostic {
    switch refusal {
    case .library(let refusal):
      let kind: NotationProblem =
        switch refusal.problem {
        case "mapping values are not allowed in this context": .colonInText
        case "could not find expected ':'": .missingColon(spaceOnly: false)
        case "did not find expected key", "did not find expected '-' indicator": .indentation
        case Self.secondDocument: .secondDocument
        default: .unreadable
        }
      return kind.diagnostic(at: location(refusal.mark))
    case .duplicateKey(let key, let place):
      return NotationProblem.duplicateKey(key).diagnostic(at: place)
    }
  }
}

/// The keys of a mapping while it is read, for those that stand there twice.
///
/// ``Outline`` has compared keys as they are written; this compares them with escapes resolved.
private struct KeysSoFar {
  private var first: [(key: String, place: Source.Location)] = []
  private var placeByKey: [String: Source.Location] = [:]
  /// The first by alphabet of the keys that stand there more than once, and where it stands first.
  private(set) var repeated: (key: String, place: Source.Location)?

  /// Up to this many keys are compared one by one, which is faster than a table of few.
  private static let few = 12

  mutating func add(_ key: String, at place: Source.Location) {
    guard let known = self.place(of: key) else { return note(key, place) }
    if repeated.map({ key < $0.key }) ?? true { repeated = (key, known) }
  }

  private func place(of key: String) -> Source.Location? {
    first.count < Self.few ? first.first { $0.key == key }?.place : placeByKey[key]
  }

  private mutating func note(_ key: String, _ place: Source.Location) {
    if first.count < Self.few {
      first.append((key, place))
      guard first.count == Self.few else { return }
      for (key, place) in first { placeByKey[key] = place }
    } else {
      placeByKey[key] = place
    }
  }
}
