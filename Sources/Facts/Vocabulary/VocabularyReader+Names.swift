import Diagnostics
import Notation

extension VocabularyReader {
  /// Keys that mean something else in a condition, so that no fact may be called so.
  private static let reserved: Set = [
    "all", "any", "none of", "at least", "at most", "exactly", "of", "call them", "where",
    "finding", "asset", "contra-indication", "any when of", "if unknown", "because", "say",
    "gives at most",
  ]

  /// Signs of the notation that no name of a fact may hold.
  private static let signs = Array(",:\"[]{}".utf8)

  /// Every id, name and alias once; none that the notation could mistake.
  mutating func checkNames() {
    var owners: [String: FactDefinition] = [:]
    for fact in facts {
      for name in [fact.id, fact.name] + fact.aliases {
        let folded = name.lowercased()
        if let owner = owners[folded], owner.id != fact.id || owner.location != fact.location {
          report(
            VocabularyProblem.nameTaken(name, by: owner.name).diagnostic(
              at: fact.location, length: fact.name.count,
              notes: [.init("declared here", at: owner.location)]))
        }
        owners[folded] = owners[folded] ?? fact
      }
      if let reason = Self.reasonAgainst(fact.name) {
        report(
          VocabularyProblem.nameNotUsable(fact.name, because: reason).diagnostic(
            at: fact.location, length: fact.name.count))
      }
    }
  }

  private static func reasonAgainst(_ name: String) -> String? {
    if reserved.contains(name.lowercased()) { return "it means something else in a condition" }
    if name.utf8.contains(where: signs.contains) {
      return "it contains a sign of the notation"
    }
    if name.hasPrefix("family mean of ") || name.hasPrefix("national ")
      || name.hasPrefix("local authority mean of ")
    {
      return "examples use such names for benchmarks"
    }
    return nil
  }

  /// `phases` are words of the fact `phase`.
  mutating func checkPhases(_ known: Vocabulary) {
    guard let phase = known.slot(id: "phase").map({ known.facts[$0].kind }) else { return }
    for fact in facts {
      for word in fact.phases where phase.index(ofWord: word) == nil {
        let nearest = NearestName.suggestion(for: word, among: phase.words)
        report(
          VocabularyProblem.notDeclared(kind: "phase", word, nearest: nearest).diagnostic(
            at: fact.location, length: fact.name.count))
      }
    }
  }

  /// `counted by` names a fact that is a number.
  mutating func checkCounters(_ known: Vocabulary) {
    for fact in facts {
      guard let name = fact.countedBy else { continue }
      guard let counter = known.fact(named: name) else {
        let nearest = NearestName.suggestion(for: name, among: known.allNames)
        report(
          VocabularyProblem.unknownFact(name, nearest: nearest).diagnostic(
            at: fact.location, length: fact.name.count))
        continue
      }
      if case .number = counter.kind { continue }
      report(
        VocabularyProblem.counterIsNoNumber(name).diagnostic(
          at: fact.location, length: fact.name.count))
    }
  }
}
