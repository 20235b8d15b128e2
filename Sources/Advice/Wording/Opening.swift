import Facts
import Inference
import RuleLanguage

/// A worked-out fact opened up, down to the published and told figures beneath it: as clauses for a
/// sentence, each with both sides of a comparison, and as figures with their places.
///
/// Only what decided is opened: of a first-known the part that was used, of a largest the part that is
/// it, of a set the members that count.
struct Opening {
  /// `KS2 combined result over three years 25.7%, its family 44.1% as the mean of 14 of 15 other schools`.
  private(set) var clauses: [String] = []
  /// In the order of the clauses.
  private(set) var figures: [SchoolAdvice.FigureShown] = []

  private let situation: Situation
  private let rules: CheckedRules
  private let row: BearerRow
  private var opened: Set<Int> = []
  private var seriesShown: Set<Int> = []
  /// What was last said to stand behind a benchmark, so that it is said once.
  private var lastBehind: String?

  private typealias Operation = CheckedDerivation.Operation

  /// Opens a fact of a row; of a set only the members `wanted`.
  init(
    _ situation: Situation, _ rules: CheckedRules, _ slot: Int, at row: BearerRow,
    wanted: ValueSet? = nil
  ) {
    self.situation = situation
    self.rules = rules
    self.row = row
    open(slot, wanted: wanted)
  }

  private mutating func open(_ slot: Int, wanted: ValueSet? = nil) {
    guard opened.insert(slot).inserted else { return }
    let fact = situation.fact(slot, at: row)
    let isWorkedOut = fact.origin == .derived || fact.origin == nil
    if isWorkedOut, let operation = situation.engine.facts.derivation(of: slot) {
      open(operation, of: fact, wanted: wanted)
    } else if fact.reading.isSupplied {
      leaf(fact)
    }
  }

  private mutating func open(_ operation: Operation, of fact: FactProof, wanted: ValueSet?) {
    switch operation {
    case .difference(let a, let b), .ratio(let a, let b): open([a, b])
    case .sum(let parts): open(parts)
    case .weightedSum(let parts, _): open(parts.map(\.slot))
    case .largest(let parts), .smallest(let parts): open(deciding(parts, fact))
    case .firstKnown(let parts):
      open(Array(parts.filter { situation.fact($0, at: row).reading.isSupplied }.prefix(1)))
    case .change(let slot, let years), .average(let slot, let years), .total(let slot, let years):
      series(slot, years: years)
    case .trend(let slot, _): series(slot, years: 4)
    case .againstMean(let slot, let group), .deviation(let slot, let group):
      comparison(slot, group)
    case .band(let slot, _, _): open(slot)
    case .quadrant(let across, let up, _): open([across, up])
    case .spread(_, let relation):
      let definition = rules.vocabulary.facts[fact.slot]
      guard case .known(.number(let spread)) = fact.value else { return }
      // A spread is a difference: of percentages it is in percentage points.
      let value = PhraseWording.difference(spread, kind: definition.kind, isRounded: true)
      clauses.append(
        "\(definition.name) \(value), the usual distance from the mean among \(relation) of the same phase"
      )
    case .yesWhen(let condition): open(condition)
    case .members(let members):
      for (word, condition) in members where wanted?.indices.contains(word) ?? true {
        open(condition)
      }
    case .howManyKnown, .differentValues: break
    }
  }

  private mutating func open(_ slots: [Int]) {
    for slot in slots { open(slot) }
  }

  /// The tests that make a condition true.
  private mutating func open(_ condition: CheckedCondition) {
    guard situation.verdict(of: condition, at: row) == .yes else { return }
    switch condition.form {
    case .test(let test): open(test.slot)
    case .all(let parts), .any(let parts):
      for part in parts { open(part) }
    case .noneOf, .count, .finding, .contraIndication, .anyWhenOf: break
    }
  }

  /// Of the parts of a largest or smallest the first that is it.
  private func deciding(_ parts: [Int], _ fact: FactProof) -> [Int] {
    let supplied = parts.filter { situation.fact($0, at: row).reading.isSupplied }
    let same = supplied.first {
      situation.fact($0, at: row).reading.bounds == fact.reading.bounds
    }
    return same.map { [$0] } ?? supplied
  }

  // MARK: Clauses

  /// A figure or judgement as it was published or told.
  private mutating func leaf(_ fact: FactProof) {
    let definition = rules.vocabulary.facts[fact.slot]
    let value = ValueWording.text(fact.value, kind: definition.kind)
    let speaker = OriginWording.speaker(fact.origin, of: definition.bearer)
    clauses.append("\(definition.name) \(value)" + (speaker.map { " (\($0))" } ?? ""))
    figures.append(FigureShowing.figure(definition, fact.value, fact.origin))
  }

  /// A figure beside the mean of its group; what the figure itself was worked out from goes with the
  /// figures only, as it would be too much for a sentence.
  private mutating func comparison(_ slot: Int, _ group: BenchmarkGroup) {
    let definition = rules.vocabulary.facts[slot]
    let fact = situation.fact(slot, at: row)
    let benchmark = situation.benchmark(slot, group, at: row)
    if fact.reading.isSupplied, benchmark.bounds.isExact {
      let isWorkedOut = fact.origin == .derived
      let own = ValueWording.text(fact.value, kind: definition.kind, isRounded: isWorkedOut)
      let mean = ValueWording.rounded(benchmark.bounds.low, kind: definition.kind)
      let behind = BenchmarkWording.behind(benchmark)
      clauses.append(
        "\(definition.name) \(own), \(BenchmarkWording.name(group)) \(mean)"
          + (behind == lastBehind ? "" : behind.map { ", \($0)" } ?? ""))
      lastBehind = behind
      figures.append(FigureShowing.figure(definition, fact.value, fact.origin))
      figures.append(FigureShowing.benchmark(definition, benchmark, group))
      if !isWorkedOut { return }
      let said = clauses
      open(slot)
      clauses = said
      return
    }
    open(slot)
  }

  /// Figures of several years, oldest first: `KS2 combined result 19%, 27%, 31% in the three years to
  /// 2024-25`.
  private mutating func series(_ slot: Int, years: Int) {
    guard seriesShown.insert(slot).inserted else { return }
    let fact = situation.fact(slot, at: row)
    guard case .published(_, _, _, _, let newest?)? = fact.origin else { return open(slot) }
    let definition = rules.vocabulary.facts[slot]
    let all =
      [(year: newest, value: fact.value, origin: fact.origin)]
      + earlier(slot, years: years, before: newest)
    figures += all.map { FigureShowing.figure(definition, $0.value, $0.origin) }
    let values = all.reversed().map {
      (year: $0.year, text: ValueWording.text($0.value, kind: definition.kind))
    }
    let isUnbroken = all.count > 1 && newest - all[all.count - 1].year == all.count - 1
    clauses.append(
      isUnbroken
        ? "\(definition.name) \(values.map(\.text).joined(separator: ", ")) in the "
          + "\(NumberWording.word(all.count)) years to \(DateWording.academicYear(newest))"
        : "\(definition.name) "
          + values.map { "\($0.text) in \(DateWording.academicYear($0.year))" }
          .joined(separator: ", "))
  }

  /// Figures of the years before the newest, newest first.
  private func earlier(_ slot: Int, years: Int, before newest: Int)
    -> [(year: Int, value: FactValue, origin: Origin?)]
  {
    let facts = situation.engine.facts
    guard let home = facts.home(of: slot, for: row), home.row >= 0,
      let table = facts.columns(of: home.bearer)?.table, let history = table.history[slot]
    else { return [] }
    return (1..<max(2, years)).compactMap { back in
      guard let column = history[newest - back], case .known = column[home.row],
        !isHidden(slot, in: newest - back, table, home.row)
      else { return nil }
      let origin = table.historyOrigins[slot]?[newest - back]?[home.row]
      return (newest - back, column[home.row], origin)
    }
  }

  /// Whether too few pupils to be shown stood behind an earlier year's figure.
  private func isHidden(_ slot: Int, in year: Int, _ table: FactTable, _ row: Int) -> Bool {
    let definition = rules.vocabulary.facts[slot]
    guard let least = definition.hiddenBelow,
      let counter = definition.countedBy.flatMap({ rules.vocabulary.slot(named: $0) }),
      let column = table.history[counter]?[year]
    else { return false }
    switch column[row] {
    case .known(.number(let pupils)): return pupils < Double(least)
    case .between(_, let most): return most < Double(least)
    default: return false
    }
  }
}
