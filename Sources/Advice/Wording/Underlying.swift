import Facts
import Inference
import RuleLanguage

/// The published or told figures that a derived fact of one row was worked out from, each once, in the
/// order of the operation; earlier years' figures after the newest.
struct Underlying {
  private let situation: Situation
  private let rules: CheckedRules
  private let wording: FigureWording

  init(_ situation: Situation, _ rules: CheckedRules) {
    self.situation = situation
    self.rules = rules
    wording = FigureWording(situation, rules: rules)
  }

  func figures(of slot: Int, at row: BearerRow) -> [SchoolAdvice.FigureShown] {
    var seen: Set<Int> = []
    var result: [SchoolAdvice.FigureShown] = []
    collect(slot, years: 1, at: row, &seen, &result)
    return result
  }

  private func collect(
    _ slot: Int, years: Int, at row: BearerRow, _ seen: inout Set<Int>,
    _ result: inout [SchoolAdvice.FigureShown]
  ) {
    guard seen.insert(slot).inserted else { return }
    let facts = situation.engine.facts
    guard let home = facts.home(of: slot, for: row) else { return }
    let origin = facts.origin(slot, at: home)
    let fact = rules.vocabulary.facts[slot]
    let isOwn = row == situation.subject.row
    if isOwn, let told = situation.supposition.facts[slot] {
      result.append(wording.shown(fact, told, .supposed))
      return
    }
    if let origin, origin != .derived {
      let value = facts.reading(slot, at: row).value
      result.append(wording.shown(fact, value, origin))
      if years > 1 { result += earlier(slot, years: years, at: home) }
      return
    }
    guard let derivation = rules.derivations.first(where: { $0.slot == slot }) else { return }
    let (parts, span) = Self.parts(of: derivation.operation)
    for part in parts { collect(part, years: max(years, span), at: row, &seen, &result) }
  }

  /// Figures of the years before the newest, newest first.
  private func earlier(_ slot: Int, years: Int, at home: BearerRow) -> [SchoolAdvice.FigureShown] {
    guard let table = situation.engine.facts.columns(of: home.bearer)?.table, home.row >= 0,
      let newest = table.year(slot, home.row), let history = table.history[slot]
    else { return [] }
    return (1..<years).compactMap { back in
      guard let column = history[newest - back], case .known = column[home.row] else { return nil }
      let origin = table.historyOrigins[slot]?[newest - back]?[home.row]
      return wording.shown(rules.vocabulary.facts[slot], column[home.row], origin)
    }
  }

  /// The slots an operation reads, and over how many years.
  private static func parts(of operation: CheckedDerivation.Operation) -> ([Int], Int) {
    switch operation {
    case .difference(let a, let b), .ratio(let a, let b): ([a, b], 1)
    case .sum(let parts), .largest(let parts), .smallest(let parts), .firstKnown(let parts),
      .howManyKnown(let parts):
      (parts, 1)
    case .weightedSum(let parts, _): (parts.map(\.slot), 1)
    case .change(let slot, let years), .average(let slot, let years), .total(let slot, let years):
      ([slot], years)
    case .trend(let slot, _): ([slot], 4)
    case .againstMean(let slot, _), .deviation(let slot, _), .band(let slot, _, _),
      .differentValues(let slot, _), .spread(let slot, _):
      ([slot], 1)
    case .quadrant(let across, let up, _): ([across, up], 1)
    case .yesWhen(let condition): (slots(condition), 1)
    case .members(let members): (members.flatMap { slots($0.condition) }, 1)
    }
  }

  private static func slots(_ condition: CheckedCondition) -> [Int] {
    switch condition.form {
    case .test(let test): [test.slot]
    case .all(let parts), .any(let parts), .noneOf(let parts): parts.flatMap(slots)
    case .anyWhenOf(let cards): cards.flatMap { slots($0.when) }
    case .count, .finding, .contraIndication: []
    }
  }
}
