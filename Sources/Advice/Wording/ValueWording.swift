package import Facts

/// Values of facts as people read them, whatever their state.
package enum ValueWording {
  /// A value with its unit or word: `38%`, `between 1 and 5 pupils`, `weak`, `not known`.
  ///
  /// A figure as it was published keeps its decimals; one that was worked out (`isRounded`) is not
  /// shown finer than it means anything.
  package static func text(_ value: FactValue, kind: FactKind, isRounded: Bool = false) -> String {
    switch value {
    case .known(.number(let number)) where isRounded: rounded(number, kind: kind)
    case .known(let datum): known(datum, kind: kind)
    case .between(let low, let high):
      "between \(number(low, kind: kind, withUnit: false)) and \(number(high, kind: kind))"
    case .among(let certain, let possible): among(certain, possible, kind: kind)
    case .notSupplied(let absence):
      absence.map { "not available (\(text($0)))" } ?? "not known to waymark"
    case .notKnown: "asked, and not known"
    case .doesNotApply: "does not apply"
    }
  }

  /// A known value as it may be typed again: a number without its unit, the words of a set apart by `;`.
  package static func typed(_ value: FactValue, kind: FactKind) -> String {
    switch value {
    case .known(.number(let number)): return self.number(number, kind: kind, withUnit: false)
    case .known(.set(let members)) where !members.isEmpty:
      return words(members, kind: kind).joined(separator: "; ")
    default: return text(value, kind: kind)
    }
  }

  /// A number, year or level of a kind.
  package static func number(_ number: Double, kind: FactKind, withUnit: Bool = true) -> String {
    switch kind {
    // A percentage that may be negative is a difference of two: percentage points.
    case .number(let unit, _, let range)
    where withUnit && unit.name == "percent" && range.lowerBound < 0:
      (number < 0 ? "-" : "") + NumberWording.gap(number, unit: unit)
    case .number(let unit, _, _):
      withUnit ? NumberWording.value(number, unit: unit) : NumberWording.text(number)
    case .ordinal(let levels):
      levels.indices.contains(Int(number))
        ? ListWording.word(levels[Int(number)]) : NumberWording.text(number)
    case .year: String(Int(number))
    case .yesNo, .choice, .set, .label, .text: NumberWording.text(number)
    }
  }

  /// A number that was worked out: a tenth of its unit, of small units a hundredth.
  package static func rounded(_ number: Double, kind: FactKind) -> String {
    guard case .number(let unit, _, _) = kind else { return self.number(number, kind: kind) }
    return self.number(rounding(number, unit: unit), kind: kind)
  }

  static func rounding(_ number: Double, unit: Unit) -> Double {
    let isFine = ["grades", "ratio", "share", "standard deviations"].contains(unit.name)
    let scale: Double = isFine ? 100 : 10
    return (number * scale).rounded() / scale
  }

  /// The words of a set or choice by index.
  package static func words(_ set: ValueSet, kind: FactKind) -> [String] {
    let words = kind.words
    return set.indices.filter(words.indices.contains).map { ListWording.word(words[$0]) }
  }

  private static func known(_ datum: FactValue.Datum, kind: FactKind) -> String {
    switch datum {
    case .number(let value): number(value, kind: kind)
    case .word(let index):
      kind.words.indices.contains(index) ? ListWording.word(kind.words[index]) : "\(index)"
    case .set(let members):
      members.isEmpty ? "none" : ListWording.and(words(members, kind: kind))
    case .text(let text): text
    }
  }

  private static func among(_ certain: ValueSet, _ possible: ValueSet, kind: FactKind) -> String {
    if case .set = kind {
      let sure = words(certain, kind: kind)
      let maybe = words(possible.subtracting(certain), kind: kind)
      let perhaps = "perhaps " + ListWording.and(maybe)
      return sure.isEmpty ? perhaps : ListWording.and(sure) + ", " + perhaps
    }
    return ListWording.or(words(possible, kind: kind))
  }

  private static func text(_ absence: FactValue.Absence) -> String {
    switch absence {
    case .suppressed: "hidden by the publisher, too few pupils"
    case .tooFewPupils: "too few pupils to show or use"
    case .notPublished: "not published for this school"
    case .lowCoverage: "too few pupils with earlier results"
    case .newSchool: "a new school without results"
    case .noEntries: "no pupil was entered"
    case .groupTooSmall: "too few schools to compare with"
    case .outOfRange: "outside the limits of this figure"
    }
  }
}
