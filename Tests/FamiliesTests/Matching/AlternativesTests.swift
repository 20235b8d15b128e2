import TestSupport
import Testing

@testable import Families

@Suite struct AlternativesTests {
  /// Every pair of a problem: the loss is the difference of two full solutions, and the changes are what
  /// lies between them.
  @Test(arguments: 0..<25)
  func forcingAPairIsSolvingAgainWithItLocked(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let problem = MatchingProblem.invented(
      needs: 14, helpers: 8, density: 0.5, worths: -1...(seed.isMultiple(of: 2) ? 6 : 60),
      using: &random)
    let plan = try problem.optimum()
    let alternatives = Alternatives(plan)
    for need in problem.needs.indices {
      for index in problem.pairs.range(of: need) {
        let pair = MatchingProblem.Pair(need: need, helper: Int(problem.pairs.helpers[index]))
        var other = problem
        other.locked.append(pair)
        switch alternatives.forced(pair.need, pair.helper) {
        case .chosen: #expect(plan.helper(of: need) == pair.helper)
        case .forbidden: #expect(problem.forbidden.contains(pair))
        case .needLocked(let helper):
          #expect(problem.locked.contains(.init(need: need, helper: helper)))
        case .noPlace:
          let locked = problem.locked.count { $0.helper == pair.helper }
          #expect(problem.helpers[pair.helper].places == locked)
        case .notEligible: Issue.record("the pair is eligible")
        case .possible(let shift):
          let again = try other.optimum()
          #expect(
            shift.loss == problem.total(of: plan.pairs) - problem.total(of: again.pairs))
          #expect(shift.loss >= plan.slack(pair.need, pair.helper) ?? 0)
          let changed = problem.needs.indices.filter { plan.helper(of: $0) != again.helper(of: $0) }
          #expect(shift.changes.map(\.need) == changed)
          for change in shift.changes {
            #expect(change.from == plan.helper(of: change.need))
            #expect(change.to == again.helper(of: change.need))
          }
        }
      }
    }
    #expect(alternatives.forced(0, 99) == .notEligible)
  }

  @Test(arguments: 0..<10)
  func onePlaceMoreBringsItsPrice(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(50 + seed))
    let problem = MatchingProblem.invented(
      needs: 20, helpers: 9, density: 0.4, worths: 0...40, settled: false, using: &random)
    let plan = try problem.optimum()
    let alternatives = Alternatives(plan)
    for helper in problem.helpers.indices {
      var larger = problem
      larger.helpers[helper].places += 1
      let again = try larger.optimum()
      let shift = alternatives.withOneMorePlace(at: helper)
      #expect(shift.loss == plan.total - again.total)
      #expect(shift.loss == -plan.price(of: helper))
      let changed = problem.needs.indices.filter { plan.helper(of: $0) != again.helper(of: $0) }
      #expect(shift.changes.map(\.need) == changed)
    }
  }

  /// Oakfield helps Meadow, for whom it is worth more; Elm could have it at a loss of 3.
  @Test func aHelperDoesMoreGoodElsewhere() throws {
    let problem = MatchingProblem(
      needs: [1, 2], helpers: [.init(key: 1, places: 1)],
      pairs: EligiblePairs(needs: 2, [(0, 0, 10), (1, 0, 7)]))
    let plan = try problem.optimum()
    #expect(plan.needs(of: 0) == [0])
    #expect(plan.unmatched == [1])
    #expect(plan.price(of: 0) == 7)
    #expect(plan.value(of: 0) == 3)
    let answers = Alternatives(plan).ofNeed(1)
    #expect(answers.map(\.helper) == [0])
    let shift = Alternatives.Shift(
      loss: 3,
      changes: [
        .init(need: 0, from: 0, to: nil, worthNow: 10, worthThen: 0),
        .init(need: 1, from: nil, to: 0, worthNow: 0, worthThen: 7),
      ])
    #expect(answers.first?.answer == .possible(shift))
    #expect(shift.makingWay(at: 0) == shift.changes[0])
  }
}
