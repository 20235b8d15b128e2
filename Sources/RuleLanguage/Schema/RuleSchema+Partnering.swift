/// `Rules/partnering.yaml` in the schema: names with what decides them.
extension RuleSchema {
  var partnering: SchemaValue {
    let text = SchemaValue.reference("text")
    let always = ["means", "because", "source"]
    let said = always.map { ($0, text) }
    let hard = Self.closed(
      said + [
        ("except for", .reference("ids")),
        (
          "required for",
          .object([("anyOf", .list([.reference("ids"), Self.oneOf(["every card"])]))])
        ),
        ("test", Self.described("On the partner, as inside \"where\"", .reference("item"))),
        ("test of this school", .reference("item")), ("worked out", workedOut),
        ("if yes", text), ("if no", text), ("ask", text),
      ], required: always)
    let soft = Self.closed(
      said + [("weight", .object([("type", "number")]))], required: always + ["weight"])
    func named(_ value: SchemaValue) -> SchemaValue {
      .object([("type", "object"), ("additionalProperties", value)])
    }
    return Self.closed([("hard", named(hard)), ("soft", named(soft))], required: ["hard", "soft"])
  }

  private var workedOut: SchemaValue {
    let distance = SchemaValue.object([
      ("type", "string"), ("pattern", "^[0-9]+(?:\\.[0-9]+)? km$"),
    ])
    return Self.closed(
      [
        ("by", Self.oneOf(PartnerOperation.Kind.allCases.map(\.rawValue))),
        ("shown by", .reference("ids")), ("online for", .reference("ids")),
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
