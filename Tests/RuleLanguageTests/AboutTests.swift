import Diagnostics
import Facts
import Notation
import OrderedCollections
import RuleLanguage
import Testing

/// `about`: one copy of a rule for each entry of a list, with what the entry stands for.
@Suite struct AboutTests {
  @Test func aFindingHasOneEntryForEachWord() throws {
    let rules = try SmallSet.rules()
    let entries = rules.findings.filter { $0.id == "P_EXPERTISE" }
    #expect(entries.compactMap { $0.about?.entry } == rules.vocabulary.lists["topics"])
    #expect(entries.map(\.topics) == entries.map { [$0.about?.entry ?? ""] })
    for (index, entry) in entries.enumerated() {
      guard case .test(let test) = try #require(entry.signs.first).form else { continue }
      #expect(test.phrase == .set(.includesAny(ValueSet([index]))))
    }
  }

  @Test func aCardBindsTheFindingTopicAndHubOfANeed() throws {
    let rules = try SmallSet.rules()
    let card = rules.actions[0]
    #expect(
      card.instances.map { $0.about?.entry } == ["pupils new to English", "maths in difficulty"])
    #expect(card.topics == ["eal", "leadership", "maths"])
    #expect(card.instances.map(\.topics) == [["eal", "leadership"], ["maths", "leadership"]])
    let used = card.instances.map {
      ConditionWalk.findings(in: [$0.when]).map { rules.findings[$0] }
    }
    #expect(used[0].map(\.id) == ["P_EXPERTISE", "W_LANGUAGE"])
    #expect(used[0][0].about?.entry == "eal")
    #expect(used[1].map(\.id) == ["P_EXPERTISE", "W_ALONE"])
    #expect(used[1][0].about?.entry == "maths")
  }

  @Test func anExampleBelongsToTheEntryItNames() throws {
    let rules = try SmallSet.rules()
    let entries = rules.findings.filter { $0.id == "P_EXPERTISE" }
    #expect(entries.map(\.examples.count) == [0, 3, 0, 0, 0, 0, 0])
    #expect(rules.actions[0].examples.allSatisfy { $0.about == "pupils new to English" })
  }

  @Test func aStrengthMayBeGivenForOneEntryOrForAll() throws {
    let rules = try SmallSet.rules([
      SmallSet.findingPath: SmallSet.finding(
        examples: """
            - name: one and all
              findings: {"P_EXPERTISE, about eal": clear, P_EXPERTISE: hint, W_ALONE: none}
              expect: none
          """)
    ])
    let finding = try #require(rules.findings.first { $0.id == "W_TEST" })
    let given = finding.examples[0].findings
    #expect(given.count == 1 + 7 + 1)
    #expect(given[0].strength == .clear)
    #expect(rules.findings[given[0].finding].about?.entry == "eal")
  }

  @Test(arguments: [
    (
      "{topic: topcis}", "  - known expertise: includes the topic",
      "WM215 there is no list called \"topcis\"; did you mean \"topics\"?"
    ),
    (
      "{a: topics, b: topics}", "  - isolation: high",
      "WM258 \"about\" must name one parameter and its list; write, for example, \"about: {need: needs}\""
    ),
    (
      "{topic: topics}", "  - known expertise: includes the subject",
      "WM209 \"the subject\" stands for nothing, as the rule is about \"the topic\"; correct one of the two"
    ),
    (
      "{topic: topics}", "  - known expertise: includes the topic's hub",
      "WM210 an entry of \"topics\" has no \"hub\"; only needs have; write \"the …\" without \"'s\""
    ),
    (
      "{need: needs}", "  - known expertise: includes the need's subject",
      "WM210 a need has no \"subject\"; choose from finding, topic and hub"
    ),
    (
      "{need: needs}", "  - known expertise: includes the need's hubb",
      "WM210 a need has no \"hubb\"; did you mean \"hub\"?"
    ),
    (
      "{phase: phases}", "  - known expertise: includes the phase",
      "WM206 \"primary\" is not a value of \"known expertise\"; choose from reading, maths, science, leadership, teaching_quality, eal and attendance"
    ),
  ])
  func isRefused(about: String, signs: String, problem: String) {
    let finding = SmallSet.finding(signs: signs, more: "about: \(about)")
    let lines = SmallSet.load([SmallSet.findingPath: finding]).problems
      .filter { $0.severity == .error }.lines
    #expect(lines.contains(problem), "\(lines)")
  }

  @Test(arguments: [
    (
      "finding: W_LANGUAGE, topic: eal", "finding: W_NOBODY, topic: eal",
      "WM210 the need \"pupils new to English\" names the finding \"W_NOBODY\", which does not exist; correct the need, or add the file of the finding"
    ),
    (
      "topic: eal, hub: eal", "topic: eel, hub: eal",
      "WM216 there is no topic called \"eel\"; choose from reading, maths, science, leadership, teaching_quality, eal and attendance"
    ),
    (
      "topic: eal, hub: eal", "topic: eal",
      "WM210 the need \"pupils new to English\" names no hub; add \"hub: …\" to the need"
    ),
  ])
  func aNeedMustNameWhatThereIs(old: String, new: String, problem: String) throws {
    let path = "Rules/vocabulary/words.yaml"
    let text = try #require(SmallSet.files[path]).replacing(old, with: new)
    let lines = SmallSet.load([path: text]).problems.filter { $0.severity == .error }.lines
    #expect(lines.contains(problem), "\(lines)")
  }

  @Test func anExampleCannotChooseWhereThereIsNothingToChoose() {
    let finding = SmallSet.finding(
      examples: "  - {name: a, about: maths, given: {isolation: high}, expect: likely}")
    #expect(
      SmallSet.load([SmallSet.findingPath: finding]).problems.lines.contains(
        "WM262 this rule is not about anything that an example could choose; delete the line"))
  }
}
