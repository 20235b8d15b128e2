import Facts
package import Families
import Inference
import RuleLanguage
import Schools

/// A plan of partners for a system: who helps whom with what, how busy each helper is, which needs stay open and
/// what would meet them.
package struct PartnerPlan: Sendable {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.partner-plan/1"

  let planner: PartnerPlanner
  package let matching: Matching

  /// Whether schools are named whose heads have not agreed to be named yet: for whoever asks them.
  package var namesAll = false

  /// A pair of the plan.
  package struct PairShown: Codable, Hashable, Sendable {
    /// The school that is helped.
    package var urn: String?
    package var school: String
    package var area: String?
    /// The step, and what help is needed with.
    package var action: String
    package var step: String
    package var topics: [String]
    /// `school` or `hub`.
    package var kind: String
    package var helperURN: String?
    /// The helper, or what may be said of it before both heads have agreed.
    package var helper: String
    /// Both heads have agreed to be named, or a register lists the hub.
    package var mayBeNamed: Bool
    package var kilometres: Double?
    /// In tenths of a weight.
    package var worth: Int
    /// Only figures or records point to the strength.
    package var isHinted: Bool
  }

  /// A helper with its load.
  package struct Load: Codable, Hashable, Sendable {
    package var urn: String?
    package var helper: String
    /// Whether `helper` is a name, not what may be said before both heads have agreed.
    package var isNamed: Bool
    package var kind: String
    package var matched: Int
    package var places: Int
    /// Nobody has said how many schools it supports, or has room for.
    package var isCapacityUnknown: Bool
    /// What one more place with it would add to the sum, in tenths of a weight.
    package var price: Int
  }

  /// A need that stays open.
  package struct Unmet: Codable, Hashable, Sendable {
    package var urn: String?
    package var school: String
    package var area: String?
    package var action: String
    package var topics: [String]
    /// Why, and what would meet it.
    package var reason: String
    package var kind: Kind

    /// Why a need stays open.
    package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
      case placeUnknown = "place unknown"
      case noStrength = "no strength in reach"
      case ruledOut = "all ruled out"
      case allTaken = "all taken"
      case noHub = "no hub in reach"
    }
  }

  /// How many schools need help, and how many have a partner.
  package var needed: Int { planner.needs.count }
  package var matched: Int { matching.pairs.count }
  /// The declared sum, in tenths of a weight.
  package var total: Int { matching.total }
  /// How many of an earlier plan's schools have another helper now.
  package var changes: Int { matching.changes }
  /// How many schools have a step that asks for help, of which nobody can tell with what.
  package var unclear: Int { planner.unclear.count }

  /// All pairs, by the authority and the name of the school that is helped.
  package var pairs: [PairShown] {
    matching.pairs.map(shown).sorted {
      ($0.area ?? "", $0.school, $0.urn ?? "") < ($1.area ?? "", $1.school, $1.urn ?? "")
    }
  }

  private func shown(_ pair: MatchingProblem.Pair) -> PairShown {
    let need = planner.needs[pair.need]
    let helper = planner.helpers[pair.helper]
    let action = planner.adviser.rules.actions[need.action]
    let school = planner.adviser.directory.entries[need.school]
    let told = told(pair)
    return PairShown(
      urn: school.urn.orNil, school: school.name, area: school.area.orNil, action: action.id,
      step: action.name, topics: need.topics, kind: helper.kind == .hub ? "hub" : "school",
      helperURN: told.urn, helper: told.name, mayBeNamed: told.mayBeNamed,
      kilometres: told.kilometres.map { ($0 * 10).rounded() / 10 },
      worth: matching.problem.pairs.worth(pair.need, pair.helper) ?? 0, isHinted: told.isHinted)
  }

  /// How a helper is told of to the school it would help.
  struct Told {
    var urn: String?
    var name: String
    var mayBeNamed: Bool
    var kilometres: Double?
    var isHinted = false
  }

  func told(_ pair: MatchingProblem.Pair) -> Told {
    let need = planner.needs[pair.need]
    let helper = planner.helpers[pair.helper]
    guard helper.kind == .school else {
      return Told(
        urn: nil, name: planner.hubName(helper.row), mayBeNamed: true,
        kilometres: planner.hubs?.kilometres(need.school, helper.row))
    }
    let adviser = planner.adviser
    let situation = adviser.engine.situation(of: .school(need.school))
    let entry = adviser.directory.entries[helper.row]
    guard let check = PairCheck(situation, action: need.action, schools: adviser.directory) else {
      return Told(urn: entry.urn.orNil, name: entry.name, mayBeNamed: false)
    }
    let kilometres = check.journey([], helper.row).kilometres
    let isAgreed = !check.verdicts(helper.row).contains(where: \.isHeldBack)
    let isHinted = PairFit(check, planner.likeness).degrees(helper.row).contains(where: \.isHinted)
    guard isAgreed || namesAll else {
      return Told(
        urn: nil,
        name: PartnerProfileWording.profile(
          phase: check.phase(of: helper.row), area: entry.area),
        mayBeNamed: false, kilometres: kilometres, isHinted: isHinted)
    }
    return Told(
      urn: entry.urn.orNil, name: PartnerProfileWording.name(entry.name, entry.area),
      mayBeNamed: isAgreed, kilometres: kilometres, isHinted: isHinted)
  }

  /// Every helper that is matched or full, the busiest first; hubs with free places too.
  package var loads: [Load] {
    let agreed = planner.adviser.rules.vocabulary.slot(id: "agreed_to_be_listed")
    let schools = planner.adviser.engine.base.schools
    let loads = planner.helpers.indices.compactMap { number -> Load? in
      let helper = planner.helpers[number]
      let matched = matching.needs(of: number).count
      guard matched > 0 || helper.kind == .hub else { return nil }
      let entry = helper.kind == .school ? planner.adviser.directory.entries[helper.row] : nil
      let isAgreed =
        helper.kind == .hub
        || agreed.map { schools.value($0, helper.row) == .known(.word(1)) } ?? false
      let isNamed = isAgreed || namesAll
      return Load(
        urn: isNamed ? entry?.urn.orNil : nil,
        helper: entry.map {
          isNamed
            ? PartnerProfileWording.name($0.name, $0.area)
            : PartnerProfileWording.profile(
              phase: planner.adviser.phase(of: helper.row), area: $0.area)
        } ?? planner.hubName(helper.row), isNamed: isNamed,
        kind: helper.kind == .hub ? "hub" : "school", matched: matched, places: helper.places,
        isCapacityUnknown: helper.isCapacityUnknown, price: matching.price(of: number))
    }
    return loads.sorted { ($1.matched, $0.helper) < ($0.matched, $1.helper) }
  }
}

extension String {
  /// `nil` for an empty text.
  var orNil: String? { isEmpty ? nil : self }
}
