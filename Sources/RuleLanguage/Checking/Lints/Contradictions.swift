import Diagnostics
import Facts

/// WM310: two lines under `all` on one fact that can never hold together.
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

  /// The most lines on one fact that are compared with each other, as that takes the square of their
  /// number; a list with more of them is no rule that a person reads.
  private static let limit = 100

  /// The lines of a list that test the same fact, two or more, in the order of the facts.
  static func groups(_ list: [CheckedCondition], _ facts: [FactDefinition]) -> [[RegionTest]] {
    let tests = list.compactMap { RegionTest($0, facts) }
    return Dictionary(grouping: tests, by: \.slot).sorted { $0.key < $1.key }.map(\.value)
      .filter { (2...limit).contains($0.count) }
  }
}
