import Facts
import Inference
import OrderedCollections
import RuleLanguage
import Schools

/// Counts over the open schools of an area; the order of the schools never matters.
struct AreaCounting {
  private let set: SchoolSets.Entry
  private let adviser: Adviser
  private let situation: Situation
  private let rules: CheckedRules
  private let policy: AreaPolicy
  private let isSaid: SubtractionGuard
  /// The schools of other areas, of which nothing is supposed: what was found out for one page counts for all.
  private let others: Situation
  private let own: Set<Int>
  /// The phase and the type of every school, as far as they are known.
  private let phases: [String?]
  private let types: [String]

  /// - Parameters:
  ///   - set: The schools.
  ///   - adviser: Rules, facts and names.
  ///   - situation: Any situation over the same facts; what it supposes of an area counts for its schools.
  ///   - policy: What is counted.
  init(
    _ set: SchoolSets.Entry, _ adviser: Adviser, _ situation: Situation, _ policy: AreaPolicy
  ) {
    self.set = set
    self.adviser = adviser
    self.situation = situation
    self.policy = policy
    rules = adviser.rules
    let base = adviser.engine.base
    let rows = 0..<base.schools.count
    let vocabulary = rules.vocabulary
    phases = rows.map { row in
      guard let slot = vocabulary.slot(id: "phase"),
        case .known(.word(let word)) = base.schools.value(slot, row)
      else { return nil }
      return vocabulary.facts[slot].kind.words[word]
    }
    types = AreaMemory.types(adviser)
    own = Set(set.schools)
    others = adviser.engine.situation(of: .school(set.schools.first ?? 0))
    others.detail = .verdicts
    isSaid = adviser.areaMemory.guardOfNumbers(adviser, GuardedCount(policy))
  }

  /// Everything that is counted.
  func picture(asOfYear: Int) -> AreaPicture {
    AreaPicture(
      kind: set.kind, name: set.name, schools: set.schools.count, phases: phaseCounts(),
      findings: findings(PhaseReach(situation.engine.rules, asOfYear: asOfYear)),
      topics: topics(), counts: counts(), plan: plan())
  }

  private func phaseCounts() -> [AreaPicture.PhaseCount] {
    let counts = Dictionary(grouping: set.schools) { phases[$0] }.mapValues(\.count)
    let known = phaseWords.compactMap { word in
      counts[word].map { AreaPicture.PhaseCount(phase: word, schools: $0) }
    }
    return known + (counts[nil].map { [AreaPicture.PhaseCount(phase: nil, schools: $0)] } ?? [])
  }

  private var phaseWords: [String] {
    rules.vocabulary.slot(id: "phase").map { rules.vocabulary.facts[$0].kind.words } ?? []
  }

  /// The states of all schools for a count that is called the same on every page.
  private func states(
    _ count: String, _ decide: @escaping (Situation, Int) -> SchoolState
  ) -> SchoolStates {
    let (own, situation, others, memory) = (own, situation, others, adviser.areaMemory)
    let schools = phases.count
    return SchoolStates(schools: schools) { school in
      own.contains(school)
        ? decide(situation, school)
        : memory.state(count, school, of: schools) { decide(others, school) }
    }
  }

  // MARK: - Findings

  private func findings(_ reach: PhaseReach) -> [AreaPicture.Finding] {
    let groups = Dictionary(
      grouping: rules.findings.indices.filter {
        rules.findings[$0].kind == .barrier && rules.findings[$0].ecology == .within
      }
    ) { rules.findings[$0].id }
    let here = Set(set.schools.map { phases[$0] })
    return groups.sorted { $0.key < $1.key }.map { id, entries in
      let asked = reach.phases(of: entries)
      let states = states("finding \(id)") { situation, school in
        guard phases[school].map(asked.contains) ?? true else { return .notAsked }
        let strengths = entries.map { situation.strength($0, ofSchool: school) }
        if strengths.contains(where: { $0.certain > .none }) { return .has }
        return strengths.contains { $0.possible > .none } ? .open : .hasNot
      }
      var tally = states.tally(set.schools)
      tally.onFigures = set.schools.count { school in
        states[school] == .has
          && entries.map { situation.strength($0, ofSchool: school).certain }.max() == .hint
      }
      let isEverywhere = here.allSatisfy { $0.map(asked.contains) ?? true }
      return AreaPicture.Finding(
        id: id, name: rules.findings[entries[0]].name, tally: tally,
        shown: isSaid.shown(for: set, states, byType: false),
        phases: isEverywhere ? nil : phaseWords.filter { asked.contains($0) && here.contains($0) })
    }
  }

  // MARK: - Topics

  private func topics() -> [AreaPicture.Topic] {
    let (needs, needsOfOthers) = (NeedTopics(situation, rules), NeedTopics(others, rules))
    var known: [Int: Set<String>] = [:]
    func needed(by school: Int) -> Set<String> {
      if let known = known[school] { return known }
      let topics =
        own.contains(school)
        ? Set(needs.shown(by: school))
        : adviser.areaMemory.topics(neededBy: school) { Set(needsOfOthers.shown(by: school)) }
      known[school] = topics
      return topics
    }
    var needing: [String: Int] = [:]
    for school in set.schools {
      for topic in needed(by: school) { needing[topic, default: 0] += 1 }
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
        topic: topic, needing: count,
        shown: isSaid.shown(
          for: set,
          SchoolStates(schools: phases.count) {
            needed(by: $0).contains(topic) ? .has : .hasNot
          }, byType: false),
        strong: strong, mayBeStrong: open,
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
        let states = states("\(part.kind.rawValue): \(count.name)") { situation, school in
          switch situation.verdict(of: condition, bySchool: school) {
          case .yes: .has
          case .no: .hasNot
          case .unknown: .open
          }
        }
        return AreaPicture.Counted(
          name: count.name, tally: states.tally(set.schools),
          shown: isSaid.shown(for: set, states, byType: part.isByType),
          types: part.isByType ? types(states) : [], asks: asks(count.condition),
          restsOn: restsOn(count.condition))
      }
    }
  }

  private func types(_ states: SchoolStates) -> [AreaPicture.TypeCount] {
    Dictionary(grouping: set.schools) { types[$0] }.sorted { $0.key < $1.key }.map {
      AreaPicture.TypeCount(type: $0, tally: states.tally($1))
    }
  }

  /// The facts of a condition that a school can be asked for; where it tests findings alone, theirs.
  private func asks(_ condition: CheckedCondition) -> [Int] {
    func asked(_ conditions: [CheckedCondition]) -> [Int] {
      ConditionWalk.slots(in: conditions).filter {
        let fact = rules.vocabulary.facts[$0]
        return fact.question != nil && fact.bearer == .school && fact.derivation == nil
      }
    }
    let own = asked([condition])
    guard own.isEmpty else { return own }
    return asked(ConditionWalk.findings(in: [condition]).flatMap { rules.findings[$0].signs })
  }

  private func restsOn(_ condition: CheckedCondition) -> [String] {
    let facts = ConditionWalk.slots(in: [condition]).map { rules.vocabulary.facts[$0].id }
    let findings = ConditionWalk.findings(in: [condition]).map { rules.findings[$0].id }
    return Set(facts + findings).sorted()
  }

  // MARK: - The plan of partners

  private func plan() -> PlanPicture {
    guard let plan = adviser.planMemory.plan(of: set.schools.sorted(), adviser) else {
      return PlanPicture()
    }
    let needing = [HelperKind.school, .leader, .partner].map { kind in
      let states = SchoolStates(schools: phases.count) {
        adviser.needMemory.state(of: $0, asking: kind.group, adviser)
      }
      return (
        tally: states.tally(set.schools), shown: isSaid.shown(for: set, states, byType: false)
      )
    }
    let rules = rules
    return PlanPicture(
      plan, needing: needing, registers: RegistersOfArea(set, plan).pictures
    ) { unmet in
      guard unmet.helper == .partner,
        let offers = rules.actions.first(where: { $0.id == unmet.action })?.partner?.offers,
        !offers.isEmpty
      else { return unmet.topics }
      return offers
    }
  }
}
