import Facts
import Inference
import OrderedCollections
import RuleLanguage
import Schools

/// Counts over the open schools of an area; the order of the schools never matters.
struct AreaCounting {
  private let set: SchoolSets.Entry
  private let situation: Situation
  private let rules: CheckedRules
  private let policy: AreaPolicy

  /// - Parameters:
  ///   - set: The schools.
  ///   - situation: Any situation over the same facts; what it supposes of an area counts for its schools.
  ///   - policy: What is counted.
  init(_ set: SchoolSets.Entry, _ situation: Situation, _ policy: AreaPolicy) {
    self.set = set
    self.situation = situation
    self.policy = policy
    rules = situation.engine.rules.checked
  }

  /// Everything that is counted.
  func picture(asOfYear: Int) -> AreaPicture {
    AreaPicture(
      kind: set.kind, name: set.name, schools: set.schools.count, phases: phases(),
      findings: findings(PhaseReach(situation.engine.rules, asOfYear: asOfYear)),
      topics: topics(), counts: counts())
  }

  private func phases() -> [AreaPicture.PhaseCount] {
    let counts = Dictionary(grouping: set.schools, by: phase).mapValues(\.count)
    let known = phaseWords.compactMap { word in
      counts[word].map { AreaPicture.PhaseCount(phase: word, schools: $0) }
    }
    return known + (counts[nil].map { [AreaPicture.PhaseCount(phase: nil, schools: $0)] } ?? [])
  }

  private var phaseWords: [String] {
    rules.vocabulary.slot(id: "phase").map { rules.vocabulary.facts[$0].kind.words } ?? []
  }

  private func phase(_ school: Int) -> String? {
    guard let slot = rules.vocabulary.slot(id: "phase"),
      case .known(.word(let word)) = situation.reading(slot, ofSchool: school).value
    else { return nil }
    return rules.vocabulary.facts[slot].kind.words[word]
  }

  // MARK: - Findings

  private func findings(_ reach: PhaseReach) -> [AreaPicture.Finding] {
    let groups = Dictionary(
      grouping: rules.findings.indices.filter {
        rules.findings[$0].kind == .barrier && rules.findings[$0].ecology == .within
      }
    ) { rules.findings[$0].id }
    let here = Set(set.schools.map(phase))
    return groups.sorted { $0.key < $1.key }.map { id, entries in
      let phases = reach.phases(of: entries)
      let asked = set.schools.filter { school in phase(school).map(phases.contains) ?? true }
      var tally = SchoolTally()
      tally.of = asked.count
      for school in asked {
        let strengths = entries.map { situation.strength($0, ofSchool: school) }
        let certain = strengths.map(\.certain).max() ?? .none
        if certain > .none {
          tally.certain += 1
          if certain == .hint { tally.onFigures += 1 }
        } else if strengths.contains(where: { $0.possible > .none }) {
          tally.open += 1
        }
      }
      let isEverywhere = here.allSatisfy { $0.map(phases.contains) ?? true }
      return AreaPicture.Finding(
        id: id, name: rules.findings[entries[0]].name, tally: tally,
        phases: isEverywhere ? nil : phaseWords.filter { phases.contains($0) && here.contains($0) })
    }
  }

  // MARK: - Topics

  private func topics() -> [AreaPicture.Topic] {
    let needs = NeedTopics(situation, rules)
    var needing: [String: Int] = [:]
    for school in set.schools {
      for topic in needs.shown(by: school) { needing[topic, default: 0] += 1 }
    }
    let words = rules.vocabulary.lists["topics"] ?? []
    return words.compactMap { topic in
      guard let count = needing[topic] else { return nil }
      let assets = strengths.filter { rules.findings[$0].topics.contains(topic) }
      guard !assets.isEmpty else { return nil }
      var (strong, open) = (0, 0)
      for school in set.schools {
        let shown = assets.map { situation.strength($0, ofSchool: school) }
        if shown.contains(where: { $0.certain >= .likely }) {
          strong += 1
        } else if shown.contains(where: { $0.possible >= .likely }) {
          open += 1
        }
      }
      let barriers = rules.vocabulary.needs.values.filter { need in
        // A subject in difficulty has the topic that people named.
        need.topic == topic || need.topic == "other_subject"
      }.map(\.finding)
      return AreaPicture.Topic(
        topic: topic, needing: count, strong: strong, mayBeStrong: open,
        restsOn: Set(barriers + assets.map { rules.findings[$0].id }).sorted())
    }
  }

  /// Strengths that say what a school is good at: those that partners are looked for by.
  private var strengths: [Int] {
    for criterion in rules.partnering.hard.values {
      if case .strength(let assets)? = criterion.operation { return assets }
    }
    return rules.findings.indices.filter { rules.findings[$0].kind == .asset }
  }

  // MARK: - What the rules ask of every school

  private func counts() -> [[AreaPicture.Counted]] {
    zip(policy.parts, situation.engine.rules.areaCounts).map { part, conditions in
      zip(part.counts, conditions).map { count, condition in
        let verdicts = set.schools.map { situation.verdict(of: condition, bySchool: $0) }
        return AreaPicture.Counted(
          name: count.name, tally: Self.tally(verdicts),
          types: part.isByType ? types(verdicts) : [], facts: facts(count.condition),
          restsOn: restsOn(count.condition))
      }
    }
  }

  private static func tally(_ verdicts: [Verdict]) -> SchoolTally {
    var tally = SchoolTally()
    tally.of = verdicts.count
    tally.certain = verdicts.count { $0 == .yes }
    tally.open = verdicts.count { $0 == .unknown }
    return tally
  }

  private func types(_ verdicts: [Verdict]) -> [AreaPicture.TypeCount] {
    guard let slot = rules.vocabulary.slot(id: "school_type") else { return [] }
    let groups = Dictionary(grouping: zip(set.schools, verdicts)) { school, _ -> String in
      if case .known(.text(let text)) = situation.reading(slot, ofSchool: school).value {
        text
      } else {
        ""
      }
    }
    return groups.sorted { $0.key < $1.key }.map { type, schools in
      AreaPicture.TypeCount(type: type, tally: Self.tally(schools.map(\.1)))
    }
  }

  /// The facts of a condition; where it tests findings alone, theirs.
  private func facts(_ condition: CheckedCondition) -> [String] {
    var slots = ConditionWalk.slots(in: [condition])
    if slots.isEmpty {
      let findings = ConditionWalk.findings(in: [condition]).map { rules.findings[$0] }
      slots = ConditionWalk.slots(in: findings.flatMap(\.signs))
    }
    return slots.map { rules.vocabulary.facts[$0].name }
  }

  private func restsOn(_ condition: CheckedCondition) -> [String] {
    let facts = ConditionWalk.slots(in: [condition]).map { rules.vocabulary.facts[$0].id }
    let findings = ConditionWalk.findings(in: [condition]).map { rules.findings[$0].id }
    return Set(facts + findings).sorted()
  }
}
