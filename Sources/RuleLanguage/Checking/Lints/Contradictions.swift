import Diagnostics
import Facts

/// WM310: two lines under `all` on one fact or finding that can never hold together.
enum Contradictions {
  static func check(_ body: RuleBody, _ facts: [FactDefinition], _ log: inout ProblemLog) {
    for list in body.conjunctions {
      for tests in RegionTest.groups(list, facts) {
        for (index, test) in tests.enumerated() {
          guard let earlier = tests[..<index].first(where: { $0.region.excludes(test.region) })
          else { continue }
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
