import Diagnostics
import Facts
import Notation
import RuleLanguage
import Testing

/// Every lint: a rule that triggers it and one that does not.
@Suite struct LintTests {
  /// The codes of what is said of a finding with these signs, notes included.
  private func codes(signs: String, more: String = "") -> [String] {
    SmallSet.load([SmallSet.findingPath: SmallSet.finding(signs: signs, more: more)]).problems
      .filter { $0.location?.file == SmallSet.findingPath }.codes
  }

  private func all(_ lines: String...) -> String {
    "  - all:\n" + lines.map { "      - \($0)" }.joined(separator: "\n")
  }

  // MARK: - WM310

  @Test(arguments: [
    ("pupils with EAL: at least 40 percent", "pupils with EAL: below 25 percent", true),
    ("pupils with EAL: at least 40 percent", "pupils with EAL: below 45 percent", false),
    ("pupils with EAL: above 40 percent", "pupils with EAL: at most 40 percent", true),
    ("pupils with EAL: at least 40 percent", "pupils with EAL: at most 40 percent", false),
    ("pupils with EAL: high", "pupils with EAL: below 25 percent", true),
    ("phase: primary", "phase: secondary", true),
    ("phase: primary", "phase: not primary", true),
    ("phase: any of [primary, secondary]", "phase: not primary", false),
    ("isolation: at least medium", "isolation: at most low", true),
    ("isolation: at least low", "isolation: not high", false),
    ("isolation: none", "isolation: high", true),
    ("in a reading partnership: yes", "in a reading partnership: no", true),
    ("known expertise: empty", "known expertise: at least 1 of them", true),
    ("known expertise: at least 3 of them", "known expertise: at most 2 of them", true),
    ("known expertise: not empty", "known expertise: at most 2 of them", false),
    ("reading progress: above national", "reading progress: below national", true),
    ("reading progress: at least national", "reading progress: at most national", false),
    ("reading progress: above national", "reading progress: below family mean", false),
    (
      "reading progress: above national by at least 2 points",
      "reading progress: within 1 points of national", true
    ),
    (
      "pupils with EAL: rising by at least 2 points over 3 years",
      "pupils with EAL: falling by at least 2 points over 3 years", true
    ),
    (
      "area deprivation: in the highest third nationally",
      "area deprivation: in the lowest quarter nationally", true
    ),
    ("reading progress: at least 1", "overall progress: below 0", false),
    ("finding: W_ALONE, hint", "finding: W_ALONE, at least likely", true),
    ("finding: W_ALONE", "finding: W_ALONE, clear", false),
    ("finding: W_ALONE, hint", "finding: W_LANGUAGE, clear", false),
  ])
  func linesThatCanNeverHoldTogether(first: String, second: String, isContradiction: Bool) {
    #expect(codes(signs: all(first, second)).contains("WM310") == isContradiction)
    #expect(!codes(signs: "  - \(first)\n  - \(second)").contains("WM310"))
  }

  @Test func aContradictionIsFoundThroughNestedAllsAndInWhere() {
    let nested = """
        - all:
            - phase: primary
            - all:
                - phase: secondary
                - isolation: high
      """
    #expect(codes(signs: nested).contains("WM310"))
    let count = """
        - at least: 1
          of: schools in the area
          call them: others
          where: [{phase: primary}, {phase: special}]
      """
    #expect(codes(signs: count).contains("WM310"))
    let card = SmallSet.load([
      SmallSet.actionPath: SmallSet.action(
        when: "  all: [{finding: W_ALONE}, {phase: primary}, {phase: special}]")
    ])
    #expect(card.problems.codes.contains("WM310"))
  }

  // MARK: - WM311, WM312

  @Test func aLineIsSaidOnce() {
    #expect(codes(signs: "  - isolation: high\n  - isolation: high") == ["WM311"])
    #expect(codes(signs: all("isolation: high", "phase: primary", "isolation: High")) == ["WM311"])
    #expect(codes(signs: "  - finding: W_ALONE\n  - finding: Works alone").contains("WM311"))
    #expect(codes(signs: "  - isolation: high\n  - trust among staff: weak") == [])
    #expect(
      codes(
        signs:
          "  - any: [{phase: primary}, {isolation: high}]\n  - all: [{isolation: high}, {phase: primary}]"
      )
        == [])
  }

  @Test(arguments: [
    ("isolation: at least medium", "isolation: at least high", true),
    ("pupils with EAL: at least 30 percent", "pupils with EAL: high", true),
    ("phase: any of [primary, special]", "phase: primary", true),
    ("known expertise: not empty", "known expertise: at least 2 of them", true),
    (
      "reading progress: below national", "reading progress: below national by at least 2 points",
      true
    ),
    ("reading progress: below national", "reading progress: below family mean", false),
    ("isolation: at least medium", "trust among staff: at most weak", false),
    ("finding: W_ALONE", "finding: W_ALONE, at least likely", true),
    ("finding: W_ALONE, at least likely", "finding: W_ALONE, clear", true),
    ("finding: W_ALONE", "finding: W_LANGUAGE, clear", false),
  ])
  func aLineThatAnotherMakesNeedless(wide: String, narrow: String, isCovered: Bool) {
    #expect(codes(signs: all(wide, narrow)).contains("WM312") == isCovered)
    #expect(codes(signs: "  - \(wide)\n  - \(narrow)").contains("WM312") == isCovered)
  }

  @Test func theNeedlessLineIsTheOneThatIsTold() {
    let under = SmallSet.problems(signs: all("isolation: at least medium", "isolation: high"))
    #expect(under.lines == ["WM312 this line holds whenever line 12 does; delete one of the two"])
    #expect(under[0].location?.line == 11)
    let any = SmallSet.problems(signs: "  - isolation: at least medium\n  - isolation: high")
    #expect(any.lines == ["WM312 whenever this line holds, line 10 does; delete one of the two"])
    #expect(any[0].location?.line == 11)
  }

  // MARK: - WM313

  @Test(arguments: [
    ("W_ALONE", false), ("Works alone", false), ("W_LANGUAGE", true), ("isolation", true),
  ])
  func theLeadConditionIsOneOfTheConditions(lead: String, isWarned: Bool) {
    let codes = SmallSet.load([
      SmallSet.actionPath: SmallSet.action(more: "lead condition: \(lead)")
    ]).problems.codes
    #expect(codes.contains("WM313") == isWarned)
  }

  @Test func aLeadConditionMayBeAFact() throws {
    let rules = try SmallSet.rules([
      SmallSet.actionPath: SmallSet.action(
        when: "  isolation: at least medium", more: "lead condition: isolation")
    ])
    let slot = try #require(rules.vocabulary.slot(id: "isolation"))
    #expect(rules.actions.first { $0.id == "up_test" }?.leadCondition == .fact(slot))
    #expect(
      SmallSet.load([SmallSet.actionPath: SmallSet.action(more: "lead condition: isolaton")])
        .problems.codes.contains("WM201"))
  }

  // MARK: - WM320

  @Test(arguments: [
    (["isolation: at least medium", "isolation: at least high"], false),
    (["isolation: at most low", "isolation: high"], true),
    (["pupils with EAL: at least 40 percent", "pupils with EAL: above national"], false),
    (["pupils with EAL: at least 40 percent", "pupils with EAL: below national"], true),
    (
      ["pupils with EAL: at least 40 percent", "pupils with EAL: at most 1.5 times national"], true
    ),
    (
      ["pupils with EAL: at least 40 percent", "pupils with EAL: at least 1.5 times national"],
      false
    ),
    (["phase: primary", "phase: secondary"], true),
    (["phase: primary", "phase: any of [primary, special]"], false),
    (["known expertise: at least 2 of them", "known expertise: empty"], true),
    (
      ["reading progress: within 2 points of national", "reading progress: above family mean"], true
    ),
    (["pupils with EAL: known", "pupils with EAL: below 20 percent"], false),
  ])
  func aFactIsUsedInOneDirection(lines: [String], isMixed: Bool) {
    // Each in a group of its own, with another fact, so that no other lint speaks.
    let signs = lines.enumerated().map { index, line in
      "  - all:\n      - \(line)\n      - overall progress: at least \(index)"
    }.joined(separator: "\n")
    #expect(codes(signs: signs).contains("WM320") == isMixed, "\(codes(signs: signs))")
  }

  @Test func noneOfTurnsTheDirectionRound() {
    #expect(
      !codes(
        signs:
          "  - all: [{isolation: at least medium}, {phase: primary}]\n  - none of: [{isolation: at most low}]"
      ).contains("WM320"))
    #expect(
      codes(
        signs:
          "  - all: [{isolation: at least medium}, {phase: primary}]\n  - none of: [{isolation: at least high}]"
      ).contains("WM320"))
  }

  @Test func theDirectionsOfMembersAreTheirOwn() {
    let signs = """
        - reading progress: below national
        - at least: 1
          of: schools in the area
          call them: others
          where: [{reading progress: above national}]
      """
    #expect(!codes(signs: signs).contains("WM320"))
  }

  // MARK: - WM330

  @Test func noneOfOverAFactThatSomePhasesDoNotHave() {
    #expect(codes(signs: "  - none of: [{sixth form results: at least 30}]") == ["WM330"])
    #expect(codes(signs: "  - none of: [{reading progress: at least 3}]") == [])
    #expect(codes(signs: "  - sixth form results: at least 30") == [])
    let when = "  all: [{finding: W_ALONE}, {none of: [{sixth form results: at least 30}]}]"
    func cardCodes(_ phase: String) -> [String] {
      SmallSet.load([
        SmallSet.actionPath: SmallSet.action(when: when, more: "applies to: {phase: \(phase)}")
      ]).problems.codes
    }
    #expect(cardCodes("secondary").contains("WM330") == false)
    #expect(cardCodes("primary").contains("WM330"))
  }

  // MARK: - WM340 to WM344

  @Test func aFindingIsUsedOrSaysThatItIsNot() {
    let plain = SmallSet.finding().replacing("informational: yes\n", with: "")
    #expect(
      SmallSet.load([SmallSet.findingPath: plain]).problems.lines.contains(
        "WM340 no action uses W_TEST; name it in an action, or add \"informational: yes\""))
    #expect(
      !SmallSet.load([SmallSet.findingPath: SmallSet.finding()]).problems.codes.contains("WM340"))
    let used = SmallSet.load([
      SmallSet.findingPath: SmallSet.finding(),
      SmallSet.actionPath: SmallSet.action(when: "  finding: W_TEST"),
    ])
    #expect(
      used.problems.lines.contains(
        "WM340 W_TEST is marked as informational, but actions use it; delete the line \"informational\""
      ))
  }

  @Test func aContraIndicationReachesSomeCard() throws {
    let path = "Rules/contraindications.yaml"
    let text =
      try #require(SmallSet.files[path]) + """
          N_UNUSED: {name: Unused, says: nobody lists it, effect: reminder, reach: {cards that list it: yes}, source: ours}

        """
    #expect(
      SmallSet.load([path: text]).problems.lines.contains(
        "WM341 no card lists N_UNUSED; list it under \"not when\" of a card, or delete it"))
    #expect(
      !SmallSet.load([
        path: text, SmallSet.actionPath: SmallSet.action(more: "not when: [N_UNUSED]"),
      ]).problems.codes.contains("WM341"))
  }

  @Test func twoFindingsWithTheSameConditionsAreTold() {
    let same = SmallSet.finding(
      signs:
        "  - all: [{hubs reached: empty}, {finding: \"W_LANGUAGE, at least likely\"}]\n  - isolation: at least medium"
    )
    #expect(
      SmallSet.load([SmallSet.findingPath: same]).problems.lines.contains(
        "WM342 W_TEST has the same conditions as W_ALONE; join the two, or tell them apart"))
    #expect(
      !SmallSet.load([SmallSet.findingPath: SmallSet.finding()]).problems.codes.contains("WM342"))
  }

  @Test func aFactThatNothingReadsIsNoted() throws {
    let path = "Rules/vocabulary/facts.yaml"
    let fact =
      "  staff rooms: {id: staff_rooms, means: Rooms for staff, kind: number, range: [0, 9], role: figure"
    func notes(_ end: String) throws -> [Diagnostic] {
      SmallSet.load([path: try #require(SmallSet.files[path]) + fact + end + "}\n"]).problems
        .filter { $0.code == "WM343" && $0.message.contains("staff rooms") }
    }
    let plain = try notes("")
    #expect(
      plain.lines == [
        "WM343 no rule reads the fact \"staff rooms\"; test it in a rule, or say what it is there for: \"informational: …\""
      ])
    #expect(plain.first?.severity == .note)
    #expect(plain.first?.location?.file == path)
    #expect(plain.first?.location?.column == 3)
    #expect(plain.first?.length == "staff rooms".count)
    #expect(try notes(", informational: Shown on the sheet of a school") == [])
    #expect(try notes(", never scored: yes") == [])
    let read = SmallSet.load([
      path: try #require(SmallSet.files[path]) + fact + ", informational: Shown only}\n",
      SmallSet.findingPath: SmallSet.finding(signs: "  - staff rooms: at least 2"),
    ]).problems
    #expect(
      read.lines.contains(
        "WM343 the fact \"staff rooms\" is marked as informational, but rules read it; delete the line \"informational\""
      ))
  }

  @Test func aSourceThatNothingCitesIsNoted() throws {
    let path = "Corpus/sources.yaml"
    func lines(_ key: String, _ custom: String, cited: Bool = false) throws -> [String] {
      let more = """
          - {id: \(key), type: report, author: [{literal: Nobody}], title: Nothing, custom: {highest grade: ext\(custom)}}

        """
      var files: [String: String?] = [path: try #require(SmallSet.files[path]) + more]
      if cited {
        files[SmallSet.findingPath] = SmallSet.finding().replacing("A11", with: key)
      }
      return SmallSet.load(files).problems.filter { $0.code == "WM344" }.lines
    }
    #expect(
      try lines("Z99", "") == [
        "WM344 nothing cites the source Z99; cite it, or say why it stands here: \"background: …\" under \"custom\""
      ])
    #expect(try lines("Z99", "", cited: true) == [])
    #expect(try lines("Z99", ", background: Its column names were checked") == [])
    #expect(
      try lines("Z99", ", background: Read for the whole", cited: true) == [
        "WM344 the source Z99 is marked as background, but it is cited; delete the line \"background\""
      ])
  }

  @Test(arguments: [("[school]", true), ("[school, area]", false)])
  func aCardThatRestsOnTheSystemSpeaksToTheArea(voices: String, isWarned: Bool) {
    let path = "Rules/ecology/system/S_HOLES.yaml"
    let finding = SmallSet.finding("S_HOLES", signs: "  - hub coverage: at most weak")
      .replacing("ecology: within school", with: "ecology: system")
      .replacing("informational: yes\n", with: "")
    let loaded = SmallSet.load([
      path: finding,
      SmallSet.actionPath: SmallSet.action(
        when: "  any: [{finding: W_ALONE}, {finding: S_HOLES}]", more: "speaks to: \(voices)"),
    ])
    #expect(loaded.rules != nil)
    #expect(loaded.problems.codes.contains("WM345") == isWarned)
  }

  // MARK: - WM411, WM412

  @Test(arguments: ["recommended", "not indicated", "possible"])
  func everyCardShowsItsThreeStatuses(status: String) {
    let others = ["recommended", "not indicated", "possible"].filter { $0 != status }
    let examples = others.map { "  - {name: \($0), given: {phase: primary}, expect: \($0)}" }
      .joined(separator: "\n")
    let problems = SmallSet.load([SmallSet.actionPath: SmallSet.action(examples: examples)])
      .problems
    #expect(
      problems.filter { $0.code == "WM411" }.lines == [
        "WM411 this rule is never \"\(status)\" in its examples; add an example with \"expect: \(status)\""
      ])
    #expect(
      SmallSet.load([SmallSet.actionPath: SmallSet.action()]).problems.codes.contains("WM411")
        == false)
  }

  @Test func whatCanRuleOutIsSeenToDoSo() {
    let unless = "unless:\n  - in a reading partnership: yes\n    say: there is one"
    func lines(_ status: String) -> [String] {
      SmallSet.load([
        SmallSet.actionPath: SmallSet.action(
          more: unless,
          examples: ["recommended", "not indicated", "possible", status].enumerated().map {
            "  - {name: e\($0), given: {phase: primary}, expect: \($1)}"
          }.joined(separator: "\n"))
      ]).problems.filter { $0.code == "WM411" }.lines
    }
    #expect(
      lines("possible") == [
        "WM411 this rule is never \"ruled out\" in its examples; add an example with \"in a reading partnership: yes\""
      ])
    #expect(lines("ruled out") == [])
    #expect(lines("deferred") == [])
  }

  @Test func aFindingIsSeenToHoldToFailAndToStayOpen() {
    func lines(_ examples: String...) -> [String] {
      SmallSet.load([
        SmallSet.findingPath: SmallSet.finding(
          examples: examples.enumerated().map {
            "  - {name: e\($0), given: {phase: primary}, \($1)}"
          }
          .joined(separator: "\n"))
      ]).problems.filter { $0.code == "WM412" }.map(\.message)
    }
    #expect(lines("expect: hint", "expect: none", "expect: none, could reach: clear") == [])
    #expect(
      lines("expect: hint, could reach: clear") == [
        "this finding is never \"none\" in its examples"
      ])
    #expect(
      lines("expect: none, could reach: clear") == ["this finding never holds in its examples"])
    #expect(
      lines("expect: none", "expect: hint") == ["this finding is never left open in its examples"])
  }

  @Test func aRetiredRuleIsLeftAlone() {
    let card = SmallSet.action(
      more: "replaced by: up_map_expertise",
      examples: "  - {name: a, given: {phase: primary}, expect: recommended}"
    ).replacing("status: trial", with: "status: retired")
    #expect(!SmallSet.load([SmallSet.actionPath: card]).problems.codes.contains("WM411"))
  }

  @Test func aRuleWithErrorsGetsNoAdvice() {
    let codes = codes(signs: all("phase: primary", "phase: secondary", "isolatoin: high"))
    #expect(codes == ["WM201"])
  }
}
