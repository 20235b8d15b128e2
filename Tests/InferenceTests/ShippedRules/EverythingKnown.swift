import Facts
import Inference
import OrderedCollections
import RuleLanguage
import TestSupport

/// A region in which nothing is open: every fact of everybody known, every figure to compare with there,
/// every register complete. What was known stays; the rest is drawn.
struct EverythingKnown {
  private var base: FactBase
  private let rules: CompiledRules
  private let asOfYear: Int
  private var random: SplitMix64

  /// The region at work.
  var engine: Engine { Engine(rules: rules, base: base, asOfYear: asOfYear) }

  init(_ engine: Engine, seed: UInt64) {
    rules = engine.rules
    base = engine.base
    asOfYear = engine.facts.asOfYear
    random = SplitMix64(seed: seed)
    link()
    tell(engine.facts) { $0.derivation == nil }
    addFigures()
    // What is worked out is known now, but for what rests on figures of other years and small groups.
    tell(self.engine.facts) { _ in true }
  }

  /// Everybody has a place, an area and a family.
  private mutating func link() {
    let family = (base.familyOfSchool.max() ?? -1) + 1
    for school in 0..<base.schools.count {
      if base.areaOfSchool[school] < 0 { base.areaOfSchool[school] = 0 }
      if base.familyOfSchool[school] < 0 { base.familyOfSchool[school] = family }
    }
    for (name, relation) in base.vocabulary.relations {
      base.registerIsComplete[name] = true
      base.links[name]?.withoutPlace = []
      if base.links[name] == nil, [.distance, .school].contains(relation.by) {
        base.links[name] = Links(Array(repeating: [], count: base.schools.count))
      }
    }
  }

  /// Gives a value to every fact of some sort that has not one.
  private mutating func tell(_ facts: SettledFacts, _ isWanted: (FactDefinition) -> Bool) {
    for (slot, fact) in base.vocabulary.facts.enumerated() where isWanted(fact) {
      for row in rows(fact.bearer) {
        let reading = facts.reading(slot, at: row)
        guard !reading.isOneValue, let value = value(fact, reading) else { continue }
        set(slot, row, value)
      }
    }
    // So many pupils stand behind every figure that none is hidden.
    for slot in counters {
      for row in rows(.school) { set(slot, row, .number(150)) }
    }
  }

  /// The rows of a bearer; of schools also the areas, of which everything may be asked as well.
  private func rows(_ bearer: Bearer) -> [BearerRow] {
    let own = (0..<(base.table(of: bearer)?.count ?? 0)).map { BearerRow(bearer, $0) }
    return bearer == .school ? own + rows(.area) : own
  }

  private var counters: Set<Int> {
    Set(
      base.vocabulary.facts.compactMap { fact in
        fact.countedBy.flatMap { base.vocabulary.slot(named: $0) }
      })
  }

  private mutating func set(_ slot: Int, _ row: BearerRow, _ value: FactValue) {
    let origin = Origin.told(by: "the head", on: "2025-05-03")
    switch row.bearer {
    case .school: base.schools.set(slot, row.row, to: value, from: origin)
    case .area: base.areas.set(slot, row.row, to: value, from: origin)
    case .hub, .leader, .partner, .subject, .pupilGroup, .journey:
      base.registers[row.bearer]?.set(slot, row.row, to: value, from: origin)
    }
  }

  private mutating func value(_ fact: FactDefinition, _ reading: Reading) -> FactValue? {
    switch reading.extent {
    case .line(let low, let high):
      let value = Double.random(in: low...high, using: &random)
      if case .number(_, whole: false, _) = fact.kind { return .known(.number(value)) }
      return .known(.number(value.rounded()))
    case .words(let words): return .known(.word(random.pick(words.indices)))
    case .set(let certain, let possible):
      let more = possible.subtracting(certain).indices.filter { _ in random.chance(20) }
      return .known(.set(certain.union(ValueSet(more))))
    case .label, .doesNotApply: return nil
    }
  }

  /// Figures to compare with, where no file and no vocabulary has them, and those of other years.
  private mutating func addFigures() {
    let newest = base.newestYear ?? asOfYear
    for test in rules.tests {
      guard
        let (line, _) = PhraseEvaluation.lineTest(of: test.phrase, asOfYear: asOfYear)
      else { continue }
      switch line {
      case .fact: break
      case .margin(_, let benchmark):
        guard let group = benchmark.group, group != .family else { continue }
        for area in group == .national ? [nil] : base.areas.rows {
          add(BenchmarkFigures.Key(slot: test.slot, group: group, area: area), newest)
        }
      case .pastPlace(let place):
        add(BenchmarkFigures.Key(slot: test.slot, group: .national, place: place), newest)
      case .change(let years):
        for school in 0..<base.schools.count {
          guard let range = base.vocabulary.facts[test.slot].kind.limits else { continue }
          for back in 1..<max(2, years) {
            base.schools.setHistory(
              test.slot, year: newest - back, row: school,
              to: .number(Double.random(in: range, using: &random).rounded()), from: nil)
          }
        }
      }
    }
  }

  private mutating func add(_ key: BenchmarkFigures.Key, _ year: Int) {
    guard let range = base.vocabulary.facts[key.slot].kind.limits else { return }
    let figure = BenchmarkFigures.Figure(
      value: Double.random(in: range, using: &random).rounded(), year: year,
      origin: .vocabulary(source: "drawn", kind: .readInSource))
    base.benchmarks.add(figure, for: key)
  }
}

extension FactTable {
  /// The numbers of its rows, each of which may be missing from a key.
  fileprivate var rows: [Int?] { (0..<count).map { $0 } }
}
