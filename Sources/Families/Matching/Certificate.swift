/// Prices and values that prove a plan best, in the unit of worths.
///
/// With worths that include any bonus for staying: if the value of every open need and the price of every
/// helper's place together reach the worth of each of their pairs, no plan can be worth more than all values
/// and all places' prices together; a plan that reaches that sum is best. Locked needs, and the places they
/// take, stand outside.
package struct Certificate: Hashable, Sendable {
  /// By need: what the total would lose without it. 0 for a need without a helper, and for a locked one.
  package var values: [Int]
  /// By helper: what one more place there would add to the total. 0 where a place is free.
  package var prices: [Int]

  package init(values: [Int], prices: [Int]) {
    self.values = values
    self.prices = prices
  }

  /// What contradicts the claim that these prices prove a plan best; empty when they do.
  ///
  /// It is worked out from the problem alone, by need and then by helper.
  ///
  /// - Parameters:
  ///   - pairs: A plan.
  ///   - problem: The problem it is said to solve.
  /// - Returns: Every contradiction.
  package func flaws(
    provingBest pairs: [MatchingProblem.Pair], of problem: MatchingProblem
  ) -> [Flaw] {
    var flaws: [Flaw] = []
    let locked = Set(problem.locked)
    let forbidden = Set(problem.forbidden)
    var helperOfNeed: [Int: Int] = [:]
    var load = Array(repeating: 0, count: problem.helpers.count)
    for pair in pairs {
      if helperOfNeed.updateValue(pair.helper, forKey: pair.need) != nil {
        flaws.append(.needTwice(pair.need))
      }
      load[pair.helper] += 1
      if forbidden.contains(pair) || problem.pairs.worth(pair.need, pair.helper) == nil {
        flaws.append(.notAllowed(pair))
      }
    }
    for pair in locked.sorted() where helperOfNeed[pair.need] != pair.helper {
      flaws.append(.lockMissing(pair))
    }
    for helper in problem.helpers.indices {
      let places = problem.helpers[helper].places
      if load[helper] > places { flaws.append(.overPlaces(helper: helper)) }
      if prices[helper] < 0 || (load[helper] < places && prices[helper] != 0) {
        flaws.append(.priceOfFreePlace(helper: helper))
      }
    }
    let lockedNeeds = Set(locked.map(\.need))
    let staying = Set(problem.staying)
    for need in problem.needs.indices where !lockedNeeds.contains(need) {
      let helper = helperOfNeed[need]
      if values[need] < 0 || (helper == nil && values[need] != 0) {
        flaws.append(.valueWithoutHelper(need: need))
      }
      for index in problem.pairs.range(of: need) {
        let pair = MatchingProblem.Pair(need: need, helper: Int(problem.pairs.helpers[index]))
        guard !forbidden.contains(pair) else { continue }
        let worth =
          Int(problem.pairs.worths[index]) + (staying.contains(pair) ? problem.stayingBonus : 0)
        let slack = values[need] + prices[pair.helper] - worth
        if slack < 0 || (helper == pair.helper && slack != 0) { flaws.append(.slack(pair, slack)) }
      }
    }
    return flaws
  }

  /// A contradiction.
  package enum Flaw: Hashable, Sendable {
    case needTwice(Int)
    case notAllowed(MatchingProblem.Pair)
    case lockMissing(MatchingProblem.Pair)
    case overPlaces(helper: Int)
    case priceOfFreePlace(helper: Int)
    case valueWithoutHelper(need: Int)
    case slack(MatchingProblem.Pair, Int)
  }
}

extension Matching {
  /// The prices and values that prove the plan best: the lowest prices that do.
  package var certificate: Certificate {
    var values = Array(repeating: 0, count: problem.needs.count)
    for (row, value) in placement.values.enumerated() {
      values[Int(market.needs[row])] = market.worth(value)
    }
    var prices = Array(repeating: 0, count: problem.helpers.count)
    for (column, price) in placement.prices.enumerated() {
      prices[Int(market.helpers[column])] = market.worth(price)
    }
    return Certificate(values: values, prices: prices)
  }

  /// What one more place with a helper would add to the total; 0 where it still has one free.
  package func price(of helper: Int) -> Int {
    market.worth(placement.prices[Int(market.columns[helper])])
  }

  /// What the total would lose without a need; 0 when it has no helper, `nil` when it is locked to one.
  package func value(of need: Int) -> Int? {
    let row = market.rows[need]
    return row >= 0 ? market.worth(placement.values[Int(row)]) : nil
  }

  /// By how much a pair falls short of being as good as the plan: the total would lose at least this if it
  /// were forced. 0 for the pairs of the plan; `nil` when the pair is not open.
  package func slack(_ need: Int, _ helper: Int) -> Int? {
    let (row, column) = (Int(market.rows[need]), Int(market.columns[helper]))
    guard row >= 0, let offer = market.offer(row, column) else { return nil }
    return market.worth(placement.values[row]) + market.worth(placement.prices[column])
      - market.worth(market.offers[offer].value)
  }
}
