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

/// Plans for whole systems: what they keep to, and what they say.
@Suite struct PartnerPlanTests {
  private static let ofSample = Result {
    let adviser = try SampleAdviser.shared.get()
    return PartnerPlanner(adviser, of: Array(0..<adviser.engine.base.schools.count))
  }
  private static let ofGreaterManchester = Result {
    let adviser = try Region.greaterManchester.adviser()
    let schools = adviser.engine.base.schools.count
    return PartnerPlanner(adviser, of: Array(stride(from: 0, to: schools, by: 9)))
  }

  private static func planner(_ region: Region) throws -> PartnerPlanner {
    _ = try region.engine()
    return try region == .sample ? ofSample.get() : ofGreaterManchester.get()
  }

  /// No pair breaks a hard constraint of its card, no helper is asked over its places, no school twice.
  @Test(arguments: [Region.sample, .greaterManchester])
  func noConstraintIsBroken(_ region: Region) throws {
    let planner = try Self.planner(region)
    var plan = try planner.plan()
    plan.namesAll = true
    let adviser = planner.adviser
    let rows = Dictionary(
      adviser.directory.entries.filter { !$0.urn.isEmpty }.map { ($0.urn, $0.row) }
    ) { first, _ in first }
    #expect(plan.matched > 3)
    for pair in plan.pairs where pair.kind == .school {
      let school = try #require(pair.urn.flatMap { rows[$0] })
      let helper = try #require(pair.helperURN.flatMap { rows[$0] })
      let action = try #require(adviser.rules.actions.firstIndex { $0.id == pair.action })
      #expect(adviser.engine.status(action, .school(school)) == .recommended)
      let check = try #require(
        PairCheck(
          adviser.engine.situation(of: .school(school)), action: action,
          schools: adviser.directory))
      #expect(!check.verdicts(helper).contains { $0.verdict == .no }, "\(pair)")
    }
    for load in plan.loads { #expect(load.matched <= load.places, "\(load)") }
    let helped = plan.pairs.compactMap { pair in pair.urn.map { "\($0) \(group(of: pair.kind))" } }
    #expect(Set(helped).count == helped.count)
    #expect(plan.pairs.count == plan.matched)
    #expect(plan.matched + plan.unmet.count == plan.needed)
  }

  /// A school that has several steps is matched for the one with which the pair is worth most: its fit less what
  /// the policy takes for each degree less pressing. Of equal ones the most pressing.
  @Test(arguments: [Region.sample, .greaterManchester])
  func aHelperComesForTheStepItIsWorthMostFor(_ region: Region) throws {
    let planner = try Self.planner(region)
    let adviser = planner.adviser
    let rules = adviser.rules
    let pairs = try planner.plan().matching.problem.pairs
    let likeness = IntakeLikeness(adviser.engine.base, by: rules.families.grouping)
    let cost = rules.partnering.matching.lessPressing * PairFit.unitsOfWeight
    func degree(_ step: SystemNeeds.Step) -> Int {
      Urgency.allCases.firstIndex(of: rules.actions[step.action].urgency) ?? 0
    }
    var (several, later) = (0, 0)
    let needs = planner.needs.indices.filter {
      planner.needs[$0].steps.count > 1 && !pairs.range(of: $0).isEmpty
    }
    for number in needs.prefix(12) {
      let need = planner.needs[number]
      let fits = need.steps.map { step in
        PairCheck(
          adviser.engine.situation(of: .school(need.school)), action: step.action,
          schools: adviser.directory
        ).map { PairFit($0, likeness) }
      }
      for index in pairs.range(of: number).prefix(5) {
        let helper = planner.helpers[Int(pairs.helpers[index])]
        guard helper.kind == .school else { continue }
        var best: (worth: Int, place: Int)?
        for (place, step) in need.steps.enumerated() {
          guard let fit = fits[place], step.kind == .school,
            !helper.topics.isDisjoint(with: step.topics),
            fit.check.isPossible(with: helper.row)
          else { continue }
          let worth =
            fit.worth(helper.row)
            + Int((Double(degree(step) - degree(need.steps[0])) * cost).rounded())
          if worth > best?.worth ?? Int.min { best = (worth, place) }
        }
        let found = try #require(best)
        #expect(Int(pairs.worths[index]) == found.worth)
        let pair = MatchingProblem.Pair(need: number, helper: Int(pairs.helpers[index]))
        #expect(planner.step(pair) == need.steps[found.place])
        several += 1
        if found.place > 0 { later += 1 }
      }
    }
    #expect(several > 5)
    #expect(region == .sample || later > 0)
  }

  /// Schools and hubs share a group: a school has one helper of them.
  private func group(of kind: HelperKind) -> String {
    kind == .hub ? HelperKind.school.rawValue : kind.rawValue
  }

  /// No plan that gives each school in turn its best free helper has a greater sum, and the prices prove it.
  @Test(arguments: [Region.sample, .greaterManchester])
  func noGreedyPlanIsBetter(_ region: Region) throws {
    let planner = try Self.planner(region)
    let plan = try planner.plan()
    let problem = plan.matching.problem
    var left = problem.helpers.map(\.places)
    var greedy = 0
    for need in problem.needs.indices {
      let best = problem.pairs.range(of: need)
        .filter { left[Int(problem.pairs.helpers[$0])] > 0 }
        .max { problem.pairs.worths[$0] < problem.pairs.worths[$1] }
      guard let best else { continue }
      left[Int(problem.pairs.helpers[best])] -= 1
      greedy += Int(problem.pairs.worths[best])
    }
    #expect(plan.total >= greedy)
    #expect(plan.matching.certificate.flaws(provingBest: plan.matching.pairs, of: problem).isEmpty)
  }

  /// The order in which schools are looked at changes nothing.
  @Test func theOrderOfSchoolsChangesNothing() throws {
    let planner = try Self.planner(.sample)
    let turned = PartnerPlanner(
      planner.adviser, of: Array((0..<planner.adviser.engine.base.schools.count).reversed()))
    #expect(try planner.plan().pairs == turned.plan().pairs)
  }

  /// A pair that is refused is ruled out by a real constraint, or costs what a plan with it locked lacks.
  @Test func refusalsNameAConstraintOrAPrice() throws {
    let planner = try Self.planner(.sample)
    let plan = try planner.plan()
    let adviser = planner.adviser
    var (ruledOut, dearer) = (0, 0)
    let schools = adviser.engine.base.schools.count
    for (place, need) in planner.needs.enumerated()
    where place % 5 == 0 && need.steps[0].kind != .leader && need.steps[0].kind != .partner {
      for candidate in stride(from: place % 7, to: schools, by: 37) where candidate != need.school {
        let answer = plan.why(need.school, with: candidate)
        #expect(!answer.sentences.isEmpty)
        switch answer.outcome {
        case .ruledOut:
          ruledOut += 1
          let step = try #require(need.steps.first { $0.kind == .school })
          let check = try #require(
            PairCheck(
              adviser.engine.situation(of: .school(need.school)), action: step.action,
              schools: adviser.directory))
          #expect(check.verdicts(candidate).contains { $0.verdict == .no })
        case .dearer:
          dearer += 1
          var wishes = PartnerPlanner.Wishes()
          wishes.locked = [.init(school: need.school, helper: .school(candidate))]
          #expect(try planner.plan(wishes).total == plan.total - (answer.loss ?? 0))
        default: break
        }
      }
    }
    #expect(ruledOut > 20 && dearer > 3, "\(ruledOut), \(dearer)")
  }

  /// What people lock stays, what they forbid goes, and an earlier plan is kept where a change gains too little.
  @Test func wishesAreKept() throws {
    let planner = try Self.planner(.sample)
    let plan = try planner.plan()
    let pair = try #require(
      plan.matching.pairs.first { planner.helpers[$0.helper].kind == .school })
    let wish = PartnerPlanner.Pair(
      school: planner.needs[pair.need].school,
      helper: .school(planner.helpers[pair.helper].row))
    var wishes = PartnerPlanner.Wishes()
    wishes.forbidden = [wish]
    let without = try planner.plan(wishes)
    #expect(!without.matching.pairs.contains(pair) && without.total <= plan.total)
    wishes = PartnerPlanner.Wishes()
    wishes.staying = without.matching.pairs.map {
      PartnerPlanner.Pair(school: planner.needs[$0.need].school, helper: planner.row($0))
    }
    wishes.stayingWeight = 100
    #expect(try planner.plan(wishes).changes == 0)
    wishes.locked = [wish]
    #expect(try planner.plan(wishes).matching.pairs.contains(pair))
    wishes.forbidden = [wish]
    #expect(throws: MatchingFaults.self) { try planner.plan(wishes) }
  }

  /// A plan written as CSV is read back, whatever its names hold; lines that name nobody are told by number.
  @Test func aPlanIsReadBack() throws {
    let planner = try Self.planner(.sample)
    var plan = try planner.plan()
    plan.namesAll = true
    var problems: [Diagnostic] = []
    let pairs = PartnerPlanFiles.read(
      PartnerPlanFiles.csv(plan), shownAs: "plan.csv", planner, &problems)
    #expect(problems.isEmpty && pairs.count == plan.matched)
    plan.namesAll = false
    _ = PartnerPlanFiles.read(
      PartnerPlanFiles.csv(plan), shownAs: "plan.csv", planner, &problems)
    #expect(problems.first?.location?.line == 2 && problems.allSatisfy { $0.code == "WM634" })
    problems = []
    _ = PartnerPlanFiles.read("a,b\n1,2\n", shownAs: "plan.csv", planner, &problems)
    #expect(problems.map(\.location?.line) == [1])
  }

  @Test func asOfficersReadIt() throws {
    let adviser = try SampleAdviser.shared.get()
    guard case .found(let area) = AreaDirectory(adviser.engine.base).find("Ambleford") else {
      Issue.record("the sample has no Ambleford")
      return
    }
    let schools = adviser.engine.base.areaOfSchool.indices.filter {
      adviser.engine.base.areaOfSchool[$0] == area.row
    }
    let planner = PartnerPlanner(adviser, of: Array(schools))
    var plan = try planner.plan()
    let profiles = AnswerText.render(plan.page(of: "Ambleford", atMost: 12))
    plan.namesAll = true
    let named = AnswerText.render(plan.page(of: "Ambleford", atMost: 12), width: 60)
    let pair = try #require(plan.matching.pairs.first)
    let need = planner.needs[pair.need].school
    let answers = [planner.helpers[pair.helper].row, 3, 40].map {
      AnswerText.render(plan.why(need, with: $0).page)
    }
    expectGolden(
      ([profiles, named] + answers).joined(separator: "\n"), "partner-plan-ambleford", in: "Advice")
    // Nobody is named to others before both heads have agreed.
    let unnamed = Set(plan.pairs.filter { !$0.mayBeNamed }.map(\.helper))
    for name in unnamed { #expect(!profiles.contains("with \(name)")) }
  }
}
