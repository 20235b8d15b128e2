import Facts
import Families

/// Levels, changes, goals and places of a Family in words.
enum FamilyWording {
  /// The word of the fact `family_quadrant`, or `unknown`.
  static func id(_ place: FamilyPositions.Place) -> String {
    switch place {
    case .corner(let isNorth, let isEast): (isNorth ? "N" : "S") + (isEast ? "E" : "W")
    case .nearLine: "near_line"
    case .unknown: "unknown"
    }
  }

  static func id(_ aim: FamilyGoal.Aim) -> String {
    switch aim {
    case .mean: "mean"
    case .similar: "similar"
    case .keep: "keep"
    }
  }

  static func unit(_ fact: FactDefinition) -> Unit? {
    if case .number(let unit, _, _) = fact.kind { unit } else { nil }
  }

  /// A value rounded to what it means: `58.2%`.
  static func value(_ number: Double, _ fact: FactDefinition) -> String {
    ValueWording.rounded(number, kind: fact.kind)
  }

  /// A mean of values: of a fact of whole numbers a whole number too, since nobody counts half pupils.
  static func mean(_ number: Double, _ fact: FactDefinition) -> String {
    if case .number(_, true, _) = fact.kind {
      value(number.rounded(), fact)
    } else {
      value(number, fact)
    }
  }

  /// The same without its unit: `58.2`.
  static func bare(_ number: Double, _ fact: FactDefinition) -> String {
    NumberWording.text(unit(fact).map { ValueWording.rounding(number, unit: $0) } ?? number)
  }

  /// A change with its direction in words: `up 2.1 percentage points`, `no change`.
  static func change(_ number: Double, _ fact: FactDefinition) -> String {
    let rounded = unit(fact).map { ValueWording.rounding(number, unit: $0) } ?? number
    if rounded == 0 { return "no change" }
    let gap = unit(fact).map { NumberWording.gap(rounded, unit: $0) } ?? NumberWording.text(rounded)
    return "\(rounded > 0 ? "up" : "down") \(gap)"
  }

  /// A goal as a thought, with the check against being content with enough.
  static func goal(
    _ goal: FamilyGoal, _ fact: FactDefinition, isLevel: Bool, highest: FamilySchool?
  ) -> String {
    let told = { (number: Double) in isLevel ? value(number, fact) : change(number, fact) }
    let (own, mean) = (told(goal.own), told(goal.mean))
    let reached = goal.highest.map { told($0.value) } ?? ""
    let name = highest?.name ?? "a school"
    switch goal.aim {
    case .mean:
      let start = "aim at \(mean), the mean of the Family (now \(own))"
      return goal.stopsAtMean
        ? start + "; \(name), with similar pupils, reached \(reached): is the mean enough?"
        : start + "."
    case .similar:
      return
        "aim at \(reached), which \(name), with similar pupils, reached (now \(own); the mean is"
        + " \(mean))."
    case .keep:
      return
        "keep \(own) (the mean is \(mean)); no school with similar pupils is known to be higher."
        + " Which pupils does it not reach yet?"
    }
  }

  /// How far a mean lies from that of all schools compared, in words.
  static func standing(_ deviations: Double) -> String {
    let side = deviations > 0 ? "above" : "below"
    switch deviations.magnitude {
    case ..<0.25: return "about the average"
    case ..<0.75: return "a little \(side) the average"
    case ..<1.5: return "clearly \(side) the average"
    default: return "far \(side) the average"
    }
  }
}
