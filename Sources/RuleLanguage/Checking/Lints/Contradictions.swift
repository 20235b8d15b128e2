import Diagnostics
import Facts

/// WM310: two lines under `all` on one fact that can never hold together.
enum Contradictions {
  static func check(_ body: RuleBody, _ facts: [FactDefinition], _ log: inout ProblemLog) {
    for list in body.conjunctions {
      let tests = list.compactMap { RegionTest($0, facts) }
      for (index, test) in tests.enumerated() {
        for earlier in tests[..<index] where earlier.slot == test.slot {
          guard earlier.region.excludes(test.region) else { continue }
          // Both lines are shown whole, so that the place is that of the item with its dash.
          var place = earlier.condition.location
          if earlier.condition.isListItem { place.column -= 2 }
          log.report(
            .logic(.neverTogether), at: place, notes: [.init("", at: test.condition.location)])
        }
      }
    }
  }
}

/// A line that tests one fact, with the values for which it is true.
struct RegionTest {
  let condition: CheckedCondition
  let slot: Int
  let region: TestRegion

  init?(_ condition: CheckedCondition, _ facts: [FactDefinition]) {
    guard case .test(let test) = condition.form,
      let region = TestRegion(test.phrase, of: facts[test.slot])
    else { return nil }
    self.condition = condition
    slot = test.slot
    self.region = region
  }
}
