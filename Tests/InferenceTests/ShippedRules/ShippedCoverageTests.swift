import Facts
import Inference
import RuleLanguage
import TestRegions
import TestSupport
import Testing

/// Coverage over schools counts what the engine says of each of them: statuses, strengths, conditions
/// and what they wait for.
@Suite struct ShippedCoverageTests {
  /// Some schools, so that proofs of all of them can be made.
  private static let picked = Array(stride(from: 3, to: 290, by: 19))

  private struct Counted {
    let engine: Engine
    let coverage: DataCoverage

    init(_ schools: [Int]?) throws {
      engine = try Region.sample.engine()
      let count = engine.base.schools.count
      var rows = BitColumn(count: count)
      for row in schools ?? Array(0..<count) { rows[row] = true }
      coverage = DataCoverage(
        engine.rules, base: engine.base, asOfYear: Region.sample.asOfYear,
        groups: [DataCoverage.Group(rows)])
    }
  }

  /// Each school has each status and strength as often as the verdict pass says.
  @Test func statusesAndStrengths() throws {
    let counted = try Counted(nil)
    let (engine, rules) = (counted.engine, counted.engine.rules.checked)
    var differences = Differences()
    for rule in counted.coverage.rules {
      let subjects: [Subject] =
        rule.isOfAreas
        ? engine.base.areas.count > 0 ? (0..<engine.base.areas.count).map { .area($0) } : []
        : (0..<engine.base.schools.count).map { .school($0) }
      if rule.kind == .action {
        let index = try #require(rules.actions.firstIndex { $0.id == rule.id })
        let found = Dictionary(grouping: subjects) { engine.status(index, $0) }.mapValues(\.count)
        for (status, count) in rule.statuses {
          differences.expect(
            count == found[status] ?? 0, "\(rule.id) \(status): \(count), \(found[status] ?? 0)")
        }
      } else {
        let entries = rules.findings.indices.filter { rules.findings[$0].id == rule.id }
        let found = Dictionary(grouping: subjects) { subject in
          entries.map { engine.strength($0, subject).certain }.max() ?? .none
        }.mapValues(\.count)
        for (strength, count) in rule.strengths {
          differences.expect(
            count == found[strength] ?? 0,
            "\(rule.id) \(strength): \(count), \(found[strength] ?? 0)")
        }
      }
      differences.expect(rule.counts[0].all == subjects.count, "\(rule.id) counts all")
    }
    differences.report(atLeast: 500)
  }

  /// What open cards lack is what their proofs wait for.
  @Test func lacksAreThoseOfProofs() throws {
    let counted = try Counted(Self.picked)
    let (engine, rules) = (counted.engine, counted.engine.rules.checked)
    var differences = Differences()
    let situations = Self.picked.map { engine.situation(of: .school($0)) }
    for rule in counted.coverage.rules where rule.kind == .action && !rule.isOfAreas {
      let index = try #require(rules.actions.firstIndex { $0.id == rule.id })
      var found: [Cause: Int] = [:]
      for situation in situations {
        let proof = situation.proof(action: index)
        guard [.possible, .cannotTell].contains(proof.status) else { continue }
        let causes = proof.instances.flatMap { instance in
          (instance.appliesTo + [instance.when] + instance.unless).flatMap { condition in
            [.possible, .cannotTell].contains(instance.status) ? condition.waitsFor : []
          }
        }
        for cause in Set(causes.map(Self.asCounted)) { found[cause, default: 0] += 1 }
      }
      let counts = Dictionary(uniqueKeysWithValues: rule.lacks.map { ($0.cause, $0.count) })
      for cause in Set(found.keys).union(counts.keys) where !Self.isOfComparison(cause) {
        differences.expect(
          found[cause] == counts[cause],
          "\(rule.id) \(cause): \(counts[cause] ?? 0), proofs \(found[cause] ?? 0)")
      }
    }
    differences.report(atLeast: 100)
  }

  /// Each condition of a card about nothing in particular has each verdict as often as its proofs.
  @Test func conditionsAreThoseOfProofs() throws {
    let counted = try Counted(Self.picked)
    let (engine, rules) = (counted.engine, counted.engine.rules.checked)
    var differences = Differences()
    let situations = Self.picked.map { engine.situation(of: .school($0)) }
    for rule in counted.coverage.rules
    where rule.kind == .action && !rule.isOfAreas && rule.entries == 1 {
      let index = try #require(rules.actions.firstIndex { $0.id == rule.id })
      let lines = rule.lines.filter { $0.part == .when }
      let proofs = situations.map { Self.flat($0.proof(action: index).instances[0].when) }
      for (place, line) in lines.enumerated() {
        let verdicts = proofs.map { $0[place] }.filter { !$0.isAssumed }.map(\.verdict)
        guard verdicts.count == proofs.count else { continue }
        differences.expect(
          line.counts[0]
            == DataCoverage.Counts(
              yes: verdicts.count { $0 == .yes }, no: verdicts.count { $0 == .no },
              unknown: verdicts.count { $0 == .unknown }), "\(rule.id), line \(place)")
      }
    }
    differences.report(atLeast: 100)
  }

  /// A condition and its parts, in the order of the lines.
  private static func flat(_ proof: ConditionProof) -> [ConditionProof] {
    [proof] + proof.parts.flatMap(flat)
  }

  /// What members lack is counted under their relation.
  private static func asCounted(_ cause: Cause) -> Cause {
    if case .memberFact(_, let relation) = cause { .relation(relation) } else { cause }
  }

  /// Where a fact and what it is compared with are both open, only the fact is counted.
  private static func isOfComparison(_ cause: Cause) -> Bool {
    switch cause {
    case .benchmark, .earlierFigure: true
    case .fact, .relation, .memberFact, .area: false
    }
  }
}
