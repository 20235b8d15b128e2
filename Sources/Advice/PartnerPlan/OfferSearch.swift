import Facts
import Families
import Inference
import Parallel
import RuleLanguage
import Schools

/// Finds for each need all helpers that nothing rules out, with what each pair is worth.
struct OfferSearch {
  private let adviser: Adviser
  private let pool: SystemHelpers
  private let registers: HelperRegisters
  private let likeness: IntakeLikeness
  private let reach: Reach
  private let hubs: [Int]
  private let partners: [Int]

  init(
    _ adviser: Adviser, _ pool: SystemHelpers, _ registers: HelperRegisters,
    _ likeness: IntakeLikeness
  ) {
    self.adviser = adviser
    self.pool = pool
    self.registers = registers
    self.likeness = likeness
    reach = Reach(adviser.engine.base)
    hubs = pool.helpers.indices.filter { pool.helpers[$0].kind == .hub }
    partners = pool.helpers.indices.filter { pool.helpers[$0].kind == .partner }
  }

  /// A helper that fits a need.
  private struct Offer {
    var helper: Int
    var worth: Int
  }

  /// For each school and group of helpers the first of its steps for which somebody can help, else its first, with
  /// all eligible pairs.
  func pairs(of needs: [[SystemNeeds.Need]]) -> ([SystemNeeds.Need], EligiblePairs) {
    let found = inParallel(needs.count) { number -> (need: SystemNeeds.Need, pairs: [Offer]) in
      let situation = adviser.engine.situation(of: .school(needs[number][0].school))
      situation.detail = .verdicts
      for need in needs[number] {
        let pairs = offers(of: need, situation)
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

  private func offers(of need: SystemNeeds.Need, _ situation: Situation) -> [Offer] {
    guard let check = PairCheck(situation, action: need.action, schools: adviser.directory) else {
      return []
    }
    let fit = PairFit(check, likeness)
    guard need.kind != .school else { return schools(need, check, fit) }
    let strengths = SchoolStrengths(adviser.rules) { asset, school in
      adviser.engine.strength(asset, .school(school)).certain > .none
    }
    let pair = RegisterPair(check, fit, registers, strengths, adviser)
    let numbers = need.kind == .hub ? hubs : need.kind == .leader ? pool.leaders : partners
    return numbers.compactMap { number in
      let helper = pool.helpers[number]
      let row: HelperRow = need.kind == .leader ? .leader(helper.row) : helper.at
      guard pair.firstFailure(row, asksForPlaces: false) == nil else { return nil }
      return Offer(helper: number, worth: pair.worth(row, pair.degrees(row)))
    }
  }

  /// The schools that fit a need.
  private func schools(
    _ need: SystemNeeds.Need, _ check: PairCheck, _ fit: PairFit
  ) -> [Offer] {
    reach.schools(from: need.school).compactMap { row in
      let helper = Int(pool.ofSchool[Int(row)])
      guard helper >= 0, Int(row) != need.school,
        !pool.helpers[helper].topics.isDisjoint(with: need.topics),
        check.isPossible(with: Int(row))
      else { return nil }
      return Offer(helper: helper, worth: fit.worth(Int(row)))
    }
  }
}
