import Facts
import Inference
import RuleLanguage
import Testing

/// The block evaluator, the single-subject evaluator and the proofs against the slow reference, over
/// random rules and random schools.
@Suite struct AgreementTests {
  static let subjects: [Subject] = (0..<24).map { .school($0) } + (0..<3).map { .area($0) }

  @Test(arguments: UInt64(0)..<30) func blocksAgreeWithTheReference(seed: UInt64) {
    let world = RandomWorld(seed: seed)
    let engine = Engine(rules: CompiledRules(world.rules), base: world.base, asOfYear: 2024)
    let reference = Reference(rules: world.rules, base: world.base, asOfYear: 2024)
    for subject in Self.subjects {
      for finding in world.rules.findings.indices {
        guard let row = reference.row(of: finding, subject.row) else { continue }
        let expected = reference.strengths(finding, row, stances: true)
        let found = engine.strength(finding, subject)
        #expect(found.certain == expected.sure, "seed \(seed), \(subject), finding \(finding)")
        #expect(found.possible == expected.maybe, "seed \(seed), \(subject), finding \(finding)")
      }
      for action in world.rules.actions.indices {
        #expect(
          engine.status(action, subject) == reference.status(action, subject.row),
          "seed \(seed), \(subject), action \(action)")
      }
    }
  }

  /// Law 6: the rebuilt proof's root equals the decided status, for every rule and row.
  @Test(arguments: UInt64(0)..<30) func proofsEqualVerdicts(seed: UInt64) {
    let world = RandomWorld(seed: seed)
    let engine = Engine(rules: CompiledRules(world.rules), base: world.base, asOfYear: 2024)
    for subject in Self.subjects {
      let situation = engine.situation(of: subject)
      for action in world.rules.actions.indices {
        let proof = situation.proof(action: action)
        #expect(
          proof.status == engine.status(action, subject), "seed \(seed), \(subject), \(action)")
      }
      for finding in world.rules.findings.indices {
        let proof = situation.proof(finding: finding)
        #expect(proof.strength == engine.strength(finding, subject), "seed \(seed), \(subject)")
        for (sign, compiled) in zip(proof.signs, engine.rules.findings[finding].signs) {
          let row = proof.row ?? subject.row
          #expect(sign.verdict == situation.verdict(compiled.planes.honoured, at: row))
        }
      }
    }
  }

  /// A supposition that changes nothing changes nothing, though everything is decided anew.
  @Test(arguments: UInt64(100)..<112) func oneByOneEqualsBlocks(seed: UInt64) {
    let world = RandomWorld(seed: seed)
    let engine = Engine(rules: CompiledRules(world.rules), base: world.base, asOfYear: 2024)
    for subject in Self.subjects {
      let slot = subject.row.bearer == .school ? 0 : RandomWorld.Slot.areaLevel
      guard let table = world.base.table(of: subject.row.bearer) else { continue }
      let same = table.value(slot, subject.row.row)
      let situation = engine.situation(of: subject, supposing: Supposition(facts: [slot: same]))
      for action in world.rules.actions.indices {
        #expect(
          situation.status(action) == engine.status(action, subject),
          "seed \(seed), \(subject), action \(action)")
      }
      for finding in world.rules.findings.indices {
        #expect(situation.strength(finding) == engine.strength(finding, subject))
      }
    }
  }

  /// A fact supposed of an area is the area's and, where schools read it, theirs: everything stands as if the data said so.
  @Test(
    arguments: Array(UInt64(200)..<212),
    [RandomWorld.Slot.areaLevel, RandomWorld.Slot.areaYesNo] + RandomWorld.Slot.yesNos)
  func supposingOfAnAreaEqualsKnowingOfIt(seed: UInt64, slot: Int) {
    let world = RandomWorld(seed: seed)
    let rules = CompiledRules(world.rules)
    let engine = Engine(rules: rules, base: world.base, asOfYear: 2024)
    for (area, value) in [(0, FactValue.known(.word(0))), (1, .known(.word(1))), (2, .notKnown)] {
      var base = world.base
      base.areas.set(slot, area, to: value, from: nil)
      let known = Engine(rules: rules, base: base, asOfYear: 2024)
      let supposed = engine.situation(
        of: .area(area), supposing: Supposition(facts: [slot: value]))
      for action in world.rules.actions.indices {
        #expect(
          supposed.status(action) == known.status(action, .area(area)),
          "seed \(seed), area \(area), action \(action)")
      }
      for school in world.base.areaOfSchool.indices {
        for finding in world.rules.findings.indices {
          #expect(
            supposed.strength(finding, ofSchool: school)
              == known.strength(finding, .school(school)),
            "seed \(seed), area \(area), school \(school), finding \(finding)")
        }
      }
    }
  }

  /// How many blocks are worked at once changes nothing.
  @Test func parallelEqualsSerial() {
    var options = RandomWorld.Options()
    options.schools = 20_000
    options.counts = false
    options.means = false
    let world = RandomWorld(seed: 7, options)
    let rules = CompiledRules(world.rules)
    let parallel = Engine(rules: rules, base: world.base, asOfYear: 2024)
    let serial = Engine(rules: rules, base: world.base, asOfYear: 2024, isParallel: false)
    for school in stride(from: 0, to: 20_000, by: 7) {
      for action in world.rules.actions.indices {
        let subject = Subject.school(school)
        #expect(parallel.status(action, subject) == serial.status(action, subject))
      }
    }
  }

  /// Deciding only what some schools need changes nothing about them, nor about anybody else.
  @Test(arguments: Array(UInt64(0)..<20), [[0], [23, 5], []])
  func askingAboutSomeEqualsAskingAboutAll(seed: UInt64, asked: [Int]) {
    let world = RandomWorld(seed: seed)
    let all = Engine(rules: CompiledRules(world.rules), base: world.base, asOfYear: 2024)
    let some = Engine(
      compiling: world.rules, base: world.base, asOfYear: 2024, asked: asked)
    for subject in Self.subjects {
      #expect(
        some.situation(of: subject).outcome == all.situation(of: subject).outcome,
        "seed \(seed), \(subject), asked about \(asked)")
    }
    for school in asked {
      for action in world.rules.actions.indices {
        #expect(some.status(action, .school(school)) == all.status(action, .school(school)))
      }
    }
  }
}
