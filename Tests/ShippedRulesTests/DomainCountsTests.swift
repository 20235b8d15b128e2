import Evidence
import Facts
import OrderedCollections
import RuleLanguage
import TestSupport
import Testing

/// The rule set holds what the domain model lists: no more, no less, and where it says.
@Suite struct DomainCountsTests {
  private let rules = ShippedRuleSet.checked

  @Test(arguments: [
    ("3.1", EcologyLevel.within, 30), ("3.2", .between, 14), ("3.3", .beyond, 11),
    ("3.4", .system, 10),
  ])
  func everyBarrierOfTheDomainModelIsAFinding(
    _ section: String, _ level: EcologyLevel, count: Int
  ) throws {
    let shipped = Set(
      rules.findings.filter { $0.kind == .barrier && $0.ecology == level }.map(\.id))
    #expect(shipped.count == count)
    guard sharedFolder != nil else { return }
    #expect(shipped == Set(try DomainModel().ids(section)))
  }

  @Test func everyAssetOfTheDomainModelIsThere() throws {
    let shipped = Set(rules.findings.filter { $0.kind == .asset }.map(\.id))
    #expect(shipped.count == 23)
    guard sharedFolder != nil else { return }
    #expect(shipped == Set(try DomainModel().ids("3.5")))
  }

  @Test func everyCautionIsInTheCatalogue() throws {
    #expect(rules.cautions.count == 42)
    guard sharedFolder != nil else { return }
    #expect(Set(rules.cautions.keys) == Set(try DomainModel().ids("4.1")))
  }

  @Test func everyContraIndicationIsThere() throws {
    #expect(rules.contraIndications.count == 16)
    guard sharedFolder != nil else { return }
    #expect(Set(rules.contraIndications.map(\.id)) == Set(try DomainModel().ids("4.2")))
  }

  @Test(arguments: [
    (Strategy.untappedPotential, 10), (.evidence, 10), (.schoolToSchool, 19), (.crossBorder, 12),
    (.systemLeadership, 8), (.localAuthorities, 10),
  ])
  func eachStrategyHasItsActions(_ strategy: Strategy, count: Int) throws {
    let shipped = Set(rules.actions.filter { $0.strategy == strategy }.map(\.id))
    #expect(shipped.count == count)
    guard sharedFolder != nil else { return }
    let cards = try DomainModel().cards.filter { $0.fields["strategy"] == strategy.id }
    #expect(shipped == Set(cards.map(\.id)))
  }

  @Test func thereAre69ActionsOfWhich56AreForSchoolsAnd3AreAdditions() {
    #expect(rules.actions.count == 69)
    let forAreasOnly = rules.actions.filter { $0.voices == [.area] }
    #expect(forAreasOnly.count == 13)
    #expect(rules.actions.count - forAreasOnly.count == 56)
    #expect(
      forAreasOnly.allSatisfy { action in
        ["la_", "cg_"].contains(action.id.prefix(3))
          || [
            "sl_regional_practice_exchange", "sl_support_system_leaders", "sl_head_led_agency",
          ].contains(action.id)
      })
    #expect(rules.actions.count { $0.grade == .ext } == 3)
  }

  /// Grade, effort and level are those of the domain model.
  @Test(.needsSharedData) func everyCardKeepsItsGradeEffortAndLevel() throws {
    let cards = try DomainModel().cards
    #expect(cards.count == 69)
    let levels: [String: EcologyLevel] = [
      "within": .within, "between": .between, "beyond": .beyond, "system": .system,
    ]
    for card in cards {
      let action = try #require(rules.actions.first { $0.id == card.id }, "\(card.id)")
      #expect(action.grade.rawValue == card.fields["grade"], "\(card.id)")
      #expect(action.effort.rawValue == card.fields["effort"], "\(card.id)")
      #expect(levels[card.fields["level"] ?? ""] == action.ecology, "\(card.id)")
    }
  }

  /// The six strategies are described with the condition that the author attaches to each.
  @Test func theSixStrategiesAreDescribed() throws {
    #expect(rules.strategies.map(\.strategy) == Strategy.allCases)
    for entry in rules.strategies {
      #expect(entry.source == "A11" && entry.locator == "LES¶7")
      #expect(entry.idea.hasSuffix(".") && entry.condition.hasSuffix("."))
    }
    guard sharedFolder != nil else { return }
    let named = try DomainModel().ids("1").filter { $0.split(separator: "_").count > 1 }
    #expect(named == Strategy.allCases.map(\.id))
  }
}
