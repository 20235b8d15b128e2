import Evidence
import OrderedCollections
package import RuleLanguage

/// What stands behind a step or a strategy: who says it, where, how strong it is, and what it does not show.
package struct EvidenceBehind: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.evidence/1"

  package var schema = EvidenceBehind.schema
  package var title: String
  /// How strong it is, in a sentence.
  package var grade: String
  package var claims: [Claim]
  /// Questions on which the evidence disagrees.
  package var disputed: [String]
  /// The sources in full.
  package var sources: [String]

  /// One claim.
  package struct Claim: Encodable, Hashable, Sendable {
    package var says: String
    package var source: String
    package var grade: String?
    /// What must not be read into it; none where nobody has written it down.
    package var doesNotShow: String?
  }
}

extension CheckedRules {
  /// What stands behind an action, by its index.
  package func evidence(behind action: Int) -> EvidenceBehind {
    let card = actions[action]
    let cautions = card.cautions.compactMap { caution -> String? in
      if case .catalogue(let id) = caution { id } else { nil }
    }
    return EvidenceBehind(
      title: "\"\(card.name)\" – the evidence",
      grade: "\(GradeWording.text(card.grade)) (\(card.grade.rawValue)).",
      claims: card.because.map(claim),
      disputed: evidence.disputes(on: card.id, cautions: Set(cautions)).map {
        "\($0.question) \($0.weSay)"
      },
      sources: references(card.because.map(\.source)))
  }

  /// What stands behind a strategy.
  package func evidence(behind strategy: Strategy) -> EvidenceBehind {
    let cards = actions.filter { $0.strategy == strategy }
    let entry = strategies.first { $0.strategy == strategy }
    let counts = EvidenceGrade.allCases.compactMap { grade -> String? in
      let count = cards.count { $0.grade == grade }
      return count == 0 ? nil : "\(count) \(grade.rawValue)"
    }
    let own = entry.map {
      EvidenceBehind.Claim(
        says: "\($0.idea) On condition that: \($0.condition)", source: "\($0.source) \($0.locator)",
        grade: nil, doesNotShow: nil)
    }
    let best = cards.sorted { ($0.grade, $0.id) < ($1.grade, $1.id) }.prefix(2)
      .compactMap { $0.because.first }
    return EvidenceBehind(
      title: "\(ListWording.sentence(strategy.rawValue)) – the evidence",
      grade: "Its \(cards.count) cards by how much stands behind them: \(ListWording.and(counts)).",
      claims: [own].compactMap(\.self) + best.map(claim), disputed: [],
      sources: references([entry?.source].compactMap(\.self) + best.map(\.source)))
  }

  private func claim(_ citation: Citation) -> EvidenceBehind.Claim {
    let limits = evidence.claims.values.first {
      $0.source == citation.source && $0.locator == citation.locator
    }?.doesNotShow
    return EvidenceBehind.Claim(
      says: "\(ListWording.sentence(ListWording.clause(citation.says))).",
      source: "\(citation.source) \(citation.locator)", grade: citation.grade?.rawValue,
      doesNotShow: limits.flatMap { $0.isEmpty ? nil : $0 })
  }

  private func references(_ keys: [String]) -> [String] {
    ListWording.distinct(keys).compactMap { key in
      evidence.sources[key].map { "\(key): \($0.reference)" }
    }
  }
}

extension EvidenceBehind {
  package var page: AnswerPage {
    var lines = [AnswerPage.Line(grade)]
    for claim in claims {
      lines.append(AnswerPage.Line("\(claim.says) (\(claim.source))", mark: "–"))
      if let limit = claim.doesNotShow {
        lines.append(AnswerPage.Line("It does not show: \(ListWording.clause(limit)).", indent: 2))
      }
    }
    lines += disputed.map { AnswerPage.Line("Disputed: \($0)", mark: "–") }
    lines += sources.map { AnswerPage.Line($0, indent: 0) }
    return AnswerPage(title, lines, next: ["any risks?", "how sure are you?"])
  }
}
