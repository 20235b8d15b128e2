import Diagnostics
import Facts
import Notation
import OrderedCollections

/// Reads `Rules/figures.yaml`: which facts an everyday name of a figure means.
///
///     version: 1
///     figures:
///       reading:
///         facts: [KS2 reading result over three years, reading progress]
///         change: [change in reading over one year]
///         says: results
///         page: yes
///
/// `left of: 100` says that the figure is what its facts leave of so much.
///
/// Facts are looked up at once. Results never put schools in an order (`domain` 8).
struct FigureReader {
  let names: RuleNames
  private(set) var log = ProblemLog()

  init(_ names: RuleNames) { self.names = names }

  mutating func read(_ root: Node) -> FigurePolicy {
    var problems: [Diagnostic] = []
    defer { log.add(problems) }
    var policy = FigurePolicy()
    guard var fields = Fields(root, of: "this file", problems: &problems) else { return policy }
    _ = fields.wholeNumber("version", in: 1...100_000)
    let figures = fields.within("figures") { inner -> [FigurePolicy.Figure]? in
      inner.mapping.entries.compactMap { entry in
        inner.within(entry.key.text) { figure(entry.key.text, &$0) }
      }
    }
    for figure in figures ?? [] { policy.figures[figure.name] = figure }
    problems += fields.finish()
    return policy
  }

  private mutating func figure(_ name: String, _ fields: inout Fields)
    -> FigurePolicy.Figure?
  {
    let written = fields.texts("facts") ?? []
    let changes = fields.texts("change", .optional) ?? []
    let says = fields.word("says", as: FigurePolicy.Kind.self)
    let isOnPage = fields.yesOrNo("page") ?? false
    let isOrdered = fields.yesOrNo("in order", .optional) ?? false
    let leftOf = fields.wholeNumber("left of", in: 1...1_000_000, .optional)
    let slots = written.compactMap { fact in slot(fact) }
    let slotsOfChange = changes.compactMap { fact in slot(fact) }
    guard let says, slots.count == written.count, slotsOfChange.count == changes.count else {
      return nil
    }
    return FigurePolicy.Figure(
      name: name, facts: slots, changes: slotsOfChange, says: says, isOnPage: isOnPage,
      isOrdered: isOrdered && says == .pupils, leftOf: leftOf.map(Double.init))
  }

  private mutating func slot(_ fact: Scalar) -> Int? {
    if let slot = names.vocabulary.slot(named: fact.text) { return slot }
    let nearest = NearestFact(for: fact.text, among: names.vocabulary.facts)
    log.report(.name(.unknownFact(fact.text, nearest: nearest)), at: fact)
    return nil
  }
}
