import Facts
import Inference
import RuleLanguage
import TestRegions
import Testing

/// Law 6 over the shipped rules and real schools: a proof never differs from the verdict.
@Suite struct ShippedProofTests {
  /// For every school and area of two regions, and many of the others: every action, with every line of
  /// its card and every contra-indication that reaches it, and every finding with every sign. Counts are
  /// taken as decided; who makes them up comes next.
  @Test(arguments: [
    (Region.sample, Int.max), (.greaterManchester, .max), (.counties, 150), (.profile, 150),
  ])
  func everyProofEqualsItsVerdict(_ region: Region, atMost count: Int) throws {
    let engine = try region.engine()
    var differences = Differences()
    for subject in engine.subjects(atMost: count) {
      let situation = engine.situation(of: subject)
      situation.detail = .verdicts
      Self.compareActions(situation, &differences)
      Self.compareFindings(situation, &differences)
    }
    differences.report(atLeast: 50_000)
  }

  /// For some schools and areas: every action, with the members that make up its counts.
  @Test(arguments: Region.allCases)
  func everyProofWithAllMembersEqualsItsVerdict(_ region: Region) throws {
    let engine = try region.engine()
    var differences = Differences()
    for subject in engine.subjects(atMost: 5) {
      for detail in [Situation.Detail.whole, .tallies] {
        let situation = engine.situation(of: subject)
        situation.detail = detail
        Self.compareActions(situation, &differences)
      }
    }
    differences.report(atLeast: 1000)
  }

  /// How many members there are of each kind is the same whether they are listed one by one or counted from what the
  /// pass decided.
  @Test(arguments: Region.allCases)
  func everyTallyCountsTheMembersListed(_ region: Region) throws {
    let engine = try region.engine()
    var differences = Differences()
    for subject in engine.subjects(atMost: 40) {
      let (listing, tallying) = (engine.situation(of: subject), engine.situation(of: subject))
      listing.detail = .whole
      tallying.detail = .tallies
      for number in engine.rules.checked.actions.indices {
        let pairs = zip(
          listing.proof(action: number).instances, tallying.proof(action: number).instances)
        for (whole, brief) in pairs {
          let (one, other) = (Self.tallies(whole.when), Self.tallies(brief.when))
          if one.isEmpty, other.isEmpty { continue }
          differences.expect(
            one == other, "\(engine.rules.checked.actions[number].id) of \(subject)")
        }
      }
    }
    differences.report(atLeast: 200)
  }

  /// The tallies of all counts in a condition, in its order.
  private static func tallies(_ proof: ConditionProof) -> [CountTally] {
    switch proof.form {
    case .count(let count): [count.tally]
    case .all(let parts), .any(let parts), .noneOf(let parts): parts.flatMap(tallies)
    case .anyWhenOf(let cards): cards.flatMap { tallies($0.when) }
    case .contraIndication(_, let test): test.map(tallies) ?? []
    case .test, .finding: []
    }
  }

  private static func compareActions(_ situation: Situation, _ differences: inout Differences) {
    let (engine, subject) = (situation.engine, situation.subject)
    for (action, compiled) in engine.rules.actions.enumerated() {
      let proof = situation.proof(action: action)
      // Told only where something differs: texts take longer than verdicts.
      let name = { "\(engine.rules.checked.actions[action].id) of \(subject)" }
      differences.expect(proof.status == engine.status(action, subject), name())
      for (instance, part) in zip(compiled.instances, proof.instances) {
        differences.expect(
          part.status == engine.status(action, instance: part.index, subject), name())
        compare(part, instance, situation, &differences, name)
      }
    }
  }

  /// The lines of a proof beside the bits that the pass keeps for the status.
  private static func compare(
    _ proof: InstanceProof, _ compiled: CompiledAction.Instance, _ situation: Situation,
    _ differences: inout Differences, _ name: () -> String
  ) {
    let row = situation.subject.row
    let planes = compiled.status
    let exception = Verdict.any(proof.unless.map(\.verdict))
    let bearing = proof.contraIndications.filter(\.bears).map(\.effect)
    differences.expect(
      proof.applies == situation.verdict(planes.applies, at: row), "\(name()): applies to")
    differences.expect(
      proof.when.verdict == situation.verdict(planes.indicated, at: row), "\(name()): when")
    differences.expect(
      situation.holds(planes.blocked, at: row)
        == (exception == .yes || bearing.contains(.block)), "\(name()): ruled out")
    differences.expect(
      situation.holds(planes.deferred, at: row) == bearing.contains(.defer), "\(name()): deferred")
    differences.expect(
      situation.holds(planes.maybeBlocked, at: row) == (exception != .no), "\(name()): unless")
    for (reach, contra) in zip(compiled.contraIndications, proof.contraIndications) {
      let verdict = reach.test.map { situation.verdict($0.planes.honoured, at: row) }
      differences.expect(
        contra.verdict == verdict ?? .unknown, "\(name()): contra-indication \(contra.index)")
    }
  }

  private static func compareFindings(_ situation: Situation, _ differences: inout Differences) {
    let (engine, subject) = (situation.engine, situation.subject)
    for (finding, compiled) in engine.rules.findings.enumerated() {
      let proof = situation.proof(finding: finding)
      let name = { "\(engine.rules.checked.findings[finding].id) of \(subject)" }
      differences.expect(proof.strength == engine.strength(finding, subject), name())
      guard let row = proof.row else { continue }
      for (line, part) in zip(compiled.signs + compiled.unless, proof.signs + proof.unless) {
        differences.expect(
          part.verdict == situation.verdict(line.planes.honoured, at: row), name())
      }
    }
  }

  /// For many schools: supposing what is so anyway makes everything be decided anew, for that one row
  /// and node by node, and changes nothing.
  @Test(arguments: Region.allCases)
  func decidingOneSchoolAnewChangesNothing(_ region: Region) throws {
    let engine = try region.engine()
    let slot = try #require(engine.base.vocabulary.slot(id: "school_name"))
    var differences = Differences()
    for case .school(let row) in engine.subjects(atMost: 60) {
      let subject = Subject.school(row)
      let name = engine.base.schools.value(slot, row)
      let anew = engine.situation(of: subject, supposing: Supposition(facts: [slot: name]))
      for action in engine.rules.actions.indices {
        differences.expect(
          anew.status(action) == engine.status(action, subject),
          "\(engine.rules.checked.actions[action].id) of \(subject)")
      }
      for finding in engine.rules.findings.indices {
        differences.expect(
          anew.proof(finding: finding).strength == engine.strength(finding, subject),
          "\(engine.rules.checked.findings[finding].id) of \(subject)")
      }
    }
    differences.report(atLeast: 5000)
  }

  /// For some schools and areas of each region: the reference, which walks the rules as they are
  /// written, finds the same statuses and strengths in the same facts.
  @Test(arguments: Region.allCases)
  func theReferenceSaysTheSame(_ region: Region) throws {
    let engine = try region.engine()
    let reference = Reference(settledBy: engine)
    var differences = Differences()
    for subject in engine.subjects(atMost: 15) {
      for finding in engine.rules.findings.indices {
        guard let row = reference.row(of: finding, subject.row) else { continue }
        let expected = reference.strengths(finding, row, stances: true)
        let found = engine.strength(finding, subject)
        differences.expect(
          found.certain == expected.sure && found.possible == expected.maybe,
          "\(engine.rules.checked.findings[finding].id) of \(subject): \(found), not \(expected)")
      }
      for action in engine.rules.actions.indices {
        let expected = reference.status(action, subject.row)
        let found = engine.status(action, subject)
        differences.expect(
          found == expected,
          "\(engine.rules.checked.actions[action].id) of \(subject): \(found), not \(expected)")
      }
    }
    differences.report(atLeast: 500)
  }
}

extension Engine {
  /// Every school and every area.
  var subjects: [Subject] {
    (0..<base.schools.count).map { .school($0) } + (0..<base.areas.count).map { .area($0) }
  }

  /// So many schools at most, over the whole table, and a few areas; all areas with all schools.
  func subjects(atMost count: Int) -> [Subject] {
    func some(_ all: Int, _ count: Int) -> [Int] {
      let step = count >= all ? 1 : (all + count - 1) / count
      return Array(stride(from: min(step / 2, max(0, all - 1)), to: all, by: step))
    }
    return some(base.schools.count, count).map { .school($0) }
      + some(base.areas.count, count >= base.schools.count ? .max : 3).map { .area($0) }
  }
}
