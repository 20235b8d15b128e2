import Advice
import Facts
import Inference
import Notation
import RuleLanguage
import TestSupport
import Testing

/// The shipped rules, compiled once.
private let compiled = CompiledRules(ShippedRuleSet.checked)

/// Advice from the shipped rules for one school of which people told something.
func advice(_ facts: [String: String], top: Int = 3) throws -> SchoolAdvice {
  let rules = compiled
  let engine = Engine(rules: rules, base: ShippedRuleSet.base([facts]), asOfYear: 2025)
  let date = try #require(CalendarDate(ShippedRuleSet.asOf))
  return Adviser(engine: engine, asOf: date).advice(for: 0, AdviceRequest(top: top))
}

@Suite struct AdviserTests {
  @Test func aSchoolThatToldAFewThings() throws {
    let advice = try advice([
      "school_name": "Meadow Primary School", "la_name": "Ambleford", "urn": "900101",
      "phase": "primary", "pupil_count": "312", "eal_expertise": "weak",
      "new_to_english": "medium", "staff_share_practice": "weak", "known_expertise": "maths",
      "isolation": "medium", "partnerships_now": "0", "head_in_post": "yes",
      "active_external_programmes": "1",
    ])
    expectGoldenSheet(AdviceText.render(advice), "a-few-things")
  }
}
