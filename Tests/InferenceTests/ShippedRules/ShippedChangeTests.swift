import Facts
import Inference
import RuleLanguage
import TestRegions
import TestSupport
import Testing

/// Laws 7 and 9, and that means leave the school out, over the shipped rules and real schools.
@Suite struct ShippedChangeTests {
  /// Law 7: flipping the conditions named by *why not* makes the card recommended.
  @Test(arguments: Region.allCases)
  func flippingWhatStandsAgainstACardRecommendsIt(_ region: Region) throws {
    let engine = try region.engine()
    var differences = Differences()
    var impossible = 0
    for subject in engine.subjects(atMost: 5) {
      let situation = engine.situation(of: subject)
      for action in engine.rules.actions.indices {
        guard let flips = situation.flips(action) else {
          impossible += 1
          continue
        }
        let name = { "\(engine.rules.checked.actions[action].id) of \(subject)" }
        differences.expect(
          flips.isEmpty == (situation.status(action) == .recommended), "\(name()): \(flips.count)")
        let after = situation.flipping(flips).status(action)
        differences.expect(after == .recommended, "\(name()): \(after)")
      }
    }
    differences.report(atLeast: 100)
    #expect(impossible * 10 < differences.compared, "\(impossible) cards cannot be reached")
  }

  /// Law 9: adding a card or a finding never changes the status of another.
  @Test(arguments: [Region.sample, .greaterManchester])
  func addingARuleChangesNoOther(_ region: Region) throws {
    let engine = try region.engine()
    let full = engine.rules.checked
    for isKept in [{ $0 % 2 == 0 }, { $0 % 2 == 1 }] as [(Int) -> Bool] {
      let kept = full.actions.indices.filter(isKept)
      var rules = full
      rules.actions = kept.map { full.actions[$0] }
      let fewer = Engine(rules: CompiledRules(rules), base: engine.base, asOfYear: region.asOfYear)
      var differences = Differences()
      for subject in engine.subjects {
        for (position, action) in kept.enumerated() {
          differences.expect(
            fewer.status(position, subject) == engine.status(action, subject),
            "\(full.actions[action].id) of \(subject)")
        }
      }
      differences.report(atLeast: 1000)
    }
  }

  @Test(arguments: [Region.sample, .profile])
  func addingAFindingChangesNoOther(_ region: Region) throws {
    let engine = try region.engine()
    var rules = engine.rules.checked
    let count = rules.findings.count
    for var finding in rules.findings {
      finding.id += "_AGAIN"
      // A copy with one sign less differs from what it was made of.
      finding.signs = Array(finding.signs.dropLast())
      rules.findings.append(finding)
    }
    rules.findingOrder += rules.findingOrder.map { $0 + count }
    let more = Engine(rules: CompiledRules(rules), base: engine.base, asOfYear: region.asOfYear)
    var differences = Differences()
    for subject in engine.subjects {
      for action in rules.actions.indices {
        differences.expect(
          more.status(action, subject) == engine.status(action, subject),
          "\(rules.actions[action].id) of \(subject)")
      }
      for finding in 0..<count {
        differences.expect(
          more.strength(finding, subject) == engine.strength(finding, subject),
          "\(rules.findings[finding].id) of \(subject)")
      }
    }
    differences.report(atLeast: 10_000)
  }

  /// A mean leaves the school itself out (`rule-language` 5.5): beside a plain sum over the others.
  @Test(arguments: Region.allCases)
  func aFamilyMeanIsThatOfTheOthers(_ region: Region) throws {
    let engine = try region.engine()
    var differences = Differences()
    let slots = Set(
      engine.rules.tests.filter {
        if case .gap(_, .familyMean, _) = $0.phrase { true } else { false }
      }.map(\.slot)
        + engine.rules.checked.derivations.compactMap {
          if case .deviation(let slot, .family) = $0.operation { slot } else { nil }
        })
    let families = engine.base.familyOfSchool
    let members = Dictionary(grouping: families.indices) { families[$0] }
    for case .school(let school) in engine.subjects(atMost: 120) where families[school] >= 0 {
      let others = (members[families[school]] ?? []).filter { $0 != school }
      let situation = engine.situation(of: .school(school))
      for slot in slots {
        let bounds = others.map { engine.facts.reading(slot, at: BearerRow(.school, $0)).bounds }
          .filter(\.applies)
        let known = bounds.filter(\.isSupplied)
        let mean = situation.benchmark(slot, .family, at: BearerRow(.school, school))
        let name = { "\(engine.base.vocabulary.facts[slot].id) of school \(school)" }
        // Where nobody's figure is known, nobody was counted.
        differences.expect(
          mean.known == known.count && (mean.members == bounds.count || known.isEmpty),
          "\(name()): \(mean.known) of \(mean.members), not \(known.count) of \(bounds.count)")
        let isKnown = known.count >= 5 && Double(known.count) >= 0.6 * Double(bounds.count)
        differences.expect(mean.bounds.isSupplied == isKnown, "\(name()): known or not")
        guard isKnown else { continue }
        let low = known.map(\.low).reduce(0, +) / Double(known.count)
        let high = known.map(\.high).reduce(0, +) / Double(known.count)
        differences.expect(
          abs(mean.bounds.low - low) < 1e-6 && abs(mean.bounds.high - high) < 1e-6,
          "\(name()): \(mean.bounds), not \(low) to \(high)")
      }
    }
    differences.report(atLeast: 100)
  }
}
