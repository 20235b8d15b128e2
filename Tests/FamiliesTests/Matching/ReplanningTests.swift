import TestSupport
import Testing

@testable import Families

@Suite struct ReplanningTests {
  typealias Pair = MatchingProblem.Pair

  /// A plan, and the problem after some helpers have lost their places.
  private func afterAChange(
    _ random: inout SplitMix64, needs: Int, helpers: Int, density: Double
  ) throws -> MatchingProblem {
    var problem = MatchingProblem.invented(
      needs: needs, helpers: helpers, density: density, worths: 1...20, settled: false,
      using: &random)
    problem.staying = try problem.optimum().pairs
    for helper in problem.helpers.indices {
      problem.helpers[helper].places = Int.random(in: 0...3, using: &random)
    }
    return problem
  }

  @Test(arguments: 0..<10)
  func aLargerBonusMovesNoMore(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var problem = try afterAChange(&random, needs: 60, helpers: 40, density: 0.15)
    var changes: [Int] = []
    var totals: [Int] = []
    for bonus in [0, 1, 2, 4, 8, 16, 1000] {
      problem.stayingBonus = bonus
      let plan = try problem.optimum()
      changes.append(plan.changes)
      totals.append(plan.total)
      #expect(plan.certificate.flaws(provingBest: plan.pairs, of: problem).isEmpty)
    }
    #expect(changes == changes.sorted(by: >))
    #expect(totals == totals.sorted(by: >))
    #expect(changes[0] > changes[6])
  }

  /// Where staying costs nothing, needs stay.
  @Test(arguments: 0..<10)
  func ofEqualPlansTheOneThatMovesLeastIsTaken(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(300 + seed))
    var problem = try afterAChange(&random, needs: 5, helpers: 4, density: 0.7)
    let list = problem.needs.indices.flatMap { need in
      problem.pairs.range(of: need).map {
        (need: need, helper: Int(problem.pairs.helpers[$0]), worth: 1 + Int($0) % 2)
      }
    }
    problem.pairs = EligiblePairs(needs: problem.needs.count, list)
    let plan = try problem.optimum()
    let best = problem.greatestByChanges
    let greatest = best.compactMap(\.self).max()
    #expect(plan.total == greatest)
    #expect(plan.changes == best.firstIndex { $0 == greatest })
  }

  /// Beside trying all plans: the limit is kept, the bound is one, and what is said to be proved is so.
  @Test(arguments: 0..<40)
  func noPlanWithSoFewChangesPassesTheBound(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(100 + seed))
    let problem = try afterAChange(&random, needs: 5, helpers: 4, density: 0.7)
    let best = problem.greatestByChanges
    for limit in 0...problem.staying.count {
      let replan = try problem.optimum(changingAtMost: limit)
      guard let greatest = best[...limit].compactMap(\.self).max() else {
        #expect(!replan.keepsLimit)
        #expect(replan.matching.changes == best.firstIndex { $0 != nil })
        continue
      }
      #expect(replan.keepsLimit)
      #expect(replan.matching.changes <= limit)
      #expect(replan.bound >= greatest)
      #expect(replan.matching.total <= greatest)
      if replan.isProvedBest { #expect(replan.matching.total == greatest) }
    }
  }

  /// Every limit from none to all: totals rise with it, and nearly all plans are proved best.
  @Test(arguments: 0..<4)
  func nearlyEveryLimitIsSolvedExactly(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(200 + seed))
    let problem = try afterAChange(&random, needs: 80, helpers: 50, density: 0.12)
    let replans = try (0...40).map { try problem.optimum(changingAtMost: $0) }
      .filter(\.keepsLimit)
    let totals = replans.map(\.matching.total)
    #expect(totals == totals.sorted())
    #expect(replans.count { !$0.isProvedBest } * 5 <= replans.count)
  }

  /// Three needs that would each like the next one's helper: a gain only when all three move.
  @Test func aRingMovesAsAWholeOrNotAtAll() throws {
    var problem = MatchingProblem(
      needs: [1, 2, 3], helpers: (1...3).map { .init(key: $0, places: 1) },
      pairs: EligiblePairs(
        needs: 3, [(0, 0, 5), (0, 1, 8), (1, 1, 5), (1, 2, 8), (2, 2, 5), (2, 0, 8)]))
    problem.staying = (0..<3).map { Pair(need: $0, helper: $0) }
    let three = try problem.optimum(changingAtMost: 3)
    #expect(three.matching.total == 24)
    #expect(three.isProvedBest)
    let two = try problem.optimum(changingAtMost: 2)
    #expect(two.matching.total == 15)
    #expect(two.matching.changes == 0)
    // Two thirds of the gain would be 6: so much more, and no more, cannot be ruled out this way.
    #expect(two.bound == 21)
    #expect(!two.isProvedBest)
  }
}

extension MatchingProblem {
  /// By number of changes, the greatest total of any plan with exactly so many; `nil` when there is none.
  fileprivate var greatestByChanges: [Int?] {
    var free = helpers.map(\.places)
    var best: [Int?] = Array(repeating: nil, count: staying.count + 1)
    let stays = Dictionary(uniqueKeysWithValues: staying.map { ($0.need, $0.helper) })
    func visit(_ need: Int, _ total: Int, _ changes: Int) {
      guard need < needs.count else {
        best[changes] = max(best[changes] ?? Int.min, total)
        return
      }
      visit(need + 1, total, changes + (stays[need] == nil ? 0 : 1))
      for index in pairs.range(of: need) {
        let helper = Int(pairs.helpers[index])
        guard free[helper] > 0 else { continue }
        free[helper] -= 1
        let moves = stays[need].map { $0 != helper } ?? false
        visit(need + 1, total + Int(pairs.worths[index]), changes + (moves ? 1 : 0))
        free[helper] += 1
      }
    }
    visit(0, 0, 0)
    return best
  }
}
