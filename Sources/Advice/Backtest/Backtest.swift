package import Facts
import Inference
import RuleLanguage

/// Whether the rules put forward what people did.
///
/// Scored is the whole order of `rule-language` 6.1, before balance. A case that warns is not scored by
/// what people did there; for it the cautions count that show on what is advised.
package struct Backtest: Sendable {
  /// What came out for one case.
  package struct Result: Sendable {
    package var story: CaseStory
    /// Ids of all ranked actions, best first.
    package var ranked: [String]
    /// What was done, with its place in the order.
    package var hits: [(hit: ExpectedHit, place: Int?)]
    /// Why each that is not among the first five is not, in the order of ``hits``.
    package var misses: [Miss]
    /// Findings and assets that a reader sees in the case and the rules do not.
    package var findingsNotSeen: [String]
    /// For a case that warns: each caution looked for, and whether it shows.
    package var cautions: [(id: String, shows: Bool)]
    /// The places of ``hits``; none for a case that warns.
    package var places: [Int?] { story.isNegative ? [] : hits.map(\.place) }
  }

  package let setting: CaseRun.Setting
  /// In the order of the files.
  package let results: [Result]
  private let levels: [String: EcologyLevel]

  /// Runs cases.
  package init(_ cases: [CaseStory], _ run: CaseRun, _ setting: CaseRun.Setting) {
    self.setting = setting
    levels = Dictionary(uniqueKeysWithValues: run.rules.actions.map { ($0.id, $0.ecology) })
    results = cases.map { story in
      let outlook = run.outlook(story, setting)
      let ranked = outlook.list.ordered.map(\.id)
      let hits = story.hits.map { (hit: $0, place: $0.place(in: ranked)) }
      let reasons = MissReasons(outlook, run.rules)
      return Result(
        story: story, ranked: ranked, hits: hits,
        misses: hits.filter { !Scores.isNearTop($0.place) }.map { reasons.miss($0.hit, $0.place) },
        findingsNotSeen: story.findings.filter { !Self.holds($0, outlook, run.rules) },
        cautions: story.isNegative
          ? story.expectedCautions.map { ($0, Self.shows($0, outlook, run.rules)) } : [])
    }
  }

  /// Whether a finding holds, about anything, at least as a hint.
  private static func holds(_ id: String, _ outlook: Outlook, _ rules: CheckedRules) -> Bool {
    rules.findings.indices.contains {
      rules.findings[$0].id == id && outlook.situation.strength($0).certain > .none
    }
  }

  /// A caution shows on a card that is shown; a contra-indication where it puts a step off, rules one out
  /// or stands as a reminder on one.
  private static func shows(_ id: String, _ outlook: Outlook, _ rules: CheckedRules) -> Bool {
    let shown = Set(outlook.list.shown.map(\.id))
    let cards = rules.actions.filter { shown.contains($0.id) }
    if cards.contains(where: { $0.cautions.contains(.catalogue(id)) }) { return true }
    guard let index = rules.contraIndications.firstIndex(where: { $0.id == id }) else {
      return false
    }
    return cards.contains { $0.notWhen.contains(index) }
      && rules.contraIndications[index].effect == .reminder
      || outlook.bears(index)
  }

  // MARK: - Figures

  /// Over all cases.
  package var scores: Scores { Scores(results.map(\.places)) }

  /// By level of the ecology of what was done, each case held to what it has of that level; levels of
  /// which nothing was done are left out.
  package var scoresByLevel: [(level: EcologyLevel, scores: Scores)] {
    EcologyLevel.allCases.compactMap { level in
      let places = results.filter { !$0.story.isNegative }.map { result in
        result.hits.filter { self.level($0.hit) == level }.map(\.place)
      }
      let scores = Scores(places)
      return scores.cases > 0 ? (level, scores) : nil
    }
  }

  /// By whose view a case takes; those that no case takes are left out.
  package var scoresByPerspective: [(perspective: CaseStory.Perspective, scores: Scores)] {
    CaseStory.Perspective.allCases.compactMap { perspective in
      let scores = Scores(
        results.filter { $0.story.perspective == perspective }.map(\.places))
      return scores.cases > 0 ? (perspective, scores) : nil
    }
  }

  /// Cautions looked for in cases that warn, and how many of them show.
  package var cautionsShown: (shown: Int, expected: Int) {
    let cautions = results.flatMap(\.cautions)
    return (cautions.count(where: \.shows), cautions.count)
  }

  /// The level of the first named action that has a card.
  private func level(_ hit: ExpectedHit) -> EcologyLevel? {
    hit.named.lazy.compactMap { levels[$0] }.first
  }
}
