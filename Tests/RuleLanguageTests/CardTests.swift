import Diagnostics
import Evidence
import Notation
import RuleLanguage
import Testing

/// The parts of cards, contra-indications and policies beside their conditions.
@Suite struct CardTests {
  private func problems(more: String = "", because: String? = nil) -> [String] {
    SmallSet.load([SmallSet.actionPath: SmallSet.action(more: more, because: because)]).problems
      .filter { $0.severity != .note }.lines
  }

  @Test(arguments: [
    (
      "not when: [N_CLSOED]",
      "WM208 there is no contra-indication called \"N_CLSOED\"; did you mean \"N_CLOSED\"?"
    ),
    ("not when: [N_CLOSED, N_CLOSED]", "WM257 \"N_CLOSED\" is listed twice; delete it"),
    (
      "helped by: [P_EXPERTIS]",
      "WM202 there is no asset called \"P_EXPERTIS\"; did you mean \"P_EXPERTISE\"?"
    ),
    (
      "helped by: [W_ALONE]",
      "WM257 W_ALONE is a barrier, and only assets help; name an asset, or delete it"
    ),
    (
      "act now where: [W_ALNE]",
      "WM202 there is no finding called \"W_ALNE\"; did you mean \"W_ALONE\"?"
    ),
    (
      "act now where: [P_EXPERTISE]",
      "WM257 P_EXPERTISE is an asset, and only a barrier makes a card press; "
        + "name a barrier, or delete it"
    ),
    ("before: [up_tset]", "WM203 there is no action called \"up_tset\"; did you mean \"up_test\"?"),
    ("before: [up_test]", "WM257 \"up_test\" names itself; delete it"),
    (
      "needs: [up_map_expertise, up_map_expertise]",
      "WM257 \"up_map_expertise\" is listed twice; delete it"
    ),
    (
      "partner: {from: schools in teh area}",
      "WM214 there is no set called \"schools in teh area\"; did you mean \"schools in the area\"?"
    ),
    (
      "partner: {from: anybody}",
      "WM214 there is no set called \"anybody\"; name it with \"call them\" in the conditions"
    ),
    (
      "partner: {hard: [both agree]}",
      "WM213 there is no hard criterion called \"both agree\"; did you mean \"both agreed\"?"
    ),
    (
      "partner: {soft: [kind]}",
      "WM213 there is no soft criterion called \"kind\"; add it to Rules/partnering.yaml, or correct the name"
    ),
    (
      "partner: {other authority: never}",
      "WM123 \"never\" is not one of the words for \"other authority\"; choose from required, preferred and indifferent"
    ),
    (
      "speaks to: [head]",
      "WM123 \"head\" is not one of the words for \"speaks to\"; choose from school, cluster and area"
    ),
    (
      "applies to: {phase: primry}",
      "WM206 \"primry\" is not a value of \"phase\"; did you mean \"primary\"?"
    ),
    ("stop if: []", ""), ("must respond: yes", ""), ("resources: [R_ONE]", ""),
    ("partner: {from: schools in the area}", ""),
  ])
  func aPartIsChecked(more: String, problem: String) {
    #expect(problems(more: more) == (problem.isEmpty ? [] : [problem]))
  }

  @Test(arguments: [
    (
      "{source: A12, at: FAM¶5, says: So, grade: ext}",
      "WM211 there is no source called \"A12\"; add it to Corpus/sources.yaml, or correct the key"
    ),
    (
      "{source: W51, at: FAM¶5, says: So, grade: ext}",
      "WM211 there is no source called \"W51\"; add it to Corpus/sources.yaml, or correct the key"
    ),
    (
      "{source: W15, at: p. 3, says: So, grade: seed-idea}",
      "WM256 the grade \"seed-idea\" is better than W15 allows, which is \"ext\"; write ext, or name a better source"
    ),
    (
      "{source: A11, at: FAM¶5, says: So}",
      "WM255 a card must say how strong each source is; add \"grade: seed-strong\", seed-case, seed-idea or ext"
    ),
    (
      "{source: A11, at: FAM¶5, says: So, grade: strong}",
      "WM123 \"strong\" is not one of the words for \"grade\"; choose from seed-strong, seed-case, seed-idea and ext"
    ),
    (
      "{source: A11, says: So, grade: ext}", "WM120 this source has no \"at\"; add a line \"at: …\""
    ),
  ])
  func everySourceExistsAndItsGradeIsAllowed(because: String, problem: String) {
    #expect(problems(because: "  - \(because)") == [problem])
  }

  @Test func theGradeOfACardIsTheBestOfItsSources() throws {
    let rules = try SmallSet.rules([
      SmallSet.actionPath: SmallSet.action(
        because: """
            - {source: W15, at: p. 1, says: So, grade: ext}
            - {source: A11, at: FAM¶5, says: So, grade: seed-idea}
          """)
    ])
    #expect(rules.actions.first { $0.id == "up_test" }?.grade == .seedIdea)
  }

  @Test(arguments: [
    ("[C_CSOY]", "WM212 there is no caution called \"C_CSOY\"; did you mean \"C_COSY\"?"),
    (
      "[X_OTHER]",
      "WM212 there is no caution called \"X_OTHER\"; add it to Rules/cautions.yaml, or write {text: …} for the card's own"
    ),
    ("[{txt: own}]", "WM120 this caution has no \"text\"; add a line \"text: …\""),
    (
      "[[a]]",
      "WM122 a group of \"key: value\" lines is needed here, not a list; write \"key: value\" lines beneath, indented by two spaces"
    ),
    ("[]", "WM255 \"cautions\" is empty; write at least one entry"),
  ])
  func everyCautionExists(cautions: String, problem: String) {
    let text = SmallSet.action().replacing("cautions: [C_COSY]", with: "cautions: \(cautions)")
    #expect(SmallSet.load([SmallSet.actionPath: text]).problems.lines.contains(problem))
  }

  @Test(arguments: [
    (
      "topics: [leadership]", "topics: [leadershp]",
      "WM216 there is no topic called \"leadershp\"; did you mean \"leadership\"?"
    ),
    (
      "topics: [leadership]", "topics: [a, \"\"]",
      "WM128 nothing stands after \"topics\"; write a value, or delete the line"
    ),
    (
      "kind: none", "kind: asset",
      "WM252 the kind is \"asset\", but the file says \"finding\"; delete the line"
    ),
  ])
  func headsAreChecked(old: String, new: String, problem: String) {
    let text =
      old == "kind: none"
      ? SmallSet.finding(more: new) : SmallSet.finding().replacing(old, with: new)
    #expect(SmallSet.load([SmallSet.findingPath: text]).problems.lines.contains(problem))
  }

  @Test func aNeedsTopicMayBeATopic() throws {
    let rules = try SmallSet.rules()
    #expect(rules.actions[0].topics.contains("eal"))
    let unknown = SmallSet.finding().replacing(
      "topics: [leadership]", with: "topics: [\"the need's topic\"]")
    #expect(SmallSet.load([SmallSet.findingPath: unknown]).problems.codes.contains("WM209"))
  }

  // MARK: - Contra-indications

  @Test(arguments: [
    (
      "reach: nobody",
      "WM258 it is not clear which cards this reaches; write {every card except: [a, b]}, {cards that list it: yes} or candidate"
    ),
    (
      "reach: {cards that list it: no}",
      "WM258 it is not clear which cards this reaches; write {every card except: [a, b]}, {cards that list it: yes} or candidate"
    ),
    (
      "reach: {every card except: [up_nobody]}",
      "WM203 there is no action called \"up_nobody\"; add its file, or correct the id"
    ),
    (
      "reach: candidate\n    first: up_nobody",
      "WM203 there is no action called \"up_nobody\"; add its file, or correct the id"
    ),
    (
      "reach: candidate\n    if unknown: stop",
      "WM246 \"if unknown: stop\" needs a reason; add a line \"because: …\""
    ),
    (
      "reach: candidate\n    if unknown: carry on",
      "WM123 \"carry on\" is not one of the words for \"if unknown\"; choose from stop"
    ),
    (
      "reach: candidate\n    test: {contra-indication: N_CLOSED}",
      "WM247 \"contra-indication\" can stand only in the conditions of an action; move the line to an action"
    ),
    (
      "reach: candidate\n    test: {isolatoin: high}",
      "WM201 there is no fact called \"isolatoin\"; did you mean \"isolation\"? (defined in Rules/vocabulary/facts.yaml, line 44)"
    ),
  ])
  func contraIndicationsAreChecked(more: String, problem: String) throws {
    let path = "Rules/contraindications.yaml"
    let text =
      try #require(SmallSet.files[path])
      + "  N_MORE:\n    name: More\n    says: more\n    effect: block\n    source: ours\n    \(more)\n"
    let lines = SmallSet.load([path: text]).problems.filter { $0.severity == .error }.lines
    #expect(lines == [problem])
  }

  @Test func contraIndicationsKeepTheirReachAndEffect() throws {
    let contras = try SmallSet.rules().contraIndications
    #expect(contras.map(\.effect) == [.defer, .defer, .limit, .removeCandidate])
    #expect(
      contras.map(\.reach) == [
        .cardsThatListIt(orEffort: nil), .cardsThatListIt(orEffort: .high),
        .everyCardExcept(["up_map_expertise"]), .candidate,
      ])
    #expect(contras.map(\.stopsIfUnknown) == [false, true, false, false])
    #expect(contras.map(\.first) == ["up_map_expertise", "up_map_expertise", nil, nil])
    #expect(contras.map { $0.test != nil } == [true, false, true, false])
  }

  // MARK: - Policies

  @Test(arguments: [
    (
      "- urgency: act now, plan, consider", "- urgncy: act now, plan, consider",
      "WM121 the order has no key called \"urgncy\"; did you mean \"urgency\"?"
    ),
    (
      "- effort: low, medium, high", "- effort: high, medium, low",
      "WM259 the order of \"effort\" is always \"low, medium, high\"; write \"low, medium, high\""
    ),
    (
      "    - rule: by name\n", "",
      "WM259 the order must end with the names of rules, so that it is total; end it with \"rule: by name\""
    ),
    (
      "- effort: low, medium, high", "- firmness: firm, fragile",
      "WM119 the key \"firmness\" stands here a second time; delete one of the two, or join them"
    ),
    ("at most: 3", "at most: 5", "WM130 \"at most\" must be 1 to 3, not \"5\"; correct the number"),
    (
      "when W_ALONE or N_STAT_ONLY", "when W_ALNOE or N_STAT_ONLY",
      "WM202 there is no finding called \"W_ALNOE\"; did you mean \"W_ALONE\"?"
    ),
    (
      "when W_ALONE or N_STAT_ONLY", "if W_ALONE",
      "WM259 \"if W_ALONE\" names no finding and no contra-indication; write, for example, \"when W_STATS_ONLY or N_STAT_ONLY\""
    ),
    (
      "when W_ALONE or N_STAT_ONLY", "when W_ALONE and N_STAT_ONLY",
      "WM259 \"when W_ALONE and N_STAT_ONLY\" names no finding and no contra-indication; write, for example, \"when W_STATS_ONLY or N_STAT_ONLY\""
    ),
    (
      "when any applies", "always",
      "WM123 \"always\" is not one of the words for \"at least one of low effort\"; choose from when any applies"
    ),
  ])
  func theRankingIsChecked(old: String, new: String, problem: String) throws {
    let path = "Rules/ranking.yaml"
    let text = try #require(SmallSet.files[path]).replacing(old, with: new)
    let lines = SmallSet.load([path: text]).problems.filter { $0.severity == .error }.lines
    #expect(lines.contains(problem), "\(lines)")
  }

  @Test func theRankingMayOrderItsKeysAnew() throws {
    let path = "Rules/ranking.yaml"
    let text = try #require(SmallSet.files[path])
      .replacing("    - urgency: act now, plan, consider\n", with: "")
      .replacing(
        "    - rule: by name", with: "    - urgency: act now, plan, consider\n    - rule: by name"
      )
      .replacing("    at least one of low effort: when any applies\n", with: "")
    let ranking = try SmallSet.rules([path: text]).ranking
    #expect(ranking.order.first == .status)
    #expect(ranking.order.suffix(2) == [.urgency, .rule])
    #expect(ranking.atLeastOneOfLowEffort == false)
    #expect(ranking.atLeastOnePerEcologyLevel)
  }

  @Test func theStrengthsStandFromClearToHint() throws {
    let path = "Rules/strength.yaml"
    let turned = """
      strength:
        version: 2
        hint: {facts: 1, judgements: 0}
        clear: {facts: 3, judgements: 1}
      """
    #expect(
      SmallSet.load([path: turned]).problems.filter { $0.severity == .error }.lines == [
        "WM259 the strengths must stand from clear to hint; put clear first, then likely, then hint"
      ])
    #expect(
      SmallSet.load([path: "strength: {version: 1, strong: {facts: 1}}"]).problems.codes.contains(
        "WM121"))
    let other = try SmallSet.rules([
      path: "strength: {version: 2, clear: {facts: 3, judgements: 1}}"
    ])
    #expect(
      other.strength == StrengthPolicy(version: 2, lines: [.init(.clear, facts: 3, judgements: 1)]))
  }

  @Test func cautionsRestOnSources() throws {
    let path = "Rules/cautions.yaml"
    let text = try #require(SmallSet.files[path]) + "  C_NEW: {says: So, source: A11; W51}\n"
    let lines = SmallSet.load([path: text]).problems.filter { $0.severity == .error }.lines
    #expect(
      lines == [
        "WM211 there is no source called \"W51\"; add it to Corpus/sources.yaml, or correct the key"
      ])
  }
}
