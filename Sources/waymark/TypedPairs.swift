import Advice
import Diagnostics
import Foundation
import Schools

/// Pairs typed as "school = helper"; what is wrong is said on standard error.
struct TypedPairs {
  let search: SubjectSearch
  let helpers: HelperDirectory
  let planner: PartnerPlanner

  /// The school and the helper that are meant.
  func pair(_ text: String) -> PartnerPlanner.Pair? {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      Output.complain([
        Diagnostic(
          "WM632", .error, "\"\(text)\" is no pair", nextStep: "write it as \"school = helper\"")
      ])
      return nil
    }
    let school = search.school(parts[0])?.row
    let helper = helper(parts[1])
    guard let school, let helper else { return nil }
    return PartnerPlanner.Pair(school: school, helper: helper)
  }

  /// A pair that can be locked or forbidden: the school has such a need, and the helper is one.
  func wished(_ text: String) -> PartnerPlanner.Pair? {
    guard let pair = pair(text) else { return nil }
    let school = planner.name(.school(pair.school))
    guard planner.need(of: pair.school, for: pair.helper.kind) != nil else {
      let kind = pair.helper.kind
      let asked = [.school, .hub].contains(kind) ? "a school or a hub" : "a \(kind.rawValue)"
      Output.complain([
        Diagnostic(
          "WM636", .error, "\(school) has no step in this plan that asks \(asked) for help",
          nextStep: "see \"waymark advise\" for its steps, or leave this pair out")
      ])
      return nil
    }
    guard planner.helper(pair.helper) != nil else {
      Output.complain([
        Diagnostic(
          "WM636", .error, "nothing is known that \(planner.name(pair.helper)) could help with",
          nextStep:
            "say what it can do in a register or a table of judgements, or leave this pair out")
      ])
      return nil
    }
    return pair
  }

  private func helper(_ typed: String) -> HelperRow? {
    switch helpers.find(typed) {
    case .found(let entry): return entry.helper
    case .nearly(let entry):
      Output.complain([Diagnostic("WM601", .note, "reading \"\(typed)\" as \(entry.label)")])
      return entry.helper
    case .several(let entries):
      Output.complain([
        Diagnostic(
          "WM602", .error, "\(entries.count) helpers match \"\(typed)\"",
          nextStep:
            "give the URN, the id or the whole name; \"hub:\" or \"school:\" before it says which kind",
          notes: entries.prefix(8).map { Diagnostic.Note($0.label) })
      ])
      return nil
    case .unknown(let nearest):
      Output.complain([
        Diagnostic(
          "WM603", .error, "there is no school, hub or community partner called \"\(typed)\"",
          nextStep: nearest.isEmpty
            ? "give a name or id of the registers, a school, or \"system leader at\" and a school"
            : "did you mean one of these?", notes: nearest.map { Diagnostic.Note($0.label) })
      ])
      return nil
    }
  }
}
