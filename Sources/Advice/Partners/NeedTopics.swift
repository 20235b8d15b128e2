import Facts
import Inference
import OrderedCollections
import RuleLanguage

/// The topics in which a school needs help: words of the vocabulary's list `topics`, each once, in the
/// order in which the needs were met.
struct NeedTopics {
  private let situation: Situation
  private let rules: CheckedRules

  init(_ situation: Situation, _ rules: CheckedRules) {
    self.situation = situation
    self.rules = rules
  }

  /// What a school needs, by topic.
  struct Needs {
    var topics: [String]
    /// The school has shown it; otherwise it is only what the card is about.
    var isShown = true
  }

  /// What a school needs where it follows a card.
  ///
  /// A card copied for several needs: those that the school has shown. A card that asks for certain needs:
  /// those it rests on, else what the other barriers it rests on are about, else, not shown by the school,
  /// what the card asks for. Any other card rests on something wide, such as very hard circumstances, and
  /// the partner is to be strong in what is needed in them: whatever need the school has shown.
  ///
  /// - Parameters:
  ///   - standing: How the card stands for the school; the situation is about it.
  ///   - school: Its row.
  /// - Returns: The topics, of which there may be none.
  func behind(_ standing: ActionStanding, of school: Int) -> Needs {
    let card = rules.actions[standing.action]
    if card.instances.contains(where: { $0.about != nil }) {
      let entries = standing.deciding.filter { $0.when == .yes }
        .compactMap { card.instances[$0.index].about }
      return Needs(topics: unique(entries.filter { isShown($0, by: school) }.flatMap(topics)))
    }
    let barriers = situation.findings(behind: standing)
      .filter { rules.findings[$0].kind == .barrier }
    func topicsOf(_ findings: [Int]) -> [String] {
      findings.flatMap { topics($0, of: school) }
    }
    let asked = ConditionWalk.findings(in: card.instances.map(\.when)).filter(isNeed)
    guard asked.isEmpty else {
      return needs(topicsOf(barriers.filter(isNeed))) ?? needs(topicsOf(barriers))
        ?? Needs(topics: unique(asked.flatMap(topicsOfNeed)), isShown: false)
    }
    return needs(shown(by: school)) ?? needs(topicsOf(barriers))
      ?? Needs(topics: unique(card.topics), isShown: false)
  }

  /// The topics of all needs that a school has shown, at least as a hint.
  func shown(by school: Int) -> [String] {
    let needs = rules.vocabulary.needs.values.map(\.finding)
    let shown = rules.findings.indices.filter { index in
      needs.contains(rules.findings[index].id)
        && situation.strength(index, ofSchool: school).certain > .none
    }
    return unique(shown.flatMap { topics($0, of: school) })
  }

  /// A card copied for all needs may hold for some that the school has never shown.
  private func isShown(_ entry: AboutEntry, by school: Int) -> Bool {
    guard entry.list == "needs", let need = rules.vocabulary.needs[entry.entry] else { return true }
    return rules.findings.indices.contains { index in
      rules.findings[index].id == need.finding
        && situation.strength(index, ofSchool: school).certain > .none
    }
  }

  private func isNeed(_ finding: Int) -> Bool {
    rules.vocabulary.needs.values.contains { $0.finding == rules.findings[finding].id }
  }

  private func topics(_ entry: AboutEntry) -> [String] {
    if let need = rules.vocabulary.needs[entry.entry], entry.list == "needs" { return [need.topic] }
    return [entry.entry]
  }

  /// What people named, such as a subject; else the topic of the need; else what the finding is about.
  private func topics(_ index: Int, of school: Int) -> [String] {
    let finding = rules.findings[index]
    if let entry = finding.about { return topics(entry) }
    let proof = situation.proof(finding: index, ofSchool: school)
    let named = proof.signs.flatMap(\.trueTests).flatMap(named)
    if !named.isEmpty { return named }
    let ofNeed = topicsOfNeed(index)
    return ofNeed.isEmpty ? finding.topics : ofNeed
  }

  private func topicsOfNeed(_ finding: Int) -> [String] {
    rules.vocabulary.needs.values.filter { $0.finding == rules.findings[finding].id }.map(\.topic)
  }

  /// The members of a set of topics that made a sign true.
  private func named(_ test: TestProof) -> [String] {
    let kind = rules.vocabulary.facts[test.test.slot].kind
    guard case .set(let words) = kind, case .set(let certain, _) = test.fact.reading.extent,
      let topics = rules.vocabulary.lists["topics"], Set(words).isSubset(of: topics)
    else { return [] }
    var members = certain
    if case .set(.includesAny(let wanted)) = test.test.phrase {
      members = certain.intersection(wanted)
    }
    return members.indices.filter(words.indices.contains).map { words[$0] }
  }

  private func needs(_ topics: [String]) -> Needs? {
    topics.isEmpty ? nil : Needs(topics: unique(topics))
  }

  private func unique(_ topics: [String]) -> [String] {
    var seen: Set<String> = []
    return topics.filter { seen.insert($0).inserted }
  }
}
