import Advice
import Facts
import Foundation
import Inference
import OrderedCollections
import RuleLanguage
import Schools
import TestRegions
import TestSupport
import Testing

/// Each constraint on partners, on made-up schools of which only what is said here is known.
@Suite struct PartnerCheckTests {
  /// Names every constraint but the one on families.
  private static let card = "ss_keys_matched_pairing"

  /// What is changed of the fitting pair, what is told for the answer, and what comes of one constraint.
  struct Case: Sendable, CustomTestStringConvertible {
    var constraint: String
    var asker: MadeUpPair.Known = [:]
    var partner: MadeUpPair.Known = [:]
    var told: MadeUpPair.Known = [:]
    var card = PartnerCheckTests.card
    var verdict: String
    var sentence: String

    var testDescription: String { "\(constraint): \(verdict), \(asker) \(partner) \(told)" }
  }

  private static let cases = [
    Case(
      constraint: "both agreed", verdict: "yes",
      sentence:
        "Both heads have agreed: yes at Oakfield Primary (said by the head, 10 March 2025); yes at Meadow Primary (said by the head, 10 March 2025)."
    ),
    Case(
      constraint: "both agreed", partner: ["agreed_to_be_listed": ""], verdict: "not yet",
      sentence:
        "Both agreed: not known yet, and until it is, only a profile is shown to others; missing for Oakfield Primary."
    ),
    Case(
      constraint: "both agreed", asker: ["agreed_to_be_listed": "no"],
      partner: ["agreed_to_be_listed": ""], verdict: "no",
      sentence:
        "One of the heads does not wish to be listed: no at Meadow Primary (said by the head, 10 March 2025)."
    ),
    Case(
      constraint: "both agreed", asker: ["agreed_to_be_listed": ""],
      told: ["agreed_to_be_listed": "yes"], verdict: "yes",
      sentence:
        "Both heads have agreed: yes at Oakfield Primary (said by the head, 10 March 2025); yes at Meadow Primary (given for this answer only)."
    ),
    Case(
      constraint: "no shared pupils", verdict: "yes",
      sentence:
        "No rivals for the same pupils: 10 km apart in a straight line; at 5 km or more waymark expects two schools to draw on different streets."
    ),
    Case(
      constraint: "no shared pupils", partner: ["easting": "351500"], verdict: "yes",
      sentence:
        "No rivals for the same pupils: only 1.5 km apart, and neither is a rival of the other."
    ),
    Case(
      constraint: "no shared pupils",
      partner: ["easting": "351500", "competes_locally": "high"], verdict: "no",
      sentence:
        "Rivals for the same pupils: only 1.5 km apart, and Oakfield Primary competes for pupils with schools near by."
    ),
    Case(
      constraint: "no shared pupils",
      partner: ["easting": "351500", "competes_locally": ""], verdict: "not known",
      sentence:
        "No shared pupils: not known yet; only 1.5 km apart, and nobody has said whether Oakfield Primary competes for pupils."
    ),
    // 10 km are far for two primary schools, and not for two secondary ones.
    Case(
      constraint: "no shared pupils", asker: ["phase": "secondary", "competes_locally": ""],
      partner: ["phase": "secondary", "competes_locally": ""], verdict: "not known",
      sentence:
        "No shared pupils: not known yet; only 10 km apart, and nobody has said whether Meadow Primary and Oakfield Primary compete for pupils."
    ),
    // Schools of two phases do not take pupils from each other, but an all-through school does.
    Case(
      constraint: "no shared pupils", asker: ["competes_locally": "high"],
      partner: ["phase": "secondary", "competes_locally": ""], verdict: "yes",
      sentence:
        "No rivals for the same pupils: only 10 km apart, and neither is a rival of the other."
    ),
    Case(
      constraint: "no shared pupils",
      partner: ["phase": "all_through", "competes_locally": "high"], verdict: "no",
      sentence:
        "Rivals for the same pupils: only 10 km apart, and Oakfield Primary competes for pupils with schools near by."
    ),
    // Rivals of their neighbours, who may not be each other.
    Case(
      constraint: "no shared pupils",
      partner: ["easting": "", "competes_locally": "high"], verdict: "not known",
      sentence:
        "No shared pupils: not known yet; where one of the two schools stands is not known, and Oakfield Primary competes for pupils with schools near by."
    ),
    Case(
      constraint: "other authority", verdict: "yes",
      sentence: "Another authority: Ambleford for Meadow Primary, Brackwater for Oakfield Primary."),
    Case(
      constraint: "other authority", partner: ["la_name": "Ambleford"], verdict: "no",
      sentence: "The same authority: Ambleford for both; a different one is asked for."),
    Case(
      constraint: "other authority", partner: ["la_name": ""], verdict: "not known",
      sentence: "Other authority: not known yet; missing for Oakfield Primary."),
    Case(
      constraint: "same phase", verdict: "yes", sentence: "The same phase: primary for both."),
    Case(
      constraint: "same phase", partner: ["phase": "secondary"], verdict: "no",
      sentence:
        "A different phase: primary for Meadow Primary, secondary for Oakfield Primary; the same is asked for."
    ),
    Case(
      constraint: "same phase", asker: ["phase": ""], partner: ["phase": ""],
      verdict: "not known",
      sentence: "Same phase: not known yet; missing for Meadow Primary and Oakfield Primary."
    ),
    Case(
      constraint: "strength in the need", verdict: "yes",
      sentence:
        "Strong where help is needed: Oakfield Primary is strong in EAL (\"Expertise in the house\" and \"Skill in teaching pupils with EAL\"); Meadow Primary needs help with EAL."
    ),
    Case(
      constraint: "strength in the need",
      partner: ["known_expertise": "maths", "subject_strengths": "", "eal_expertise": "partial"],
      verdict: "not known",
      sentence:
        "Strength in the need: not known yet; Meadow Primary needs help with EAL, and not enough is known of what Oakfield Primary is strong in."
    ),
    Case(
      constraint: "strength in the need",
      partner: ["known_expertise": "maths", "subject_strengths": "maths", "eal_expertise": "weak"],
      verdict: "no",
      sentence:
        "Nothing shows it is strong where help is needed: Meadow Primary needs help with EAL."
    ),
    // No need is shown; high results would not show a strength either.
    Case(
      constraint: "strength in the need", asker: ["eal_expertise": ""],
      card: "ss_eal_hub", verdict: "yes",
      sentence:
        "Strong where help is needed: Oakfield Primary is strong in EAL (\"Expertise in the house\" and \"Skill in teaching pupils with EAL\"); this step is about EAL, where Meadow Primary has shown no need so far."
    ),
    Case(
      constraint: "home is safe", partner: ["support_capacity_used": "2"], verdict: "no",
      sentence:
        "Its own pupils need its leaders now: schools already supported: 2 schools at Oakfield Primary (said by the head, 10 March 2025); at most 1 school is asked for."
    ),
    Case(
      constraint: "home is safe", partner: ["head_in_post": "no"], verdict: "no",
      sentence:
        "Its own pupils need its leaders now: \"No permanent head in post\" holds for Oakfield Primary (likely)."
    ),
    Case(
      constraint: "home is safe", partner: ["leadership_stability": ""],
      verdict: "not known",
      sentence:
        "Home is safe: not known yet; missing for Oakfield Primary: stability of leadership."),
    Case(
      constraint: "within reach", verdict: "yes",
      sentence:
        "Within reach: 10 km in a straight line, about 22 minutes; Meadow Primary has told no limit, and 45 minutes is the usual one."
    ),
    Case(
      constraint: "within reach", told: ["travel_limit_minutes": "20"], verdict: "no",
      sentence:
        "Too far: 10 km in a straight line, about 23 minutes; the limit is 20 minutes (given for this answer only)."
    ),
    Case(
      constraint: "within reach", partner: ["northing": ""], verdict: "not known",
      sentence:
        "Within reach: not known yet; where one of the two schools stands is not known; Meadow Primary has told no limit, and 45 minutes is the usual one."
    ),
    Case(
      constraint: "within reach", partner: ["easting": "390000"],
      card: "ss_small_school_cluster", verdict: "yes",
      sentence:
        "Within reach: this work can be done online; 40 km in a straight line, about 90 minutes; Meadow Primary has told no limit, and 45 minutes is the usual one."
    ),
    Case(
      constraint: "not excluded", verdict: "yes",
      sentence: "Not on the list of schools to leave out."),
    Case(
      constraint: "not excluded", asker: ["excluded_partners": "900955; Oakfield primary"],
      verdict: "no",
      sentence:
        "On the list of schools to leave out: Meadow Primary asked not to be offered Oakfield Primary."
    ),
    Case(
      constraint: "not excluded", told: ["excluded_partners": "900902"], verdict: "no",
      sentence:
        "On the list of schools to leave out: Meadow Primary asked not to be offered Oakfield Primary."
    ),
    Case(
      constraint: "something to learn on each side", verdict: "not known",
      sentence:
        "Something to learn on each side: not known yet; Meadow Primary could learn about EAL from Oakfield Primary; what Oakfield Primary could learn from Meadow Primary cannot be named so far."
    ),
    Case(
      constraint: "something to learn on each side", partner: ["subject_concerns": "maths"],
      verdict: "yes",
      sentence:
        "Something for each to learn: Meadow Primary could learn about EAL from Oakfield Primary; Oakfield Primary could learn about maths from Meadow Primary."
    ),
  ]

  @Test(arguments: cases) func eachConstraintIsToldWithBothSides(_ one: Case) throws {
    let pair = try MadeUpPair.fitting(asker: one.asker, partner: one.partner)
    let answer = try pair.answer(one.card, told: one.told)
    let line = try answer.line(one.constraint)
    #expect(line.verdict == one.verdict)
    #expect(line.sentence == one.sentence)
    #expect((line.ask != nil) == ["not known", "not yet"].contains(one.verdict))
    #expect(answer.outcome == (try expected(answer)))
  }

  private func expected(_ answer: PartnerAnswer) throws -> PartnerAnswer.Outcome {
    let verdicts = Set(answer.lines.map(\.verdict))
    return verdicts.contains("no") ? .doesNotFit : verdicts == ["yes"] ? .fits : .mayFit
  }

  // MARK: The whole

  @Test func aPairThatFitsSaysSo() throws {
    let answer = try MadeUpPair.fitting(partner: [
      "subject_concerns": "maths", "head_in_post": "yes",
    ])
    .answer(Self.card)
    #expect(answer.outcome == .fits)
    #expect(answer.mayBeNamed)
    #expect(answer.nearestChange == nil)
    #expect(
      answer.lines.map(\.constraint)
        == ShippedRuleSet.checked.partnering.hard.keys.filter { $0 != "enough pupils" })
  }

  @Test func whatRulesOutComesFirst() throws {
    let answer = try MadeUpPair.fitting(
      partner: ["phase": "secondary", "easting": "450000", "leadership_stability": ""]
    ).answer(Self.card)
    #expect(answer.lines.map(\.verdict).prefix(3) == ["no", "no", "not known"])
    #expect(answer.lines.prefix(2).map(\.constraint) == ["same phase", "within reach"])
  }

  /// Nobody is ruled out for want of an answer, but until both have agreed nobody is named either.
  @Test func whatNobodyKnowsRulesNobodyOut() throws {
    let answer = try MadeUpPair.fitting(
      asker: ["agreed_to_be_listed": ""], partner: ["agreed_to_be_listed": ""]
    ).answer(Self.card)
    #expect(answer.outcome == .mayFit)
    #expect(!answer.mayBeNamed)
  }

  @Test func figuresSayWhoseTheyAreAndWhoSaidSo() throws {
    let line = try MadeUpPair.fitting().answer(Self.card).line("other authority")
    #expect(line.figures.map(\.whose) == ["partner", "school"])
    #expect(line.figures.map(\.value) == ["Brackwater", "Ambleford"])
    #expect(line.figures.allSatisfy { $0.origin == "told by the head, 10 March 2025" })
  }

  // MARK: The nearest change

  @Test func whatCouldChangeIsNamed() throws {
    let answer = try MadeUpPair.fitting(
      partner: ["easting": "380000", "support_capacity_used": "2"]
    ).answer(Self.card)
    #expect(
      answer.nearestChange
        == "Nothing would rule it out if schools already supported at Oakfield Primary were at most 1 school and staff of Meadow Primary could travel about 68 minutes."
    )
  }

  /// Nobody is told to travel for hours.
  @Test func aVeryLongJourneyIsNoChangeToWaitFor() throws {
    let answer = try MadeUpPair.fitting(partner: ["easting": "450000"]).answer(Self.card)
    #expect(try answer.line("within reach").verdict == "no")
    #expect(answer.nearestChange?.contains("travel") != true)
  }

  /// Whoever does not wish to be listed is not to be talked round.
  @Test func aRefusalIsNoChangeToWaitFor() throws {
    let answer = try MadeUpPair.fitting(partner: ["agreed_to_be_listed": "no"]).answer(Self.card)
    #expect(answer.outcome == .doesNotFit)
    #expect(answer.nearestChange == nil)
  }

  /// A phase stays, so that another step is looked for among those put forward.
  @Test func whereNothingCanChangeAnotherStepMayTakeTheSchool() throws {
    let answer = try MadeUpPair.fitting(partner: ["phase": "secondary"]).answer(Self.card)
    let change = try #require(answer.nearestChange)
    #expect(change.hasPrefix("Choose \""))
    let name = try #require(change.split(separator: "\"").dropFirst().first)
    let action = try #require(ShippedRuleSet.checked.actions.first { $0.name == name })
    let other = try MadeUpPair.fitting(partner: ["phase": "secondary"]).answer(action.id)
    #expect(other.outcome != .doesNotFit)
  }

  // MARK: No pair

  @Test func aSchoolIsNotItsOwnPartner() throws {
    let answer = try MadeUpPair.fitting().answer(Self.card, candidate: 0)
    #expect(answer.outcome == .sameSchool)
    #expect(answer.summary == "Meadow Primary cannot be its own partner.")
    #expect(answer.lines.isEmpty)
  }

  @Test func aStepWithoutPartnerSaysSo() throws {
    let card = try #require(ShippedRuleSet.checked.actions.first { $0.partner == nil })
    let answer = try MadeUpPair.fitting().answer(card.id)
    #expect(answer.outcome == .noPartner)
    #expect(
      answer.summary
        == "\"\(card.name)\" looks for no partner: Meadow Primary can begin it by itself.")
  }

  @Test(arguments: ["bc_shared_internships", "la_cross_border_review"])
  func aStepThatLooksForOthersSaysSo(_ card: String) throws {
    let answer = try MadeUpPair.fitting().answer(card)
    #expect(answer.outcome == .noSchool)
    #expect(answer.summary.contains("does not look for one school: "))
  }

  /// Where no need is known, the asking school is to be asked first.
  @Test func withoutANeedNoStrengthCanBeMatched() throws {
    let answer = try MadeUpPair.fitting(asker: ["eal_expertise": ""])
      .answer("cb_cross_la_partner")
    let line = try answer.line("strength in the need")
    #expect(
      line.sentence
        == "Strength in the need: not known yet; no need of Meadow Primary has been shown so far, to match a strength to."
    )
    #expect(line.ask == "Ask Meadow Primary first what it needs help with.")
  }

  @Test func aClosedSchoolIsNoPartner() throws {
    let answer = try MadeUpPair.fitting(partner: ["open_status": "closed"]).answer(Self.card)
    #expect(answer.outcome == .closed)
    #expect(answer.summary == "Oakfield Primary is closed.")
  }

  @Test func schoolsOfOneNameAreToldApart() throws {
    let answer = try MadeUpPair.fitting(partner: ["school_name": "Meadow Primary"])
      .answer(Self.card)
    #expect(
      try answer.line("other authority").sentence
        == "Another authority: Ambleford for Meadow Primary, Ambleford, Brackwater for Meadow Primary, Brackwater."
    )
  }

  @Test(arguments: [
    ([0, 0], "yes"), ([0, 1], "no"), ([0, -1], "no"), ([-1, 0], "not known"),
  ])
  func aStepOfTheFamilyLooksThere(_ families: [Int32], _ verdict: String) throws {
    let known: MadeUpPair.Known = ["phase": "primary"]
    let pair = try MadeUpPair(
      [known.merging(["school_name": "A"]) { $1 }, known.merging(["school_name": "B"]) { $1 }],
      families: families)
    #expect(try pair.answer("ss_join_family").line("schools in the family").verdict == verdict)
  }

  /// A name on the list that fits several schools rules out none of them, and says so.
  @Test func aNameThatFitsSeveralIsAskedAbout() throws {
    let pair = try MadeUpPair([
      ["school_name": "Meadow Primary", "excluded_partners": "St Anne's"],
      ["school_name": "St Anne's Primary", "la_name": "Ambleford"],
      ["school_name": "St Anne's Juniors", "la_name": "Brackwater"],
    ])
    #expect(try pair.answer(Self.card).line("not excluded").verdict == "not known")
  }

  /// What rules out and what is open is told in full, what fits in one line.
  @Test(arguments: [80, 40]) func theTextSaysTheWholeAnswer(_ width: Int) throws {
    let answer = try MadeUpPair.fitting(
      asker: ["agreed_to_be_listed": ""],
      partner: ["phase": "secondary", "easting": "380000", "agreed_to_be_listed": ""]
    ).answer(Self.card)
    expectGolden(
      AnswerText.render(answer.page, width: width), "partner-does-not-fit-\(width)", in: "Advice")
  }

  @Test func theTextTellsWhatFits() throws {
    let answer = try MadeUpPair.fitting(
      asker: ["known_expertise": "maths"], partner: ["subject_concerns": "maths"]
    ).answer(Self.card)
    expectGolden(
      AnswerText.render(answer.page), "partner-fits",
      in: "Advice")
  }

  @Test func theAnswerSurvivesJSON() throws {
    let answer = try MadeUpPair.fitting().answer(Self.card)
    let data = try JSONEncoder().encode(answer)
    #expect(try JSONDecoder().decode(PartnerAnswer.self, from: data) == answer)
    #expect(answer.schema == "waymark.partner/1")
  }
}
