import Advice
import Facts
import Foundation
import Inference
import Notation
import RuleLanguage
import TestSupport
import Testing

/// A case is school and area in one (`rule-language` 0.14): asked as either, it gives the same answer.
@Suite struct OneBearerTests {
  @Test(.needsSharedData) func asSchoolAndAsAreaTheSame() throws {
    let rules = ShippedRuleSet.checked
    let file = try #require(sharedFolder).appending(path: "cases.yaml")
    let reading = Notation.read(try Data(contentsOf: file), file: "cases.yaml")
    let cases = CaseFileReader.read([try #require(reading.root)], rules).cases
    #expect(cases.count == 22)
    let engine = Engine.ofOneBearer(CompiledRules(rules), asOfYear: 2025)
    for story in cases {
      var supposition = Supposition(facts: story.implied.merging(story.stated) { $1 })
      supposition.isOneBearer = true
      let school = engine.situation(of: .school(0), supposing: supposition)
      let area = engine.situation(of: .area(0), supposing: supposition)
      for index in rules.actions.indices where rules.actions[index].voices.contains(.area) {
        #expect(
          school.status(index) == area.status(index), "\(story.id) \(rules.actions[index].id)")
      }
    }
  }
}
