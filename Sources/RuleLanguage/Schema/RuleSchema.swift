package import Facts
import OrderedCollections

/// The JSON Schema of rule files, made from the vocabulary, for editors.
///
/// Keys of a condition are the names of facts with their meaning as hover text, values a pattern for
/// each kind, unknown keys are refused. It helps while typing; the loader alone decides, and knows
/// more: units, names of findings, what may stand where. Make it anew whenever the vocabulary
/// changes; it stands in `Rules/.schema/rule.schema.json`.
package struct RuleSchema {
  let vocabulary: Vocabulary

  /// The schema as a JSON text that ends with a line end; the same vocabulary, the same bytes.
  package static func text(for vocabulary: Vocabulary) -> String {
    RuleSchema(vocabulary: vocabulary).root.written() + "\n"
  }

  private var root: SchemaValue {
    .object([
      ("$schema", "https://json-schema.org/draft/2020-12/schema"),
      ("title", "A rule of waymark: a finding, an asset, an action, or what is asked of partners"),
      ("description", "Made from Rules/vocabulary; change the vocabulary, not this file."),
      ("type", "object"),
      ("oneOf", .list(["finding", "asset", "action", "partnering"].map { .reference($0) })),
      (
        "$defs",
        .object(
          [
            ("finding", finding(key: "finding")), ("asset", finding(key: "asset")),
            ("action", action), ("partnering", partnering), ("items", items), ("item", item),
            (
              "tests",
              .object([
                ("type", "object"), ("properties", .object(facts)),
                ("additionalProperties", .truth(false)),
              ])
            ),
            ("text", .object([("type", .list(["string", "number", "boolean"]))])),
            ("texts", .object([("type", "array"), ("items", .reference("text"))])),
            ("ids", .object([("type", "array"), ("items", .object([("type", "string")]))])),
            ("because", because), ("example", example),
          ] + tests)
      ),
    ])
  }

  // MARK: - Files

  private func finding(key: String) -> SchemaValue {
    var properties = head(key)
    properties += [
      ("kind", Self.oneOf([key == "asset" ? "asset" : "barrier"])),
      ("signs", .reference("items")), ("unless", .reference("items")),
      ("overturned by", .reference("texts")),
      (
        "informational",
        Self.described("yes marks a finding that no action uses yet", .reference("truth"))
      ),
      ("opens", .reference("text")), ("offers", .reference("text")),
    ]
    return Self.file(
      properties,
      required: [key] + Self.always + ["signs"] + (key == "asset" ? ["opens", "offers"] : []))
  }

  private var action: SchemaValue {
    let ids = SchemaValue.reference("ids")
    let texts = SchemaValue.reference("texts")
    let text = SchemaValue.reference("text")
    var properties = head("action")
    properties += [
      ("strategy", Self.oneOf(Strategy.allCases.map(\.rawValue))),
      ("speaks to", Self.list(of: Self.oneOf(Voice.allCases.map(\.rawValue)))),
      ("urgency", Self.oneOf(Urgency.allCases.map(\.rawValue))), ("act now where", ids),
      ("effort", Self.oneOf(Effort.allCases.map(\.rawValue))), ("who", text),
      ("applies to", .reference("tests")), ("when", .reference("item")), ("not when", ids),
      (
        "deliberately without",
        Self.described(
          "What all cards like it have and this one does not, with the reason",
          .object([("type", "object"), ("additionalProperties", text)]))
      ),
      ("unless", .reference("items")), ("stop if", texts), ("lead condition", text),
      ("helped by", ids), ("partner", partner), ("conditions", texts), ("cautions", cautions),
      ("steps", Self.texts(["two weeks", "term", "year"])), ("monitor", texts),
      ("helper gain", text), ("resources", ids), ("before", ids), ("needs", ids),
      ("instead of", ids), ("not with", ids), ("must respond", .reference("truth")),
    ]
    return Self.file(
      properties,
      required: ["action"] + Self.always + [
        "strategy", "urgency", "effort", "who", "when", "conditions", "cautions", "steps",
        "monitor",
        "helper gain",
      ])
  }

  /// The parts that every rule has.
  private static let always = [
    "name", "version", "status", "review by", "ecology", "topics", "because",
  ]

  private func head(_ key: String) -> [(key: String, value: SchemaValue)] {
    [
      (
        key,
        Self.described("The stable id; the file is called like it", .object([("type", "string")]))
      ),
      ("name", .reference("text")),
      ("version", .object([("type", "integer"), ("minimum", .number(1))])),
      ("status", Self.oneOf(RuleLife.Status.allCases.map(\.rawValue))),
      ("review by", .object([("type", "string"), ("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")])),
      ("replaced by", .reference("text")),
      ("ecology", Self.oneOf(EcologyLevel.allCases.map(\.rawValue))),
      (
        "about",
        .object([
          ("type", "object"), ("maxProperties", .number(1)),
          ("additionalProperties", Self.oneOf(vocabulary.aboutLists)),
        ])
      ),
      ("topics", Self.list(of: .object([("type", "string")]))),
      ("because", .reference("because")),
      ("examples", Self.list(of: .reference("example"))),
    ]
  }

  private var partner: SchemaValue {
    Self.closed([
      ("type", .reference("text")), ("from", .reference("text")),
      ("also from", .reference("text")), ("kinds", .reference("ids")),
      ("offers", .reference("ids")), ("hard", .reference("ids")),
      ("soft", .reference("ids")), ("match", .reference("texts")),
      ("other authority", Self.oneOf(PartnerProfile.OtherAuthority.allCases.map(\.rawValue))),
    ])
  }

  private var cautions: SchemaValue {
    let own = Self.closed([("text", .reference("text"))])
    return Self.list(of: .object([("anyOf", .list([.object([("type", "string")]), own]))]))
  }

  private var because: SchemaValue {
    Self.list(
      of: Self.closed(
        [
          ("source", .object([("type", "string")])), ("at", .reference("text")),
          ("says", .reference("text")),
          ("grade", Self.oneOf(["seed-strong", "seed-case", "seed-idea", "ext"])),
        ], required: ["source", "at", "says"]))
  }

  private var example: SchemaValue {
    .object([
      ("type", "object"),
      (
        "properties",
        .object([
          ("name", .reference("text")), ("about", .reference("text")),
          ("given", .object([("type", "object")])),
          (
            "findings",
            .object([
              ("type", "object"),
              ("additionalProperties", Self.oneOf(Strength.allCases.map(\.word))),
            ])
          ),
          ("expect", Self.oneOf(Status.allCases.map(\.rawValue) + Strength.allCases.map(\.word))),
          ("could reach", Self.oneOf(Strength.allCases.map(\.word))),
          ("waiting for", .reference("texts")), ("assuming", .reference("texts")),
          ("first", .reference("ids")),
        ])
      ),
      ("patternProperties", .object([("^and ", .object([]))])),
      ("required", .list(["name", "expect"])), ("additionalProperties", .truth(false)),
    ])
  }
}
