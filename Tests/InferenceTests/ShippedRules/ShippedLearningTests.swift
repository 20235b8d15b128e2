import Facts
import Inference
import RuleLanguage
import TestRegions
import TestSupport
import Testing

/// Laws 3 and 4 over the shipped rules and real schools: knowing more only settles what was open.
@Suite struct ShippedLearningTests {
  /// One fact at a time, for some schools: a value for what nobody knew, or closer limits.
  @Test(arguments: Region.allCases)
  func learningAFactTurnsNoDecidedVerdictRound(_ region: Region) throws {
    let engine = try region.engine()
    let readers = RuleReaders(engine.rules.checked)
    var random = SplitMix64(seed: 31)
    var differences = Differences()
    for subject in engine.subjects(atMost: 3) {
      let before = Standing(engine.situation(of: subject))
      for slot in engine.base.vocabulary.facts.indices {
        guard let learned = before.situation.lesson(slot, &random) else { continue }
        before.compare([slot: learned], readers, &differences)
      }
    }
    differences.report(atLeast: 10_000)
  }

  /// Many facts at once: half of all that is open.
  @Test(arguments: Region.allCases)
  func learningManyFactsTurnsNoDecidedVerdictRound(_ region: Region) throws {
    let engine = try region.engine()
    let readers = RuleReaders(engine.rules.checked)
    var random = SplitMix64(seed: 37)
    var differences = Differences()
    for subject in engine.subjects(atMost: 20) {
      let before = Standing(engine.situation(of: subject))
      var lessons: [Int: FactValue] = [:]
      for slot in engine.base.vocabulary.facts.indices where random.chance(50) {
        lessons[slot] = before.situation.lesson(slot, &random)
      }
      before.compare(lessons, readers, &differences)
    }
    differences.report(atLeast: 500)
  }
}

/// How things stand with a school before it learns something.
private struct Standing {
  let situation: Situation
  let readings: [Reading]
  let statuses: [Status]
  let strengths: [StrengthRange]
  /// Actions that `rule-language` 5.9 excepts: a contra-indication of theirs is still unknown.
  let areOpen: [Bool]
  /// Findings whose exception is still unknown, which lowers a strength that is otherwise certain (5.4a).
  let areLowered: Set<Int>

  init(_ situation: Situation) {
    self.situation = situation
    situation.detail = .verdicts
    let rules = situation.engine.rules
    readings = rules.checked.vocabulary.facts.indices.map(situation.reading)
    statuses = rules.actions.indices.map { situation.status($0) }
    strengths = rules.findings.indices.map { situation.strength($0) }
    areOpen = rules.actions.indices.map { action in
      situation.proof(action: action).instances.contains { instance in
        instance.contraIndications.contains { $0.verdict == .unknown }
      }
    }
    areLowered = Set(
      rules.findings.indices.filter { finding in
        situation.proof(finding: finding).unless.contains { $0.verdict == .unknown }
      })
  }

  /// Supposes the lessons and compares; rules are excepted as the law says, no others.
  func compare(
    _ lessons: [Int: FactValue], _ readers: RuleReaders, _ differences: inout Differences
  ) {
    let rules = situation.engine.rules.checked
    let after = situation.engine.situation(
      of: situation.subject, supposing: Supposition(facts: lessons))
    let name = {
      "\(situation.subject) learning \(lessons.keys.map { rules.vocabulary.facts[$0].id })"
    }
    // Facts that are put together from whatever is known, such as a mean over the years that are there; and
    // figures for which the lesson says that too few pupils stand behind them.
    let loosened = Set(readings.indices.filter { !after.reading($0).isWithin(readings[$0]) })
    for slot in loosened {
      differences.expect(
        readers.isPutTogether(slot, loosened) || after.hides(slot),
        "\(name()): \(rules.vocabulary.facts[slot].id) was \(readings[slot]), is \(after.reading(slot))"
      )
    }
    var exempt = readers.findingsThatAskWhetherKnown
    exempt.formUnion(areLowered)
    exempt = readers.findings(reading: loosened, or: exempt)
    for finding in rules.findings.indices where !exempt.contains(finding) {
      let (old, new) = (strengths[finding], after.strength(finding))
      differences.expect(
        new.certain >= old.certain && new.possible <= old.possible,
        "\(name()): \(rules.findings[finding].id) from \(old) to \(new)")
    }
    let excepted = readers.actions(reading: loosened, or: exempt)
    for action in rules.actions.indices where !excepted.contains(action) && !areOpen[action] {
      let (old, new) = (statuses[action], after.status(action))
      differences.expect(
        Learning.isSettling(old, new),
        "\(name()): \(rules.actions[action].id) from \(old) to \(new)")
    }
  }
}

extension Situation {
  /// Whether too few pupils stand behind a fact for rules to see it.
  fileprivate func hides(_ slot: Int) -> Bool {
    let vocabulary = engine.base.vocabulary
    let fact = vocabulary.facts[slot]
    guard let least = fact.hiddenBelow,
      let counter = fact.countedBy.flatMap({ vocabulary.slot(named: $0) })
    else { return false }
    return reading(counter).bounds.high < Double(least)
  }

  /// Something that may be learned of a fact: a value that agrees with what is known, or closer limits;
  /// `nil` when nothing is open.
  fileprivate func lesson(_ slot: Int, _ random: inout SplitMix64) -> FactValue? {
    let fact = engine.base.vocabulary.facts[slot]
    // Facts of schools make no sense for an area.
    let isAsked = fact.bearer == .area || fact.bearer == subject.row.bearer
    guard isAsked, !reading(slot).isOneValue else { return nil }
    switch reading(slot).extent {
    case .line(let low, let high) where low < high:
      let isWhole = if case .number(_, let whole, _) = fact.kind { whole } else { true }
      let pick = { (range: ClosedRange<Double>, random: inout SplitMix64) in
        let value = Double.random(in: range, using: &random)
        return isWhole ? value.rounded() : value
      }
      let value = pick(low...high, &random)
      guard random.chance(25) else { return .known(.number(value)) }
      let other = pick(low...high, &random)
      return value == other
        ? .known(.number(value)) : .between(min(value, other), max(value, other))
    case .words(let words): return .known(.word(random.pick(words.indices)))
    case .set(let certain, let possible):
      let more = possible.subtracting(certain).indices.filter { _ in random.chance(30) }
      return .known(.set(certain.union(ValueSet(more))))
    case .line, .label, .doesNotApply: return nil
    }
  }
}
