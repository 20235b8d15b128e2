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
    let places = Schools.Places(planner.adviser.engine.base.schools)
    return matching.unmatched.map { unmet($0, alternatives, places) }.sorted {
      ($0.area ?? "", $0.school, $0.urn ?? "") < ($1.area ?? "", $1.school, $1.urn ?? "")
    }
  }

  private func unmet(
    _ number: Int, _ alternatives: Alternatives, _ places: Schools.Places
  ) -> Unmet {
    let need = planner.needs[number]
    let entry = planner.adviser.directory.entries[need.school]
    let (kind, reason) = reason(number, alternatives, places)
    return Unmet(
      urn: entry.urn.orNil, school: entry.name, area: entry.area.orNil,
      action: planner.adviser.rules.actions[need.action].id, topics: need.topics, reason: reason,
      kind: kind)
  }

  private func reason(
    _ number: Int, _ alternatives: Alternatives, _ places: Schools.Places
  ) -> (Unmet.Kind, String) {
    let need = planner.needs[number]
    let topics = ListWording.or(need.topics.map(ListWording.word))
    guard let place = places.places[need.school] else {
      return (.placeUnknown, "where the school stands is not known; its coordinates would tell")
    }
    if !planner.pairs.range(of: number).isEmpty { return (.allTaken, taken(number, alternatives)) }
    if need.isFromHub { return (.noHub, noHub(need, topics)) }
    let strong = planner.helpers.filter {
      $0.kind == .school && $0.row != need.school && !$0.topics.isDisjoint(with: need.topics)
    }
    let distances = strong.compactMap { helper in
      places.places[helper.row].map { (place.distanceInKilometres(to: $0), helper.row) }
    }
    let reach = Travel.reachInKilometres(of: need.school, in: planner.adviser.engine.base.schools)
    let near = distances.filter { $0.0 <= reach }
    guard near.isEmpty else { return (.ruledOut, ruledOut(need, near.map(\.1))) }
    guard let nearest = distances.map(\.0).min() else {
      return (
        .noStrength, "no school at all shows a strength in \(topics); one that did would meet it"
      )
    }
    return (
      .noStrength,
      "no school in reach shows a strength in \(topics); the nearest that does lies "
        + "\(NumberWording.text(nearest.rounded())) kilometres away. A longer journey, or a strength nearer by, would meet it"
    )
  }

  /// All that have the strength are ruled out: by which constraints.
  private func ruledOut(_ need: SystemNeeds.Need, _ schools: [Int]) -> String {
    let situation = planner.adviser.engine.situation(of: .school(need.school))
    guard
      let check = PairCheck(
        situation, action: need.action, schools: planner.adviser.directory)
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
  private func noHub(_ need: SystemNeeds.Need, _ topics: String) -> String {
    let isAnywhere = planner.helpers.contains {
      $0.kind == .hub && !$0.topics.isDisjoint(with: need.topics)
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
