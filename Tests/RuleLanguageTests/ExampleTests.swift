import Diagnostics
import Facts
import Notation
import RuleLanguage
import Testing

/// Examples: values as people type them, sets, and what should come out.
@Suite struct ExampleTests {
  private func given(_ line: String) throws -> FactValue? {
    let rules = try SmallSet.rules([
      SmallSet.findingPath: SmallSet.finding(
        examples: "  - {name: a, given: {\(line)}, expect: none}")
    ])
    return rules.findings.first { $0.id == "W_TEST" }?.examples[0].given.first?.value
  }

  @Test(
    arguments: [
      ("pupils with EAL: 46", .known(.number(46))), ("pct_eal: 46 percent", .known(.number(46))),
      ("pupils with EAL: 20 to 30", .between(20, 30)),
      ("pupils with EAL: 20 to 30 percent", .between(20, 30)),
      ("pupils with EAL: 20 to 20", .known(.number(20))),
      ("reading progress: -2.4", .known(.number(-2.4))),
      ("pupils with EAL: not known", .notKnown),
      ("pupils with EAL: not supplied", .notSupplied(nil)),
      ("pupils with EAL: does not apply", .doesNotApply),
      ("isolation: medium", .known(.number(2))), ("isolation: 2", .known(.number(2))),
      ("isolation: low to high", .between(1, 3)), ("isolation: 0 to 1", .between(0, 1)),
      ("phase: secondary", .known(.word(1))),
      (
        "phase: \"any of [primary, special]\"",
        .among(certain: ValueSet(), possible: ValueSet([0, 2]))
      ),
      ("in a reading partnership: yes", .known(.word(1))),
      ("known expertise: [maths, teaching quality]", .known(.set(ValueSet([1, 4])))),
      ("known expertise: maths", .known(.set(ValueSet([1])))),
      ("known expertise: none", .known(.set(ValueSet()))),
      ("known expertise: []", .known(.set(ValueSet()))),
      ("year of the figures: 2019", .known(.number(2019))),
      ("local authority: Oldham", .known(.text("Oldham"))),
      ("notes: anything", .known(.text("anything"))),
    ] as [(String, FactValue)])
  func aValueIsRead(line: String, value: FactValue) throws {
    #expect(try given(line) == value)
  }

  @Test(arguments: [
    (
      "given: {pupils with EAL: many}",
      "WM260 \"many\" cannot be the value of \"pupils with EAL\", which is a number; write a number within its limits, \"20 to 30\", or \"not known\""
    ),
    (
      "given: {pupils with EAL: 120}",
      "WM260 \"120\" cannot be the value of \"pupils with EAL\", which is a number; write a number within its limits, \"20 to 30\", or \"not known\""
    ),
    (
      "given: {pupils with EAL: 30 to 20}",
      "WM260 \"30 to 20\" cannot be the value of \"pupils with EAL\", which is a number; write a number within its limits, \"20 to 30\", or \"not known\""
    ),
    (
      "given: {pupils with EAL: 30 pupils}",
      "WM260 \"30 pupils\" cannot be the value of \"pupils with EAL\", which is a number; write a number within its limits, \"20 to 30\", or \"not known\""
    ),
    (
      "given: {reading cohort size: 2.5}",
      "WM260 \"2.5\" cannot be the value of \"reading cohort size\", which is a number; write a number within its limits, \"20 to 30\", or \"not known\""
    ),
    (
      "given: {isolation: hgih}",
      "WM260 \"hgih\" cannot be the value of \"isolation\", which is one of a list of levels; did you mean \"high\"?"
    ),
    (
      "given: {isolation: 7}",
      "WM260 \"7\" cannot be the value of \"isolation\", which is one of a list of levels; write a level or its number, \"weak to partial\", or \"not known\""
    ),
    (
      "given: {in a reading partnership: perhaps}",
      "WM260 \"perhaps\" cannot be the value of \"in a reading partnership\", which is yes or no; write yes, no or \"not known\""
    ),
    (
      "given: {phase: \"any of [primary, nowhere]\"}",
      "WM260 \"any of [primary, nowhere]\" cannot be the value of \"phase\", which is one of a list of words; write one of its words, or \"not known\""
    ),
    (
      "given: {known expertise: [cooking]}",
      "WM260 \"a list\" cannot be the value of \"known expertise\", which is a set of words; write words in brackets, none, or \"not known\""
    ),
    (
      "given: {phase: [primary]}",
      "WM260 \"a list\" cannot be the value of \"phase\", which is one of a list of words; write one of its words, or \"not known\""
    ),
    (
      "given: {year of the figures: last year}",
      "WM260 \"last year\" cannot be the value of \"year of the figures\", which is a year; write a year, for example 2019"
    ),
    (
      "given: {family mean of reading progress: much}",
      "WM260 \"much\" cannot be the value of \"reading progress\", which is a number; write a number within its limits, \"20 to 30\", or \"not known\""
    ),
    (
      "given: {family mean of phase: primary}",
      "WM201 there is no fact called \"family mean of phase\"; declare it in Rules/vocabulary, or correct the name"
    ),
    (
      "findings: {W_ALNOE: likely}",
      "WM202 there is no finding called \"W_ALNOE\"; did you mean \"W_ALONE\"?"
    ),
    (
      "findings: {W_ALONE: strong}",
      "WM123 \"strong\" is not one of the words for \"W_ALONE\"; choose from none, hint, likely and clear"
    ),
    (
      "findings: {\"P_EXPERTISE, about cooking\": clear}",
      "WM217 the list \"topics\" has no entry \"cooking\"; correct it, or add it to Rules/vocabulary"
    ),
    (
      "could reach: hint, assuming: [isolation]",
      "WM263 \"assuming\" has no meaning in examples of findings; delete the line, or correct \"expect\""
    ),
    (
      "and others: 2",
      "WM214 there is no set called \"others\"; name it with \"call them\" in the conditions"
    ),
    (
      "and schools in the area: many",
      "WM261 the size of this set is not clear; write 2, \"2 of 10\" or \"2 to 5 of 10\", or list the members"
    ),
    (
      "and schools in the area: 5 of 2",
      "WM261 the size of this set is not clear; write 2, \"2 of 10\" or \"2 to 5 of 10\", or list the members"
    ),
    (
      "and schools in the area: {a: b}",
      "WM261 the size of this set is not clear; write 2, \"2 of 10\" or \"2 to 5 of 10\", or list the members"
    ),
    (
      "and schools in the area: [a]",
      "WM261 each member must be facts with their values; write, for example, [{group size: 14}, {group size: 22}]"
    ),
    (
      "and language hubs: [{phase: primary}]",
      "WM229 \"phase\" is a fact of a school, which \"language hubs\" are not; move the line to where it belongs"
    ),
    (
      "and language hubs: [{travel tiem: 3}]",
      "WM201 there is no fact called \"travel tiem\"; did you mean \"travel time\"? (defined in Rules/vocabulary/facts.yaml, line 53)"
    ),
    (
      "givne: {phase: primary}",
      "WM121 this example has no key called \"givne\"; did you mean \"given\"?"
    ),
  ])
  func isRefused(line: String, problem: String) {
    let text = SmallSet.finding(
      examples: """
          - {name: a, expect: none, \(line)}
          - {name: holds, given: {phase: primary}, expect: hint}
          - {name: open, given: {phase: primary}, expect: none, could reach: clear}
        """)
    let lines = SmallSet.load([SmallSet.findingPath: text]).problems
      .filter { $0.severity != .note }.lines
    #expect(lines == [problem])
  }

  @Test(arguments: [
    (
      "expect: likely, could reach: hint",
      "WM263 the finding is \"likely\" already, so it cannot only reach \"hint\"; leave \"could reach\" out, or correct it"
    ),
    (
      "expect: recommended",
      "WM123 \"recommended\" is not one of the words for \"expect\"; choose from none, hint, likely and clear"
    ),
    ("could reach: clear", "WM120 this example has no \"expect\"; add a line \"expect: …\""),
  ])
  func aFindingExpectsAStrength(line: String, problem: String) {
    let text = SmallSet.finding(examples: "  - {name: a, \(line)}")
    let lines = SmallSet.load([SmallSet.findingPath: text]).problems.lines
    #expect(lines.contains(problem), "\(lines)")
  }

  @Test(arguments: [
    (
      "expect: likely",
      "WM123 \"likely\" is not one of the words for \"expect\"; choose from does not apply, not indicated, ruled out, deferred, cannot tell if it applies, recommended, recommended on an assumption and possible"
    ),
    (
      "expect: recommended, waiting for: [isolation]",
      "WM263 \"waiting for\" does not go with the expected \"recommended\"; delete the line, or correct \"expect\""
    ),
    (
      "expect: recommended, assuming: [isolation]",
      "WM263 \"assuming\" does not go with the expected \"recommended\"; delete the line, or correct \"expect\""
    ),
    (
      "expect: possible, first: [up_map_expertise]",
      "WM263 \"first\" does not go with the expected \"possible\"; delete the line, or correct \"expect\""
    ),
    (
      "expect: possible, could reach: clear",
      "WM263 \"could reach\" has no meaning in examples of actions; delete the line, or correct \"expect\""
    ),
    (
      "expect: possible, waiting for: [isolatoin]",
      "WM201 there is no fact called \"isolatoin\"; did you mean \"isolation\"? (defined in Rules/vocabulary/facts.yaml, line 44)"
    ),
    (
      "expect: deferred, first: [up_map]",
      "WM203 there is no action called \"up_map\"; add its file, or correct the id"
    ),
  ])
  func anActionExpectsAStatus(line: String, problem: String) {
    let text = SmallSet.action(examples: "  - {name: a, \(line)}")
    let lines = SmallSet.load([SmallSet.actionPath: text]).problems.lines
    #expect(lines.contains(problem), "\(lines)")
  }

  @Test(
    arguments: [
      ("2", 2, 2, nil), ("2 of 10", 2, 2, 10), ("2 to 5", 2, 5, nil), ("2 to 5 of 10", 2, 5, 10),
      ("0", 0, 0, nil),
    ] as [(String, Int, Int, Int?)])
  func aSetHasASize(text: String, certain: Int, most: Int, registered: Int?) throws {
    let rules = try SmallSet.rules([
      SmallSet.findingPath: SmallSet.finding(
        examples: "  - {name: a, and schools in the area: \(text), expect: none}")
    ])
    let example = rules.findings.first { $0.id == "W_TEST" }?.examples[0]
    guard case .counted(let a, let b, let c)? = example?.sets.first?.members else {
      Issue.record("\(String(describing: example))")
      return
    }
    #expect([a, b, c] == [certain, most, registered])
  }

  @Test func benchmarksAndPlacesAreGivenByName() throws {
    let rules = try SmallSet.rules([
      SmallSet.findingPath: SmallSet.finding(
        examples: """
            - name: a
              given: {national pupils with EAL: 21, local authority mean of pct_eal: 25, area deprivation: lowest tenth}
              expect: none
          """)
    ])
    let example = try #require(rules.findings.first { $0.id == "W_TEST" }?.examples[0])
    #expect(example.benchmarks.map(\.benchmark) == [.national, .localAuthorityMean])
    #expect(example.benchmarks.map(\.value) == [21, 25])
    #expect(example.places.map(\.place) == [Place(.lowest, .tenth)])
  }

  @Test func examplesHaveDifferentNames() {
    let text = SmallSet.finding(
      examples: "  - {name: a, expect: none}\n  - {name: A, expect: hint, could reach: clear}")
    #expect(
      SmallSet.load([SmallSet.findingPath: text]).problems.lines == [
        "WM251 the name of an example \"A\" is used twice; choose another name, or delete one of the two"
      ])
  }
}
