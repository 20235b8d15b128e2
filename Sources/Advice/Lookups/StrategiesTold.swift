import Evidence
package import RuleLanguage

/// The six strategies, or one of them with its warning and its cards.
package struct StrategiesTold: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.strategies/1"

  package var schema = StrategiesTold.schema
  package var strategies: [Told]

  /// One strategy.
  package struct Told: Encodable, Hashable, Sendable {
    package var id: String
    package var name: String
    package var idea: String
    package var condition: String
    package var source: String
    /// Names of its cards, those with the strongest evidence first.
    package var cards: [String]
  }
}

extension CheckedRules {
  /// All strategies, or one.
  package func told(_ strategy: Strategy?) -> StrategiesTold {
    StrategiesTold(
      strategies: strategies.filter { strategy == nil || $0.strategy == strategy }.map { entry in
        let cards = actions.filter { $0.strategy == entry.strategy }
          .sorted { ($0.grade, $0.name) < ($1.grade, $1.name) }
        return StrategiesTold.Told(
          id: entry.strategy.id, name: entry.strategy.rawValue, idea: entry.idea,
          condition: entry.condition, source: "\(entry.source) \(entry.locator)",
          cards: cards.map(\.name))
      })
  }
}

extension StrategiesTold {
  package var page: AnswerPage {
    guard strategies.count == 1, let only = strategies.first else {
      return AnswerPage(
        "The six strategies",
        strategies.enumerated().map { place, told in
          AnswerPage.Line("\(ListWording.sentence(told.name)): \(told.idea)", mark: "\(place + 1).")
        } + [
          AnswerPage.Line("Source: Ainscow 2011 (A11), lessons drawn in section LES.", indent: 0)
        ],
        next: strategies.prefix(2).map { "explain \($0.name)" })
    }
    let more = only.cards.count - 4
    return AnswerPage(
      ListWording.sentence(only.name),
      [
        AnswerPage.Line(only.idea), AnswerPage.Line("On condition that: \(only.condition)"),
        AnswerPage.Line("Rests on: \(only.source)."),
        AnswerPage.Line(
          "Steps of it: \(only.cards.prefix(4).joined(separator: "; "))"
            + (more > 0 ? "; and \(NumberWording.word(more)) more." : ".")),
      ], next: ["whats the evidence for \(only.name)?", "what are the six strategies?"])
  }
}
