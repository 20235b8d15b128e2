import Diagnostics
import Notation
import OrderedCollections

/// Reads `Rules/cautions.yaml`: `cautions: {C_COSY: {says: …, source: A11, at: KEY¶10}}`.
struct CautionReader {
  private(set) var problems: [Diagnostic] = []
  /// The places of the sources, to be looked up in the corpus.
  private(set) var sources: [Scalar] = []

  mutating func read(_ root: Node) -> OrderedDictionary<String, Caution> {
    guard var fields = Fields(root, of: "this file", problems: &problems) else { return [:] }
    let mapping = fields.mapping("cautions")
    problems += fields.finish()
    var cautions: OrderedDictionary<String, Caution> = [:]
    for entry in mapping?.entries ?? [] {
      let subject = "the caution \(entry.key.text.quoted())"
      guard var fields = Fields(entry.value, of: subject, problems: &problems) else { continue }
      let says = fields.prose("says")
      let source = fields.text("source")
      let locator = fields.text("at", .optional)
      problems += fields.finish()
      guard let says, let source else { continue }
      sources.append(source)
      cautions[entry.key.text] = Caution(
        id: entry.key.text, says: says.text, source: source.text, locator: locator?.text ?? "")
    }
    return cautions
  }
}
