import Diagnostics
import Facts

/// Holds the unit of a number in a phrase against the unit of its fact.
///
/// A value is written in the fact's own unit. A difference of two values may also be written in the
/// words for differences: for a fact in percent, `points` and `percent` both mean percentage points.
/// Where a fact is a share, a difference without a unit could be meant either way and is refused.
enum UnitChecker {
  /// A number that is compared with the fact itself.
  static func problem(inValue amount: Amount, of fact: FactDefinition) -> (
    RuleProblem, WrittenWords
  )? {
    guard let unit = fact.unit, let written = amount.unit else { return nil }
    let word = written.text.lowercased()
    if word == unit.name || isSingular(word, of: unit) { return nil }
    if fact.isDifference, differences(of: unit).contains(word) { return nil }
    return (.kind(.wrongUnit(written.text, fact: fact.name, unit: unit.name)), written)
  }

  /// A number that is compared with a difference from something.
  static func problem(inGap amount: Amount, of fact: FactDefinition) -> (RuleProblem, WrittenWords)?
  {
    guard let unit = fact.unit else { return nil }
    guard let written = amount.unit else {
      return isShare(unit)
        ? (
          .kind(.unitNeeded(amount.number.words.text, fact: fact.name, unit: unit.gap)),
          amount.number.words
        )
        : nil
    }
    let word = written.text.lowercased()
    if word == unit.name || differences(of: unit).contains(word) { return nil }
    return (.kind(.wrongUnit(written.text, fact: fact.name, unit: unit.gap)), written)
  }

  /// The words for a difference of two values.
  private static func differences(of unit: Unit) -> Set<String> {
    var words: Set = [unit.gap, unit.one]
    if isShare(unit) { words.formUnion(["points", "point"]) }
    return words
  }

  /// Whether a difference of 3 could be meant as 3 points or as 3 in a hundred.
  private static func isShare(_ unit: Unit) -> Bool { unit.gap.hasSuffix(" points") }

  /// `1 day` for a unit of days.
  private static func isSingular(_ word: String, of unit: Unit) -> Bool {
    unit.gap == unit.name && word == unit.one
  }
}

extension FactDefinition {
  /// The unit of a number; `nil` for other kinds.
  var unit: Unit? {
    if case .number(let unit, _, _) = kind { unit } else { nil }
  }

  /// Whether the fact itself is a difference of two values, so that its values are written as such.
  var isDifference: Bool {
    switch derivation {
    case .difference?, .change?, .againstMean?: true
    default: (kind.limits?.lowerBound ?? 0) < 0
    }
  }
}
