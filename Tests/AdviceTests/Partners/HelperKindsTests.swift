import Advice
import Diagnostics
import Facts
import Families
import Foundation
import Inference
import RuleLanguage
import Schools
import TestRegions
import TestSupport
import Testing

/// Schools, hubs, system leaders and community partners in one plan: what it keeps to whoever helps.
@Suite struct HelperKindsTests {
  private static let shared = Result {
    let adviser = try SampleAdviser.shared.get()
    return PartnerPlanner(adviser, of: Array(0..<adviser.engine.base.schools.count))
  }
  private static let sharedPlan = Result { try shared.get().plan() }

  @Test func everyKindIsMatched() throws {
    let plan = try Self.sharedPlan.get()
    let kinds = Set(plan.pairs.map(\.kind))
    #expect(kinds == Set(HelperKind.allCases))
    #expect(plan.counts.map(\.helpers.first) == [.school, .leader, .partner])
    #expect(plan.counts.reduce(0) { $0 + $1.matched } == plan.matched)
    #expect(plan.counts.reduce(0) { $0 + $1.needed } == plan.needed)
    for load in plan.loads { #expect(load.matched <= load.places, "\(load)") }
    // Of a leader nothing is told but the school.
    for pair in plan.pairs where pair.kind == .leader {
      #expect(pair.helper.hasPrefix("a system leader based at "), "\(pair.helper)")
    }
  }

  /// What a card asks of a community partner is met by each that is matched, and nobody is named who did not agree.
  @Test func communityPartnersDoWhatIsAskedFor() throws {
    let plan = try Self.sharedPlan.get()
    let planner = try Self.shared.get()
    let rules = planner.adviser.rules
    var checked = 0
    for pair in plan.matching.pairs where planner.helpers[pair.helper].kind == .partner {
      let entry = planner.registers.partners[planner.helpers[pair.helper].row]
      let step = try #require(planner.step(pair))
      let card = try #require(rules.actions[step.action].partner)
      let shown = try #require(
        plan.pairs.first {
          $0.kind == .partner
            && $0.urn
              == planner.adviser.directory.entries[
                planner.needs[pair.need].school
              ].urn
        })
      #expect(shown.mayBeNamed == (shown.helper == entry.name))
      if !card.kinds.isEmpty || !card.offers.isEmpty { checked += 1 }
      if !card.offers.isEmpty, !shown.brings.isEmpty {
        #expect(shown.brings.allSatisfy(card.offers.contains), "\(shown)")
      }
      #expect((shown.minutes ?? 0) <= 180)
    }
    #expect(checked > 2)
  }

  /// On small problems with all kinds of helpers no plan at all has a greater sum: every one is tried.
  @Test func smallPlansEqualBruteForce() throws {
    let planner = try Self.shared.get()
    let adviser = planner.adviser
    var kinds: Set<HelperKind> = []
    var tried = 0
    let schools = Set(planner.needs.map(\.school)).sorted()
    for start in stride(from: 0, to: schools.count - 3, by: 9) {
      let few = Array(schools[start..<start + 3])
      let small = PartnerPlanner(adviser, of: few)
      let problem = try small.plan().matching.problem
      let plans = problem.needs.indices.reduce(1.0) {
        $0 * Double(problem.pairs.range(of: $1).count + 1)
      }
      guard plans < 60_000 else { continue }
      tried += 1
      for index in problem.pairs.helpers { kinds.insert(small.helpers[Int(index)].kind) }
      #expect(try small.plan().total == Self.best(problem, 0, problem.helpers.map(\.places)))
    }
    #expect(tried > 5 && kinds == Set(HelperKind.allCases), "\(tried), \(kinds)")
  }

  /// The greatest sum of all plans, one need after the other.
  private static func best(_ problem: MatchingProblem, _ need: Int, _ places: [Int]) -> Int {
    guard need < problem.needs.count else { return 0 }
    var greatest = best(problem, need + 1, places)
    for index in problem.pairs.range(of: need) {
      let helper = Int(problem.pairs.helpers[index])
      guard places[helper] > 0 else { continue }
      var left = places
      left[helper] -= 1
      greatest = max(
        greatest, Int(problem.pairs.worths[index]) + best(problem, need + 1, left))
    }
    return greatest
  }

  /// Registers, and schools, in another order give the same plan.
  @Test func theOrderOfRegistersChangesNothing() throws {
    let plain = try SampleVariant.adviser { _ in }
    let turned = try SampleVariant.adviser { files in
      for name in files.keys
      where ["hubs", "system", "commun", "judge"].contains(where: name.hasPrefix) {
        files[name] = files[name].map(SampleVariant.turned)
      }
    }
    let plans = try [plain, turned].map { adviser in
      try PartnerPlanner(adviser, of: Array(0..<adviser.engine.base.schools.count)).plan()
    }
    #expect(plans[0].pairs == plans[1].pairs)
    #expect(plans[0].unmet == plans[1].unmet && plans[0].total == plans[1].total)
    #expect(plans[0].pairs.count { $0.kind != .school } > 20)
  }

  /// A pair that is refused names a constraint that a plan with the pair locked would break, or the price it has.
  @Test func refusalsAreRealForAllKinds() throws {
    let planner = try Self.shared.get()
    let plan = try Self.sharedPlan.get()
    var outcomes: [HelperKind: Set<PairQuestion.Outcome>] = [:]
    let rows: [HelperRow] =
      planner.registers.hubs.indices.map { .hub($0) }
      + planner.registers.partners.indices.map { .partner($0) }
      + planner.helpers.filter { $0.kind == .leader }.map(\.at)
    for (place, need) in planner.needs.enumerated() where place % 5 == 0 {
      for (turn, row) in rows.enumerated() where (place + turn) % 6 == 0 {
        let answer = plan.why(need.school, with: row)
        outcomes[row.kind, default: []].insert(answer.outcome)
        #expect(!answer.sentences.isEmpty)
        var wishes = PartnerPlanner.Wishes()
        wishes.locked = [.init(school: need.school, helper: row)]
        switch answer.outcome {
        case .ruledOut, .otherKind:
          #expect(throws: MatchingFaults.self) { try planner.plan(wishes) }
        case .dearer:
          #expect(try planner.plan(wishes).total == plan.total - (answer.loss ?? 0))
        case .chosen:
          #expect(try planner.plan(wishes).total == plan.total)
        case .noPlace: #expect(planner.helper(row).map { planner.helpers[$0].places } == 0)
        case .noNeed: #expect(planner.need(of: need.school, for: row.kind) == nil)
        case .noStrength, .forbidden, .locked, .kept, .closed, .sameSchool:
          Issue.record("\(answer)")
        }
      }
    }
    for kind in [HelperKind.hub, .partner, .leader] {
      #expect(outcomes[kind]?.contains(.ruledOut) == true, "\(kind)")
      #expect(outcomes[kind]?.isSubset(of: [.ruledOut]) == false, "\(kind)")
    }
  }

  /// Pairs of all kinds can be locked and forbidden.
  @Test func wishesTakeAnyHelper() throws {
    let planner = try Self.shared.get()
    let plan = try Self.sharedPlan.get()
    for kind in HelperKind.allCases {
      let pair = try #require(
        plan.matching.pairs.first { planner.helpers[$0.helper].kind == kind })
      let wish = PartnerPlanner.Pair(
        school: planner.needs[pair.need].school, helper: planner.helpers[pair.helper].at)
      var wishes = PartnerPlanner.Wishes()
      wishes.forbidden = [wish]
      #expect(!(try planner.plan(wishes).matching.pairs.contains(pair)), "\(kind)")
      wishes.forbidden = []
      wishes.locked = [wish]
      #expect(try planner.plan(wishes).matching.pairs.contains(pair), "\(kind)")
    }
  }

  /// A leader who is in no register has the places of the school, which are given out once.
  @Test func aSchoolIsNotAskedTwiceOverItsPlaces() throws {
    let adviser = try SampleVariant.adviser { $0["system-leaders-2025.csv"] = "" }
    let planner = PartnerPlanner(adviser, of: Array(0..<adviser.engine.base.schools.count))
    var plan = try planner.plan()
    plan.namesAll = true
    let leaders = plan.pairs.filter { $0.kind == .leader }
    #expect(!leaders.isEmpty && leaders.allSatisfy(\.isHinted))
    for load in plan.loads { #expect(load.matched <= load.places) }
    let asked = Dictionary(grouping: plan.pairs.compactMap(\.helperURN)) { $0 }
    for (urn, pairs) in asked {
      let load = try #require(plan.loads.first { $0.urn == urn })
      #expect(load.matched == pairs.count)
    }
  }
}
