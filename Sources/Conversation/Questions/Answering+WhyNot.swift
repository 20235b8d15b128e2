import Advice
import Diagnostics
import RuleLanguage
import Schools

/// "Why not" a step, or somebody as partner: a school, a hub, a system leader, a community partner.
extension Answering {
  /// Why not a step; a name that is no step's may be that of a school or of another helper, which is then meant as
  /// partner.
  func whyNot(_ name: String, _ step: String?, _ asked: inout Asked) throws(Trouble)
    -> any Answer
  {
    let directory = HelperDirectory(explainer.adviser)
    var typed = name.trimmingQuotes
    var match = directory.find(typed)
    if case .unknown = match, let bare = Self.withoutVerb(typed) {
      // "why not use St Oswald's Parish"
      (typed, match) = (bare, directory.find(bare))
    }
    // Words of a name may stand in a step's as well: only its whole name, or more than a step's, is a helper's.
    if step == nil, !directory.isWholeName(typed, of: match) {
      do throws(Trouble) {
        return explainer.whyNot(try action(name, &asked.slots))
      } catch {
        // A number is no helper, and neither are words that several steps have in common.
        if Int(name) != nil { throw error }
        if error.decide == "choose", !match.isOneHelper { throw error }
      }
    }
    let helper: HelperRow
    switch match {
    case .found(let entry): helper = entry.helper
    case .nearly(let entry):
      helper = entry.helper
      asked.notice = "Reading \"\(name)\" as \(entry.label)."
    case .several(let entries):
      let kinds = Set(entries.map(\.helper.kind))
      let what = kinds.count == 1 ? entries[0].helper.kind.several : "schools and other helpers"
      let hint =
        kinds.count == 1
        ? ""
        : "\nPut \"hub:\", \"school:\", \"leader:\" or \"partner:\" before the name to say which kind."
      throw Trouble(
        text: "\(entries.count) \(what) fit \"\(name)\". Which one?\n"
          + entries.prefix(5).map { "  \($0.label)" }.joined(separator: "\n") + hint,
        decide: "choose")
    case .unknown(let nearest):
      let what =
        step == nil ? "neither a step, a school nor another helper" : "no school or other helper"
      let near = (step == nil ? names.nearSteps(name) : []) + nearest.prefix(4).map(\.label)
      throw Trouble(
        text: "There is \(what) called \"\(name)\". Nothing was done." + TypedNames.listed(near))
    }
    return try whyNot(
      helper, step: try step.map { name throws(Trouble) in try names.action(name) }, &asked)
  }

  private static func withoutVerb(_ typed: String) -> String? {
    ["use ", "ask ", "try "].first { typed.lowercased().hasPrefix($0) }
      .map { String(typed.dropFirst($0.count)) }
  }

  /// Why not a helper, for a step or for the one put forward that fits best.
  func whyNot(_ helper: HelperRow, step: Int? = nil, _ asked: inout Asked) throws(Trouble)
    -> any Answer
  {
    guard case .school(let candidate) = helper else {
      let answer = HelperCheck(explainer.adviser, explainer.outlook).answer(helper, step: step)
      asked.slots["action"] = answer.action?.id
      asked.slots["partner"] = answer.id ?? answer.helper
      asked.slots["kind"] = answer.kind.rawValue
      return answer
    }
    let check = PartnerCheck(explainer.adviser, explainer.outlook)
    guard let chosen = step ?? check.likeliestAction else {
      throw Trouble(text: "No step that is put forward here looks for a school as partner.")
    }
    asked.slots["action"] = rules.actions[chosen].id
    asked.slots["partner"] = explainer.adviser.directory.entries[candidate].urn
    return check.answer(action: chosen, candidate: candidate)
  }
}

extension HelperDirectory.Match {
  /// One helper that is no school was found, however it was spelt.
  fileprivate var isOneHelper: Bool {
    switch self {
    case .found(let entry): entry.helper.kind != .school
    case .nearly, .several, .unknown: false
    }
  }
}
