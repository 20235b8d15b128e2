import Facts
import Inference
import RuleLanguage
import TestSupport
import Testing

/// Joining tests (`rule-language` 5.3), stances (5.6) and law 5.
@Suite struct KleeneTests {
  static let states: [FactValue] = [.yes, .notSupplied(nil), .no]

  static func verdict(_ value: FactValue) -> Verdict {
    value == .yes ? .yes : value == .no ? .no : .unknown
  }

  static func isYes(_ slot: Int, _ stance: CheckedCondition.Stance = .wait) -> CheckedCondition {
    Small.test(slot, .oneOf(ValueSet([1])), stance)
  }

  /// The verdict of a condition on two yes/no facts.
  static func verdict(of condition: CheckedCondition, _ a: FactValue, _ b: FactValue) -> Verdict {
    let rules = Small.rules(
      [Small.yesNo("a"), Small.yesNo("b")], actions: [Small.action("x", when: condition)])
    let engine = Engine(
      rules: CompiledRules(rules), base: Small.base(rules.vocabulary, [[0: a, 1: b]]),
      asOfYear: 2024)
    return engine.situation(of: .school(0)).proof(action: 0).instances[0].when.verdict
  }

  @Test(arguments: states, states) func allAnyAndNoneOf(a: FactValue, b: FactValue) {
    let parts = [Self.isYes(0), Self.isYes(1)]
    let (x, y) = (Self.verdict(a), Self.verdict(b))
    #expect(Self.verdict(of: Small.condition(.all(parts)), a, b) == min(x, y))
    #expect(Self.verdict(of: Small.condition(.any(parts)), a, b) == max(x, y))
    #expect(Self.verdict(of: Small.condition(.noneOf(parts)), a, b) == !max(x, y))
  }

  /// Law 5: none of X equals the reverse of any of X, for every state of every fact.
  @Test(arguments: UInt64(800)..<812) func noneOfIsTheReverseOfAny(seed: UInt64) {
    var options = RandomWorld.Options()
    // A stance favours the recommendation, and that turns round under none of.
    options.stances = false
    var world = RandomWorld(seed: seed, options)
    let wholes = world.rules.actions.map { $0.instances[0].when }
    world.rules.contraIndications = []
    world.rules.actions = wholes.enumerated().flatMap { index, when in
      [
        Small.action("any \(index)", when: Small.condition(.any([when]))),
        Small.action("none \(index)", when: Small.condition(.noneOf([when]))),
      ]
    }.filter { !$0.instances[0].when.asksContraIndications }
    for index in world.rules.findings.indices {
      world.rules.findings[index].signs.removeAll(where: \.asksContraIndications)
    }
    let engine = Engine(rules: CompiledRules(world.rules), base: world.base, asOfYear: 2024)
    for school in 0..<world.base.schools.count {
      for action in stride(from: 0, to: world.rules.actions.count - 1, by: 2) {
        let any = engine.status(action, .school(school))
        let none = engine.status(action + 1, .school(school))
        let reverse: Status =
          switch any {
          case .recommended: .notIndicated
          case .notIndicated: .recommended
          default: any
          }
        #expect(none == reverse, "seed \(seed), school \(school), action \(action)")
      }
    }
  }

  // MARK: Stances

  /// In `when` *carry on* favours the card and *stop* blocks it; under *none of* they turn round.
  @Test func stancesFollowTheirPlace() {
    let carryOn = CheckedCondition.Stance.carryOn(because: "")
    let stop = CheckedCondition.Stance.stop(because: "")
    let open = FactValue.notSupplied(nil)
    func status(
      when: CheckedCondition, unless: [CheckedCondition] = [], _ value: FactValue = .notKnown
    ) -> Status {
      let rules = Small.rules(
        [Small.yesNo("a"), Small.yesNo("b")],
        actions: [Small.action("x", when: when, unless: unless)])
      let engine = Engine(
        rules: CompiledRules(rules), base: Small.base(rules.vocabulary, [[0: .yes, 1: value]]),
        asOfYear: 2024)
      let status = engine.status(0, .school(0))
      #expect(engine.situation(of: .school(0)).proof(action: 0).status == status)
      return status
    }
    #expect(status(when: Self.isYes(1, carryOn)) == .recommendedOnAnAssumption)
    #expect(status(when: Self.isYes(1, stop)) == .notIndicated)
    #expect(
      status(when: Small.condition(.noneOf([Self.isYes(1, carryOn)])))
        == .recommendedOnAnAssumption)
    #expect(status(when: Small.condition(.noneOf([Self.isYes(1, stop)]))) == .notIndicated)
    #expect(
      status(when: Self.isYes(0), unless: [Self.isYes(1, carryOn)]) == .recommendedOnAnAssumption)
    #expect(status(when: Self.isYes(0), unless: [Self.isYes(1, stop)]) == .ruledOut)
    #expect(status(when: Self.isYes(0), unless: [Self.isYes(1)]) == .possible)
    // A known fact needs no assumption.
    #expect(status(when: Self.isYes(1, carryOn), .yes) == .recommended)
    #expect(status(when: Self.isYes(1, carryOn), .no) == .notIndicated)
    #expect(Self.verdict(of: Self.isYes(0, carryOn), open, open) == .yes)
  }

  /// An assumption that does not decide is none.
  @Test func anAssumptionBesideATruePartDoesNotCount() {
    let condition = Small.condition(
      .any([Self.isYes(0), Self.isYes(1, .carryOn(because: ""))]))
    let rules = Small.rules(
      [Small.yesNo("a"), Small.yesNo("b")], actions: [Small.action("x", when: condition)])
    let engine = Engine(
      rules: CompiledRules(rules), base: Small.base(rules.vocabulary, [[0: .yes], [0: .no]]),
      asOfYear: 2024)
    #expect(engine.status(0, .school(0)) == .recommended)
    #expect(engine.status(0, .school(1)) == .recommendedOnAnAssumption)
    let proof = engine.situation(of: .school(1)).proof(action: 0).instances[0]
    #expect(proof.assumptions.count == 1)
    #expect(proof.assumptions.first?.assumedCauses == [.fact(1)])
  }
}

extension CheckedCondition {
  /// Whether a contra-indication is named anywhere in it.
  var asksContraIndications: Bool {
    switch form {
    case .contraIndication: true
    case .all(let parts), .any(let parts), .noneOf(let parts):
      parts.contains(where: \.asksContraIndications)
    case .count(let count): count.condition.asksContraIndications
    case .anyWhenOf(let actions): actions.contains { $0.when.asksContraIndications }
    case .test, .finding: false
    }
  }
}
