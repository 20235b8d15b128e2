package import Facts
import Schools

/// The groups by which rules are looked at over many schools: all that are open, then by phase, by size
/// and by fifths of poverty. They tell whom rules serve less well, never which school is better.
package struct SchoolGroups: Sendable {
  /// What a group is made by.
  package enum Kind: String, Hashable, Sendable, CaseIterable { case all, phase, size, poverty }

  /// Some of the open schools.
  package struct Group: Sendable {
    package var kind: Kind
    /// Such as `primary`, `150 to 399 pupils`, `fifth 5`, `not known`.
    package var name: String
    package var schools: BitColumn
  }

  /// All first; then kind by kind, without groups that are empty.
  package let groups: [Group]
  /// The fact whose fifths are taken; `nil` where no share of poor pupils is known at all.
  package let povertyFact: FactDefinition?

  /// Sizes, each with the least number of pupils; those below 150 and below 75 are small and very small
  /// primary schools (`domain` 2.2, after HILL14), the others our default.
  static let sizes: [(name: String, least: Double)] = [
    ("under 75 pupils", 0), ("75 to 149 pupils", 75), ("150 to 399 pupils", 150),
    ("400 to 999 pupils", 400), ("1,000 pupils or more", 1000),
  ]

  /// Groups the open schools of a base.
  package init(_ base: FactBase) {
    let table = base.schools
    let open = table.closedSchools.map { !$0 }
    let rows = open.indices.filter { open[$0] }
    func column(_ rows: [Int]) -> BitColumn {
      var column = BitColumn(count: open.count)
      for row in rows { column[row] = true }
      return column
    }
    var groups = [Group(kind: .all, name: "all", schools: column(rows))]
    func add(_ kind: Kind, _ names: [String], _ place: (Int) -> Int?) {
      let grouped = Dictionary(grouping: rows) { place($0) ?? names.count }
      for (index, name) in (names + ["not known"]).enumerated() {
        if let rows = grouped[index] {
          groups.append(Group(kind: kind, name: name, schools: column(rows)))
        }
      }
    }
    let phase = table.vocabulary.slot(id: "phase")
    add(.phase, phase.map { table.vocabulary.facts[$0].kind.words } ?? []) { row in
      guard let phase, case .known(.word(let word)) = table.value(phase, row) else { return nil }
      return word
    }
    let pupils = table.vocabulary.slot(id: "pupil_count")
    add(.size, Self.sizes.map(\.name)) { row in
      pupils.flatMap { Self.number($0, row, table) }
        .flatMap { count in Self.sizes.lastIndex { $0.least <= count } }
    }
    let poverty = Self.povertySlot(table, rows)
    povertyFact = poverty.map { table.vocabulary.facts[$0] }
    let cuts = poverty.map { slot in Self.cuts(rows.compactMap { Self.number(slot, $0, table) }) }
    add(.poverty, (1...5).map { "fifth \($0)" }) { row in
      guard let poverty, let cuts, let share = Self.number(poverty, row, table) else { return nil }
      return cuts.count { $0 <= share }
    }
    self.groups = groups
  }

  /// Disadvantaged pupils or those with free meals now, whichever is known of more schools.
  private static func povertySlot(_ table: FactTable, _ rows: [Int]) -> Int? {
    let slots = ["pct_fsm6", "pct_fsm"].compactMap { table.vocabulary.slot(id: $0) }
    let known = slots.map { slot in (slot, rows.count { number(slot, $0, table) != nil }) }
    let best = known.max { $0.1 < $1.1 }
    return best.flatMap { $0.1 > 0 ? $0.0 : nil }
  }

  /// The four shares at which a new fifth begins; equal shares are never parted.
  private static func cuts(_ shares: [Double]) -> [Double] {
    let sorted = shares.sorted()
    return (1...4).compactMap { sorted.isEmpty ? nil : sorted[sorted.count * $0 / 5] }
  }

  /// A number, or the middle of its limits.
  private static func number(_ slot: Int, _ row: Int, _ table: FactTable) -> Double? {
    switch table.value(slot, row) {
    case .known(.number(let number)): number
    case .between(let low, let high): (low + high) / 2
    case .known, .among, .notSupplied, .notKnown, .doesNotApply: nil
    }
  }
}
