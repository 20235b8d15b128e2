import Evidence
import Facts
import OrderedCollections
package import RuleLanguage

/// A term in plain words with where it comes from.
package struct WordExplained: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.word/1"

  package var schema = WordExplained.schema
  package var term: String
  package var means: String
  /// Where the meaning comes from, in words; none for waymark's own words.
  package var source: String?
  /// What else there is to say, one sentence each.
  package var more: [String]
}

extension CheckedRules {
  /// The meaning of a term of the glossary, a figure, a fact or a step; `nil` for what is none of these.
  ///
  /// - Parameter term: As the glossary, the figures or the vocabulary call it; capitals do not count.
  /// - Returns: The meaning with its source.
  package func explained(_ term: String) -> WordExplained? {
    let folded = term.lowercased()
    if let (name, means) = evidence.glossary.first(where: { $0.key.lowercased() == folded }) {
      return WordExplained(
        term: name, means: means, source: evidence.glossarySources[name].map(sourceText), more: [])
    }
    let slot = vocabulary.slot(named: term) ?? figures.figures[folded]?.facts.first
    if let slot {
      let fact = vocabulary.facts[slot]
      var more: [String] = []
      if !fact.publicColumns.isEmpty {
        more.append("Published as \(ListWording.or(fact.publicColumns)).")
      }
      more += fact.bands.map { band in
        "\(ListWording.sentence(band.name)): \(band.test) (\(band.source), \(DateWording.day(band.dated)))."
      }
      return WordExplained(
        term: fact.name, means: "\(fact.means).", source: nil, more: more)
    }
    if let action = actions.first(where: { $0.id == folded || $0.name.lowercased() == folded }) {
      return WordExplained(
        term: action.name,
        means: action.because.first.map { "\(ListWording.sentence($0.says))." } ?? "",
        source: action.because.first.map { "\($0.source) \($0.locator)" },
        more: ["It is one of the steps that waymark can put forward: \(action.strategy.rawValue)."])
    }
    return nil
  }

  private func sourceText(_ key: String) -> String {
    evidence.sources[key].map { "\(key): \($0.reference)" } ?? key
  }
}

extension WordExplained {
  package var page: AnswerPage {
    var lines = [AnswerPage.Line(means)]
    lines += more.map { AnswerPage.Line($0) }
    if let source { lines.append(AnswerPage.Line("Source: \(source).")) }
    return AnswerPage(term, lines)
  }
}
