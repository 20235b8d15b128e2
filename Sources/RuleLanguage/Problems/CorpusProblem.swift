import Diagnostics
import Facts

/// What can be wrong with programmes, cases and families beside names; codes WM36x and WM370.
package enum CorpusProblem: Hashable, Sendable {
  /// A programme that rests on no source and does not say that it has to be checked.
  case programmeWithoutSource
  /// A date that is no year, month or day.
  case badProgrammeDate(String)
  /// Families that would be grouped by nothing.
  case noMeasure
  /// A weight of 0 or less.
  case weightNotPositive
  /// A measure of families that is no number.
  case measureNoNumber(String)
  /// What keeps families apart is no label and no choice.
  case sortsNoSchools(String)
  /// A card that asks of a partner what the constraint itself leaves out for it, or the other way round.
  case constraintNotFor(String, action: String)
  /// Values by phase, without one for all others.
  case nothingForOtherPhases(String)
  /// A number of years that is none.
  case yearsNotClear
  /// A share that is not between 0 and 1.
  case shareNotClear
  /// More measures than schools can be compared by.
  case tooManyMeasures(Int)

  /// The stable code.
  var code: String {
    switch self {
    case .programmeWithoutSource: "WM360"
    case .badProgrammeDate: "WM361"
    case .noMeasure: "WM362"
    case .weightNotPositive: "WM363"
    case .measureNoNumber: "WM364"
    case .sortsNoSchools: "WM369"
    case .constraintNotFor: "WM365"
    case .nothingForOtherPhases: "WM366"
    case .yearsNotClear: "WM367"
    case .shareNotClear: "WM370"
    case .tooManyMeasures: "WM368"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .programmeWithoutSource: "this programme names no source"
    case .badProgrammeDate(let text): "\(text.quoted()) is no year, month or day"
    case .noMeasure: "families are grouped by nothing"
    case .weightNotPositive: "a weight must be above 0"
    case .sortsNoSchools(let name):
      "\(name.quoted()) is no label or choice, so it cannot keep families apart"
    case .measureNoNumber(let fact):
      "\(fact.quoted()) is no number, so schools cannot be compared by it"
    case .constraintNotFor(let name, let action):
      "\(action) asks for \(name.quoted()), which does not hold for it"
    case .nothingForOtherPhases(let key): "\(key.quoted()) says nothing of all other phases"
    case .yearsNotClear: "this is no number of years"
    case .shareNotClear: "a share lies between 0 and 1"
    case .tooManyMeasures(let count): "families are grouped by \(count) measures"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .programmeWithoutSource: "name one, or write \"status: check\""
    case .badProgrammeDate: "write 2024, 2026-03 or 2025-09-01"
    case .noMeasure: "name at least one measure beneath"
    case .weightNotPositive: "write 1, or leave the measure out"
    case .sortsNoSchools: "name a fact such as the region"
    case .measureNoNumber: "name a fact that is a number"
    case .constraintNotFor:
      "delete it from the card, or from \"except for\" in Rules/partnering.yaml"
    case .nothingForOtherPhases: "add \"otherwise\""
    case .yearsNotClear: "write a whole number from 1 to 20"
    case .shareNotClear: "write a number from 0 to 1, such as 0.25"
    case .tooManyMeasures: "keep the \(GroupingPolicy.mostMeasures) that matter most"
    }
  }
}
