/// A plan that changes no more of an earlier one than is allowed.
package struct Replan: Sendable {
  /// The plan. Needs that keep their helper are locked to it in its problem, and no bonus is counted; the
  /// rest is the best there is beside them.
  package let matching: Matching
  /// No plan with so few changes has a greater total.
  package let bound: Int
  /// Whether the limit could be kept: some helpers of the earlier plan may no longer be allowed.
  package let keepsLimit: Bool

  /// Whether the plan is known to be the best with so few changes. Where it is not, it falls short of the
  /// best by at most the difference of bound and total.
  package var isProvedBest: Bool { keepsLimit && matching.total == bound }
}

extension MatchingProblem {
  /// The best plan in which at most so many needs of the earlier plan (``staying``) change their helper.
  ///
  /// How: a bonus for each need that stays is raised until few enough change (Lagrange's way: each bonus
  /// gives the best of all plans with as many changes as its own plan has). Between two neighbouring bonuses
  /// lies a step: two plans that are equally good at one and the same bonus, one with too many changes, one
  /// with fewer than allowed. What lies between these two falls apart into chains of moves, and each chain is
  /// worth the same for each change it makes; so chains are taken that together use up the changes that are
  /// left. Where they do so exactly the plan is the best there is. Where no set of chains fits, it may not
  /// be: to find the best then is a harder problem, for which no quick exact way is known. ``Replan/bound``
  /// says how far off it can be.
  ///
  /// - Parameter limit: How many needs of the earlier plan may change, 0 or more. ``stayingBonus`` is not
  ///   counted here.
  /// - Returns: The plan; the one with the fewest changes where even that has more than allowed.
  /// - Throws: All ``faults`` of the problem, when there are any.
  package func optimum(changingAtMost limit: Int) throws(MatchingFaults) -> Replan {
    var problem = self
    problem.stayingBonus = 0
    let faults = problem.faults
    guard faults.isEmpty else { throw MatchingFaults(faults: faults) }
    var many = try problem.corner(Market.Stake(staying: 0, staysOnTies: true))
    guard many.changes > limit else {
      return try problem.holding(many, bound: many.total, keepsLimit: true)
    }
    var few = try problem.corner(.stayingFirst(problem))
    guard few.changes < limit else {
      return try problem.holding(few, bound: few.total, keepsLimit: few.changes == limit)
    }
    while true {
      let stake = Market.Stake(
        worth: many.changes - few.changes, staying: many.total - few.total)
      let between = try problem.corner(stake)
      guard between.gain(stake) > few.gain(stake) else { break }
      if between.changes <= limit { few = between } else { many = between }
      if few.changes == limit { break }
    }
    // The bound lies on the line from one plan to the other.
    let (rise, run) = (many.total - few.total, many.changes - few.changes)
    let bound = few.total + rise * (limit - few.changes) / run
    few.helpers = Chains(problem, from: few.helpers, to: many.helpers)
      .moved(by: limit - few.changes)
    return try problem.holding(few, bound: bound, keepsLimit: true)
  }

  /// The best plan for a stake.
  private func corner(_ stake: Market.Stake) throws(MatchingFaults) -> Corner {
    let matching = try solved(stake)
    return Corner(
      helpers: needs.indices.map { matching.helper(of: $0) }, total: matching.total,
      changes: matching.changes, kept: staying.count - matching.changes)
  }

  /// The best plan beside the needs that stay.
  private func holding(
    _ corner: Corner, bound: Int, keepsLimit: Bool
  ) throws(MatchingFaults) -> Replan {
    var problem = self
    let locked = Set(locked)
    problem.locked += staying.filter {
      corner.helpers[$0.need] == $0.helper && !locked.contains($0)
    }
    return Replan(matching: try problem.optimum(), bound: bound, keepsLimit: keepsLimit)
  }
}

/// A plan that is best for one weighing of worths against staying.
private struct Corner {
  /// By need.
  var helpers: [Int?]
  let total: Int
  let changes: Int
  let kept: Int

  func gain(_ stake: Market.Stake) -> Int { total * stake.worth + kept * stake.staying }
}

extension Market.Stake {
  /// First the fewest changes, then the greatest total.
  fileprivate static func stayingFirst(_ problem: MatchingProblem) -> Self {
    let largest = problem.pairs.worths.lazy.map { Int($0.magnitude) }.max() ?? 0
    return Self(staying: 2 * largest * (problem.needs.count + 1) + 1)
  }
}

/// What lies between two plans, in pieces that can be had one without the other.
///
/// A need that moves takes a place that another leaves, and that one the next. At each helper those who come
/// are put to places that others leave, in the order of keys, before any free place is used.
private struct Chains {
  private let from: [Int?]
  private let to: [Int?]
  /// The needs of each chain, and how many changes more it makes than it takes back.
  private var chains: [(needs: [Int], changes: Int)] = []

  init(_ problem: MatchingProblem, from: [Int?], to: [Int?]) {
    self.from = from
    self.to = to
    let keys = problem.needs
    let movers = keys.indices.filter { from[$0] != to[$0] }.sorted { keys[$0] < keys[$1] }
    var leavers: [Int: [Int]] = [:]
    for need in movers.reversed() {
      if let helper = from[need] { leavers[helper, default: []].append(need) }
    }
    // For each need, the one whose place it takes; each place is taken once.
    var next: [Int: Int] = [:]
    var previous: [Int: Int] = [:]
    for need in movers {
      guard let helper = to[need], let left = leavers[helper]?.popLast() else { continue }
      next[need] = left
      previous[left] = need
    }
    let stays = Dictionary(
      problem.staying.map { ($0.need, $0.helper) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Int> = []
    for start in movers where !seen.contains(start) {
      var first = start
      while let before = previous[first], before != start { first = before }
      var chain: [Int] = []
      var need: Int? = first
      while let member = need, seen.insert(member).inserted {
        chain.append(member)
        need = next[member]
      }
      let changes = chain.reduce(0) { sum, need in
        guard let helper = stays[need] else { return sum }
        return sum + (from[need] == helper ? 1 : 0) - (to[need] == helper ? 1 : 0)
      }
      chains.append((chain, changes))
    }
  }

  /// The first plan with chains moved that together make as many changes as possible, up to a limit.
  func moved(by limit: Int) -> [Int?] {
    // For each sum that can be reached, the chain that reached it first.
    var reachedBy: [Int?] = [-1] + Array(repeating: nil, count: limit)
    for (index, chain) in chains.enumerated() where 1...max(1, limit) ~= chain.changes {
      guard limit >= chain.changes else { continue }
      for sum in stride(from: limit, through: chain.changes, by: -1)
      where reachedBy[sum] == nil && reachedBy[sum - chain.changes] != nil {
        reachedBy[sum] = index
      }
      if reachedBy[limit] != nil { break }
    }
    var plan = from
    var sum = reachedBy.lastIndex { $0 != nil } ?? 0
    while sum > 0, let index = reachedBy[sum], index >= 0 {
      for need in chains[index].needs { plan[need] = to[need] }
      sum -= chains[index].changes
    }
    return plan
  }
}
