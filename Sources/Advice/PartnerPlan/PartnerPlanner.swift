import Facts
package import Families
import Inference
import Parallel
import RuleLanguage
import Schools

/// Matches all schools that need help with schools and hubs that can give it, all at once, at the greatest sum that
/// the partnering policy declares.
///
/// Eligible is a pair that no hard constraint of the card rules out and in which the helper shows a strength, or
/// at least a hint of one, in a topic that is needed. What nobody knows rules nobody out and is asked.
package struct PartnerPlanner {
  package let adviser: Adviser
  package let needs: [SystemNeeds.Need]
  /// Schools with a step that asks for help, of which nobody can tell with what.
  let unclear: [Int]
  package let helpers: [SystemHelpers.Helper]
  let likeness: IntakeLikeness
  let pairs: EligiblePairs
  let hubs: HubFit?

  /// What people settle beforehand, by rows of schools, and of helpers by school or hub.
  package struct Wishes: Sendable {
    /// Pairs that must be in the plan, and that must not.
    package var locked: [Pair] = []
    package var forbidden: [Pair] = []
    /// An earlier plan.
    package var staying: [Pair] = []
    /// By how much a new pair has to be better before a school of the earlier plan changes its helper, in the
    /// unit of the weights.
    package var stayingWeight = 0.0

    package init() {}
  }

  /// A school that needs help and its helper.
  package struct Pair: Hashable, Sendable {
    package var school: Int
    package var helper: HelperRow

    package init(school: Int, helper: HelperRow) {
      self.school = school
      self.helper = helper
    }
  }

  /// A school or hub by its row.
  package enum HelperRow: Hashable, Sendable { case school(Int), hub(Int) }

  /// Looks for needs, helpers and all pairs that nothing rules out.
  ///
  /// - Parameters:
  ///   - adviser: Rules, facts and names.
  ///   - schools: The schools that may be helped, by row, ascending; anybody may help.
  package init(_ adviser: Adviser, of schools: [Int]) {
    self.adviser = adviser
    let found = SystemNeeds(adviser, of: schools)
    unclear = found.unclear
    let pool = SystemHelpers(adviser)
    helpers = pool.helpers
    likeness = IntakeLikeness(adviser.engine.base, by: adviser.rules.families.grouping)
    hubs = HubFit(adviser, Schools.Places(adviser.engine.base.schools))
    (needs, pairs) = Self.pairs(adviser, found.needs, pool, likeness, hubs)
  }

  /// The best plan under what people settled.
  ///
  /// - Parameter wishes: Locked and forbidden pairs, and an earlier plan.
  /// - Returns: The plan with its prices.
  /// - Throws: All that contradicts itself in the wishes.
  package func plan(_ wishes: Wishes = Wishes()) throws(MatchingFaults) -> PartnerPlan {
    var problem = MatchingProblem(
      needs: needs.map { key("school", $0.school) },
      helpers: helpers.map { MatchingProblem.Helper(key: key($0), places: $0.places) },
      pairs: pairs)
    problem.locked = wishes.locked.compactMap(pair)
    problem.forbidden = wishes.forbidden.compactMap(pair)
    problem.staying = wishes.staying.compactMap(pair)
    problem.stayingBonus = Int((wishes.stayingWeight * PairFit.unitsOfWeight).rounded())
    return PartnerPlan(planner: self, matching: try problem.optimum())
  }

  /// The rows of a pair in the problem; `nil` where the school needs no help or the other gives none.
  func pair(_ pair: Pair) -> MatchingProblem.Pair? {
    guard let need = needs.firstIndex(where: { $0.school == pair.school }),
      let helper = helper(pair.helper)
    else { return nil }
    return MatchingProblem.Pair(need: need, helper: helper)
  }

  /// The number of a helper.
  func helper(_ row: HelperRow) -> Int? {
    helpers.firstIndex {
      switch row {
      case .school(let school): $0.kind == .school && $0.row == school
      case .hub(let hub): $0.kind == .hub && $0.row == hub
      }
    }
  }

  // MARK: Keys

  private func key(_ helper: SystemHelpers.Helper) -> Int {
    helper.kind == .school ? key("school", helper.row) : key("hub", helper.row)
  }

  /// Stays with a school or hub whatever its row: of schools the number, else the name.
  private func key(_ kind: String, _ row: Int) -> Int {
    guard kind == "school" else { return MatchingProblem.key("hub \(hubName(row))") }
    let entry = adviser.directory.entries[row]
    return MatchingProblem.key(
      entry.urn.isEmpty ? "school \(entry.name), \(entry.area) \(row)" : entry.urn)
  }

  /// What a hub is called.
  package func hubName(_ hub: Int) -> String {
    guard let slot = adviser.vocabulary.slot(id: "hub_name"),
      let table = adviser.engine.base.registers[.hub],
      case .known(.text(let name)) = table.value(slot, hub)
    else { return "hub \(hub + 1)" }
    return name
  }

  // MARK: Pairs

  /// For each school the first of its steps for which somebody can help, else its first, with all eligible pairs.
  private static func pairs(
    _ adviser: Adviser, _ needs: [[SystemNeeds.Need]], _ pool: SystemHelpers,
    _ likeness: IntakeLikeness, _ hubs: HubFit?
  ) -> ([SystemNeeds.Need], EligiblePairs) {
    let places = Schools.Places(adviser.engine.base.schools)
    let hubNumbers = pool.helpers.indices.filter { pool.helpers[$0].kind == .hub }
    let found = inParallel(needs.count) { number -> (need: SystemNeeds.Need, pairs: [Offer]) in
      let situation = adviser.engine.situation(of: .school(needs[number][0].school))
      situation.detail = .verdicts
      for need in needs[number] {
        let pairs =
          need.isFromHub
          ? hubNumbers.compactMap { helper in
            hubs?.worth(need, pool.helpers[helper]).map { Offer(helper: helper, worth: $0) }
          } : offers(of: need, situation, adviser, pool, likeness, places)
        if !pairs.isEmpty { return (need, pairs) }
      }
      return (needs[number][0], [])
    }
    var pairs = EligiblePairs()
    pairs.reserve(needs: found.count, pairs: found.reduce(0) { $0 + $1.pairs.count })
    for (_, offers) in found {
      for offer in offers { pairs.append(helper: offer.helper, worth: offer.worth) }
      pairs.endNeed()
    }
    return (found.map(\.need), pairs)
  }

  /// A helper that fits a need.
  private struct Offer {
    var helper: Int
    var worth: Int
  }

  /// The schools that fit a need.
  private static func offers(
    of need: SystemNeeds.Need, _ situation: Situation, _ adviser: Adviser, _ pool: SystemHelpers,
    _ likeness: IntakeLikeness, _ places: Schools.Places
  ) -> [Offer] {
    guard let place = places.places[need.school],
      let check = PairCheck(situation, action: need.action, schools: adviser.directory)
    else { return [] }
    let fit = PairFit(check, likeness)
    let reach = Travel.reachInKilometres(of: need.school, in: adviser.engine.base.schools)
    return places.rows(withinKilometres: reach, of: place).compactMap { row in
      let helper = Int(pool.ofSchool[Int(row)])
      guard helper >= 0, Int(row) != need.school,
        !pool.helpers[helper].topics.isDisjoint(with: need.topics),
        check.isPossible(with: Int(row))
      else { return nil }
      return Offer(helper: helper, worth: fit.worth(Int(row)))
    }
  }
}
