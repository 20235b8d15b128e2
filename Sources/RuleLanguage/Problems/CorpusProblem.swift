import Diagnostics

/// What can be wrong with programmes, cases and families beside names; codes WM36x.
package enum CorpusProblem: Hashable, Sendable {
  /// A programme that rests on no source and does not say that it has to be checked.
  case programmeWithoutSource
  /// A date that is no year, month or day.
  case badProgrammeDate(String)

  /// The stable code.
  var code: String {
    switch self {
    case .programmeWithoutSource: "WM360"
    case .badProgrammeDate: "WM361"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .programmeWithoutSource: "this programme names no source"
    case .badProgrammeDate(let text): "\(text.quoted()) is no year, month or day"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .programmeWithoutSource: "name one, or write \"status: check\""
    case .badProgrammeDate: "write 2024, 2026-03 or 2025-09-01"
    }
  }
}
