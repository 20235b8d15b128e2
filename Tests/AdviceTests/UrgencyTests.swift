import Advice
import Facts
import Inference
import Notation
import RuleLanguage
import TestSupport
import Testing

/// What makes a card press, and what makes it one that people asked for.
@Suite struct UrgencyTests {
  private static let rules = CompiledRules(ShippedRuleSet.checked)

  private func candidate(_ id: String, _ facts: [String: String]) throws -> Candidate? {
    let engine = Engine(
      rules: Self.rules, base: ShippedRuleSet.base([facts]), asOfYear: 2025)
    let date = try #require(CalendarDate(ShippedRuleSet.asOf))
    return Adviser(engine: engine, asOf: date).outlook(for: 0).list.ordered.first { $0.id == id }
  }

  /// A pairing presses in the hardest circumstances, and not because it might be what is needed.
  @Test(arguments: [
    (["in_most_challenging_circumstances": "yes"], Urgency.actNow),
    (["attainment_trend": "falling", "attainment_level_vs_family": "below"], .plan),
  ])
  func aCardPressesWhereItSaysSo(_ facts: [String: String], _ urgency: Urgency) throws {
    let school = ["phase": "primary", "head_in_post": "yes", "eal_expertise": "weak"]
      .merging(facts) { $1 }
    let candidate = try #require(try candidate("ss_keys_matched_pairing", school))
    #expect(candidate.urgency == urgency)
  }

  /// A card about each subject was asked for where the subject it holds for was.
  @Test(arguments: [("science", true), ("maths", false)])
  func aCardIsAskedForByTheSubjectItHoldsFor(_ priority: String, _ isAskedFor: Bool) throws {
    let candidate = try #require(
      try candidate(
        "ev_subject_deep_dive",
        [
          "phase": "secondary", "head_in_post": "yes", "subject_concerns": "science",
          "declared_priorities": priority,
        ]))
    #expect(candidate.status == .recommended)
    #expect(candidate.isAskedFor == isAskedFor)
  }
}
