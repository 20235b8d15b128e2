package import Diagnostics

/// Everything that can be wrong with a file of cases, beyond how it is written down and what facts and
/// their values may be; codes WM70x.
package enum CaseProblem: Hashable, Sendable {
  case fileMissing(String)
  /// There is no list `cases`.
  case noCases
  case idTakenBefore(String)
  case notTrueOrFalse(String, key: String)
  /// A fact that neither a school nor an area has.
  case factOfOthers(String, bearer: String)
  case unknownAction(String, nearest: String?)
  case unknownCaution(String, nearest: String?)
  /// A case that warns, without cautions to look for.
  case nothingToShow(String)

  /// The stable code.
  package var code: String {
    switch self {
    case .fileMissing: "WM700"
    case .noCases: "WM701"
    case .idTakenBefore: "WM702"
    case .notTrueOrFalse: "WM703"
    case .factOfOthers: "WM704"
    case .unknownAction: "WM705"
    case .unknownCaution: "WM706"
    case .nothingToShow: "WM707"
    }
  }

  /// Whether a part of the file is left out.
  package var severity: Diagnostic.Severity {
    switch self {
    case .fileMissing, .noCases, .idTakenBefore, .notTrueOrFalse, .factOfOthers: .error
    case .unknownAction, .unknownCaution, .nothingToShow: .warning
    }
  }

  /// What is wrong, in one sentence without a full stop.
  package var message: String {
    switch self {
    case .fileMissing(let path): "the file \(path) cannot be read"
    case .noCases: "this file holds no list of cases"
    case .idTakenBefore(let id): "another case is called \(id.quoted()) already"
    case .notTrueOrFalse(let text, let key):
      "\(key.quoted()) takes true or false, not \(text.quoted())"
    case .factOfOthers(let fact, let bearer):
      "\(fact.quoted()) is a fact of a \(bearer), which a case cannot give"
    case .unknownAction(let id, _): "there is no action called \(id.quoted()), so it is missed"
    case .unknownCaution(let id, _): "there is no caution called \(id.quoted()), so it never shows"
    case .nothingToShow(let id):
      "the case \(id.quoted()) warns, but names no \"expected_cautions\""
    }
  }

  /// What to do about it.
  package var nextStep: String {
    switch self {
    case .fileMissing: "check the path"
    case .noCases: "begin it with \"cases:\" and a list, as Corpus/cases does"
    case .idTakenBefore: "give one of the two another id"
    case .notTrueOrFalse: "write true or false"
    case .factOfOthers: "leave it out"
    case .unknownAction(_, let nearest?), .unknownCaution(_, let nearest?):
      "did you mean \(nearest.quoted())?"
    case .unknownAction(_, nil): "\"waymark rules list\" shows all actions"
    case .unknownCaution(_, nil): "Rules/cautions.yaml holds all cautions"
    case .nothingToShow: "add the cautions that should show, or \"negative_case: false\""
    }
  }

  /// The problem with its place, as diagnostics are shown.
  package func diagnostic(at location: Source.Location?, length: Int = 1) -> Diagnostic {
    Diagnostic(code, severity, message, at: location, length: length, nextStep: nextStep)
  }
}
