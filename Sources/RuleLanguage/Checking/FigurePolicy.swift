package import OrderedCollections

/// Figures by the everyday names that people use for them, as `Rules/figures.yaml` declares them.
package struct FigurePolicy: Sendable {
  /// One everyday name.
  package struct Figure: Hashable, Sendable {
    /// The name, as the phrases call it too: `reading`, `eal`.
    package var name: String
    /// Slots of the facts that can give it, the best first.
    package var facts: [Int]
    /// Slots of the facts that tell how it changed over the years, the best first; empty where none does.
    package var changes: [Int]
    package var says: Kind
    /// It stands on the page of a school that somebody asks about.
    package var isOnPage: Bool
    /// Schools may be put in order by it; never by results.
    package var isOrdered: Bool

    /// The figure is what is left of so much after its facts, in their unit: attendance of 100 % after absence.
    package var leftOf: Double?

    package init(
      name: String, facts: [Int], changes: [Int] = [], says: Kind, isOnPage: Bool, isOrdered: Bool,
      leftOf: Double? = nil
    ) {
      self.name = name
      self.facts = facts
      self.changes = changes
      self.says = says
      self.isOnPage = isOnPage
      self.isOrdered = isOrdered
      self.leftOf = leftOf
    }
  }

  /// What a figure speaks of.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case results, attendance, pupils, staff
  }

  /// By name, in the order of the file.
  package var figures: OrderedDictionary<String, Figure> = [:]

  package init() {}
}
