import Diagnostics
import Facts
import Notation
import RuleLanguage
import Testing

/// The shape of conditions: what an item may be, and what may stand beside it.
@Suite struct ConditionTests {
  @Test(arguments: [
    (
      "isolation: high",
      "WM240 \"signs\" must be followed by a list of conditions; write each condition on a line of its own after \"- \""
    ),
    ("[]", "WM240 \"signs\" holds no condition; write a condition, or delete the line"),
    (
      "  - isolation",
      "WM240 a condition is a fact and its test, not \"isolation\"; write, for example, \"reading cohort size: at least 11\""
    ),
    (
      "  - [isolation, high]",
      "WM240 a condition is a fact and its test; write, for example, \"reading cohort size: at least 11\""
    ),
    (
      "  - because: it is so",
      "WM240 this condition asks nothing; write a condition, or delete the line"
    ),
    (
      "  - isolation: high\n    phase: primary",
      "WM241 one condition asks several things: \"isolation\" and \"phase\"; begin each on a line of its own with \"- \""
    ),
    (
      "  - isolation: high\n    if unknwon: stop",
      "WM241 \"if unknwon\" has no meaning in a condition; did you mean \"if unknown\"?"
    ),
    (
      "  - phase: [primary, secondary]",
      "WM242 \"phase\" must be followed by a test on one line; write \"any of [primary, secondary]\""
    ),
    (
      "  - phase: {is: primary}",
      "WM242 \"phase\" must be followed by a test on one line; write, for example, \"at least 11\""
    ),
    ("  - phase:", "WM242 nothing stands after \"phase\"; write a condition, or delete the line"),
    (
      "  - isolation: at least\n      medium",
      "WM243 a condition must stand on one line; write it on one line after the colon"
    ),
    (
      "  - isolation: |\n      high",
      "WM243 a condition must stand on one line; write it on one line after the colon"
    ),
    (
      "  - at least: some\n    of: schools in the area\n    call them: x\n    where: [{isolation: high}]",
      "WM244 \"at least\" needs a number or a percentage, not \"some\"; write, for example, 2 or 30 percent"
    ),
    (
      "  - exactly: 130 percent\n    of: schools in the area\n    call them: x\n    where: [{isolation: high}]",
      "WM244 \"exactly\" needs a number or a percentage, not \"130 percent\"; write, for example, 2 or 30 percent"
    ),
    (
      "  - at least: 2\n    of: schools in the area\n    call them: x",
      "WM120 this count has no \"where\"; add a line \"where: …\""
    ),
    (
      "  - at most: -1\n    of: schools in the area\n    call them: x\n    where: [{isolation: high}]",
      "WM244 \"at most\" needs a number or a percentage, not \"-1\"; write, for example, 2 or 30 percent"
    ),
    (
      "  - at least: 2\n    of: schools in the arae\n    call them: x\n    where: [{isolation: high}]",
      "WM205 there is no relation called \"schools in the arae\"; did you mean \"schools in the area\"?"
    ),
    ("  - isolation: high\n    of: schools", "WM245 \"of\" has no meaning here; delete the line"),
    (
      "  - isolation: high\n    say: no",
      "WM245 \"say\" has no meaning here; put it on a line of \"unless\""
    ),
    (
      "  - all: [{isolation: high, gives at most: hint}]",
      "WM245 \"gives at most\" has no meaning here; put it on a sign of a finding"
    ),
    (
      "  - any: [{isolation: high}]\n    if unknown: wait",
      "WM245 \"if unknown\" has no meaning here; put it on the single lines"
    ),
    (
      "  - isolation: high\n    gives at most: likely",
      "WM245 a sign can be held to a hint, not to \"likely\"; write \"gives at most: hint\""
    ),
    (
      "  - isolation: high\n    if unknown: carry",
      "WM246 \"carry\" is not what \"if unknown\" can say; write wait, carry on or stop"
    ),
    (
      "  - isolation: high\n    if unknown: carryon",
      "WM246 \"carryon\" is not what \"if unknown\" can say; did you mean \"carry on\"?"
    ),
    (
      "  - isolation: high\n    if unknown: carry on",
      "WM246 \"if unknown: carry on\" needs a reason; add a line \"because: …\""
    ),
    (
      "  - isolation: high\n    if unknown: stop\n    because:",
      "WM242 nothing stands after \"because\"; write a condition, or delete the line"
    ),
    (
      "  - isolation: high\n    because: it is so",
      "WM246 \"because\" gives the reason of \"if unknown\", which is not here; add \"if unknown: carry on\" or \"if unknown: stop\", or delete it"
    ),
    (
      "  - contra-indication: N_CLOSED",
      "WM247 \"contra-indication\" can stand only in the conditions of an action; move the line to an action"
    ),
    (
      "  - any when of: [up_map_expertise]",
      "WM247 \"any when of\" can stand only in the conditions of an action; move the line to an action"
    ),
    (
      "  - any when of: up_map_expertise",
      "WM244 \"any when of\" needs a list of actions; write their ids in brackets: [a, b]"
    ),
    (
      "  - finding: W_ALNOE",
      "WM202 there is no finding called \"W_ALNOE\"; did you mean \"W_ALONE\"?"
    ),
    (
      "  - finding: something else",
      "WM202 there is no finding called \"something else\"; add its file, or correct the name"
    ),
    (
      "  - asset: P_EXPERTIS",
      "WM202 there is no asset called \"P_EXPERTIS\"; did you mean \"P_EXPERTISE\"?"
    ),
    ("  - asset: W_ALONE", "WM219 W_ALONE is a barrier, not an asset; write \"finding: W_ALONE\""),
    (
      "  - finding: P_EXPERTISE",
      "WM219 P_EXPERTISE is an asset, not a barrier; write \"asset: P_EXPERTISE\""
    ),
    (
      "  - finding: W_ALONE, at least liekly",
      "WM218 \"at least liekly\" is no strength of a finding; write hint, likely or clear, with or without \"at least\""
    ),
    (
      "  - finding: W_ALONE, about maths",
      "WM219 W_ALONE is not about anything; leave out \"about …\""
    ),
    (
      "  - asset: P_EXPERTISE, about math",
      "WM217 the list \"topics\" has no entry \"math\"; did you mean \"maths\"?"
    ),
    (
      "  - asset: P_EXPERTISE, about the need's topic",
      "WM209 \"the need's topic\" stands for nothing, as the rule is not about anything; add \"about: {need: needs}\" to the rule, or name the value itself"
    ),
    (
      "  - finding: the need's finding",
      "WM209 \"the need's finding\" stands for nothing, as the rule is not about anything; add \"about: {need: needs}\" to the rule, or name the value itself"
    ),
  ])
  func isRefused(signs: String, problem: String) {
    let lines = signs.hasPrefix(" ") ? signs : "  \(signs)"
    #expect(SmallSet.problems(signs: lines).lines == [problem])
  }

  private func signs(_ text: String) throws -> [CheckedCondition] {
    let rules = try SmallSet.rules([SmallSet.findingPath: SmallSet.finding(signs: text)])
    return try #require(rules.findings.first { $0.id == "W_TEST" }).signs
  }

  @Test func listsAreJoinedAsTheySay() throws {
    let signs = try signs(
      """
        - all: [{isolation: high}, {phase: primary}]
        - any: [{isolation: low}]
        - none of: [{trust among staff: strong}]
      """)
    guard case .all(let all) = signs[0].form, case .any(let any) = signs[1].form,
      case .noneOf(let none) = signs[2].form
    else {
      Issue.record("\(signs)")
      return
    }
    #expect([all.count, any.count, none.count] == [2, 1, 1])
  }

  @Test(arguments: [
    ("at least: 2", CheckedCount.Quantity(.atLeast, 2)),
    ("at most: 0", CheckedCount.Quantity(.atMost, 0)),
    ("exactly: 1", CheckedCount.Quantity(.exactly, 1)),
    ("at least: 30 percent", CheckedCount.Quantity(.atLeast, 30, isPercent: true)),
  ])
  func countsKeepTheirQuantity(line: String, quantity: CheckedCount.Quantity) throws {
    let signs = try signs(
      """
        - \(line)
          of: schools in the family
          call them: possible partners
          where:
            - reading progress: above this school by at least 2.0 points
            - disadvantaged pupils: within 10 points of this school
            - local authority: different from this school
            - phase: same as this school
            - finding: W_ALONE, clear
              if unknown: stop
              because: so it is
      """)
    guard case .count(let count) = signs[0].form, case .all(let items) = count.condition.form else {
      Issue.record("\(signs)")
      return
    }
    #expect(count.quantity == quantity)
    #expect(count.relation == "schools in the family")
    #expect(count.name == "possible partners")
    #expect(items.count == 5)
    #expect(items[4].stance == .stop(because: "so it is"))
  }

  @Test(arguments: [
    ("W_ALONE", Strength.hint, false), ("W_ALONE, clear", .clear, true),
    ("Works alone, at least likely", .likely, false), ("works alone", .hint, false),
    ("Staff unsure about new languages, hint", .hint, true),
  ])
  func findingsAreNamedByIDOrName(text: String, strength: Strength, isExact: Bool) throws {
    guard case .finding(let test) = try signs("  - finding: \(text)")[0].form else {
      Issue.record("\(text)")
      return
    }
    #expect(test.strength == strength)
    #expect(test.isExact == isExact)
    #expect(test.findings.count == 1)
  }

  @Test func aFindingAboutSomethingHoldsAboutAny() throws {
    guard case .finding(let any) = try signs("  - asset: P_EXPERTISE, at least likely")[0].form,
      case .finding(let one) = try signs("  - asset: P_EXPERTISE, about teaching quality")[0].form
    else {
      Issue.record("no findings")
      return
    }
    #expect(any.findings.count == 7)
    #expect(one.findings == [any.findings[4]])
  }

  @Test func signsAndExceptionsKeepWhatStandsBesideThem() throws {
    let rules = try SmallSet.rules()
    let finding = try #require(rules.findings.first { $0.id == "W_LANGUAGE" })
    #expect(finding.signs.map(\.givesAtMostHint) == [false, true])
    #expect(finding.unless.map(\.say) == ["too few pupils"])
    let card = rules.actions[0]
    #expect(card.instances[0].unless[0].stance == .carryOn(because: "a new head can still say no"))
  }

  @Test func everyConditionKeepsItsPlace() throws {
    let rules = try SmallSet.rules()
    let conditions =
      rules.findings.flatMap { $0.signs + $0.unless }
      + rules.actions.flatMap { $0.appliesTo + $0.instances.flatMap { [$0.when] + $0.unless } }
    let all = ConditionWalk.all(in: conditions)
    #expect(all.count > 30)
    for condition in all {
      let text = try #require(SmallSet.files[condition.location.file])
      let line = text.split(separator: "\n", omittingEmptySubsequences: false)[
        condition.location.line - 1]
      let character = line.dropFirst(condition.location.column - 1).first
      #expect(character?.isLetter == true, "\(condition.location)")
    }
  }

  // MARK: - In actions

  @Test(arguments: [
    (
      "  contra-indication: N_CLSOED",
      "WM208 there is no contra-indication called \"N_CLSOED\"; did you mean \"N_CLOSED\"?"
    ),
    (
      "  any when of: [up_map_expertis]",
      "WM203 there is no action called \"up_map_expertis\"; did you mean \"up_map_expertise\"?"
    ),
    (
      "  any when of: [up_map_expertise, up_map_expertise]",
      "WM257 \"up_map_expertise\" is listed twice; delete it"
    ),
    (
      "  at least: 1\n  of: language hubs\n  call them: hubs\n  where: [{finding: W_ALONE}]",
      "WM247 a finding belongs to a school, which \"language hubs\" are not; test a fact of theirs instead"
    ),
    (
      "  at least: 1\n  of: language hubs\n  call them: hubs\n  where: [{isolation: high}]",
      "WM229 \"isolation\" is a fact of a school, which \"language hubs\" are not; move the line to where it belongs"
    ),
    (
      "  at least: 1\n  of: schools in the area\n  call them: a\n  where: [{at least: 1, of: schools in the area, call them: b, where: [{isolation: high}]}]",
      "WM247 a count cannot stand inside the \"where\" of another; make the inner count a finding, and name that finding here"
    ),
    (
      "  all:\n    - {at least: 1, of: schools in the area, call them: a, where: [{isolation: high}]}\n    - {at least: 1, of: schools in the area, call them: a, where: [{isolation: low}]}",
      "WM248 two sets of this rule are called \"a\"; give one of them another name"
    ),
  ])
  func isRefusedInAnAction(when: String, problem: String) {
    #expect(SmallSet.problems(when: when).lines == [problem])
  }

  @Test func anActionMayNameWhatAFindingMayNot() throws {
    let rules = try SmallSet.rules([
      SmallSet.actionPath: SmallSet.action(
        when:
          "  any: [{contra-indication: Only figures are known}, {any when of: [up_map_expertise]}]")
    ])
    let action = try #require(rules.actions.first { $0.id == "up_test" })
    guard case .any(let items) = action.instances[0].when.form,
      case .contraIndication(let index) = items[0].form,
      case .anyWhenOf(let parts) = items[1].form
    else {
      Issue.record("\(action.instances)")
      return
    }
    #expect(rules.contraIndications[index].id == "N_STAT_ONLY")
    #expect(parts.map(\.action) == ["up_map_expertise"])
    guard case .any(let copies) = parts[0].when.form else {
      Issue.record("a card with about is copied as any of its entries")
      return
    }
    #expect(copies.count == 2)
  }

  @Test func factsOfHubsAreTestedAmongHubs() throws {
    let rules = try SmallSet.rules([
      SmallSet.actionPath: SmallSet.action(
        when: """
            at least: 1
            of: language hubs
            call them: hubs in reach
            where:
              - travel time: at most 45 minutes
              - places left: at least 1
                if unknown: carry on
                because: hubs rarely publish places
          """)
    ])
    #expect(rules.actions.map(\.id) == ["up_map_expertise", "up_test"])
  }
}
