import Advice
import Facts
import Inference
import TestRegions
import TestSupport
import Testing

/// The groups by which rules are looked at: each kind parts the open schools.
@Suite struct SchoolGroupsTests {
  @Test func eachKindPartsTheOpenSchools() throws {
    let groups = SchoolGroups(try Region.sample.engine().base).groups
    let all = try #require(groups.first)
    #expect(all.kind == .all)
    for kind in [SchoolGroups.Kind.phase, .size, .poverty] {
      let parts = groups.filter { $0.kind == kind }.map(\.schools)
      #expect(parts.map(\.population).reduce(0, +) == all.schools.population)
      for word in all.schools.words.indices {
        #expect(parts.reduce(0) { $0 | $1.words[word] } == all.schools.words[word])
      }
    }
  }

  /// Fifths hold a fifth each, up to schools with equal shares; no school of one has a larger share than
  /// one of the next.
  @Test func fifthsAreByShare() throws {
    let base = try Region.sample.engine().base
    let groups = SchoolGroups(base)
    let fact = try #require(groups.povertyFact)
    let slot = try #require(base.vocabulary.slot(id: fact.id))
    let fifths = (1...5).compactMap { number in
      groups.groups.first { $0.kind == .poverty && $0.name == "fifth \(number)" }
    }
    #expect(fifths.count == 5)
    let known = fifths.map(\.schools.population).reduce(0, +)
    for fifth in fifths { #expect(abs(fifth.schools.population - known / 5) < known / 20) }
    let ends = fifths.map { fifth in
      let shares = (0..<base.schools.count).filter { fifth.schools[$0] }.compactMap { row in
        if case .known(.number(let share)) = base.schools.value(slot, row) { share } else { nil }
      }
      return (low: shares.min() ?? 0, high: shares.max() ?? 0)
    }
    for (lower, upper) in zip(ends, ends.dropFirst()) { #expect(lower.high < upper.low) }
  }

  /// Without any share of poor pupils there are no fifths, and nobody is said to be left unknown.
  @Test func withoutSharesThereAreNoFifths() {
    let base = ShippedRuleSet.base([["phase": "primary"], ["phase": "secondary"]])
    let groups = SchoolGroups(base)
    #expect(groups.povertyFact == nil)
    #expect(groups.groups.map(\.name) == ["all", "primary", "secondary", "not known", "not known"])
  }
}
