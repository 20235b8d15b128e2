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
  private let ground: PartnerGround
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
    let situation = outlook.situation
    guard
      let check = PairCheck(
        situation, action: action, schools: adviser.directory, places: ground.places)
    else { return nil }
    let (engine, asIs) = (adviser.engine, standsAsItIs)
    let strengths = SchoolStrengths(adviser.rules) { asset, school in
      engine.knowsAllSchools && asIs(school)
        ? engine.strength(asset, .school(school)).certain > .none
        : situation.strength(asset, ofSchool: school).certain > .none
    }
    return RegisterPair(check, PairFit(check, ground.likeness), registers, strengths, adviser)
  }

  /// Everybody that nothing rules out for a step; nobody where the step looks for nobody who could be found.
  package func possible(action: Int) -> Set<HelperRow> {
    Set(search(action: action)?.candidates.map(\.helper) ?? [])
  }

  /// The schools of leaders: those the register names, and those whose people say enough.
  private func leaders(_ strengths: SchoolStrengths) -> [Int] {
    let asIs = standsAsItIs
    return ground.open.filter { school in
      asIs(school)
        ? ground.leaders.contains(school)
        : registers.leaders[school] != nil || strengths.mayLead(school)
    }
  }

  /// Whether a school is as the tables have it: what is told for this answer may count for the school that asks, and
  /// where it is told of an area, for all.
  private var standsAsItIs: (Int) -> Bool {
    let facts = adviser.vocabulary.facts
    let asker = outlook.situation.subject.row
    let isAreaTold = outlook.situation.supposition.facts.keys.contains {
      facts[$0].bearer == .area
    }
    return { school in !isAreaTold && !(asker.bearer == .school && asker.row == school) }
  }

  /// Schools are put forward for what they bring. Only where a card is about joint work, and nothing is known of
  /// anybody, they are all the same.
  private func schools(
    _ card: CheckedAction, _ pair: RegisterPair, _ fit: PairFit, _ found: inout Found,
    _ note: (_ reason: String?, _ count: Int) -> Void
  ) {
    let check = found.check
    var possible: [(school: Int, brings: [String])] = []
    // Of tens of thousands each is counted by the number of what rules it out.
    var counts = Array(repeating: 0, count: check.failures)
    for school in ground.open where school != check.school {
      if let failure = check.firstFailing(school) {
        counts[failure] += 1
      } else {
        possible.append((school, pair.brings(.school(school))))
      }
    }
    if !possible.isEmpty { note(nil, possible.count) }
    for (failure, count) in counts.enumerated() where count > 0 {
      note(check.words(ofFailure: failure), count)
    }
    let strong = possible.filter { !$0.brings.isEmpty }
    let isForHelp =
      card.asksForHelp(adviser.rules) || card.helpersAsked(adviser.rules).contains(.hub)
    if isForHelp || !strong.isEmpty {
      found.withoutStrength = possible.count - strong.count
      possible = strong
    }
    found.candidates += possible.map { school, brings in
      let degrees = fit.degrees(school)
      return Candidate(
        helper: .school(school), findings: [], degrees: degrees,
        worth: fit.worth(school, degrees), brings: brings)
    }
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

extension PairCheck {
  /// The two lie near each other, the card asks that they share no pupils, and nobody knows whether they do.
  func isPerhapsRival(_ candidate: Int) -> Bool {
    constraints.contains { constraint in
      guard case .apart? = constraint.operation else { return false }
      return verdict(constraint, candidate).verdict == .unknown
    }
  }

  /// The few words of the constraint that rules a partner out first, the journey before all others as it is
  /// told soonest; `nil` where none does. What nobody knows rules nobody out.
  func firstFailure(
    _ candidate: Int, leavingOut isLeftOut: (PreparedCriterion) -> Bool = { _ in false }
  ) -> String? {
    firstFailing(candidate, leavingOut: isLeftOut).map(words)
  }

  /// The same by its number, less than ``failures``.
  func firstFailing(
    _ candidate: Int, leavingOut isLeftOut: (PreparedCriterion) -> Bool = { _ in false }
  ) -> Int? {
    for (number, constraint) in soonestFirst.enumerated() {
      // What each side could learn is never denied, and takes longest to find.
      if constraint.isExchange || isLeftOut(constraint) { continue }
      if verdict(constraint, candidate).verdict == .no { return number }
    }
    if let relation, membership(relation, candidate) == .no { return soonestFirst.count }
    return nil
  }

  /// How many ways there are to be ruled out.
  var failures: Int { soonestFirst.count + 1 }

  /// The few words of what rules a partner out, by its number.
  func words(ofFailure number: Int) -> String {
    guard soonestFirst.indices.contains(number) else {
      return "not one of the \(relation ?? "schools asked for")"
    }
    let source = soonestFirst[number].source
    return source.ifNo.isEmpty ? "not met: \(source.name)" : source.ifNo
  }
}
