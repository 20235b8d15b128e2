import Diagnostics

/// What can be wrong with the files of a rule set; codes WM19x.
package enum FileProblem: Hashable, Sendable {
  /// A folder of rules or corpus that is not there.
  case folderMissing(String)
  /// A file that every rule set needs.
  case fileMissing(String)
  /// A file that could not be opened.
  case fileUnreadable(String)
  /// A file without a finding, asset or action.
  case noRuleInFile

  /// The stable code.
  var code: String {
    switch self {
    case .folderMissing: "WM190"
    case .fileMissing: "WM191"
    case .fileUnreadable: "WM192"
    case .noRuleInFile: "WM193"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .folderMissing(let name): "there is no folder \(name)"
    case .fileMissing(let path): "the rule set has no \(path)"
    case .fileUnreadable: "the file could not be opened"
    case .noRuleInFile: "this file must hold one finding, one asset or one action"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .folderMissing: "name the folder that holds it"
    case .fileMissing: "add the file"
    case .fileUnreadable: "see that the file may be read"
    case .noRuleInFile: "begin it with \"finding: ID\", \"asset: ID\" or \"action: ID\""
    }
  }
}
