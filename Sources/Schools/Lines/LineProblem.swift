import Diagnostics
import Facts

/// What can be wrong with a line that names a school.
enum LineProblem: Hashable, Sendable {
  case noObject
  case noNumber
  case noSchool(String)
  /// No fact is called so; the names there are.
  case noFact(String, [String])
  /// A fact of somebody else than a school.
  case ofOthers(String, Bearer)
  /// A value that no fact has, such as an object.
  case noValue(String)
  case value(ValuePhrase.Problem, String, String)

  var diagnostic: Diagnostic {
    switch self {
    case .noObject:
      Diagnostic(
        "WM671", .error, "this line is no object of JSON",
        nextStep: #"write each school on a line as {"urn": "900104"}"#)
    case .noNumber:
      Diagnostic(
        "WM672", .error, "the line does not say which school",
        nextStep: #"add its number as "urn""#)
    case .noSchool(let urn):
      Diagnostic(
        "WM673", .error, "no school of the data has the URN \(urn.quoted())",
        nextStep: "check the number, or prepare data that has the school")
    case .noFact(let name, let names):
      Diagnostic(
        "WM674", .error, "there is no fact called \(name.quoted())",
        nextStep: Self.suggestion(for: name, among: names)
          ?? "leave it out; facts are listed in Rules/vocabulary")
    case .ofOthers(let name, let bearer):
      Diagnostic(
        "WM674", .error, "\(name.quoted()) is known of a \(bearer.rawValue), not of a school",
        nextStep: "leave it out, and give it with the data that is prepared")
    case .noValue(let name):
      Diagnostic(
        "WM675", .error, "\(name.quoted()) has no such value",
        nextStep: "write a number, a text, true or false, or a list of texts")
    case .value(let problem, let text, let name):
      Diagnostic(
        "WM675", .error, problem.message(for: text, fact: name), nextStep: problem.nextStep)
    }
  }

  private static func suggestion(for name: String, among names: [String]) -> String? {
    if let nearest = NearestName.suggestion(for: name, among: names) {
      return "did you mean \(nearest.quoted())?"
    }
    let sharing = NearestName.sharing(aWordWith: name, among: names)
    return sharing.isEmpty
      ? nil : "did you mean \(sharing.map { $0.quoted() }.joinedInWords("or"))?"
  }
}
