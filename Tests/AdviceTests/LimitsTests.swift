import Advice
import Facts
import Foundation
import Inference
import Notation
import RuleLanguage
import Schools
import TestSupport
import Testing

/// The twelve hard limits of the domain model, section 8: one test each, by its number there.
@Suite struct LimitsTests {
  private static let told = [
    "school_name": "Meadow Primary School", "la_name": "Ambleford", "phase": "primary",
    "eal_expertise": "weak", "new_to_english": "medium", "staff_share_practice": "weak",
    "known_expertise": "maths", "isolation": "medium", "parent_engagement": "weak",
  ]

  /// 1. Nothing ranks or shames: no place among schools, no score, no red list.
  @Test func noRankOfSchools() throws {
    let text = AdviceText.render(try advice(Self.told)).lowercased()
    for word in [
      "league table", "ranked", "rank ", "score", "worst", "best school", "red list", "grade:",
    ] {
      #expect(!text.contains(word), "the sheet says \(word)")
    }
    #expect(!(try AdviceJSON.render(try advice(Self.told))).contains("\"score\""))
  }

  /// 2. No pupils and no named staff: no fact has room for them.
  @Test func noFactHoldsAPerson() {
    for fact in ShippedRuleSet.checked.vocabulary.facts {
      let words = "\(fact.id) \(fact.name) \(fact.means)".lowercased()
      for sign in [
        "pupil name", "name of the pupil", "head's name", "name of the head", "date of birth",
        "upn",
      ] {
        #expect(!words.contains(sign), "\(fact.id) could hold a person")
      }
    }
  }

  /// 3. Small numbers stay hidden: a figure behind which few pupils stand reaches no rule and no sheet.
  @Test(arguments: [("4", false), ("10", false), ("40", true)])
  func smallGroupsAreHidden(_ pupils: String, _ isShown: Bool) throws {
    let advice = try advice([
      "school_name": "Meadow", "phase": "primary", "cohort_size": "60",
      "disadvantaged_cohort_size": pupils, "nondisadvantaged_cohort_size": "41",
      "rwm_dis_pct": "31", "rwm_nondis_pct": "74",
    ])
    let text = AdviceText.render(advice) + (try AdviceJSON.render(advice))
    #expect(text.contains("31%") == isShown)
    #expect(advice.findings.contains { $0.id == "W_GAP" } == isShown)
  }

  /// 4. No recipe: every card says why, what speaks against it, what would overturn it, a caution, and
  /// never orders or promises.
  @Test func everyCardIsComplete() throws {
    let advice = try advice(Self.told)
    #expect(!advice.nextSteps.isEmpty)
    for card in advice.nextSteps {
      #expect(!card.because.isEmpty, "\(card.action)")
      #expect(!card.although.isEmpty, "\(card.action)")
      #expect(!card.unless.isEmpty, "\(card.action)")
      #expect(!card.cautions.isEmpty, "\(card.action)")
      #expect(!card.evidence.isEmpty && card.evidence.allSatisfy { !$0.locator.isEmpty })
      #expect(!card.monitor.isEmpty && !card.helperGain.isEmpty && !card.check.isEmpty)
      #expect(![card.steps.twoWeeks, card.steps.term, card.steps.year].contains(""))
    }
    let text = AdviceText.render(advice).lowercased()
    #expect(text.contains("worth considering"))
    for word in ["you should", "you must", "proven", "guarantee"] { #expect(!text.contains(word)) }
  }

  /// 5. People who know the place win: a rejected finding is none for that school, and only there.
  @Test func aRejectedFindingIsNone() throws {
    let rules = CompiledRules(ShippedRuleSet.checked)
    let finding = try #require(
      ShippedRuleSet.checked.findings.firstIndex { $0.id == "W_EAL_CAPACITY" })
    let base = ShippedRuleSet.base([Self.told, Self.told])
    let engine = Engine(
      rules: rules, base: base, asOfYear: 2025, rejected: [finding: [BearerRow(.school, 0)]])
    #expect(engine.strength(finding, .school(0)).certain == .none)
    #expect(engine.strength(finding, .school(1)).certain > .none)
  }

  /// 6. Ethnicity, religion and language never say that something is wrong: such facts cannot be tested.
  @Test(arguments: ["ethnic_profile_note", "white_british_poverty", "faith_character"])
  func suchFactsAreNeverScored(_ id: String) throws {
    let rules = ShippedRuleSet.checked
    let slot = try #require(rules.vocabulary.slot(id: id))
    #expect(rules.vocabulary.facts[slot].neverScored)
    let compiled = CompiledRules(rules)
    #expect(!compiled.tests.contains { $0.slot == slot })
  }

  /// 7. No deficit words in what the engine itself says; `WordingLimitsTests` reads what ships.
  @Test func theEngineItselfUsesNoDeficitWords() throws {
    let folder = packageRoot.appending(path: "Sources")
    let files =
      FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8).lowercased()
      for word in ["weak pupils", "hard-to-reach", "poor homes", "failing school", "low ability"] {
        #expect(!text.contains(word), "\(file) says \(word)")
      }
    }
  }

  /// 8. Doubt is shown: grade of evidence, how sure, date; what only figures point to says so.
  @Test func doubtIsShown() throws {
    let advice = try advice([
      "school_name": "Meadow", "phase": "primary", "persistent_absence_pct": "31",
      "pupil_count": "300",
    ])
    for card in advice.nextSteps {
      #expect(["firm", "fairly sure", "tentative"].contains(card.sureness))
      #expect(card.evidenceGrade.contains("Ainscow"))
      if card.strength == "hint" {
        #expect(card.although.contains { $0.contains("only figures") })
        #expect(card.sureness != "firm")
      }
    }
    #expect(advice.asOf == ShippedRuleSet.asOf)
  }

  /// 9. Never too much: three steps at most, one of them of low effort; with too many programmes
  /// running, what to stop comes first.
  @Test func neverMoreThanThreeAndOneCostsLittle() throws {
    let advice = try advice(Self.told)
    #expect(advice.nextSteps.count <= 3)
    #expect(advice.nextSteps.contains { $0.effort == "low" })
    #expect(advice.nextSteps.count { $0.effort == "high" } <= 1)

    var busy = Self.told
    busy["active_external_programmes"] = "5"
    let full = try self.advice(busy)
    #expect(!full.nextSteps.contains { $0.action == "ss_eal_hub" })
    #expect(
      full.alsoConsidered.contains {
        $0.reasons.contains { $0.contains("stop or merge one first") }
      })
  }

  private func advice(_ facts: [String: String]) throws -> SchoolAdvice {
    try AdviceTests.advice(facts)
  }

  /// 10. It acts in nobody's name: nothing in the program sends anything. `WordingLimitsTests` looks
  /// for a network in every source; here, that a card only ever speaks to its reader.
  @Test func itOnlySpeaksToItsReader() throws {
    let text = AdviceText.render(try advice(Self.told))
    for word in ["has been sent", "we have contacted", "was notified", "e-mailed"] {
      #expect(!text.contains(word))
    }
  }

  /// 11. Reports belong to the user: advice writes no file anywhere.
  @Test func adviceWritesNothing() throws {
    let folder = packageRoot.appending(path: "Sources")
    let files =
      FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    for chapter in ["Advice/", "Inference/", "RuleLanguage/", "Conversation/", "Schools/"] {
      for file in files where file.hasPrefix(chapter) && file.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        for sign in [".write(to", "createFile", "FileHandle(forWriting", "OutputStream"] {
          #expect(!text.contains(sign), "\(file) writes")
        }
      }
    }
  }

  /// 12. Unknown is never bad: taking any one fact away never makes a barrier appear or grow.
  @Test(arguments: told.keys.sorted().filter { $0 != "school_name" && $0 != "la_name" })
  func knowingLessNeverRaisesConcern(_ fact: String) throws {
    let full = try advice(Self.told).findings
    var less = Self.told
    less[fact] = nil
    for finding in try advice(less).findings {
      let before = full.first { $0.id == finding.id && $0.name == finding.name }
      let order = ["none", "hint", "likely", "clear"]
      let place = order.firstIndex(of: finding.strength) ?? 0
      #expect(place <= order.firstIndex(of: before?.strength ?? "none") ?? 0, "\(finding.id)")
    }
  }
}
