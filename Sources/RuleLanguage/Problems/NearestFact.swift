import Diagnostics
import Facts

/// The fact that a misspelt name probably meant, and where it is declared.
package struct NearestFact: Hashable, Sendable {
  package var name: String
  package var file: String
  package var line: Int

  /// The nearest of these facts by name, id or alias; `nil` when none is near.
  init?(for typed: String, among facts: [FactDefinition]) {
    var owners: [String: FactDefinition] = [:]
    for fact in facts {
      for name in [fact.name, fact.id] + fact.aliases where owners[name] == nil {
        owners[name] = fact
      }
    }
    guard let nearest = NearestName.suggestion(for: typed, among: Array(owners.keys)),
      let fact = owners[nearest]
    else { return nil }
    name = nearest
    file = fact.location.file
    line = fact.location.line
  }
}
