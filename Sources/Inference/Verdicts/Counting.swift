import Facts
import RuleLanguage

/// Decides what is read from other rows: counts over related things, and what a school reads of its
/// area.
struct Counting: Sendable {
  let rules: CompiledRules
  let facts: SettledFacts
  let decided: [Bearer: DecidedPlanes]
  let bearer: Bearer

  init(
    _ rules: CompiledRules, _ facts: SettledFacts, _ decided: [Bearer: DecidedPlanes],
    _ bearer: Bearer
  ) {
    self.rules = rules
    self.facts = facts
    self.decided = decided
    self.bearer = bearer
  }

  /// One node, ready to be decided for any row.
  enum Truth: Sendable {
    case ofArea(areas: [Int32], DecidedPlanes?, place: Int?, Plane)
    case count(CheckedCount.Quantity, Plane, certain: Members, possible: Members)
    case someMember(Members)

    func holds(_ row: Int) -> Bool {
      switch self {
      case .ofArea(let areas, let planes, let place, let plane):
        guard let planes, let place, areas[row] >= 0 else { return plane == .possible }
        return planes.holds(place: place, row: Int(areas[row]))
      case .count(let quantity, let plane, let certain, let possible):
        let sure = certain.seen(from: row)
        let maybe = possible.seen(from: row)
        return CountTally(
          certain: sure.hits, undecided: maybe.hits - sure.hits, registered: sure.registered,
          mayBeMore: sure.mayBeMore
        ).verdict(quantity).holds(plane)
      case .someMember(let members): return members.seen(from: row).hits > 0
      }
    }
  }

  func truth(_ node: Int) -> Truth {
    switch rules.graph.nodes[node] {
    case .ofArea(let part, let plane):
      let planes = bearer == .school ? decided[.area] : nil
      return .ofArea(
        areas: facts.base.areaOfSchool, planes, place: planes?.place(of: part), plane)
    case .count(let number, let plane, let stances):
      let count = rules.counts[number]
      let planes = count.condition.planes[stances]
      return .count(
        count.source.quantity, plane, certain: Members(planes.certain, count, self),
        possible: Members(planes.possible, count, self))
    case .someMember(let number, let part):
      return .someMember(Members(part, rules.counts[number], self))
    case .constant, .test, .all, .any, .not, .isTold, .strength, .isRejected:
      preconditionFailure("these are not read from other rows")
    }
  }

  /// What one row sees of its members.
  struct Seen {
    var hits = 0
    var registered = 0
    var mayBeMore = true
  }

  /// The members of a relation for which a node holds.
  struct Members: Sendable {
    private let truth: MemberTruth
    private let relation: String
    private let facts: SettledFacts
    private let bearer: Bearer
    /// Where the relation makes groups and the node does not look at the school that asks: the groups,
    /// with the number of true members in each.
    private let grouping: (Relations.Grouping, hits: [Int])?

    init(_ node: Int, _ count: CompiledCount, _ counting: Counting) {
      let truth = MemberTruth(node, count.members, counting)
      self.truth = truth
      relation = count.source.relation
      facts = counting.facts
      bearer = counting.bearer
      if counting.bearer == .school, !truth.looksAtAsker,
        let grouping = counting.facts.relations.grouping(count.source.relation)
      {
        let hits = grouping.members.map { rows in rows.count { truth.holds(Int($0), from: nil) } }
        self.grouping = (grouping, hits)
      } else {
        grouping = nil
      }
    }

    func seen(from row: Int) -> Seen {
      guard let (grouping, hits) = grouping else {
        let asker = BearerRow(bearer, row)
        if let (rows, mayBeMore) = facts.relations.linked(relation, of: asker) {
          let hits = truth.holdsNowhere ? 0 : rows.count { truth.holds(Int($0), from: asker) }
          return Seen(hits: hits, registered: rows.count, mayBeMore: mayBeMore)
        }
        let members = facts.relations.members(relation, of: asker)
        return Seen(
          hits: members.rows.count { truth.holds($0.row, from: asker) },
          registered: members.rows.count, mayBeMore: members.mayBeMore)
      }
      let group = Int(grouping.groups[row])
      guard group >= 0 else { return Seen() }
      var seen = Seen(
        hits: hits[group], registered: grouping.members[group].count,
        mayBeMore: !grouping.isComplete)
      if grouping.leavesOutSelf {
        seen.registered -= 1
        if truth.holds(row, from: nil) { seen.hits -= 1 }
      }
      return seen
    }
  }
}
