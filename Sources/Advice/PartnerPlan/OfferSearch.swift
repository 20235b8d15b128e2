import Facts
import Families
import Inference
import Parallel
import RuleLanguage
import Schools

/// Finds for each need all helpers that nothing rules out, with what each pair is worth and for which step.
struct OfferSearch {
  private let adviser: Adviser
  private let pool: SystemHelpers
  private let registers: HelperRegisters
  private let likeness: IntakeLikeness
  private let reach: Reach
  private let hubs: [Int]
  private let partners: [Int]

  init(_ adviser: Adviser, _ ground: PlanGround) {
    self.adviser = adviser
    (pool, registers) = (ground.pool, ground.registers)
    (likeness, reach) = (ground.likeness, ground.reach)
    let helpers = ground.pool.helpers
    hubs = helpers.indices.filter { helpers[$0].kind == .hub }
    partners = helpers.indices.filter { helpers[$0].kind == .partner }
  }

  /// A helper that fits a need, for one of its steps.
  private struct Offer {
    var helper: Int
    var worth: Int
    /// The place of the step.
    var step: UInt8
  }

  /// All eligible pairs, each for the step with which it is worth most; of equal ones the most pressing.
  ///
  /// - Parameter needs: Schools and the steps they could have help with.
  /// - Returns: The pairs, and for each the place of its step in the need's steps.
  func pairs(of needs: [SystemNeeds.Need]) -> (EligiblePairs, steps: [UInt8]) {
    let found = inParallel(needs.count) { offers(of: needs[$0]) }
    let count = found.reduce(0) { $0 + $1.count }
    var pairs = EligiblePairs()
    var steps: [UInt8] = []
    pairs.reserve(needs: found.count, pairs: count)
    steps.reserveCapacity(count)
    for offers in found {
      for offer in offers {
        pairs.append(helper: offer.helper, worth: offer.worth)
        steps.append(offer.step)
      }
      pairs.endNeed()
    }
    return (pairs, steps)
  }

  /// The helpers that fit a school, each once.
  private func offers(of need: SystemNeeds.Need) -> [Offer] {
    let rules = adviser.rules
    let degrees = need.steps.map {
      Urgency.allCases.firstIndex(of: rules.actions[$0.action].urgency) ?? 0
    }
    let situation = adviser.engine.situation(of: .school(need.school))
    situation.detail = .verdicts
    var all: [Offer] = []
    for (place, step) in need.steps.prefix(Int(UInt8.max)).enumerated() {
      let later = Double(degrees[place] - degrees[0]) * rules.partnering.matching.lessPressing
      all += offers(of: step, place: UInt8(place), adding: PairFit.units(later), situation)
    }
    guard need.steps.count > 1 else { return all }
    all.sort { ($0.helper, $1.worth, $0.step) < ($1.helper, $0.worth, $1.step) }
    var best: [Offer] = []
    for offer in all where offer.helper != best.last?.helper { best.append(offer) }
    return best
  }

  private func offers(
    of step: SystemNeeds.Step, place: UInt8, adding later: Int, _ situation: Situation
  ) -> [Offer] {
    guard let check = PairCheck(situation, action: step.action, schools: adviser.directory) else {
      return []
    }
    let fit = PairFit(check, likeness)
    guard step.kind != .school else {
      return schools(step, check).map {
        Offer(helper: $0.helper, worth: fit.worth($0.row) + later, step: place)
      }
    }
    let strengths = SchoolStrengths(adviser.rules) { asset, school in
      adviser.engine.strength(asset, .school(school)).certain > .none
    }
    let pair = RegisterPair(check, fit, registers, strengths, adviser)
    let numbers = step.kind == .hub ? hubs : step.kind == .leader ? pool.leaders : partners
    return numbers.compactMap { number in
      let helper = pool.helpers[number]
      let row: HelperRow = step.kind == .leader ? .leader(helper.row) : helper.at
      guard pair.firstFailure(row, asksForPlaces: false) == nil else { return nil }
      return Offer(
        helper: number, worth: pair.worth(row, pair.degrees(row)) + later, step: place)
    }
  }

  /// The schools that fit a step.
  private func schools(
    _ step: SystemNeeds.Step, _ check: PairCheck
  ) -> [(helper: Int, row: Int)] {
    reach.schools(from: check.school).compactMap { row in
      let helper = Int(pool.ofSchool[Int(row)])
      guard helper >= 0, Int(row) != check.school,
        !pool.helpers[helper].topics.isDisjoint(with: step.topics),
        check.isPossible(with: Int(row))
      else { return nil }
      return (helper, Int(row))
    }
  }
}
