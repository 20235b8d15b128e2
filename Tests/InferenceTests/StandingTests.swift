import Facts
import Inference
import RuleLanguage
import Testing

/// How actions stand, read from verdicts alone, against their proofs: over random rules and random schools.
@Suite struct StandingTests {
  @Test(arguments: UInt64(0)..<30) func standingsSayWhatProofsSay(seed: UInt64) {
    let world = RandomWorld(seed: seed)
    let engine = Engine(rules: CompiledRules(world.rules), base: world.base, asOfYear: 2024)
    for subject in AgreementTests.subjects {
      let situation = engine.situation(of: subject)
      situation.detail = .verdicts
      for action in world.rules.actions.indices {
        compare(situation, action, world.rules, "seed \(seed), \(subject), action \(action)")
      }
    }
  }

  /// They do so too where something is supposed.
  @Test(arguments: UInt64(50)..<62) func andSoTheyDoUnderASupposition(seed: UInt64) {
    let world = RandomWorld(seed: seed)
    let engine = Engine(rules: CompiledRules(world.rules), base: world.base, asOfYear: 2024)
    for subject in AgreementTests.subjects {
      let before = engine.situation(of: subject)
      for (slot, value) in Self.answers(before, world.rules).prefix(4) {
        let situation = before.answering(slot, value)
        situation.detail = .verdicts
        for action in world.rules.actions.indices {
          compare(situation, action, world.rules, "seed \(seed), \(subject), \(slot) \(value)")
        }
      }
    }
  }

  private static func answers(
    _ situation: Situation, _ rules: CheckedRules
  ) -> [(slot: Int, value: FactValue)] {
    rules.vocabulary.facts.indices.filter { rules.vocabulary.facts[$0].bearer == .school }
      .compactMap { slot in situation.possibleAnswers(slot).last.map { (slot, $0) } }
  }

  private func compare(
    _ situation: Situation, _ action: Int, _ rules: CheckedRules, _ comment: Comment
  ) {
    let (standing, proof) = (situation.standing(action), situation.proof(action: action))
    #expect(standing.status == proof.status, comment)
    for (own, proved) in zip(standing.instances, proof.instances) {
      #expect(own.index == proved.index && own.status == proved.status, comment)
      #expect(own.when == proved.when.verdict, comment)
      #expect(own.bearing == proved.contraIndications.filter(\.bears).map(\.index), comment)
    }
    let resting = proof.deciding.flatMap(\.restsOn)
    var seen: Set<Int> = []
    #expect(
      situation.findings(behind: standing)
        == resting.map(\.finding).filter { seen.insert($0).inserted }, comment)
    #expect(
      situation.strength(behind: standing, ofSchoolAlone: true)
        == resting.filter { rules.findings[$0.finding].ecology != .system }
        .map(\.strength.certain).max() ?? .none, comment)
    #expect(
      situation.strength(behind: standing, ofSchoolAlone: false)
        == proof.deciding.map(\.strength).max() ?? .none, comment)
    #expect(
      situation.isGrounded(standing)
        == proof.deciding.contains { Self.isGrounded($0.when, rules.vocabulary) }, comment)
    #expect(Set(situation.openFacts(standing)) == Self.waitedFor(proof), comment)
  }

  /// The facts that a card waits for, that could make its findings stronger, or that could stop it.
  private static func waitedFor(_ proof: ActionProof) -> Set<Int> {
    let causes = proof.instances.flatMap { instance in
      instance.waitsFor + instance.restsOn.flatMap(\.waitsFor)
        + instance.openContraIndications.flatMap { $0.test?.waitsFor ?? [] }
    }
    return Set(causes.compactMap { if case .fact(let slot) = $0 { slot } else { nil } })
  }

  /// Whether something that is known speaks for a condition.
  private static func isGrounded(_ proof: ConditionProof, _ vocabulary: Vocabulary) -> Bool {
    if proof.verdict == .no { return false }
    return switch proof.form {
    case .test(let test):
      proof.verdict == .yes && vocabulary.facts[test.test.slot].role != .record
    case .count(let count): proof.verdict == .yes && count.tally.registered > 0
    case .finding(let use): use.entries.contains { $0.strength.certain > .none }
    case .contraIndication: proof.verdict == .yes
    case .all(let parts):
      parts.contains { isGrounded($0, vocabulary) }
        && parts.allSatisfy { isGrounded($0, vocabulary) || $0.verdict == .yes }
    case .any(let parts): parts.contains { isGrounded($0, vocabulary) }
    case .anyWhenOf(let cards): cards.contains { isGrounded($0.when, vocabulary) }
    case .noneOf: false
    }
  }
}
