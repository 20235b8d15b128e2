import Facts
import Inference
import RuleLanguage
import Testing

/// The table of `rule-language` 5.7: for every state of S, W and X.
@Suite struct StatusTests {
  static let states: [FactValue] = [.yes, .notSupplied(nil), .no]

  @Test(arguments: states, states) func tableOfStatuses(applies: FactValue, when: FactValue) {
    for exception in Self.states {
      let rules = Small.rules(
        [Small.yesNo("s"), Small.yesNo("w"), Small.yesNo("x")],
        actions: [
          Small.action(
            "a", when: Small.test(1, .oneOf(ValueSet([1]))),
            unless: [Small.test(2, .oneOf(ValueSet([1])))],
            appliesTo: [Small.test(0, .oneOf(ValueSet([1])))])
        ])
      let engine = Engine(
        rules: CompiledRules(rules),
        base: Small.base(rules.vocabulary, [[0: applies, 1: when, 2: exception]]), asOfYear: 2024)
      let expected: Status =
        if applies == .no {
          .doesNotApply
        } else if when == .no {
          .notIndicated
        } else if exception == .yes {
          .ruledOut
        } else if applies != .yes {
          .cannotTell
        } else if when == .yes, exception == .no {
          .recommended
        } else {
          .possible
        }
      #expect(engine.status(0, .school(0)) == expected)
      #expect(engine.situation(of: .school(0)).proof(action: 0).status == expected)
    }
  }
}
