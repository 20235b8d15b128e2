import RuleLanguage

/// Related things: the members of a count, as they are or as they are supposed.
extension Situation {
  /// The value of a count from the verdict pass, where what is supposed cannot touch it: members are
  /// judged by facts of their own, the subject is none of them or counts as before, and nothing at which
  /// the condition looks back is supposed or worked out.
  func decidedCount(_ node: Int, _ number: Int, at row: BearerRow) -> Bool? {
    let count = rules.counts[number]
    let planes = count.condition.planes
    let nodes = [planes.honoured, planes.ignored].flatMap { [$0.certain, $0.possible] }
    guard changedArea == nil, supposedMembers(count, at: row) == nil,
      !nodes.contains(where: { rules.graph.readsOthers[$0] }),
      !isChanged(row)
        || count.askerSlots.allSatisfy({ slot in
          supposition.facts[slot] == nil && engine.facts.settlings[slot].derivation == nil
        }),
      !engine.facts.relations.members(count.source.relation, of: row, include: subject.row)
        || nodes.allSatisfy({ countsAlike($0, asker: row) })
    else { return nil }
    return engine.decided(node, at: row)
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
    sorted(number, stances, at: row).tally
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
