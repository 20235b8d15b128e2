package import Diagnostics
package import Facts
package import Notation

/// Reads the values that case files give facts: what examples of rules may write, and the words of
/// other notations.
///
/// Any kind: `unknown` beside `not known`. Yes or no: `true` and `false` too, also for a choice that has
/// these words. Sets: of a list, words that the set does not have are reported and the others kept, with
/// the set open for more.
package enum CaseValues {
  /// Reads one value.
  ///
  /// - Parameters:
  ///   - node: What stands in the file.
  ///   - fact: The fact it is for.
  /// - Returns: The value, `nil` when nothing of it fits, and what is wrong with it.
  package static func value(
    _ node: Node, of fact: FactDefinition
  ) -> (value: FactValue?, problems: [Diagnostic]) {
    var log = ProblemLog()
    if case .list(let nodes, _) = node, case .set(let words) = fact.kind {
      return (set(nodes, words, fact, &log), log.diagnostics)
    }
    let value = ExampleValues.value(rewritten(node, for: fact.kind), fact, &log)
    return (value, log.diagnostics)
  }

  /// The words of other notations as examples write them.
  private static func rewritten(_ node: Node, for kind: FactKind) -> Node {
    guard var scalar = node.scalar else { return node }
    switch scalar.text.lowercased() {
    case "unknown", "null", "~": scalar.text = "not known"
    case "true" where kind.index(ofWord: "yes") != nil: scalar.text = "yes"
    case "false" where kind.index(ofWord: "no") != nil: scalar.text = "no"
    default: return node
    }
    return .scalar(scalar)
  }

  private static func set(
    _ nodes: [Node], _ words: [String], _ fact: FactDefinition, _ log: inout ProblemLog
  ) -> FactValue? {
    var members = ValueSet()
    var isWhole = true
    for node in nodes {
      if let index = node.scalar.flatMap({ fact.kind.index(ofWord: $0.text) }) {
        members.insert(index)
        continue
      }
      isWhole = false
      let text = node.scalar?.text ?? "a list"
      log.report(
        .example(
          .badExampleValue(
            text, fact: fact.name, kind: fact.kind.name,
            nearest: NearestName.suggestion(for: text, among: words))),
        at: node.location, length: node.caretLength)
    }
    if isWhole { return .known(.set(members)) }
    return members.isEmpty ? nil : .among(certain: members, possible: .all(words.count))
  }
}

extension CheckedRules {
  /// The slot of a fact that a file names by id, name or alias, or what is wrong with the name.
  package func slot(namedBy name: Scalar) -> Result<Int, Diagnostic> {
    if let slot = vocabulary.slot(named: name.text) { return .success(slot) }
    let nearest = NearestFact(for: name.text, among: vocabulary.facts)
    return .failure(
      RuleProblem.name(.unknownFact(name.text, nearest: nearest))
        .diagnostic(at: name.location, length: name.length))
  }
}
