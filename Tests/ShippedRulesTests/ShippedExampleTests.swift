import Diagnostics
import Inference
import RuleLanguage
import TestSupport
import Testing

/// The examples in the rule files come out as they say.
@Suite struct ShippedExampleTests {
  @Test func everyExampleHolds() {
    let results = ExampleRun(CompiledRules(ShippedRuleSet.checked), asOfYear: 2025).all()
    #expect(results.count > 500)
    for result in results where !result.misses.isEmpty {
      let place = result.example.location
      Issue.record("\(place.file):\(place.line): \(result.example.name): \(result.misses)")
    }
  }
}
