package import OrderedCollections

/// Everything that can be known, by name: the facts in a fixed order, and the words around them.
///
/// A fact's *slot* is its index in `facts`; tables and compiled rules refer to facts by slot. A class, as it never changes and
/// nearly everything holds it.
package final class Vocabulary: Sendable {
  /// All facts; the order of files sorted by name, then of the file.
  package let facts: [FactDefinition]
  /// Units by name.
  package let units: OrderedDictionary<String, Unit>
  /// Ordered level names by the name of their scale.
  package let scales: OrderedDictionary<String, [String]>
  /// Named lists of words.
  package let lists: OrderedDictionary<String, [String]>
  /// Needs by name, in file order; they form the list `needs` of `about`.
  package let needs: OrderedDictionary<String, Need>
  /// Relations by name.
  package let relations: OrderedDictionary<String, Relation>
  /// Dated figures to compare with.
  package let benchmarks: [DatedBenchmark]

  private let slotByID: [String: Int]
  private let slotByName: [String: Int]

  package init(
    facts: [FactDefinition], units: OrderedDictionary<String, Unit> = [:],
    scales: OrderedDictionary<String, [String]> = [:],
    lists: OrderedDictionary<String, [String]> = [:],
    needs: OrderedDictionary<String, Need> = [:],
    relations: OrderedDictionary<String, Relation> = [:], benchmarks: [DatedBenchmark] = []
  ) {
    self.facts = facts
    self.units = units
    self.scales = scales
    self.lists = lists
    self.needs = needs
    self.relations = relations
    self.benchmarks = benchmarks
    var ids: [String: Int] = [:]
    var names: [String: Int] = [:]
    for (slot, fact) in facts.enumerated() {
      ids[fact.id] = slot
      for name in [fact.name] + fact.aliases where names[Self.folded(name)] == nil {
        names[Self.folded(name)] = slot
      }
    }
    slotByID = ids
    slotByName = names
  }

  /// The slot of a fact by id, everyday name or alias; case does not matter for names.
  package func slot(named name: String) -> Int? {
    slotByID[name] ?? slotByName[Self.folded(name)]
  }

  /// The slot of a fact by its id alone.
  package func slot(id: String) -> Int? { slotByID[id] }

  /// A fact by id, everyday name or alias.
  package func fact(named name: String) -> FactDefinition? {
    slot(named: name).map { facts[$0] }
  }

  /// All names that resolve, for "did you mean": ids and everyday names in the order of `facts`.
  package var allNames: [String] { facts.flatMap { [$0.name, $0.id] } }

  private static func folded(_ name: String) -> String { name.lowercased() }
}
