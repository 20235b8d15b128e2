import Facts
import RuleLanguage

/// Decides what is read from other rows: counts over related things, and what a school reads of its
/// area.
struct Counting: Sendable {
  let rules: CompiledRules
  let facts: SettledFacts
  let decided: [Bearer: DecidedPlanes]
  let bearer: Bearer
  /// The members that areas have in relations that fall into no groups: uniting the lists of all schools of
  /// an area takes long, and many nodes ask for the same.
  private let membersOfAreas: [String: [Relations.Members]]

  init(
    _ rules: CompiledRules, _ facts: SettledFacts, _ decided: [Bearer: DecidedPlanes],
    _ bearer: Bearer, relations names: Set<String> = []
  ) {
    var membersOfAreas: [String: [Relations.Members]] = [:]
    if bearer == .area {
      for name in names where facts.relations.grouping(name)?.isOfAreas != true {
        membersOfAreas[name] = (0..<facts.areas.count).map {
          facts.relations.members(name, of: BearerRow(.area, $0))
        }
      }
    }
    self.membersOfAreas = membersOfAreas
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

    /// Whether it holds, for a run of rows.
    func holds(in rows: Range<Int>) -> [Bool] {
      switch self {
      case .ofArea(let areas, let planes, let place, let plane):
        return rows.map { row in
          guard let planes, let place, areas[row] >= 0 else { return plane == .possible }
          return planes.holds(place: place, row: Int(areas[row]))
        }
      case .count(let quantity, let plane, let certain, let possible):
        return zip(certain.seen(from: rows), possible.seen(from: rows)).map { sure, maybe in
          CountTally(
            certain: sure.hits, undecided: maybe.hits - sure.hits, registered: sure.registered,
            mayBeMore: sure.mayBeMore
          ).verdict(quantity).holds(plane)
        }
      case .someMember(let members): return members.seen(from: rows).map { $0.hits > 0 }
      }
    }
  }

  /// - Parameters:
  ///   - node: What is read from other rows.
  ///   - rows: The rows that will ask, where it is not all of them.
  /// - Returns: What decides it for these rows.
  func truth(_ node: Int, for rows: [Range<Int>]? = nil) -> Truth {
    switch rules.graph.nodes[node] {
    case .ofArea(let part, let plane):
      let planes = bearer == .school ? decided[.area] : nil
      return .ofArea(
        areas: facts.base.areaOfSchool, planes, place: planes?.place(of: part), plane)
    case .count(let number, let plane, let stances):
      let count = rules.counts[number]
      let planes = count.condition.planes[stances]
      return .count(
        count.source.quantity, plane, certain: Members(planes.certain, count, self, for: rows),
        possible: Members(planes.possible, count, self, for: rows))
    case .someMember(let number, let part):
      return .someMember(Members(part, rules.counts[number], self, for: rows))
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
    private let source: Source

    /// How the members are found.
    private enum Source: Sendable {
      /// The relation makes groups, and the node does not look at the school that asks: the number of
      /// true members in each group.
      case groups(Relations.Grouping, hits: [Int])
      /// The same for areas that count their own schools.
      case areas(Relations.Grouping, hits: [Int])
      /// A list for each school.
      case lists(Relations.Listing)
      /// The members of each area.
      case united([Relations.Members])
      case other
    }

    init(
      _ node: Int, _ count: CompiledCount, _ counting: Counting, for rows: [Range<Int>]? = nil
    ) {
      let truth = MemberTruth(node, count.members, counting)
      self.truth = truth
      relation = count.source.relation
      facts = counting.facts
      bearer = counting.bearer
      let relations = counting.facts.relations
      if !truth.looksAtAsker, let grouping = relations.grouping(count.source.relation),
        counting.bearer == .school || (counting.bearer == .area && grouping.isOfAreas)
      {
        // Where few rows ask, only their groups are counted.
        let asked = rows.map { Set($0.joined().map { grouping.groups[$0] }) }
        let isOfSchools = counting.bearer == .school
        let hits = grouping.members.enumerated().map { group, rows in
          if isOfSchools, let asked, !asked.contains(Int32(group)) { return 0 }
          return rows.count { truth.holds(Int($0), from: nil) }
        }
        source =
          counting.bearer == .school
          ? .groups(grouping, hits: hits) : .areas(grouping, hits: hits)
      } else if counting.bearer == .school,
        let listing = relations.listing(count.source.relation)
      {
        source = .lists(listing)
      } else if let members = counting.membersOfAreas[count.source.relation] {
        source = .united(members)
      } else {
        source = .other
      }
    }

    /// What each row of a run sees.
    func seen(from rows: Range<Int>) -> [Seen] {
      switch source {
      case .groups(let grouping, let hits): rows.map { seen(from: $0, grouping, hits) }
      case .areas(let grouping, let hits):
        rows.map { area in
          Seen(
            hits: hits[area], registered: grouping.members[area].count,
            mayBeMore: !grouping.isComplete)
        }
      case .lists(let listing):
        zip(rows, truth.counts(rows, listing.links)).map { row, hits in
          let isKnown = !listing.links.withoutPlace.contains(Int32(row))
          return isKnown
            ? Seen(
              hits: hits, registered: listing.links[row].count, mayBeMore: !listing.isComplete)
            : Seen()
        }
      case .united(let members): rows.map { seen(from: $0, members[$0]) }
      case .other:
        rows.map { row in
          seen(from: row, facts.relations.members(relation, of: BearerRow(bearer, row)))
        }
      }
    }

    private func seen(from row: Int, _ members: Relations.Members) -> Seen {
      let asker = truth.looksAtAsker ? BearerRow(bearer, row) : nil
      return Seen(
        hits: members.rows.count { truth.holds($0.row, from: asker) },
        registered: members.rows.count, mayBeMore: members.mayBeMore)
    }

    private func seen(from row: Int, _ grouping: Relations.Grouping, _ hits: [Int]) -> Seen {
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
