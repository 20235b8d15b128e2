import Facts
import Inference
import RuleLanguage
import Schools

/// Looks through all schools, hubs, system leaders and community partners for those that could be a partner for one
/// step of one school: whomever the partner part of its card asks for.
///
/// Everybody is held against every hard constraint of the card; whoever fails one is counted with the reason. Of the
/// others two or three are put forward that differ from each other.
package struct PartnerSearch {
  let adviser: Adviser
  let outlook: Outlook
  let registers: HelperRegisters
  let names: HelperNames
  let ground: PartnerGround
  private let place: HelperPlace?

  /// - Parameters:
  ///   - adviser: Rules, facts and the names of schools.
  ///   - outlook: The asking school, with what is told of it for this answer.
  ///   - place: Where alone helpers are looked for; anywhere for `nil`.
  package init(_ adviser: Adviser, _ outlook: Outlook, in place: HelperPlace? = nil) {
    self.adviser = adviser
    self.outlook = outlook
    self.place = place
    ground = adviser.partnerMemory.ground(adviser)
    registers = ground.registers
    names = HelperNames(adviser, registers)
  }

  /// A helper that nothing rules out.
  struct Candidate {
    var helper: HelperRow
    /// Of a school, and of the school of a leader.
    var findings: [PartnerFinding]
    var degrees: [PairFit.Degree]
    var worth: Int
    /// The needed topics in which a strength is shown or hinted at, or what a community partner does.
    var brings: [String]
  }

  /// Why helpers of one kind are not among the candidates.
  struct Exclusion: Hashable {
    var kind: HelperKind
    var reason: String
  }

  /// What was found.
  struct Found {
    var check: PairCheck
    var pair: RegisterPair
    /// How many of each kind were looked at.
    var looked: [HelperKind: Int] = [:]
    var candidates: [Candidate] = []
    /// By the few words of the constraint that failed first: how many, the most frequent first.
    var excluded: [(exclusion: Exclusion, count: Int)] = []
    /// Schools that nothing rules out, and of which nothing is known that they would bring.
    var withoutStrength = 0
    /// Where alone was looked, and how many candidates are elsewhere.
    var place: PartnerOptions.Place?
  }

  /// Whom a card asks for. Where it asks for a hub, a school strong in the need may do as well: no register is
  /// complete.
  private func kinds(_ action: CheckedAction) -> [HelperKind] {
    let asked = action.helpersAsked(adviser.rules)
    if asked.contains(.hub), !asked.contains(.school) { return asked + [.school] }
    // A set of the card's own holds schools.
    return asked.isEmpty && action.partnerMayBeSchool(adviser.rules) ? [.school] : asked
  }

  /// All candidates for a step, by kind and in the order of their tables; `nil` where an area asks, or the step
  /// looks for nobody who could be found.
  func search(action: Int) -> Found? {
    let card = adviser.rules.actions[action]
    let kinds = kinds(card)
    guard !kinds.isEmpty, let pair = pair(action: action) else { return nil }
    let (check, fit) = (pair.check, pair.fit)
    var found = Found(check: check, pair: pair)
    var counts: [Exclusion: Int] = [:]
    var looked: [HelperKind: Int] = [:]
    func note(_ kind: HelperKind, _ reason: String?, of count: Int = 1) {
      looked[kind, default: 0] += count
      guard let reason else { return }
      counts[Exclusion(kind: kind, reason: reason), default: 0] += count
    }
    func isRuledOut(_ kind: HelperKind, _ reason: String?) -> Bool {
      note(kind, reason)
      return reason != nil
    }
    func add(_ helper: HelperRow, _ findings: [PartnerFinding]) {
      let degrees = pair.degrees(helper)
      found.candidates.append(
        Candidate(
          helper: helper, findings: findings, degrees: degrees,
          worth: pair.worth(helper, degrees), brings: pair.brings(helper)))
    }
    for kind in kinds {
      switch kind {
      case .school: schools(card, pair, fit, &found) { note(.school, $0, of: $1) }
      case .leader:
        for school in leaders(pair.strengths)
        where !isRuledOut(.leader, pair.firstFailure(.leader(school))) {
          add(.leader(school), pair.schoolFindings(school))
        }
      case .hub, .partner:
        let count = kind == .hub ? registers.hubs.count : registers.partners.count
        for helper in (0..<count).map({ HelperRow(kind, $0) })
        where !isRuledOut(kind, pair.firstFailure(helper)) { add(helper, []) }
      }
    }
    if let place {
      let all = found.candidates.count
      found.candidates.removeAll { !place.holds($0.helper, registers) }
      found.place = PartnerOptions.Place(
        name: place.label, elsewhere: all - found.candidates.count)
    }
    found.looked = looked
    found.excluded = counts.sorted {
      ($1.value, $0.key.kind.group, $0.key.reason) < ($0.value, $1.key.kind.group, $1.key.reason)
    }
    .map { ($0.key, $0.value) }
    return found
  }

  /// The asking school and one of its steps, to be held against helpers; `nil` where an area asks.
  func pair(action: Int) -> RegisterPair? {
    Self.pair(outlook.situation, action, adviser, ground)
  }

  static func pair(
    _ situation: Situation, _ action: Int, _ adviser: Adviser, _ ground: PartnerGround
  ) -> RegisterPair? {
    guard
      let check = PairCheck(
        situation, action: action, schools: adviser.directory, places: ground.places)
    else { return nil }
    let (engine, asIs) = (adviser.engine, standsAsItIs(situation, adviser))
    let strengths = SchoolStrengths(adviser.rules) { asset, school in
      engine.knowsAllSchools && asIs(school)
        ? engine.strength(asset, .school(school)).certain > .none
        : situation.strength(asset, ofSchool: school).certain > .none
    }
    return RegisterPair(
      check, PairFit(check, ground.likeness), ground.registers, strengths, adviser)
  }

  /// Everybody that nothing rules out for a step; nobody where the step looks for nobody who could be found.
  package func possible(action: Int) -> Set<HelperRow> {
    Set(search(action: action)?.candidates.map(\.helper) ?? [])
  }

  /// The schools of leaders: those the register names, and those whose people say enough.
  private func leaders(_ strengths: SchoolStrengths) -> [Int] {
    let asIs = Self.standsAsItIs(outlook.situation, adviser)
    return ground.open.filter { school in
      asIs(school)
        ? ground.leaders.contains(school)
        : registers.leaders[school] != nil || strengths.mayLead(school)
    }
  }

  /// Whether a school is as the tables have it: what is told for this answer may count for the school that asks, and
  /// where it is told of an area, for all.
  private static func standsAsItIs(_ situation: Situation, _ adviser: Adviser) -> (Int) -> Bool {
    let facts = adviser.vocabulary.facts
    let asker = situation.subject.row
    let isAreaTold = situation.supposition.facts.keys.contains {
      facts[$0].bearer == .area
    }
    return { school in !isAreaTold && !(asker.bearer == .school && asker.row == school) }
  }

  /// At most so many candidates that differ: the one that fits best, then each time the one that fits well
  /// and has least in common with those chosen; in no order of merit.
  func unlike(_ found: Found, atMost limit: Int) -> [Candidate] {
    var left = found.candidates.enumerated()
      .sorted { ($1.element.worth, $0.offset) < ($0.element.worth, $1.offset) }.map(\.element)
    var chosen: [Candidate] = []
    while chosen.count < limit, !left.isEmpty {
      let scores = left.map { score($0, chosen) }
      guard let best = scores.max(), let place = scores.firstIndex(of: best) else { break }
      chosen.append(left.remove(at: place))
    }
    // What each rests on is told of those alone that are put forward.
    return chosen.map { candidate in
      guard case .school(let school) = candidate.helper else { return candidate }
      var told = candidate
      told.findings = found.check.findings(school)
      return told
    }
  }

  /// A candidate's worth, less what it has in common with the nearest of those chosen.
  private func score(_ candidate: Candidate, _ chosen: [Candidate]) -> Double {
    let common = chosen.map { shared(candidate, $0) }.max() ?? 0
    return Double(candidate.worth) * (1 - common / 2)
  }

  /// What two candidates have in common, 0 to 1: the authority, and which soft criteria are met; nothing where one
  /// is of another kind.
  private func shared(_ a: Candidate, _ b: Candidate) -> Double {
    guard a.helper.kind == b.helper.kind else { return 0 }
    let pairs = zip(a.degrees, b.degrees)
    let alike = pairs.count { abs(($0.met ?? 0) - ($1.met ?? 0)) < 0.25 && $0.topics == $1.topics }
    let degrees = a.degrees.isEmpty ? 0 : Double(alike) / Double(a.degrees.count)
    return (area(a.helper) == area(b.helper) ? 0.5 : 0) + degrees / 2
  }

  private func area(_ helper: HelperRow) -> String? {
    switch helper {
    case .school(let row), .leader(let row): adviser.directory.entries[row].area
    case .hub, .partner: registers.entry(helper)?.area
    }
  }
}
