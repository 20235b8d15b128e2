import Facts
package import Families
import Inference
import RuleLanguage
import Schools

/// A plan of partners for a system: who helps whom with what, how busy each helper is, which needs stay open and
/// what would meet them.
package struct PartnerPlan: Sendable {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.partner-plan/2"

  let planner: PartnerPlanner
  package let matching: Matching
  /// What people settled beforehand.
  let wishes: PartnerPlanner.Wishes
  /// How many pairs of the earlier plan are of a school that needs no such help now, or of a helper that gives none.
  package let ended: Int
  /// How many pairs of the earlier plan were allowed to change, and what that costs; `nil` without a limit.
  package let limit: ChangeLimit?

  /// Whether helpers are named who have not agreed to be named yet: for whoever asks them.
  package var namesAll = false

  init(
    planner: PartnerPlanner, matching: Matching, wishes: PartnerPlanner.Wishes, ended: Int,
    limit: ChangeLimit? = nil
  ) {
    self.planner = planner
    self.matching = matching
    self.wishes = wishes
    self.ended = ended
    self.limit = limit
  }

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
    /// `school`, `hub`, `system leader` or `community partner`.
    package var kind: HelperKind
    /// The number of a school that helps, or that a leader is based at.
    package var helperURN: String?
    /// The id of a hub or community partner, where its register has one.
    package var helperID: String?
    /// The helper, or what may be said of it before it has agreed to be named.
    package var helper: String
    /// Those who have to have agreed to be named, or a register lists the hub.
    package var mayBeNamed: Bool
    /// The needed topics in which it is strong; of a community partner what it does that is asked for.
    package var brings: [String]
    /// In a straight line.
    package var kilometres: Double?
    /// One way, as a table of travel times states them, else by the straight line.
    package var minutes: Double?
    package var isMinutesStated: Bool
    /// In tenths of a weight.
    package var worth: Int
    /// Only figures or records point to the strength.
    package var isHinted: Bool
  }

  /// A helper with its load.
  package struct Load: Codable, Hashable, Sendable {
    package var urn: String?
    package var helper: String
    /// Whether `helper` is a name, not what may be said before it has agreed.
    package var isNamed: Bool
    package var kind: HelperKind
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
    /// The most pressing step with which somebody could help, else the most pressing.
    package var action: String
    package var topics: [String]
    /// The school's other steps that ask for such help; nobody comes for them either.
    package var otherSteps: [String]
    /// Who is asked for.
    package var helper: HelperKind
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
      case noLeader = "no system leader in reach"
      case noPartner = "no community partner in reach"
    }
  }

  /// The needs of one kind of helper, and how many are met.
  package struct Count: Codable, Hashable, Sendable {
    /// Schools and hubs are told together: which of them a school needs hangs on its step.
    package var helpers: [HelperKind]
    package var needed: Int
    package var matched: Int
  }

  /// How many needs there are, and how many are met; a school has at most one of each group of helpers.
  package var needed: Int { planner.needs.count }
  package var matched: Int { matching.pairs.count }
  /// How many schools have a need.
  package var schools: Int { Set(planner.needs.map(\.school)).count }
  /// The declared sum, in tenths of a weight.
  package var total: Int { matching.total }
  /// How many of an earlier plan's needs have another helper now, or none.
  package var changes: Int { matching.changes }
  /// How many schools have a step that asks for help, of which nobody can tell with what.
  package var unclear: Int { planner.unclear.count }

  /// Needs and pairs by group of helpers; groups without a need left out.
  package var counts: [Count] {
    let groups: [[HelperKind]] = [[.school, .hub], [.leader], [.partner]]
    return groups.compactMap { kinds in
      let needs = planner.needs.indices.filter { kinds[0].group == planner.needs[$0].group }
      guard !needs.isEmpty else { return nil }
      let matched = needs.count { matching.helper(of: $0) != nil }
      return Count(helpers: kinds, needed: needs.count, matched: matched)
    }
  }

  /// All pairs, by the authority and the name of the school that is helped.
  package var pairs: [PairShown] {
    matching.pairs.map(shown).sorted {
      ($0.area ?? "", $0.school, $0.urn ?? "", $0.kind.group)
        < ($1.area ?? "", $1.school, $1.urn ?? "", $1.kind.group)
    }
  }

  private func shown(_ pair: MatchingProblem.Pair) -> PairShown {
    let need = planner.needs[pair.need]
    let row = planner.row(pair)
    let step = planner.step(pair) ?? planner.leadingStep(pair.need)
    let action = planner.adviser.rules.actions[step.action]
    let school = planner.adviser.directory.entries[need.school]
    let told = told(pair)
    return PairShown(
      urn: school.urn.orNil, school: school.name, area: school.area.orNil, action: action.id,
      step: action.name, topics: step.topics, kind: row.kind, helperURN: told.urn,
      helperID: told.isNamed ? planner.registers.entry(row)?.id : nil, helper: told.name,
      mayBeNamed: told.mayBeNamed, brings: told.brings,
      kilometres: told.journey?.kilometres.map { ($0 * 10).rounded() / 10 },
      minutes: told.journey?.minutes?.rounded(), isMinutesStated: told.journey?.isStated ?? false,
      worth: matching.problem.pairs.worth(pair.need, pair.helper) ?? 0, isHinted: told.isHinted)
  }

  /// How a helper is told of to the school it would help.
  struct Told {
    var urn: String?
    var name: String
    var mayBeNamed: Bool
    /// `name` is a name.
    var isNamed: Bool
    var brings: [String] = []
    var journey: Journey?
    var isHinted = false
  }

  func told(_ pair: MatchingProblem.Pair) -> Told {
    let row = planner.row(pair)
    guard let held = planner.registerPair(pair) else {
      return Told(name: planner.profile(row), mayBeNamed: false, isNamed: false)
    }
    let mayBeNamed = held.mayBeNamed(row)
    let isNamed = mayBeNamed || namesAll
    let urn: String? =
      switch row {
      case .school(let school), .leader(let school):
        planner.adviser.directory.entries[school].urn.orNil
      case .hub, .partner: nil
      }
    let degrees =
      row.kind == .school ? held.fit.degrees(row.row) : held.degrees(row)
    return Told(
      urn: isNamed ? urn : nil, name: isNamed ? planner.name(row) : planner.profile(row),
      mayBeNamed: mayBeNamed, isNamed: isNamed, brings: held.brings(row),
      journey: held.journey(row), isHinted: degrees.contains(where: \.isHinted))
  }

  /// Every helper that is matched or full, the busiest first; of the registers those with free places too.
  package var loads: [Load] {
    let loads = planner.helpers.indices.compactMap { number -> Load? in
      let helper = planner.helpers[number]
      let matched = matching.needs(of: number).count
      guard matched > 0 || helper.kind != .school else { return nil }
      // A community partner that nobody asks for is not told of unless it may be.
      let isNamed = planner.hasAgreed(helper.at) || namesAll
      let urn: String? =
        switch helper.at {
        case .school(let school), .leader(let school):
          planner.adviser.directory.entries[school].urn.orNil
        case .hub, .partner: nil
        }
      return Load(
        urn: isNamed ? urn : nil,
        helper: isNamed ? planner.name(helper.at) : planner.profile(helper.at), isNamed: isNamed,
        kind: helper.kind, matched: matched, places: helper.places,
        isCapacityUnknown: helper.isCapacityUnknown, price: matching.price(of: number))
    }
    return loads.sorted { ($1.matched, $0.helper) < ($0.matched, $1.helper) }
  }
}

extension String {
  /// `nil` for an empty text.
  var orNil: String? { isEmpty ? nil : self }
}
