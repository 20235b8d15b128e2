import Advice
import Conversation
import RuleLanguage
import TestSupport
import Testing

/// Varied cases as people get them. Read the difference before you record.
@Suite struct GoldenAnswersTests {
  @Test(arguments: AskedSchool.all)
  func transcripts(_ school: AskedSchool) throws {
    expectGolden(try school.transcript(), school.name, in: "Answers")
  }

  /// Everything that an answer offers to type next is understood, and answered.
  @Test(arguments: AskedSchool.all)
  func everyNextLineWorks(_ school: AskedSchool) throws {
    let answering = Answering(try school.explainer())
    for line in school.lines {
      guard let answer = answering.answer(line: line).answer else { continue }
      for next in answer.page.next {
        #expect(answering.answer(line: next).answer != nil, "\(next)")
      }
    }
  }

  /// People read names, never ids: only the line that names the rule has one.
  @Test(arguments: AskedSchool.all)
  func noMachineNames(_ school: AskedSchool) throws {
    let rules = ShippedRuleSet.checked
    let ids = Set(rules.findings.map(\.id)).union(rules.cautions.map(\.value.id))
    let lines = try school.transcript().split(separator: "\n")
      .filter { !$0.hasPrefix(">") && !$0.contains("Rule ") && !$0.contains(".csv") }
    for line in lines {
      let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      let machineNames = words.filter { word in
        // Headings of published files are shown as they stand there, in capitals.
        word.contains("_") && (!word.contains { $0.isUppercase } || ids.contains(String(word)))
      }
      #expect(machineNames.isEmpty, "\(line)")
    }
  }
}

extension AskedSchool {
  static let judged = "900104"
  static let figuresOnly = "900101"

  static let all = [
    AskedSchool(
      name: "why-with-judgements", urn: judged,
      lines: ["why", "why 1 briefly", "why 3 in full", "why 9"]),
    AskedSchool(
      name: "why-part", urn: judged,
      lines: ["why 1.1", "why 1.3.1", "why 1.1.1.2", "why 3.1", "why 3", "why 1.9", "why 7.1"]),
    AskedSchool(
      name: "why-with-figures-only", urn: figuresOnly, lines: ["why 1", "why 2 briefly", "why 2"]),
    AskedSchool(
      name: "why-above", urn: figuresOnly,
      lines: [
        "why 1 above 2", "why 2 above 1", "why is 1 above Use an EAL hub school", "why 1 above 1",
      ]),
    AskedSchool(
      name: "why-rejected", urn: judged,
      rejected: [("Teaching is uneven", "two classes had supply teachers for a term")],
      lines: ["why 1 in full"]),
    AskedSchool(
      name: "why-narrow", urn: "900212", width: 40, lines: ["why 1", "how sure 1", "ask me"]),
    AskedSchool(
      name: "partners", urn: judged,
      lines: [
        "who could be a partner", "who could we partner with for cb_cross_la_partner",
        "who could be a partner for Broker partnerships",
      ]),
    AskedSchool(
      name: "partners-figures-only", urn: figuresOnly, lines: ["who could be a partner?"]),
    AskedSchool(
      name: "partners-of-all-kinds", urn: "900158",
      lines: [
        "who could be a partner", "who could be a partner for Ask for a system leader",
        "who could be a partner for Take cost and stigma out of the school day",
      ]),
    AskedSchool(
      name: "why-not-put-off", urn: judged,
      lines: ["why not Use an EAL hub school", "why not ss_subject_hub"]),
    AskedSchool(
      name: "why-not-open", urn: figuresOnly,
      lines: ["why not Use an EAL hub school", "why isn't Join or form a family on the list"]),
    AskedSchool(
      name: "why-not-conditions", urn: figuresOnly,
      said: [
        ("permanent head in post", "yes"), ("EAL expertise", "strong"),
        ("pupils new to English", "high"), ("hubs reached", "eal; maths"),
        ("groups doing less well", "boys"), ("openness to challenge", "strong"),
      ],
      lines: [
        "why not Use an EAL hub school", "why not up_flexible_organisation",
        "why not ss_special_school_outreach",
      ]),
    AskedSchool(
      name: "why-not-for-others", urn: "900233",
      lines: [
        "why not Broker partnerships", "why not bc_primary_aspiration_visits", "why not the moon",
      ]),
    AskedSchool(
      name: "why-not-a-partner", urn: figuresOnly,
      lines: [
        "why not Highbank Community as partner", "why not Cherry Tree School",
        "why not Eastgate High School as partner for Choose a partner across the authority border",
        "why not Hogwarts as partner", "why not O'Hara Primary as partner",
      ]),
    AskedSchool(
      name: "why-not-a-hub", urn: "900158",
      lines: [
        "why not Hollin Bridge Language Hub", "why not the Dunmere EAL hub",
        "why not Saltby Reading Hub", "why not use Vale Royd Science Hub",
        "why not Dunmere Maths Hub as partner for Choose a partner across the authority border",
        "why not Hollin Brige Language Hub as partner", "why not hollin bridge",
        "why not hub: Hogwarts",
      ]),
    AskedSchool(
      name: "why-not-a-leader", urn: "900158",
      lines: [
        "why not leader: 900854", "why not a system leader based at Oakfield Juniors",
        "why not leader: 900158", "why not leader: 900563", "why not leader: 900101",
      ]),
    AskedSchool(
      name: "why-not-a-community-partner", urn: figuresOnly,
      lines: [
        "why not use St Oswald's Parish", "why not Corriden Community Police",
        "why not University of Westmarch", "why not Larkhill Mosque Trust",
        "why not larkhill mosque",
        "why not Brackwater College as partner for Build closer ties with families whose children miss school",
      ]),
    AskedSchool(
      name: "why-not-without-a-need", urn: "900158",
      said: [("stability of leadership", "partial"), ("senior team cohesion", "partial")],
      lines: ["why not leader: 900854", "why not leader: 900401"]),
    AskedSchool(
      name: "why-not-higher", urn: figuresOnly,
      lines: ["why not 2", "why is 1 not first", "why not up_pupil_evidence"]),
    AskedSchool(
      name: "what-would-it-take", urn: figuresOnly,
      said: [("permanent head in post", "yes"), ("EAL expertise", "partial")],
      lines: [
        "what would it take for Use an EAL hub school", "what would it take for 1",
        "what would it take for sl_become_teaching_school",
        "what would it take for sl_become_system_leader",
      ]),
    AskedSchool(
      name: "what-would-it-take-to-lose", urn: "900233",
      lines: [
        "what would it take to lose 1", "what would it take to lose 2",
        "what would it take to lose 3",
      ]),
    AskedSchool(
      name: "what-would-it-take-overloaded", urn: "900155",
      said: [
        ("permanent head in post", "yes"), ("outside programmes running", "5"),
        ("staff workload", "high"), ("staff days free", "2"), ("flexible release of staff", "weak"),
      ],
      lines: [
        "what would it take for ev_peer_review_critical_friends", "what would it take to lose 1",
        "why not ev_peer_review_critical_friends",
      ]),
    AskedSchool(
      name: "what-if", urn: judged,
      lines: [
        "what if EAL expertise is strong and outside programmes running is 1",
        "what if KS2 result of disadvantaged pupils is between 50 and 70%",
        "what if persistent absence drops by 3", "what if EAL expertise is partial",
        "what if EAL is 140%", "what if the weather is fine",
      ]),
    AskedSchool(
      name: "what-if-figures", urn: figuresOnly,
      lines: [
        "what if KS2 gap is 5", "what if trust among staff is strong",
        "suppose permanent head in post is no",
      ]),
    AskedSchool(
      name: "how-sure", urn: figuresOnly,
      lines: ["how sure 1", "how sure 2", "how sure are you of 3"]),
    AskedSchool(
      name: "how-sure-with-judgements", urn: judged,
      lines: ["how sure", "how sure is Use an EAL hub school"]),
    AskedSchool(
      name: "what-to-ask", urn: figuresOnly,
      lines: [
        "ask me", "why do you ask", "why ask about trust among staff",
        "why ask about KS2 combined result",
      ]),
    AskedSchool(
      name: "an-area", urn: nil,
      lines: [
        "why 1", "how sure 1", "ask me 2", "what would it take to lose 1",
        "why not Use an EAL hub school",
      ]),
    AskedSchool(name: "trace", urn: "900989", lines: ["trace"]),
  ]
}
