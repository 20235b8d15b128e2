/// `Rules/partnering.yaml` in the schema: names with what decides them.
extension RuleSchema {
  var partnering: SchemaValue {
    let text = SchemaValue.reference("text")
    let always = ["means", "because", "source"]
    let said = always.map { ($0, text) }
    let decided: [(String, SchemaValue)] = [
      ("test", Self.described("On the partner, as inside \"where\"", .reference("item"))),
      ("test of this school", .reference("item")), ("worked out", workedOut),
      ("if yes", text), ("if no", text), ("ask", text),
    ]
    let number = SchemaValue.object([("type", "number")])
    let count = SchemaValue.object([("type", "integer")])
    let hard = Self.closed(
      said + decided + [
        ("except for", .reference("ids")),
        (
          "required for",
          .object([("anyOf", .list([.reference("ids"), Self.oneOf(["every card"])]))])
        ),
      ], required: always)
    let soft = Self.closed(
      said + decided + [("weight", number)], required: always + ["weight"])
    let matching = Self.closed(
      [
        ("a pair counts", number), ("another authority, where preferred", number),
        ("perhaps a rival", number), ("each degree less pressing", number),
        ("places of a school", count), ("places of a hub", count),
        ("places of a system leader", count), ("places of a community partner", count),
        ("source", text),
      ], required: ["a pair counts", "places of a school", "places of a hub", "source"])
    func named(_ value: SchemaValue) -> SchemaValue {
      .object([("type", "object"), ("additionalProperties", value)])
    }
    return Self.closed(
      [("hard", named(hard)), ("soft", named(soft)), ("matching", matching)],
      required: ["hard", "soft"])
  }

  private var workedOut: SchemaValue {
    let distance = SchemaValue.object([
      ("type", "string"), ("pattern", "^[0-9]+(?:\\.[0-9]+)? km$"),
    ])
    return Self.closed(
      [
        ("by", Self.oneOf(PartnerOperation.Kind.allCases.map(\.rawValue))),
        ("shown by", .reference("ids")), ("deviations", .object([("type", "number")])),
        ("online for", .reference("ids")),
        (
          "far apart",
          .object([
            ("type", "object"), ("required", .list(["otherwise"])),
            ("additionalProperties", distance),
          ])
        ), ("rivals", .reference("item")),
      ], required: ["by"])
  }
}
