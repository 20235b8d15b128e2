import Advice
import Facts
import Families
import Inference
import Testing

/// Plans that may change only so much of an earlier one.
@Suite struct ReplanningPlanTests {
  private static let shared = Result {
    let adviser = try SampleAdviser.shared.get()
    return PartnerPlanner(adviser, of: Array(0..<adviser.engine.base.schools.count))
  }

  private static func pairs(_ plan: PartnerPlan, _ planner: PartnerPlanner) -> [PartnerPlanner.Pair]
  {
    plan.matching.pairs.map {
      PartnerPlanner.Pair(school: planner.needs[$0.need].school, helper: planner.row($0))
    }
  }

  /// An earlier plan that is not the best: some of its pairs were forbidden.
  private static func earlier(_ planner: PartnerPlanner) throws -> [PartnerPlanner.Pair] {
    var wishes = PartnerPlanner.Wishes()
    wishes.forbidden = Array(pairs(try planner.plan(), planner).enumerated())
      .filter { $0.offset % 4 == 0 }.map(\.element)
    return pairs(try planner.plan(wishes), planner)
  }

  @Test(arguments: [0, 1, 3, 8, 1000])
  func noMoreChangesThanAllowed(_ most: Int) throws {
    let planner = try Self.shared.get()
    var wishes = PartnerPlanner.Wishes()
    wishes.staying = try Self.earlier(planner)
    let free = try planner.plan(wishes)
    #expect(free.changes > 8, "the earlier plan is far enough from the best")
    wishes.changesAtMost = most
    let plan = try planner.plan(wishes)
    let limit = try #require(plan.limit)
    #expect(limit.isKept && plan.changes <= most && plan.moves.count == plan.changes)
    #expect(plan.forcedMoves == 0)
    #expect(plan.total <= limit.freeTotal && plan.total <= limit.bound)
    for load in plan.loads { #expect(load.matched <= load.places) }
    if most >= free.changes { #expect(plan.total == limit.freeTotal) }
    let page = AnswerText.render(plan.page(of: "Westmarch"))
    #expect(page.contains("You asked that"))
    #expect(page.contains("What moved:") == (plan.changes > 0))
  }

  /// More allowed changes never give a smaller sum.
  @Test func aWiderLimitIsNeverWorse() throws {
    let planner = try Self.shared.get()
    var wishes = PartnerPlanner.Wishes()
    wishes.staying = try Self.earlier(planner)
    let bounds = try [0, 2, 4, 6, 10, 20].map { most in
      wishes.changesAtMost = most
      return try #require(try planner.plan(wishes).limit?.bound)
    }
    #expect(bounds == bounds.sorted())
  }

  /// What people forbid and lock may force more changes than they allow; then the fewest are made, each with its reason.
  @Test func aLimitThatCannotBeHeldIsSaid() throws {
    let planner = try Self.shared.get()
    let earlier = try Self.earlier(planner)
    var wishes = PartnerPlanner.Wishes()
    wishes.staying = earlier
    wishes.forbidden = Array(earlier.prefix(3))
    wishes.changesAtMost = 1
    let plan = try planner.plan(wishes)
    let limit = try #require(plan.limit)
    #expect(!limit.isKept && plan.changes == 3 && plan.forcedMoves == 3)
    #expect(plan.moves.allSatisfy { $0.forced == "you asked to leave this pair out" })
    let page = AnswerText.render(plan.page(of: "Westmarch")).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(page.contains("cannot be held: at least three have to change"), "\(page.prefix(900))")
  }

  /// A pair that stays because of the limit is told to be kept, not to be locked by anybody.
  @Test func keptPairsAreNotCalledLocked() throws {
    let planner = try Self.shared.get()
    var wishes = PartnerPlanner.Wishes()
    wishes.staying = try Self.earlier(planner)
    wishes.changesAtMost = 0
    let plan = try planner.plan(wishes)
    let free = try planner.plan()
    let other = try #require(
      free.matching.pairs.first {
        plan.matching.helper(of: $0.need).map { $0 >= 0 } == true
          && plan.matching.helper(of: $0.need) != $0.helper
      })
    let answer = plan.why(
      planner.needs[other.need].school, with: planner.helpers[other.helper].at)
    #expect(answer.outcome == .kept, "\(answer)")
  }
}
