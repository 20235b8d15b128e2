import Facts
import Inference
import RuleLanguage
import TestSupport
import Testing

/// The laws of `rule-language` 5.9 over random rules and random facts. Law 6 stands in
/// ``AgreementTests``.
@Suite struct LawTests {
  static func engine(_ world: RandomWorld) -> Engine {
    Engine(rules: CompiledRules(world.rules), base: world.base, asOfYear: 2024)
  }

  // MARK: Law 1

  /// Shuffling conditions, rules and schools changes nothing.
  @Test(arguments: UInt64(200)..<216) func orderDoesNotMatter(seed: UInt64) {
    let world = RandomWorld(seed: seed)
    var random = SplitMix64(seed: seed)
    let before = Self.engine(world)
    let schools = Array(0..<world.base.schools.count).shuffled(using: &random)
    var shuffling = Shuffling(&random)
    let (rules, actions) = shuffling.shuffled(world.rules)
    let after = Engine(
      rules: CompiledRules(rules), base: shuffling.moved(world.base, schools), asOfYear: 2024)
    for (new, old) in schools.enumerated() {
      for (position, action) in actions.enumerated() {
        #expect(
          after.status(position, .school(new)) == before.status(action, .school(old)),
          "seed \(seed), school \(old), action \(action)")
      }
      for finding in world.rules.findings.indices {
        #expect(
          after.strength(finding, .school(new)) == before.strength(finding, .school(old)),
          "seed \(seed), school \(old), finding \(finding)")
      }
    }
  }

  // MARK: Law 2

  /// With every fact known, verdicts equal ordinary two-valued logic.
  @Test(arguments: UInt64(300)..<324) func everythingKnownIsTwoValued(seed: UInt64) {
    var options = RandomWorld.Options()
    options.isAllKnown = true
    // Means of small groups are never known, nor are all facts of areas.
    options.means = false
    let world = RandomWorld(seed: seed, options)
    let engine = Self.engine(world)
    let reference = Reference(rules: world.rules, base: world.base, asOfYear: 2024)
    for school in 0..<world.base.schools.count {
      for finding in world.rules.findings.indices
      where world.rules.findings[finding].ecology != .system {
        let strength = engine.strength(finding, .school(school))
        #expect(strength.certain == strength.possible, "seed \(seed), \(school), \(finding)")
      }
      for action in world.rules.actions.indices {
        let status = engine.status(action, .school(school))
        let firm: [Status] = [
          .doesNotApply, .notIndicated, .ruledOut, .deferred, .recommended,
        ]
        #expect(firm.contains(status), "seed \(seed), school \(school), action \(action)")
        #expect(status == reference.status(action, BearerRow(.school, school)))
      }
    }
  }

  // MARK: Laws 3 and 4

  /// Learning a value, or narrowing an interval, never turns recommended into not indicated or back.
  ///
  /// As the law says, rules that assume, that test whether something is known, or that wait for a
  /// contra-indication are excepted; and findings with an `unless` that is unknown, since that lowers a
  /// strength that is otherwise certain (5.4a).
  @Test(arguments: UInt64(400)..<420) func learningOnlySettles(seed: UInt64) {
    var options = RandomWorld.Options()
    options.stances = false
    options.knownTests = false
    options.contraIndications = false
    options.findingExceptions = false
    let world = RandomWorld(seed: seed, options)
    let engine = Self.engine(world)
    var random = SplitMix64(seed: seed)
    for school in 0..<world.base.schools.count {
      let subject = Subject.school(school)
      for slot in 0...13 {
        guard let learned = Learning.value(slot, school, world, &random) else { continue }
        let after = engine.situation(of: subject, supposing: Supposition(facts: [slot: learned]))
        for action in world.rules.actions.indices {
          let old = engine.status(action, subject)
          let new = after.status(action)
          #expect(
            Learning.isSettling(old, new),
            "seed \(seed), school \(school), slot \(slot), action \(action): \(old) to \(new)")
        }
        for finding in world.rules.findings.indices {
          let old = engine.strength(finding, subject)
          let new = after.strength(finding)
          #expect(
            new.certain >= old.certain && new.possible <= old.possible,
            "seed \(seed), school \(school), slot \(slot), finding \(finding): \(old) to \(new)")
        }
      }
    }
  }

  /// What is supposed of a school comes out as if it were so: deciding one row anew equals deciding all.
  ///
  /// Means are left out, as a school's own change would move those of others there.
  @Test(arguments: UInt64(450)..<462) func supposingEqualsBeing(seed: UInt64) {
    var options = RandomWorld.Options()
    options.means = false
    let world = RandomWorld(seed: seed, options)
    let engine = Self.engine(world)
    var random = SplitMix64(seed: seed)
    let schools = RandomSchools(options: options)
    for school in stride(from: 0, to: world.base.schools.count, by: 4) {
      var changed = world.base
      var supposed: [Int: FactValue] = [:]
      for slot in [0, 1, 4, 6, 9, 10, 13] where random.chance(60) {
        let value = schools.value(world.rules.vocabulary.facts[slot].kind, &random)
        supposed[slot] = value
        changed.schools.set(slot, school, to: value, from: .supposed)
      }
      let other = Engine(rules: engine.rules, base: changed, asOfYear: 2024)
      let situation = engine.situation(
        of: .school(school), supposing: Supposition(facts: supposed))
      for action in world.rules.actions.indices {
        #expect(
          situation.status(action) == other.status(action, .school(school)),
          "seed \(seed), school \(school), action \(action)")
      }
      for finding in world.rules.findings.indices {
        #expect(
          situation.strength(finding) == other.strength(finding, .school(school)),
          "seed \(seed), school \(school), finding \(finding)")
      }
    }
  }

  // MARK: Law 7

  /// Flipping the conditions named by *why not* makes the rule recommended.
  @Test(arguments: UInt64(500)..<512) func flippingRecommends(seed: UInt64) throws {
    let world = RandomWorld(seed: seed)
    let engine = Self.engine(world)
    for school in 0..<world.base.schools.count {
      let situation = engine.situation(of: .school(school))
      for action in world.rules.actions.indices {
        guard let flips = situation.flips(action) else { continue }
        #expect(
          flips.isEmpty == (situation.status(action) == .recommended),
          "seed \(seed), school \(school), action \(action)")
        #expect(
          situation.flipping(flips).status(action) == .recommended,
          "seed \(seed), school \(school), action \(action)")
      }
    }
  }

  // MARK: Law 8

  /// No question is offered that leaves everything unchanged for every possible answer.
  @Test(arguments: UInt64(600)..<606) func offeredQuestionsMatter(seed: UInt64) {
    let world = RandomWorld(seed: seed)
    let engine = Self.engine(world)
    for school in stride(from: 0, to: world.base.schools.count, by: 3) {
      let situation = engine.situation(of: .school(school))
      let now = situation.outcome
      for slot in 0...11 where situation.mayMatter(slot) {
        let answers = situation.possibleAnswers(slot)
        #expect(answers.contains { situation.answering(slot, $0).outcome != now })
      }
    }
  }

  // MARK: Law 9

  /// Adding a rule never changes the status of another.
  @Test(arguments: UInt64(700)..<712) func addingRulesChangesNoOther(seed: UInt64) {
    let world = RandomWorld(seed: seed)
    let more = RandomWorld(seed: seed + 5000)
    var rules = world.rules
    let engine = Self.engine(world)
    // The same facts and findings mean the same in both worlds, so a card moves over as it stands.
    let known = rules.contraIndications.count
    for var action in more.rules.actions where rules.actions.count < 10 {
      action.id = "B\(action.id)"
      action.notWhen = action.notWhen.filter { $0 < known }
      rules.actions.append(action)
    }
    let larger = Engine(rules: CompiledRules(rules), base: world.base, asOfYear: 2024)
    for school in 0..<world.base.schools.count {
      for action in world.rules.actions.indices {
        let subject = Subject.school(school)
        #expect(larger.status(action, subject) == engine.status(action, subject))
      }
    }
  }
}

/// What a school might learn about itself.
enum Learning {
  /// A value that agrees with what is known already, but says more; `nil` when nothing is open.
  static func value(
    _ slot: Int, _ school: Int, _ world: RandomWorld, _ random: inout SplitMix64
  ) -> FactValue? {
    let schools = RandomSchools(options: RandomWorld.Options(isAllKnown: true))
    let kind = world.rules.vocabulary.facts[slot].kind
    switch world.base.schools.value(slot, school) {
    case .notSupplied, .notKnown: return schools.value(kind, &random)
    case .between(let low, let high):
      let step = (high - low) / 4
      return random.chance(50)
        ? .between(low + (step >= 1 ? step.rounded(.down) : 0), high)
        : .known(.number(random.chance(50) ? low : high))
    case .among(let certain, let possible):
      if case .set = kind { return .known(.set(certain.union(possible))) }
      return .known(.word(random.pick(possible.indices)))
    case .known, .doesNotApply: return nil
    }
  }

  /// Whether a change of status only settles what was open.
  static func isSettling(_ old: Status, _ new: Status) -> Bool {
    switch old {
    case .recommended, .doesNotApply: new == old
    // Nothing leads to the card, and then it turns out not to be meant for the school either.
    case .notIndicated: new == .notIndicated || new == .doesNotApply
    // What would be ruled out anyway may turn out not to be indicated, or not to apply.
    case .ruledOut, .deferred: [.ruledOut, .deferred, .notIndicated, .doesNotApply].contains(new)
    case .cannotTell, .possible, .recommendedOnAnAssumption: true
    }
  }
}
