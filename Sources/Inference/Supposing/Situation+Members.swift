import RuleLanguage

/// Related things: the members of a count, as they are or as they are supposed.
extension Situation {
  /// The value that a count has without what is supposed, where that cannot touch it: other members count as
  /// before, and the subject is none of them or does so too.
  func decidedCount(_ node: Int, _ number: Int, at row: BearerRow) -> Bool? {
    if isUnsupposed { return engine.decided(node, at: row) }
    let count = rules.counts[number]
    guard othersCountAlike(number, at: row),
      !engine.facts.relations.members(count.source.relation, of: row, include: subject.row)
        || count.condition.nodes.allSatisfy({ countsAlike($0, asker: row) })
    else { return nil }
    return engine.decided(node, at: row) ?? unsupposed.holds(node, at: row)
  }

  /// Whether members of a count other than the subject are judged as without what is supposed: by facts of
  /// their own, none of which is supposed of their area, beside facts of the row that are as they were.
  private func othersCountAlike(_ number: Int, at row: BearerRow) -> Bool {
    let count = rules.counts[number]
    return supposedMembers(count, at: row) == nil
      && (changedArea == nil || rules.slotsOfCounts[number].isDisjoint(with: changedAreaSlots))
      && !count.condition.nodes.contains { rules.graph.readsOthers[$0] }
      && (!isChanged(row) || count.askerSlots.allSatisfy { looksAlike($0, at: row) })
  }

  /// For how many members of a count a node about a member holds.
  func memberCount(of node: Int, _ number: Int, at row: BearerRow) -> Int {
    let key = MemberCount(node: node, count: number, row: row)
    if let known = memberCounts[key] { return known }
    let count = rules.counts[number]
    var found: Int
    if !isUnsupposed, othersCountAlike(number, at: row) {
      found = unsupposed.memberCount(of: node, number, at: row)
      if engine.facts.relations.members(count.source.relation, of: row, include: subject.row),
        memberRows(count, at: row).rows.contains(subject.row)
      {
        found += holds(node, at: subject.row, asker: row) ? 1 : 0
        found -= unsupposed.holds(node, at: subject.row, asker: row) ? 1 : 0
      }
    } else if isUnsupposed, let decided = engine.decidedCount(of: node, number, at: row) {
      found = decided
    } else {
      found = memberRows(count, at: row).rows.count { holds(node, at: $0, asker: row) }
    }
    memberCounts[key] = found
    return found
  }

  /// Whether a fact of a row is what it is without what is supposed.
  private func looksAlike(_ slot: Int, at row: BearerRow) -> Bool {
    if supposition.facts[slot] != nil { return false }
    return engine.facts.settlings[slot].derivation == nil
      || facts(of: row).reading(slot) == unsupposed.facts(of: row).reading(slot)
  }

  /// Whether a node has the value for the subject, as a member of another row, that it has without what is
  /// supposed.
  private func countsAlike(_ node: Int, asker: BearerRow) -> Bool {
    holds(node, at: subject.row, asker: asker)
      == unsupposed.holds(node, at: subject.row, asker: asker)
  }

  /// The members of a count's relation, those that a supposition lists in place of the register's.
  func memberRows(_ count: CompiledCount, at row: BearerRow) -> Relations.Members {
    if case .listed(let listed)? = supposedMembers(count, at: row) {
      let rows = listed.indices.map { BearerRow(count.members, -1 - $0) }
      for (member, facts) in zip(rows, listed) where members[member] == nil {
        members[member] = SupposedRow(
          engine.facts, at: member,
          supposed: Dictionary(facts.map { ($0.slot, $0.value) }) { _, last in last })
      }
      return Relations.Members(rows: rows, mayBeMore: false, isLinkKnown: true)
    }
    return engine.facts.relations.members(count.source.relation, of: row)
  }

  /// What is supposed of the members of a count of the subject.
  private func supposedMembers(_ count: CompiledCount, at row: BearerRow) -> RuleExample.Members? {
    guard isSupposed(row) else { return nil }
    return supposition.sets[count.source.name] ?? supposition.sets[count.source.relation]
  }

  /// How many members satisfy a count's condition.
  func tally(_ number: Int, _ stances: Stances, at row: BearerRow) -> CountTally {
    let count = rules.counts[number]
    if case .counted? = supposedMembers(count, at: row) {
      return sorted(number, stances, at: row).tally
    }
    let members = memberRows(count, at: row)
    let planes = count.condition.planes[stances]
    let certain = memberCount(of: planes.certain, number, at: row)
    return CountTally(
      certain: certain, undecided: memberCount(of: planes.possible, number, at: row) - certain,
      registered: members.rows.count, mayBeMore: members.mayBeMore)
  }

  /// Members by whether they satisfy a count's condition.
  struct SortedMembers {
    var tally: CountTally
    /// Members that satisfy it, ascending.
    var certain: [BearerRow] = []
    /// Members that may.
    var undecided: [BearerRow] = []
    var isLinkKnown: Bool
  }

  /// The members of a count; where only their number is supposed, those that are known are listed beside
  /// that number.
  func sorted(_ number: Int, _ stances: Stances, at row: BearerRow) -> SortedMembers {
    let count = rules.counts[number]
    let members = memberRows(count, at: row)
    let planes = count.condition.planes[stances]
    var sorted = SortedMembers(
      tally: CountTally(
        certain: 0, undecided: 0, registered: members.rows.count, mayBeMore: members.mayBeMore),
      isLinkKnown: members.isLinkKnown)
    for member in members.rows {
      if holds(planes.certain, at: member, asker: row) {
        sorted.certain.append(member)
      } else if holds(planes.possible, at: member, asker: row) {
        sorted.undecided.append(member)
      }
    }
    if case .counted(let certain, let most, let registered)? = supposedMembers(count, at: row) {
      sorted.tally = CountTally(
        certain: certain, undecided: most - certain, registered: registered ?? most,
        mayBeMore: false)
    } else {
      sorted.tally.certain = sorted.certain.count
      sorted.tally.undecided = sorted.undecided.count
    }
    return sorted
  }
}

/// A node about members of a count of a row.
struct MemberCount: Hashable {
  var node: Int
  var count: Int
  var row: BearerRow
}

extension CompiledCondition {
  /// The nodes of its verdict, whatever the stances.
  fileprivate var nodes: [Int] {
    [
      planes.honoured.certain, planes.honoured.possible, planes.ignored.certain,
      planes.ignored.possible,
    ]
  }
}
