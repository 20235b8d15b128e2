import TestSupport

@testable import Families

extension MatchingProblem {
  /// An invented problem: helpers with 0 to 3 places, worths in a narrow range so that many plans tie, and
  /// some pairs locked, forbidden or staying.
  ///
  /// - Parameters:
  ///   - needs: How many needs.
  ///   - helpers: How many helpers.
  ///   - density: The share of all pairs that are eligible.
  ///   - worths: The range of worths.
  ///   - settled: Whether some pairs are locked, forbidden or staying.
  ///   - random: Where chance comes from.
  /// - Returns: The problem; no pair is settled in two ways.
  static func invented(
    needs: Int, helpers: Int, density: Double = 0.6, worths: ClosedRange<Int> = -1...9,
    settled: Bool = true, using random: inout SplitMix64
  ) -> MatchingProblem {
    var list: [(need: Int, helper: Int, worth: Int)] = []
    for need in 0..<needs {
      for helper in 0..<helpers where Double.random(in: 0..<1, using: &random) < density {
        list.append((need, helper, Int.random(in: worths, using: &random)))
      }
    }
    var problem = MatchingProblem(
      needs: Array(0..<needs).map { 100 + 7 * $0 },
      helpers: (0..<helpers).map {
        .init(key: 5 + 3 * $0, places: Int.random(in: 0...3, using: &random))
      },
      pairs: EligiblePairs(needs: needs, list))
    guard settled else { return problem }
    var free = problem.helpers.map(\.places)
    var tied: Set<Int> = []
    for pair in list.map({ Pair(need: $0.need, helper: $0.helper) }).shuffled(using: &random) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0 where free[pair.helper] > 0 && !problem.locked.contains { $0.need == pair.need }:
        problem.locked.append(pair)
        free[pair.helper] -= 1
      case 1, 2: problem.forbidden.append(pair)
      case 3 where tied.insert(pair.need).inserted: problem.staying.append(pair)
      default: break
      }
    }
    problem.stayingBonus = Int.random(in: 0...3, using: &random)
    return problem
  }

  /// The greatest total of any plan, bonuses included, by trying them all.
  var greatestByTrying: Int {
    var free = helpers.map(\.places)
    let never = Set(forbidden)
    let (lockedHelper, stays) = (
      Dictionary(uniqueKeysWithValues: locked.map { ($0.need, $0.helper) }), Set(staying)
    )
    func best(from need: Int) -> Int {
      guard need < needs.count else { return 0 }
      var most = lockedHelper[need] == nil ? best(from: need + 1) : Int.min / 2
      for index in pairs.range(of: need) {
        let pair = Pair(need: need, helper: Int(pairs.helpers[index]))
        if let helper = lockedHelper[need], helper != pair.helper { continue }
        guard free[pair.helper] > 0, !never.contains(pair) else { continue }
        free[pair.helper] -= 1
        let worth = Int(pairs.worths[index]) + (stays.contains(pair) ? stayingBonus : 0)
        most = max(most, worth + best(from: need + 1))
        free[pair.helper] += 1
      }
      return most
    }
    return best(from: 0)
  }

  /// The total of a plan, bonuses included.
  func total(of plan: [Pair]) -> Int {
    let stays = Set(staying)
    return plan.reduce(0) {
      $0 + (pairs.worth($1.need, $1.helper) ?? 0) + (stays.contains($1) ? stayingBonus : 0)
    }
  }

  /// The same problem with needs, helpers and pairs in another order.
  ///
  /// - Parameter random: Where chance comes from.
  /// - Returns: The problem, and the new rows of needs and helpers by their old ones.
  func shuffled(
    using random: inout SplitMix64
  ) -> (problem: MatchingProblem, needRows: [Int], helperRows: [Int]) {
    let needOrder = needs.indices.shuffled(using: &random)
    let helperOrder = helpers.indices.shuffled(using: &random)
    var needRows = Array(repeating: 0, count: needs.count)
    for (row, old) in needOrder.enumerated() { needRows[old] = row }
    var helperRows = Array(repeating: 0, count: helpers.count)
    for (row, old) in helperOrder.enumerated() { helperRows[old] = row }
    func moved(_ list: [Pair]) -> [Pair] {
      list.map { Pair(need: needRows[$0.need], helper: helperRows[$0.helper]) }
        .shuffled(using: &random)
    }
    let list = needs.indices.flatMap { need in
      pairs.range(of: need).map {
        (
          need: needRows[need], helper: helperRows[Int(pairs.helpers[$0])],
          worth: Int(pairs.worths[$0])
        )
      }
    }
    var problem = MatchingProblem(
      needs: needOrder.map { needs[$0] }, helpers: helperOrder.map { helpers[$0] },
      pairs: EligiblePairs(needs: needs.count, list.shuffled(using: &random)))
    problem.locked = moved(locked)
    problem.forbidden = moved(forbidden)
    problem.staying = moved(staying)
    problem.stayingBonus = stayingBonus
    return (problem, needRows, helperRows)
  }
}
