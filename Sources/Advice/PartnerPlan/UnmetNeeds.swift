import Facts
import Families
import Inference
import RuleLanguage
import Schools

/// The needs that a plan leaves open, each with the reason and what would meet it.
extension PartnerPlan {
  /// By the authority and the name of the school.
  package var unmet: [Unmet] {
    let alternatives = Alternatives(matching)
    let reach = planner.adviser.planMemory.ground(planner.adviser).reach
    return matching.unmatched.map { unmet($0, alternatives, reach) }.sorted {
      ($0.area ?? "", $0.school, $0.urn ?? "", $0.helper.group)
        < ($1.area ?? "", $1.school, $1.urn ?? "", $1.helper.group)
    }
  }

  private func unmet(
    _ number: Int, _ alternatives: Alternatives, _ reach: Reach
  ) -> Unmet {
    let need = planner.needs[number]
    let step = planner.leadingStep(number)
    let entry = planner.adviser.directory.entries[need.school]
    let kind = kind(number, step, reach)
    let reason = reason(kind, number, step, alternatives, reach)
    let others = need.steps.filter { $0 != step }
    return Unmet(
      urn: entry.urn.orNil, school: entry.name, area: entry.area.orNil,
      action: planner.adviser.rules.actions[step.action].id, topics: step.topics,
      otherSteps: others.map { planner.adviser.rules.actions[$0.action].id },
      helper: step.kind, reason: reason, kind: kind)
  }

  /// Why the needs stay open for which nobody was found, in the order of ``Families/Matching/unmatched``.
  var unmetKinds: [Unmet.Kind] {
    let reach = planner.adviser.planMemory.ground(planner.adviser).reach
    return matching.unmatched.map { kind($0, planner.leadingStep($0), reach) }
  }

  private func kind(_ number: Int, _ step: SystemNeeds.Step, _ reach: Reach) -> Unmet.Kind {
    let school = planner.needs[number].school
    if !planner.pairs.range(of: number).isEmpty { return .allTaken }
    let bearer: Bearer = step.kind == .hub ? .hub : step.kind == .partner ? .partner : .school
    guard !reach.isUnknown(from: school, to: bearer) else { return .placeUnknown }
    switch step.kind {
    case .hub: return .noHub
    case .leader: return .noLeader
    case .partner: return .noPartner
    case .school: return strong(school, step, in: reach).near.isEmpty ? .noStrength : .ruledOut
    }
  }

  private func reason(
    _ kind: Unmet.Kind, _ number: Int, _ step: SystemNeeds.Step, _ alternatives: Alternatives,
    _ reach: Reach
  ) -> String {
    let school = planner.needs[number].school
    let topics = ListWording.or(step.topics.map(ListWording.word))
    switch kind {
    case .allTaken: return taken(number, alternatives)
    case .placeUnknown: return "where the school stands is not known; its coordinates would tell"
    case .noHub: return noHub(step, topics)
    case .noLeader: return noEntry(number, .leader)
    case .noPartner: return noEntry(number, .partner)
    case .ruledOut: return ruledOut(school, step, strong(school, step, in: reach).near)
    case .noStrength:
      return noStrength(school, strong(school, step, in: reach).all, topics, reach)
    }
  }

  /// Rows of the schools that are strong in what a step needs: all, and those in reach.
  private func strong(
    _ school: Int, _ step: SystemNeeds.Step, in reach: Reach
  ) -> (all: [Int], near: [Int]) {
    let strong = planner.helpers.filter {
      $0.kind == .school && $0.row != school && !$0.topics.isDisjoint(with: step.topics)
    }.map(\.row)
    let inReach = Set(reach.schools(from: school))
    return (strong, strong.filter { inReach.contains(Int32($0)) })
  }

  private func noStrength(
    _ school: Int, _ strong: [Int], _ topics: String, _ reach: Reach
  ) -> String {
    let journeys = strong.compactMap { row in
      reach.minutes(from: school, to: .school, row, at: reach.places.places[row])
    }
    guard let nearest = journeys.min(by: { $0.minutes < $1.minutes }) else {
      return "no school at all shows a strength in \(topics); one that did would meet it"
    }
    let far =
      nearest.isStated
      ? "\(NumberWording.text(nearest.minutes.rounded())) minutes"
      : "\(NumberWording.text(Travel.kilometres(inMinutes: nearest.minutes).rounded())) kilometres"
    return
      "no school in reach shows a strength in \(topics); the nearest that does lies "
      + "\(far) away. A longer journey, or a strength nearer by, would meet it"
  }

  /// Why no leader, or no community partner, fits: there is no register, or each is ruled out, by what.
  private func noEntry(_ number: Int, _ kind: HelperKind) -> String {
    let need = planner.needs[number]
    let step = need.steps[0]
    let rows: [HelperRow] = planner.helpers.indices.compactMap { helper in
      let row = planner.row(MatchingProblem.Pair(need: number, helper: helper))
      return row.kind == kind && planner.helper(row) == helper ? row : nil
    }
    guard !rows.isEmpty, let pair = planner.registerPair(need.school, step) else {
      return planner.registers.given.contains(kind)
        ? "the register of \(kind.several) names nobody; one in reach would meet it"
        : "no register of \(kind.several) is given, and nothing else names one; a register would tell"
    }
    var counts: [String: Int] = [:]
    for row in rows {
      if let reason = pair.firstFailure(row, asksForPlaces: false) {
        counts[reason, default: 0] += 1
      }
    }
    let reasons = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key): \(kind.counted($0.value))" }.joined(separator: "; ")
    let asked = ListWording.or(
      (planner.adviser.rules.actions[step.action].partner?.offers ?? []).map(ListWording.word))
    let wanted = asked.isEmpty ? "" : " with \(asked)"
    return
      "of the \(kind.several) known, none fits (\(reasons)); one in reach\(wanted) would meet it"
  }

  /// All that have the strength are ruled out: by which constraints.
  private func ruledOut(
    _ school: Int, _ step: SystemNeeds.Step, _ schools: [Int]
  ) -> String {
    let situation = planner.adviser.engine.situation(of: .school(school))
    guard
      let check = PairCheck(
        situation, action: step.action, schools: planner.adviser.directory)
    else { return "" }
    var counts: [String: Int] = [:]
    for school in schools {
      if let reason = check.firstFailure(school) { counts[reason, default: 0] += 1 }
    }
    let reasons = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      "\($0.key): \(PartnerProfileWording.schools($0.value))"
    }
    return "of those in reach that show the strength, something rules out each ("
      + reasons.joined(separator: "; ") + ")"
  }

  /// Whether the register has no such hub at all, or none that can be reached.
  private func noHub(_ step: SystemNeeds.Step, _ topics: String) -> String {
    let isAnywhere = planner.helpers.contains {
      $0.kind == .hub && !$0.topics.isDisjoint(with: step.topics)
    }
    return isAnywhere
      ? "no hub that helps with \(topics) and works with its phase is in reach; one nearby would meet it"
      : "the register has no hub that helps with \(topics); one in reach would meet it"
  }

  /// Everybody eligible is taken by schools for which more is gained, or has no place.
  private func taken(_ number: Int, _ alternatives: Alternatives) -> String {
    let count = planner.pairs.range(of: number).count
    let who = count == 1 ? "the one helper that fits" : "each of the \(count) helpers that fit"
    let meets = "one more place with \(count == 1 ? "it" : "one of them") would meet it"
    guard case .possible(let shift)? = alternatives.ofNeed(number).first?.answer else {
      return "\(who) has no place left; \(meets)"
    }
    return shift.loss == 0
      ? "\(who) helps others, where as much is gained; \(meets)"
      : "\(who) does more good elsewhere, by \(Self.weights(shift.loss)) or more; \(meets)"
  }

  /// A worth in the unit of the weights.
  static func weights(_ worth: Int) -> String {
    NumberWording.text(Double(worth) / PairFit.unitsOfWeight)
  }
}
