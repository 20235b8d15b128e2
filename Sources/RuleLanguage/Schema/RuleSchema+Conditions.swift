import Facts
import OrderedCollections

extension RuleSchema {
  /// A list of conditions.
  var items: SchemaValue {
    .object([("type", "array"), ("minItems", .number(1)), ("items", .reference("item"))])
  }

  /// One condition: the facts, and the keys of the grammar.
  var item: SchemaValue {
    let items = SchemaValue.reference("items")
    let quantity = SchemaValue.reference("quantity")
    let finding = SchemaValue.reference("finding test")
    let grammar: [(key: String, value: SchemaValue)] = [
      ("all", Self.described("All of these hold", items)),
      ("any", Self.described("At least one of these holds", items)),
      ("none of", Self.described("None of these holds", items)),
      (
        "at least",
        Self.described("So many members of a relation, or a percentage of them", quantity)
      ),
      ("at most", Self.described("Not more members than this, or percent of them", quantity)),
      ("exactly", Self.described("Just so many members", quantity)),
      ("of", Self.oneOf(Array(vocabulary.relations.keys))),
      ("call them", .reference("text")),
      ("where", Self.described("What must hold of each member", items)),
      ("finding", Self.described("A barrier: id or name, strength, about what", finding)),
      ("asset", Self.described("An asset: id or name, strength, about what", finding)),
      ("contra-indication", .object([("type", "string")])),
      ("any when of", .reference("ids")),
      (
        "if unknown",
        Self.described(
          "What an unknown answer counts as; carry on and stop need a reason",
          Self.oneOf(["wait", "carry on", "stop"]))
      ),
      ("because", .reference("text")),
      ("say", Self.described("What people read when this rules the card out", .reference("text"))),
      ("gives at most", Self.oneOf(["hint"])),
    ]
    return .object([
      ("type", "object"), ("minProperties", .number(1)),
      ("properties", .object(grammar + facts)), ("additionalProperties", .truth(false)),
    ])
  }

  /// Facts that rules may test, with their meaning and the pattern of their kind.
  var facts: [(key: String, value: SchemaValue)] {
    vocabulary.facts.compactMap { fact in
      guard fact.kind != .text, !fact.neverScored else { return nil }
      var entries: [(key: String, value: SchemaValue)] = [("description", .text(hover(fact)))]
      let reference = "#/$defs/\(testName(fact.kind))"
      if fact.bands.isEmpty {
        entries.append(("$ref", .text(reference)))
      } else {
        let bands = Self.oneOf(fact.bands.map(\.name))
        entries.append(("anyOf", .list([.object([("$ref", .text(reference))]), bands])))
      }
      return (fact.name, .object(entries))
    }
  }

  /// `Average reading progress (points, -12 to 12)`.
  private func hover(_ fact: FactDefinition) -> String {
    switch fact.kind {
    case .number(let unit, _, let range):
      let words = unit.name.isEmpty ? range.inWords : "\(unit.name), \(range.inWords)"
      return "\(fact.means) (\(words))"
    case .ordinal(let levels): return "\(fact.means) (\(levels.joined(separator: " < ")))"
    case .choice, .yesNo, .set, .year, .label, .text: return fact.means
    }
  }

  /// The definition that holds the tests of a kind; facts with the same words share one.
  private func testName(_ kind: FactKind) -> String {
    switch kind {
    case .number: "number test"
    case .yesNo: "yes or no"
    case .year: "year test"
    case .label: "label test"
    case .text: "text"
    case .ordinal(let levels):
      vocabulary.scales.first { $0.value == levels }.map { "level test: \($0.key)" }
        ?? "level test: \(levels.joined(separator: " "))"
    case .choice(let words): "word test: \(listName(words))"
    case .set(let words): "set test: \(listName(words))"
    }
  }

  private func listName(_ words: [String]) -> String {
    vocabulary.lists.first { $0.value == words }?.key ?? words.joined(separator: " ")
  }

  // MARK: - Patterns

  /// The definitions of tests, one for each kind and list of words in use.
  var tests: [(key: String, value: SchemaValue)] {
    var tests: [(key: String, value: SchemaValue)] = [
      ("quantity", Self.quantity), ("truth", Self.truth([])), ("finding test", Self.findingTest),
      ("number test", numberTest), ("yes or no", Self.truth(["known", "unknown"])),
      ("year test", Self.pattern("older than \\d+ years?|known|unknown|\(Self.same)")),
      ("label test", Self.pattern("known|unknown|\(Self.same)")),
    ]
    var seen: Set<String> = []
    for fact in vocabulary.facts {
      guard !fact.kind.words.isEmpty, fact.kind != .yesNo else { continue }
      let name = testName(fact.kind)
      if seen.insert(name).inserted { tests.append((name, test(fact.kind))) }
    }
    let open = vocabulary.facts.first { $0.kind == .set([]) }
    if let open, seen.insert(testName(open.kind)).inserted {
      tests.append((testName(open.kind), Self.pattern("empty|not empty|known|unknown")))
    }
    return tests
  }

  private func test(_ kind: FactKind) -> SchemaValue {
    let words = kind.words.map(Self.wordPattern).joined(separator: "|")
    let word = "(?:\(words)|\(Self.parameter))"
    let list = "\\[ ?\(word)(?: ?, ?\(word))* ?\\]"
    switch kind {
    case .ordinal:
      return Self.pattern("(?:at least |at most |not )?\(word)|known|unknown|\(Self.same)")
    case .set:
      return Self.pattern(
        "empty|not empty|(?:includes|does not include) \(word)|includes any of \(list)"
          + "|(?:at least|at most) \\d+ of them|shares one with .+|known|unknown")
    default:
      let pattern = Self.pattern("(?:not )?\(word)|any of \(list)|known|unknown|\(Self.same)")
      // Editors differ on what an unquoted yes is.
      guard kind.words.contains("yes") || kind.words.contains("no") else { return pattern }
      return .object([("anyOf", .list([pattern, .object([("type", "boolean")])]))])
    }
  }

  private var numberTest: SchemaValue {
    let units = vocabulary.units.values.flatMap { [$0.name, $0.gap, $0.one] }
    let names = Set(units.map(Self.wordPattern)).sorted().joined(separator: "|")
    let amount = units.isEmpty ? Self.number : "\(Self.number)(?: (?:\(names)))?"
    let comparison = "(?:at least|at most|above|below)"
    let benchmark = "(?:family mean|national|local authority mean|this school)"
    return Self.pattern(
      "\(comparison) \(amount)|\(comparison) \(benchmark)"
        + "|(?:above|below) \(benchmark) by at least \(amount)"
        + "|\(comparison) \(Self.number) times \(benchmark)|within \(amount) of \(benchmark)"
        + "|(?:rising|falling) by at least \(amount) over \\d+ years?"
        + "|in the (?:highest|lowest) (?:tenth|fifth|quarter|third) nationally|known|unknown")
  }

  private static let number = "[-+]?\\d+(?:\\.\\d+)?"
  private static let same = "(?:same as|different from) this school"
  private static let parameter = "the .+"

  private static let quantity = SchemaValue.object([
    (
      "anyOf",
      .list([
        .object([("type", "integer"), ("minimum", .number(0))]), pattern("\\d+(?: percent)?"),
      ])
    )
  ])

  private static let findingTest = SchemaValue.object([
    ("type", "string"), ("minLength", .number(1)),
  ])

  /// Yes and no as editors may read them, and further words.
  private static func truth(_ more: [String]) -> SchemaValue {
    .object([
      ("enum", .list((["yes", "no"] + more).map { .text($0) } + [.truth(true), .truth(false)]))
    ])
  }

  private static func pattern(_ pattern: String) -> SchemaValue {
    .object([("type", "string"), ("pattern", .text("^(?:\(pattern))$"))])
  }

  /// A word whose parts may be joined by a space, an underscore or a hyphen.
  private static func wordPattern(_ word: String) -> String {
    word.split { $0 == " " || $0 == "_" || $0 == "-" }.map { part in
      String(part.flatMap { ".*+?^${}()|[]\\/".contains($0) ? ["\\", $0] : [$0] })
    }.joined(separator: "[ _-]")
  }
}

// MARK: - Small schemas

extension RuleSchema {
  static func oneOf(_ words: [String]) -> SchemaValue {
    .object([("enum", .list(words.map { .text($0) }))])
  }

  static func list(of value: SchemaValue) -> SchemaValue {
    .object([("type", "array"), ("minItems", .number(1)), ("items", value)])
  }

  static func described(_ description: String, _ value: SchemaValue) -> SchemaValue {
    guard case .object(let entries) = value else { return value }
    return .object([("description", .text(description))] + entries)
  }

  static func closed(
    _ properties: [(key: String, value: SchemaValue)], required: [String] = []
  ) -> SchemaValue {
    .object(
      [("type", "object"), ("properties", .object(properties))]
        + (required.isEmpty ? [] : [("required", .list(required.map { .text($0) }))])
        + [("additionalProperties", .truth(false))])
  }

  static func texts(_ keys: [String]) -> SchemaValue {
    closed(keys.map { ($0, .reference("text")) }, required: keys)
  }

  static func file(
    _ properties: [(key: String, value: SchemaValue)], required: [String]
  ) -> SchemaValue {
    closed(properties, required: required)
  }
}
