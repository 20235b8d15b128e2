import Facts
import Inference
import Parallel
import RuleLanguage

extension Adviser {
  /// What is known of all schools, areas, hubs and partners of the data, whatever the order of the rows.
  ///
  /// The picture of an area rests on more than its own schools: its plan of partners on everybody who could
  /// help, and which numbers may be said on the pages around.
  package func digestOfAllFacts() -> String { areaMemory.digest(digestFound) }

  private func digestFound() -> String {
    var hash = SHA256()
    for bearer in Bearer.allCases {
      guard let table = engine.base.table(of: bearer) else { continue }
      let portions = stride(from: 0, to: table.count, by: 512).map {
        $0..<min($0 + 512, table.count)
      }
      let rows = inParallel(portions.count) { portions[$0].map { digest(of: $0, in: table) } }
      hash.update("\(bearer.rawValue):".utf8)
      for row in rows.joined().sorted() { hash.update(row.utf8) }
    }
    return hash.finish()
  }

  private func digest(of row: Int, in table: FactTable) -> String {
    var hash = FactsHash(vocabulary)
    for slot in vocabulary.facts.indices { hash.take(table.value(slot, row), of: slot) }
    return hash.finish()
  }
}
