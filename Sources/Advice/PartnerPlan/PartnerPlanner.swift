import Facts
package import Families
import Inference
import Parallel
import RuleLanguage
import Schools

/// Matches all schools that need help with schools, hubs, system leaders and community partners that can give it, all
/// at once, at the greatest sum that the partnering policy declares.
///
/// Eligible is a pair that no hard constraint of the card rules out and in which the helper shows a strength, or
/// at least a hint of one, in a topic that is needed; of a community partner, that it does what the card asks for.
/// What nobody knows rules nobody out and is asked.
package struct PartnerPlanner {
  package let adviser: Adviser
  package let needs: [SystemNeeds.Need]
  /// Schools with a step that asks for help, of which nobody can tell with what.
  let unclear: [Int]
  package let helpers: [SystemHelpers.Helper]
  let likeness: IntakeLikeness
  let pairs: EligiblePairs
  /// By pair, the place of its step in the steps of the need.
  private let stepOfPair: [UInt8]
  package let registers: HelperRegisters
  private let numbers: [HelperRow: Int]
  private let needNumbers: [NeedKey: Int]

  /// What people settle beforehand, by rows of schools and of helpers.
  package struct Wishes: Sendable {
    /// Pairs that must be in the plan, and that must not.
    package var locked: [Pair] = []
    package var forbidden: [Pair] = []
    /// An earlier plan.
    package var staying: [Pair] = []
    /// By how much a new pair has to be better before a school of the earlier plan changes its helper, in the
    /// unit of the weights.
    package var stayingWeight = 0.0
    /// At most so many pairs of the earlier plan may change; ``stayingWeight`` does not count then.
    package var changesAtMost: Int?

    package init() {}
  }

  /// A school that needs help and its helper.
  package struct Pair: Hashable, Sendable {
    package var school: Int
    package var helper: HelperRow

    package init(school: Int, helper: HelperRow) {
      self.school = school
      self.helper = helper
    }
  }

  private struct NeedKey: Hashable {
    var school: Int
    var group: Int
  }

  /// Looks for needs, helpers and all pairs that nothing rules out.
  ///
  /// - Parameters:
  ///   - adviser: Rules, facts and names.
  ///   - schools: The schools that may be helped, by row, ascending; anybody may help.
  ///   - kinds: Only needs of these helpers are met.
  package init(
    _ adviser: Adviser, of schools: [Int], asking kinds: Set<HelperKind> = HelperKind.all
  ) {
    self.adviser = adviser
    let found = SystemNeeds(adviser, of: schools, asking: kinds)
    unclear = found.unclear
    let ground = adviser.planMemory.ground(adviser)
    let pool = ground.pool
    (registers, helpers, likeness) = (ground.registers, pool.helpers, ground.likeness)
    needs = found.needs
    (pairs, stepOfPair) = OfferSearch(adviser, ground).pairs(of: needs)
    var numbers: [HelperRow: Int] = [:]
    for (number, helper) in helpers.enumerated() { numbers[helper.at] = number }
    // Whom no register names leads, if at all, with the places of the school.
    for number in pool.leaders where helpers[number].kind == .school {
      numbers[.leader(helpers[number].row)] = number
    }
    self.numbers = numbers
    needNumbers = Dictionary(
      uniqueKeysWithValues: needs.enumerated().map {
        (NeedKey(school: $1.school, group: $1.group), $0)
      })
  }

  /// The best plan under what people settled.
  ///
  /// - Parameter wishes: Locked and forbidden pairs, and an earlier plan.
  /// - Returns: The plan with its prices.
  /// - Throws: All that contradicts itself in the wishes.
  package func plan(_ wishes: Wishes = Wishes()) throws(MatchingFaults) -> PartnerPlan {
    var problem = MatchingProblem(
      needs: needs.map(key),
      helpers: helpers.map { MatchingProblem.Helper(key: key($0), places: $0.places) },
      pairs: pairs)
    problem.locked = wishes.locked.compactMap(pair)
    problem.forbidden = wishes.forbidden.compactMap(pair)
    problem.staying = wishes.staying.compactMap(pair)
    problem.stayingBonus = Int((wishes.stayingWeight * PairFit.unitsOfWeight).rounded())
    let ended = wishes.staying.count - problem.staying.count
    guard let most = wishes.changesAtMost else {
      return PartnerPlan(
        planner: self, matching: try problem.optimum(), wishes: wishes, ended: ended)
    }
    problem.stayingBonus = 0
    let replan = try problem.optimum(changingAtMost: most)
    let free = try problem.optimum()
    return PartnerPlan(
      planner: self, matching: replan.matching, wishes: wishes, ended: ended,
      limit: PartnerPlan.ChangeLimit(
        most: most, isKept: replan.keepsLimit, freeTotal: free.total, freeChanges: free.changes,
        bound: replan.bound))
  }

  /// The numbers of a pair in the problem; `nil` where the school needs no such help or the other gives none.
  package func pair(_ pair: Pair) -> MatchingProblem.Pair? {
    guard let need = need(of: pair.school, for: pair.helper.kind), let helper = helper(pair.helper)
    else { return nil }
    return MatchingProblem.Pair(need: need, helper: helper)
  }

  /// The number of the need of a school that a kind of helper could meet.
  package func need(of school: Int, for kind: HelperKind) -> Int? {
    needNumbers[NeedKey(school: school, group: kind.group)]
  }

  /// The number of a helper.
  package func helper(_ row: HelperRow) -> Int? { numbers[row] }

  /// A helper as it stands to a need: whose school acts as a leader is one there.
  package func row(_ pair: MatchingProblem.Pair) -> HelperRow {
    let helper = helpers[pair.helper]
    let group = needs[pair.need].group
    return group == HelperKind.leader.group ? .leader(helper.row) : helper.at
  }

  /// The step for which a pair would be; of one that is not eligible the need's most pressing that asks for such a
  /// helper, `nil` where none does.
  package func step(_ pair: MatchingProblem.Pair) -> SystemNeeds.Step? {
    let steps = needs[pair.need].steps
    if let index = pairs.index(pair.need, pair.helper) { return steps[Int(stepOfPair[index])] }
    let kind = row(pair).kind
    return steps.first { $0.kind == kind }
  }

  /// The most pressing step of a need with which somebody could help, else the most pressing.
  func leadingStep(_ need: Int) -> SystemNeeds.Step {
    let place = pairs.range(of: need).lazy.map { stepOfPair[$0] }.min() ?? 0
    return needs[need].steps[Int(place)]
  }

  // MARK: Keys

  /// Stays with a school and a group of helpers whatever their rows.
  private func key(_ need: SystemNeeds.Need) -> Int {
    let own = name(ofSchool: need.school)
    return MatchingProblem.key(need.group == 0 ? own : "\(own) \(need.steps[0].kind.rawValue)")
  }

  /// Stays with a helper whatever its row: of schools and leaders the number, else name and authority.
  private func key(_ helper: SystemHelpers.Helper) -> Int {
    switch helper.at {
    case .school(let row): return MatchingProblem.key(name(ofSchool: row))
    case .leader(let row): return MatchingProblem.key("leader \(name(ofSchool: row))")
    case .hub, .partner:
      let entry = registers.entry(helper.at)
      let own = [helper.kind.rawValue, entry?.name ?? "", entry?.area ?? ""].filter { !$0.isEmpty }
      // Without a name only the row tells two entries apart.
      let row = entry?.name.isEmpty == false ? [] : ["\(helper.row)"]
      return MatchingProblem.key((own + row).joined(separator: ", "))
    }
  }

  private func name(ofSchool row: Int) -> String {
    let entry = adviser.directory.entries[row]
    return entry.urn.isEmpty ? "school \(entry.name), \(entry.area) \(row)" : entry.urn
  }
}
