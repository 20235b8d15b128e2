import TestSupport
import Testing

@testable import Families

@Suite struct MatchingTests {
  /// Small enough to try every plan.
  @Test(arguments: 0..<40)
  func noPlanIsBetter(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<6 {
      let problem = MatchingProblem.invented(
        needs: .random(in: 0...5, using: &random), helpers: .random(in: 1...4, using: &random),
        using: &random)
      let plan = try problem.optimum()
      #expect(problem.total(of: plan.pairs) == problem.greatestByTrying)
      #expect(plan.certificate.flaws(provingBest: plan.pairs, of: problem).isEmpty)
    }
  }

  @Test(arguments: 0..<6)
  func aLargePlanIsProvedBestByItsPrices(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(100 + seed))
    let problem = MatchingProblem.invented(
      needs: 300, helpers: 200, density: 0.06, worths: 1...(seed.isMultiple(of: 2) ? 9 : 900),
      using: &random)
    let plan = try problem.optimum()
    #expect(plan.certificate.flaws(provingBest: plan.pairs, of: problem).isEmpty)
    #expect(plan.pairs.count + plan.unmatched.count == 300)
    #expect(problem.total(of: plan.pairs) >= greedy(problem))
  }

  /// Best pair first.
  private func greedy(_ problem: MatchingProblem) -> Int {
    var free = problem.helpers.map(\.places)
    var plan = problem.locked
    var matched = Set(plan.map(\.need))
    for pair in plan { free[pair.helper] -= 1 }
    let never = Set(problem.forbidden)
    let all = problem.needs.indices.flatMap { need in
      problem.pairs.range(of: need).map {
        MatchingProblem.Pair(need: need, helper: Int(problem.pairs.helpers[$0]))
      }
    }
    let worths = all.map { problem.total(of: [$0]) }
    for index in all.indices.sorted(by: { worths[$0] > worths[$1] }) {
      let pair = all[index]
      guard free[pair.helper] > 0 && !never.contains(pair) && matched.insert(pair.need).inserted
      else { continue }
      free[pair.helper] -= 1
      plan.append(pair)
    }
    return problem.total(of: plan)
  }

  /// Worths from 1 to 4 make a great many equal plans, and still the same one is found.
  @Test(arguments: 0..<20)
  func theOrderOfRowsDoesNotMatter(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(200 + seed))
    let problem = MatchingProblem.invented(
      needs: 60, helpers: 40, density: 0.15, worths: 1...4, settled: false, using: &random)
    let plan = try problem.optimum()
    let other = problem.shuffled(using: &random)
    let moved = try other.problem.optimum()
    #expect(
      moved.pairs
        == plan.pairs.map {
          .init(need: other.needRows[$0.need], helper: other.helperRows[$0.helper])
        }.sorted())
    for helper in problem.helpers.indices {
      #expect(moved.price(of: other.helperRows[helper]) == plan.price(of: helper))
    }
  }

  /// What the plan does not use can be taken away, and equal plans are told apart as before.
  @Test(arguments: 0..<20)
  func unusedPairsDecideNothing(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(300 + seed))
    let problem = MatchingProblem.invented(
      needs: 40, helpers: 30, density: 0.2, worths: 1...3, settled: false, using: &random)
    let plan = try problem.optimum()
    let used = Set(plan.pairs)
    var fewer = problem
    fewer.forbidden = problem.needs.indices.flatMap { need in
      problem.pairs.range(of: need).map {
        MatchingProblem.Pair(need: need, helper: Int(problem.pairs.helpers[$0]))
      }
    }.filter { !used.contains($0) && Bool.random(using: &random) }
    #expect(try fewer.optimum().pairs == plan.pairs)
  }

  @Test func pricesAreWhatOneMorePlaceWouldBring() throws {
    var random = SplitMix64(seed: 7)
    let problem = MatchingProblem.invented(
      needs: 30, helpers: 12, density: 0.4, worths: 1...30, settled: false, using: &random)
    let plan = try problem.optimum()
    for helper in problem.helpers.indices {
      var larger = problem
      larger.helpers[helper].places += 1
      #expect(try larger.optimum().total - plan.total == plan.price(of: helper))
    }
    for need in problem.needs.indices {
      var without = problem
      without.forbidden = problem.pairs.range(of: need).map {
        .init(need: need, helper: Int(problem.pairs.helpers[$0]))
      }
      #expect(try plan.total - without.optimum().total == plan.value(of: need))
    }
  }

  @Test func nobodyAndNothing() throws {
    let plan = try MatchingProblem(needs: [], helpers: [], pairs: EligiblePairs(needs: 0, []))
      .optimum()
    #expect(plan.pairs.isEmpty)
    #expect(plan.total == 0)
    let alone = try MatchingProblem(needs: [3], helpers: [], pairs: EligiblePairs(needs: 1, []))
      .optimum()
    #expect(alone.unmatched == [0])
  }

  /// A pair that is worth less than nothing is only made when it is locked.
  @Test func aBadPairIsNotMadeUnlessLocked() throws {
    var problem = MatchingProblem(
      needs: [1, 2], helpers: [.init(key: 1, places: 2)],
      pairs: EligiblePairs(needs: 2, [(0, 0, -5), (1, 0, 3)]))
    #expect(try problem.optimum().pairs == [.init(need: 1, helper: 0)])
    problem.locked = [.init(need: 0, helper: 0)]
    #expect(try problem.optimum().total == -2)
    problem.locked = []
    problem.staying = [.init(need: 0, helper: 0)]
    problem.stayingBonus = 6
    #expect(try problem.optimum().pairs.count == 2)
  }

  @Test func theLargestNumbersFit() throws {
    let large = MatchingProblem.largestWorth
    var problem = MatchingProblem(
      needs: [1, 2, 3], helpers: [.init(key: Int.max, places: 1), .init(key: .min, places: .max)],
      pairs: EligiblePairs(
        needs: 3, [(0, 0, large), (0, 1, large - 1), (1, 0, large), (2, 0, -large), (2, 1, 1)]))
    problem.staying = [.init(need: 1, helper: 0)]
    problem.stayingBonus = large
    let plan = try problem.optimum()
    #expect(plan.total == 2 * large)
    #expect(plan.helper(of: 1) == 0)
    #expect(plan.certificate.flaws(provingBest: plan.pairs, of: problem).isEmpty)
  }
}
