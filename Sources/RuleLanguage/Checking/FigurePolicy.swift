package import OrderedCollections

/// Figures by the everyday names that people use for them, as `Rules/figures.yaml` declares them.
package struct FigurePolicy: Sendable {
  /// One everyday name.
  package struct Figure: Hashable, Sendable {
    /// The name, as the phrases call it too: `reading`, `eal`.
    package var name: String
    /// Slots of the facts that can give it, the best first.
    package var facts: [Int]
    package var says: Kind
    /// It stands on the page of a school that somebody asks about.
    package var isOnPage: Bool
    /// Schools may be put in order by it; never by results.
    package var isOrdered: Bool

    package init(name: String, facts: [Int], says: Kind, isOnPage: Bool, isOrdered: Bool) {
      self.name = name
      self.facts = facts
      self.says = says
      self.isOnPage = isOnPage
      self.isOrdered = isOrdered
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
