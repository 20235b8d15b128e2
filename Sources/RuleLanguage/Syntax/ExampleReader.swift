import Diagnostics
import Notation

/// Reads the examples of a rule: which keys are there; values wait until the facts are known.
struct ExampleReader {
  private(set) var problems: [Diagnostic] = []

  mutating func read(_ mapping: Mapping) -> ExampleSyntax? {
    var fields = Fields(mapping, of: "this example")
    let name = fields.text("name")
    let about = fields.text("about", .optional)
    let given = fields.mapping("given", .optional)
    let findings = fields.mapping("findings", .optional)
    let expect = fields.text("expect")
    let couldReach = fields.text("could reach", .optional)
    let waitingFor = fields.texts("waiting for", .optional) ?? []
    let assuming = fields.texts("assuming", .optional) ?? []
    let first = fields.texts("first", .optional) ?? []
    var sets: [Mapping.Entry] = []
    for entry in mapping.entries where entry.key.text.hasPrefix("and ") {
      fields.allow(entry.key.text)
      let name = Scalar(
        String(entry.key.text.dropFirst(4)), at: entry.key.location(at: 4),
        length: entry.key.length - 4)
      sets.append(Mapping.Entry(key: name, value: entry.value))
    }
    problems += fields.finish()
    guard let name, let expect else { return nil }
    return ExampleSyntax(
      name: name, about: about, given: given?.entries ?? [], sets: sets,
      findings: findings?.entries ?? [], expect: expect, couldReach: couldReach,
      waitingFor: waitingFor, assuming: assuming, first: first, location: mapping.location)
  }
}
