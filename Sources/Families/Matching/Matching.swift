/// The best plan of a problem: who helps whom, and the prices that prove it.
///
/// What is guaranteed: no other plan within the places, the locks and the bans has a greater total (worths
/// and bonuses for staying). Of all plans with that total it is one that keeps as much of the earlier plan as
/// any, and of these the one that ``Market`` describes: the same for any order of needs, helpers and pairs,
/// and the same when pairs or helpers are taken away that it does not use.
package struct Matching: Sendable {
  package let problem: MatchingProblem
  let market: Market
  let placement: Placement
  /// By need, the row of its helper, or -1.
  private let helperOfNeed: [Int32]
  /// By helper, the needs it is matched with, ascending.
  private let needsOfHelper: [[Int]]

  init(_ problem: MatchingProblem, _ market: Market, _ placement: Placement) {
    self.problem = problem
    self.market = market
    self.placement = placement
    var helperOfNeed = Array(repeating: Int32(-1), count: problem.needs.count)
    for (row, offer) in placement.offerOfRow.enumerated() where offer >= 0 {
      helperOfNeed[Int(market.needs[row])] = market.helpers[Int(market.offers[Int(offer)].column)]
    }
    for pair in problem.locked { helperOfNeed[pair.need] = Int32(pair.helper) }
    var needsOfHelper = Array(repeating: [Int](), count: problem.helpers.count)
    for (need, helper) in helperOfNeed.enumerated() where helper >= 0 {
      needsOfHelper[Int(helper)].append(need)
    }
    self.helperOfNeed = helperOfNeed
    self.needsOfHelper = needsOfHelper
  }

  /// The helper of a need; `nil` when it has none.
  package func helper(of need: Int) -> Int? {
    let helper = helperOfNeed[need]
    return helper >= 0 ? Int(helper) : nil
  }

  /// The needs that a helper is matched with, ascending.
  package func needs(of helper: Int) -> [Int] { needsOfHelper[helper] }

  /// The pairs of the plan, by need.
  package var pairs: [MatchingProblem.Pair] {
    helperOfNeed.indices.compactMap { need in
      helper(of: need).map { MatchingProblem.Pair(need: need, helper: $0) }
    }
  }

  /// The needs without a helper, ascending.
  package var unmatched: [Int] { helperOfNeed.indices.filter { helperOfNeed[$0] < 0 } }

  /// The sum of the worths of all pairs, without bonuses for staying.
  package var total: Int {
    pairs.reduce(0) { $0 + (problem.pairs.worth($1.need, $1.helper) ?? 0) }
  }

  /// How many of the earlier plan's needs no longer have the helper they had.
  package var changes: Int { problem.staying.count { helper(of: $0.need) != $0.helper } }
}

extension MatchingProblem {
  /// The best plan.
  ///
  /// - Returns: The plan with its prices.
  /// - Throws: All ``faults`` of the problem, when there are any.
  package func optimum() throws(MatchingFaults) -> Matching {
    try solved(Market.Stake(staying: stayingBonus, staysOnTies: true))
  }

  /// The plan that is best for a stake; its prices are in the unit of the stake.
  func solved(_ stake: Market.Stake) throws(MatchingFaults) -> Matching {
    let faults = faults
    guard faults.isEmpty else { throw MatchingFaults(faults: faults) }
    let market = Market(self, stake)
    var placement = Placement(market)
    market.withPaths(from: &placement) { paths in
      for row in market.needs.indices { paths.place(row) }
    }
    return Matching(self, market, placement)
  }
}

extension Market {
  /// Lends the solver the market's offers, and stores in the placement what it makes of it.
  func withPaths(from placement: inout Placement, _ body: (inout AugmentingPaths) -> Void) {
    starts.withUnsafeBufferPointer { starts in
      offers.withUnsafeBufferPointer { offers in
        var paths = AugmentingPaths(starts, offers, from: placement)
        body(&paths)
        paths.store(in: &placement)
      }
    }
  }
}
