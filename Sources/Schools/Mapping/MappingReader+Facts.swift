import Diagnostics
import Facts
import Notation

extension MappingReader {
  /// What codes mean.
  func readCells(_ fields: inout Fields, into mapping: inout ImportMapping) {
    if let codes = fields.mapping("codes", .optional) {
      var inner = Fields(codes, of: "\"codes\"")
      let words = CellMeaning.words.keys.sorted()
      for entry in codes.entries {
        if let word = inner.word(entry.key.text, among: words) {
          mapping.codes[entry.key.text] = CellMeaning.words[word.text]
        }
      }
      fields.report(inner.finish())
    }
    if let limits = fields.numbers("suppressed counts", .optional), limits.count == 2,
      limits[0] <= limits[1]
    {
      mapping.suppressedCount = limits[0]...limits[1]
    }
  }

  /// The columns that become facts.
  func readFacts(_ fields: inout Fields, into mapping: inout ImportMapping) {
    guard let facts = fields.mapping("facts", .optional) else { return }
    for entry in facts.entries {
      guard let slot = vocabulary.slot(id: entry.key.text) else {
        let ids = vocabulary.facts.map(\.id)
        let nearest = NearestName.suggestion(for: entry.key.text, among: ids)
        fields.report(
          MappingProblem.unknownFact(entry.key.text, nearest: nearest)
            .diagnostic(at: entry.key.location, length: entry.key.length))
        continue
      }
      let fact = vocabulary.facts[slot]
      if !mapping.rows.bearers.contains(fact.bearer), !Self.isIdentity(fact.id) {
        fields.report(
          MappingProblem.wrongBearer(fact: fact.id, rows: mapping.rows.rawValue)
            .diagnostic(at: entry.key.location, length: entry.key.length))
      }
      mapping.facts += sources(entry, of: fact, &fields)
    }
  }

  /// Facts that name an authority are facts of schools and of areas alike.
  private static func isIdentity(_ id: String) -> Bool {
    ["la_code", "la_name", "region"].contains(id)
  }

  private func sources(
    _ entry: Mapping.Entry, of fact: FactDefinition, _ fields: inout Fields
  ) -> [FactSource] {
    if let scalar = entry.value.scalar {
      return [FactSource(fact: fact.id, columns: [scalar.text], location: scalar.location)]
    }
    if let list = entry.value.list {
      let names = list.compactMap(\.scalar)
      if names.count == list.count {
        return [
          FactSource(fact: fact.id, columns: names.map(\.text), location: entry.value.location)
        ]
      }
      return list.compactMap { node in
        node.mapping.flatMap { source($0, of: fact, &fields) }
          ?? node.scalar.map {
            FactSource(fact: fact.id, columns: [$0.text], location: $0.location)
          }
      }
    }
    return entry.value.mapping.flatMap { source($0, of: fact, &fields) }.map { [$0] } ?? []
  }

  private func source(
    _ mapping: Mapping, of fact: FactDefinition, _ fields: inout Fields
  ) -> FactSource? {
    var inner = Fields(mapping, of: "the source of \"\(fact.id)\"")
    defer { fields.report(inner.finish()) }
    var columns: [String] = []
    let always = inner.node("always", .optional)
    let degrees = FactSource.Part.ofDegrees.compactMap { part in
      inner.texts(part.rawValue, .optional).map { (part: part, headings: $0.map(\.text)) }
    }.first
    if let degrees {
      columns = Array(degrees.headings.prefix(1))
    } else if mapping["column"]?.list != nil {
      columns = inner.texts("column")?.map(\.text) ?? []
    } else {
      let column = inner.text("column", always == nil ? .required : .optional)
      columns = column.map { [$0.text] } ?? []
    }
    var source = FactSource(fact: fact.id, columns: columns, location: mapping.location)
    source.scale = inner.number("times", .optional) ?? 1
    source.part = inner.word("part", .optional) ?? .whole
    source.condition = condition(&inner, "where")
    source.datedBy = inner.text("dated by", .optional)?.text
    if let degrees, degrees.headings.count == 2 {
      source.part = degrees.part
      source.longitude = degrees.headings[1]
    }
    source.others = inner.word("others", .optional)
    source.ignoresOtherScale =
      inner.word("outside the limits", among: ["ignore"], .optional) != nil
    source.onlyIfUnknown = inner.yesOrNo("only if unknown", .optional) ?? false
    source.constant = always.flatMap { value($0, of: fact, &inner) }
    if let values = inner.mapping("values", .optional) {
      for entry in values.entries {
        if let value = value(entry.value, of: fact, &inner) {
          source.values.append(.init(word: entry.key.text, value: value))
        }
      }
    }
    return source
  }

  /// A value as a mapping writes it: a word, a number, a list (one of these; for a set: all of these).
  private func value(
    _ node: Node, of fact: FactDefinition, _ fields: inout Fields
  ) -> FactValue? {
    if let list = node.list {
      let indices = list.compactMap(\.scalar).compactMap { index($0, of: fact, &fields) }
      guard indices.count == list.count else { return nil }
      if case .set = fact.kind { return .known(.set(ValueSet(indices))) }
      if case .ordinal = fact.kind, let low = indices.min(), let high = indices.max() {
        return .between(Double(low), Double(high))
      }
      return .among(certain: ValueSet(), possible: ValueSet(indices))
    }
    guard let scalar = node.scalar else { return nil }
    switch CellMeaning.words[scalar.text] {
    case .absent(let absence): return .notSupplied(absence)
    case .notSupplied: return .notSupplied(nil)
    case .notKnown: return .notKnown
    case .doesNotApply: return .doesNotApply
    case nil: break
    }
    switch fact.kind {
    case .label, .text: return .known(.text(scalar.text))
    case .number(_, _, let range):
      return number(scalar, of: fact, range, &fields)
    case .year(let range):
      return number(
        scalar, of: fact, Double(range.lowerBound)...Double(range.upperBound), &fields)
    case .ordinal: return index(scalar, of: fact, &fields).map { .known(.number(Double($0))) }
    case .choice, .yesNo: return index(scalar, of: fact, &fields).map { .known(.word($0)) }
    case .set: return index(scalar, of: fact, &fields).map { .known(.set(ValueSet(only: $0))) }
    }
  }

  private func number(
    _ scalar: Scalar, of fact: FactDefinition, _ range: ClosedRange<Double>,
    _ fields: inout Fields
  ) -> FactValue? {
    guard let number = NumberText(scalar.text)?.value, range.contains(number) else {
      fields.report(
        MappingProblem.valueOutOfRange(scalar.text, fact: fact.id)
          .diagnostic(at: scalar.location, length: scalar.length))
      return nil
    }
    return .known(.number(number))
  }

  private func index(
    _ scalar: Scalar, of fact: FactDefinition, _ fields: inout Fields
  ) -> Int? {
    let words = fact.kind.words
    if let index = words.firstIndex(of: scalar.text) { return index }
    fields.report(
      MappingProblem.unknownValue(
        scalar.text, fact: fact.id,
        nearest: NearestName.suggestion(for: scalar.text, among: words)
      ).diagnostic(at: scalar.location, length: scalar.length))
    return nil
  }
}

extension FactSource.Part {
  /// The parts made from latitude and longitude.
  static let ofDegrees: [FactSource.Part] = [.easting, .northing]
}

extension FactKind {
  /// Whether any word is a value.
  var isOpenWord: Bool {
    switch self {
    case .label, .text: true
    case .number, .yesNo, .choice, .ordinal, .set, .year: false
    }
  }
}

extension ImportMapping.RowSubject {
  /// Whose facts a row may hold.
  var bearers: Set<Bearer> {
    switch self {
    case .schools: [.school]
    case .areas: [.area]
    case .hubs: [.hub]
    case .leaders: [.leader]
    case .journeys: [.journey]
    case .partners: [.partner]
    case .answers: [.school, .area]
    case .subjects: [.subject]
    case .pupilGroups: [.pupilGroup]
    }
  }
}
