import Advice
import Facts
import Inference
import RuleLanguage
import TestRegions
import TestSupport
import Testing

/// The last two checks that a rule set must pass (`domain` 10, last point): same facts, same advice, and
/// unknown facts never raise a finding.
@Suite struct FactPromisesTests {
  private let rules = ShippedRuleSet.checked

  // MARK: - Same facts, same advice

  /// Some facts with a value each, by id; other facts for another seed.
  private func someFacts(_ random: inout SplitMix64) -> [String: String] {
    var facts: [String: String] = [:]
    for fact in rules.vocabulary.facts
    where fact.bearer == .school && fact.derivation == nil && random.chance(40) {
      switch fact.kind {
      case .number(_, let whole, let range):
        let value = range.lowerBound + random.fraction * (range.upperBound - range.lowerBound)
        facts[fact.id] = whole ? "\(Int(value))" : "\(value)"
      case .choice(let words), .set(let words), .ordinal(let words):
        // Words of two parts are written in more than one way.
        guard !words.contains(where: { $0.contains(" ") }) else { break }
        facts[fact.id] = words.randomElement(using: &random)
      case .yesNo: facts[fact.id] = random.chance(50) ? "yes" : "no"
      case .year, .label, .text: break
      }
    }
    return facts
  }

  /// Two schools of which the same is known stand alike in everything, in one run and in two.
  @Test(arguments: [UInt64(3), 5, 7, 11, 13, 17])
  func sameFactsSameAdvice(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let facts = someFacts(&random)
    #expect(facts.count > 40)
    let compiled = CompiledRules(rules)
    let base = ShippedRuleSet.base([facts, facts])
    let once = Engine(rules: compiled, base: base, asOfYear: 2025)
    let again = Engine(rules: compiled, base: base, asOfYear: 2025, isParallel: false)
    for action in rules.actions.indices {
      let status = once.status(action, .school(0))
      #expect(status == once.status(action, .school(1)), "\(rules.actions[action].id)")
      #expect(status == again.status(action, .school(0)), "\(rules.actions[action].id)")
    }
    for finding in rules.findings.indices {
      let strength = once.strength(finding, .school(0))
      #expect(strength == once.strength(finding, .school(1)), "\(rules.findings[finding].id)")
    }
    let lists = [(once, 0), (once, 1), (again, 0)].map { engine, school in
      Outlook(engine.situation(of: .school(school)), rules: rules, request: AdviceRequest()).list
        .ordered.map(\.id)
    }
    #expect(lists[0] == lists[1] && lists[0] == lists[2])
    #expect(!lists[0].isEmpty)
  }

  // MARK: - Unknown facts never raise a finding

  /// Of a school and an area of which nothing is known, nothing is found.
  @Test func whereNothingIsKnownNothingIsFound() {
    let engine = Engine(
      rules: CompiledRules(rules), base: ShippedRuleSet.base([[:]]), asOfYear: 2025)
    for (index, finding) in rules.findings.enumerated() {
      for subject in [Subject.school(0), .area(0)] {
        #expect(engine.strength(index, subject).certain == .none, "\(finding.id) of \(subject)")
      }
    }
  }

  /// What somebody no longer knows makes no finding more certain, fact by fact and all at once.
  @Test func forgettingAFactRaisesNoFinding() throws {
    let engine = try Region.sample.engine()
    let slots = rules.vocabulary.facts.indices.filter {
      rules.vocabulary.facts[$0].bearer == .school && rules.vocabulary.facts[$0].derivation == nil
    }
    var compared = 0
    for school in stride(from: 0, to: engine.base.schools.count, by: 12) {
      let before = engine.situation(of: .school(school))
      let known = slots.filter { engine.base.schools.value($0, school).isKnown }
      let single = known.map { [$0: FactValue.notKnown] }
      let all = [Dictionary(uniqueKeysWithValues: known.map { ($0, FactValue.notKnown) })]
      for forgotten in single + all {
        let after = engine.situation(of: .school(school), supposing: Supposition(facts: forgotten))
        // Where a figure of an earlier year speaks in its place, something else is known.
        let isReplaced = rules.vocabulary.facts.indices.contains {
          !before.reading($0).isWithin(after.reading($0))
        }
        if isReplaced { continue }
        for finding in rules.findings.indices {
          compared += 1
          let (was, now) = (before.strength(finding).certain, after.strength(finding).certain)
          if now > was {
            Issue.record(
              "\(rules.findings[finding].id) of school \(school) rises from \(was) to \(now) without \(forgotten.keys.map { rules.vocabulary.facts[$0].id })"
            )
          }
        }
      }
    }
    #expect(compared > 10_000)
  }
}

extension FactValue {
  fileprivate var isKnown: Bool { if case .known = self { true } else { false } }
}

extension SplitMix64 {
  /// Whether something happens that happens in so many of a hundred cases.
  fileprivate mutating func chance(_ percent: UInt64) -> Bool { next() % 100 < percent }

  /// From 0 to just below 1, in hundredths.
  fileprivate var fraction: Double {
    mutating get { Double(next() % 100) / 100 }
  }
}
