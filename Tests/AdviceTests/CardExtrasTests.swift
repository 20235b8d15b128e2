import Advice
import Evidence
import Facts
import Inference
import Notation
import OrderedCollections
import RuleLanguage
import TestSupport
import Testing

/// Resources, programmes and disputes on cards, with the shipped corpus.
@Suite struct CardExtrasTests {
  /// A school that has told enough for an EAL hub to be put forward.
  private static let told = [
    "school_name": "Meadow Primary School", "la_name": "Ambleford", "phase": "primary",
    "eal_expertise": "weak", "new_to_english": "medium", "hub_access": "maths",
    "head_in_post": "yes", "active_external_programmes": "1",
  ]

  private static let compiled = CompiledRules(ShippedRuleSet.checked)

  private static func advice(_ more: [String: String] = [:], asOf: String = ShippedRuleSet.asOf)
    throws -> SchoolAdvice
  {
    let date = try #require(CalendarDate(asOf))
    let facts = told.merging(more) { $1 }
    let engine = Engine(
      rules: compiled, base: ShippedRuleSet.base([facts]),
      asOfYear: date.year)
    return Adviser(engine: engine, asOf: date).advice(for: 0, AdviceRequest(questions: 0))
  }

  private static func card(_ more: [String: String] = [:], asOf: String = ShippedRuleSet.asOf)
    throws -> SchoolAdvice.Card
  {
    try #require(try advice(more, asOf: asOf).nextSteps.first { $0.action == "ss_eal_hub" })
  }

  @Test func whatCouldHelpIsListedAndNeverEvidence() throws {
    let card = try Self.card()
    #expect(card.resources.map(\.id) == ["R_UDL", "R_DIVERSITY_PRIMARY"])
    #expect(card.resources.allSatisfy { $0.listedBy == "listed by Ainscow (2025)" })
    #expect(card.resources[0].link == "link not checked")
    #expect(card.resources[1].address == nil)
    #expect(card.resources[1].link == "no address is given")
    #expect(!card.evidence.contains { $0.source == "A25" })
  }

  @Test func everyFormatShowsWhatCouldHelp() throws {
    let advice = try Self.advice()
    let text = AdviceText.render(advice, width: 100)
    for words in ["could help", "listed by Ainscow (2025)", "(link not checked)"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(AdviceMarkdown.render(advice).contains("**Could help**"))
    #expect(try AdviceJSON.render(advice).contains("\"R_UDL\""))
    // The list is a source that the sheet explains.
    #expect(advice.sources.contains { $0.key == "A25" })
  }

  @Test func noCardOffersMoreThanTwo() throws {
    for action in ShippedRuleSet.checked.actions {
      let offered = ShippedRuleSet.checked.evidence.resources(for: action.id, findings: [])
      #expect(offered.count <= 2)
      if offered.contains(where: { $0.use == .thisWeek }) {
        #expect(offered.first?.use == .thisWeek, "\(action.id)")
      }
    }
  }

  /// The country decides, then the date.
  @Test(
    arguments: [
      ([:], "2025-09-01", 0), (["country": "England"], "2025-09-01", 1),
      (["urn": "900104"], "2025-09-01", 1),
      (["urn": "900104", "country": "Wales"], "2025-09-01", 0),
      (["urn": "900104"], "2019-09-01", 0),
    ] as [([String: String], String, Int)])
  func programmesNeedCountryAndDate(facts: [String: String], asOf: String, count: Int) throws {
    let card = try Self.card(facts, asOf: asOf)
    #expect(card.programmes.count == count)
    for programme in card.programmes {
      #expect(programme.country == "England")
      #expect(
        programme.notice == "England only – may change without notice. Check before use.")
    }
    #expect(card.partner?.isEmpty == false)
  }

  @Test func thePageSaysThatProgrammesChange() throws {
    let text = AdviceText.render(try Self.advice(["country": "England"]), width: 100)
    #expect(text.contains("in England"))
    #expect(text.contains("England only – may change without notice. Check before use."))
    let without = AdviceText.render(try Self.advice(), width: 100)
    #expect(!without.contains("England only"))
  }

  /// A programme for one subject is not shown with a card about another.
  @Test func aSubjectHubIsThatOfTheSubject() throws {
    let facts = [
      "country": "England", "phase": "primary", "subject_concerns": "maths",
      "head_in_post": "yes", "active_external_programmes": "1", "hub_access": "eal",
      "time_capacity_days": "8", "release_flexibility": "partial", "staff_workload": "low",
      "declared_priorities": "maths",
    ]
    let date = try #require(CalendarDate(ShippedRuleSet.asOf))
    let engine = Engine(
      rules: Self.compiled, base: ShippedRuleSet.base([facts]),
      asOfYear: date.year)
    let advice = Adviser(engine: engine, asOf: date)
      .advice(for: 0, AdviceRequest(questions: 0))
    let card = try #require(advice.nextSteps.first { $0.action == "ss_subject_hub" })
    #expect(card.about == ["maths"])
    #expect(card.programmes.map(\.id) == ["maths_hubs"])
    #expect(card.disputes.map(\.id) == ["hub_gains"])
  }

  @Test func aDisputeShowsBothSidesWithTheirSources() throws {
    let rules = ShippedRuleSet.checked
    for dispute in rules.evidence.disputes.values {
      #expect(dispute.question.hasSuffix("?"), "\(dispute.id)")
      for side in dispute.oneSide + dispute.otherSide {
        #expect(rules.evidence.sources[side.source] != nil, "\(dispute.id)")
      }
    }
  }
}
