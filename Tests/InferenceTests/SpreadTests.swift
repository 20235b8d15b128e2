import Facts
import Inference
import RuleLanguage
import TestSupport
import Testing

/// How unlike the schools of an area are is told among schools of one phase.
@Suite struct SpreadTests {
  private static let schools: [[String: String]] =
    ["40", "50", "60", "70", "80", "90"].map {
      ["phase": "primary", "la_name": "Ambleford", "rwm_exp_pct": $0]
    }
    + ["30", "35", "40", "45", "50", "55"].map {
      ["phase": "secondary", "la_name": "Ambleford", "att8": $0]
    }
    + ["0", "2", "4"].map { ["phase": "special", "la_name": "Ambleford", "rwm_exp_pct": $0] }

  private static func value(_ id: String, of school: Int) throws -> FactValue {
    let base = ShippedRuleSet.base(schools)
    let engine = Engine(
      rules: CompiledRules(ShippedRuleSet.checked), base: base, asOfYear: 2025)
    let slot = try #require(base.vocabulary.slot(id: id))
    return engine.situation(of: .school(school)).reading(slot).value
  }

  /// The six primaries lie 18.7 points apart; special schools in the same area change nothing.
  @Test func onlySchoolsOfThePhaseCount() throws {
    guard case .known(.number(let spread)) = try Self.value("area_rwm_spread", of: 0) else {
      Issue.record("not known")
      return
    }
    #expect(abs(spread - 18.708) < 0.001)
  }

  /// What primaries reach says nothing of secondaries, nor of a kind with too few schools.
  @Test(arguments: [7, 13])
  func otherPhasesHaveNone(_ school: Int) throws {
    if case .known = try Self.value("area_rwm_spread", of: school) { Issue.record("known") }
  }
}
