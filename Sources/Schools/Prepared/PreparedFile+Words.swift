package import Diagnostics

extension PreparedFile.Problem {
  /// What is wrong with a prepared file, and what to do next.
  package func diagnostic(path: String) -> Diagnostic {
    let again = "prepare the data again: waymark data prepare FILE ... --output \(path)"
    return switch self {
    case .unreadable(let problem):
      Diagnostic(
        "WM661", .error, "\(path) cannot be read: \(Self.reason(problem))",
        nextStep: "give the file that \"waymark data prepare\" wrote")
    case .otherKind:
      Diagnostic(
        "WM661", .error, "\(path) is no prepared data",
        nextStep: "give the file that \"waymark data prepare\" wrote; other data goes behind --data"
      )
    case .otherVersion(let program):
      Diagnostic(
        "WM662", .error, "\(path) was prepared by \(program.quoted()), another version",
        nextStep: again)
    case .otherWords:
      Diagnostic(
        "WM662", .error,
        "\(path) was prepared with other words: Rules/vocabulary or Rules/families.yaml differ",
        nextStep: again)
    case .damaged:
      Diagnostic("WM663", .error, "\(path) is cut off or damaged", nextStep: again)
    }
  }

  private static func reason(_ problem: FileProblem) -> String {
    switch problem {
    case .cannotOpen(let reason): reason
    case .isFolder: "it is a folder"
    default: "it is damaged"
    }
  }
}
