import Advice
import Facts
import Inference
import Notation
import RuleLanguage
import TestRegions
import TestSupport
import Testing

/// Rules held against others over the sample region.
@Suite struct RuleComparisonTests {
  /// The shipped rules, with something changed.
  private func adviser(_ change: (inout CheckedRules) -> Void = { _ in }) throws -> Adviser {
    var rules = ShippedRuleSet.checked
    change(&rules)
    let base = try Region.sample.engine().base
    let date = try #require(CalendarDate(ShippedRuleSet.asOf))
    let engine = Engine(
      rules: CompiledRules(rules), base: base, asOfYear: Region.sample.asOfYear)
    return Adviser(engine: engine, asOf: date)
  }

  private func index(_ id: String) throws -> Int {
    try #require(ShippedRuleSet.checked.actions.firstIndex { $0.id == id })
  }

  @Test func theSameRulesDifferForNobody() throws {
    let adviser = try adviser()
    let comparison = RuleComparison(adviser, adviser, touched: nil)
    #expect(comparison.changes.isEmpty)
    #expect(comparison.schoolsWithOtherStatus == 0)
    #expect(comparison.schoolsWithOtherList == 0)
    #expect(comparison.schools > 250)
  }

  /// What is left out because nothing touches it, or taken over from the old rules, changes nothing.
  @Test func touchedActionsAreEnough() throws {
    let card = try index("ss_eal_hub")
    let old = try adviser()
    let new = try adviser {
      $0.actions[card].effort = .high
      $0.actions[card].instances = $0.actions[card].instances.map { instance in
        // Any of its reasons but the first.
        guard case .any(let parts) = instance.when.form else { return instance }
        var instance = instance
        instance.when = CheckedCondition(
          .any(Array(parts.dropFirst())), at: instance.when.location)
        return instance
      }
    }
    let all = RuleComparison(old, new, touched: nil)
    let some = RuleComparison(old, new, touched: ["ss_eal_hub"])
    #expect(Self.told(all) == Self.told(some))
    #expect(all.schoolsWithOtherList == some.schoolsWithOtherList)
    #expect(all.schoolsWithOtherStatus == some.schoolsWithOtherStatus)
    let change = try #require(all.changes.first { $0.action == "ss_eal_hub" })
    let schools = (0..<old.engine.base.schools.count)
    let before = schools.filter { old.engine.status(card, .school($0)) == .recommended }
    let after = schools.filter { new.engine.status(card, .school($0)) == .recommended }
    #expect(!before.isEmpty)
    #expect(change.lost.count == Set(before).subtracting(after).count)
    #expect(change.gained.isEmpty)
    #expect(change.lost == change.lost.sorted())
  }

  /// With a limit statuses are those of all schools still, and lists those of some, evenly taken.
  @Test func listsMayBeLimited() throws {
    let card = try index("ss_eal_hub")
    let (old, new) = (try adviser(), try adviser { $0.actions[card].effort = .medium })
    let none = RuleComparison(old, new, touched: nil, limit: 0)
    #expect(none.schoolsWithLists == 0)
    #expect(none.schoolsInQuestion == none.schools)
    #expect(none.changes.isEmpty)
    let few = RuleComparison(old, new, touched: nil, limit: 40)
    #expect(few.schoolsWithLists == 40)
    #expect(few.schoolsWithOtherList <= 40)
  }

  /// An action that is new or gone is told as such, also where nobody gains or loses it.
  @Test func newAndGone() throws {
    let card = try index("ss_eal_hub")
    let whole = try adviser()
    let less = try adviser { $0.actions.remove(at: card) }
    let gone = RuleComparison(whole, less, touched: nil).changes
    let new = RuleComparison(less, whole, touched: nil).changes
    let (one, other) = (
      try #require(gone.first { $0.action == "ss_eal_hub" }),
      try #require(new.first { $0.action == "ss_eal_hub" })
    )
    #expect(one.isGone && !one.isNew && other.isNew && !other.isGone)
    #expect(one.lost == other.gained)
    #expect(one.hidden == other.shown)
  }

  private static func told(_ comparison: RuleComparison) -> [String] {
    comparison.changes.map {
      "\($0.action) \($0.gained) \($0.lost) \($0.shown) \($0.hidden) \($0.moved) \($0.statuses)"
    }
  }
}

/// Which actions a change of files may touch.
@Suite struct TouchedActionsTests {
  private func touched(_ changes: [String: String]) -> Set<String>? {
    let files = ["Rules/strategies/a/up_a.yaml": "1", "Rules/ranking.yaml": "1"]
    func list(_ texts: [String: String]) -> [RuleFile] {
      texts.map { RuleFile(path: $0.key, text: $0.value) }
    }
    return TouchedActions.ids(
      from: list(files), to: list(files.merging(changes) { $1 }), in: ShippedRuleSet.checked)
  }

  @Test func aCardTouchesItself() {
    #expect(touched([:]) == [])
    #expect(touched(["Rules/strategies/a/up_a.yaml": "2"]) == ["up_a"])
    #expect(touched(["Rules/strategies/b/up_b.yaml": "1"]) == ["up_b"])
  }

  @Test func theOrderTouchesAll() {
    #expect(touched(["Rules/ranking.yaml": "2"]) == nil)
    #expect(touched(["Rules/vocabulary/new.yaml": "1"]) == nil)
    #expect(touched(["Rules/cautions.yaml": "1"]) == nil)
  }

  /// A finding touches the cards that rest on it, also by way of another finding; one that puts cards off
  /// touches all.
  @Test func aFindingTouchesWhatRestsOnIt() throws {
    let ofNeed = try #require(
      touched(["Rules/ecology/within-school/W_EAL_CAPACITY.yaml": "2"]))
    #expect(ofNeed.isSuperset(of: ["ss_eal_hub"]))
    #expect(ofNeed.count < ShippedRuleSet.checked.actions.count)
    #expect(touched(["Rules/ecology/within-school/W_LEADERSHIP_VACUUM.yaml": "2"]) == nil)
  }
}
