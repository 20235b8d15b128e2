import Facts
import Families
import Inference
import RuleLanguage
import Schools

/// Who could help whom in an area, by the plan of partners for its schools: as a list, and as a map where places are
/// known.
package struct HelpPlan: Sendable {
  /// By the name of the school that is helped.
  package var pairs: [Pair]
  /// Needs for which nobody was found, those of one reason together.
  package var open: [OpenNeed]
  /// The map; `nil` where there is nothing to draw, or places are not to be shown.
  package var map: HelpMap?
  /// How to read it, and what is missing from it, one sentence each.
  package var notes: [String]

  /// A school with a helper.
  package struct Pair: Sendable {
    /// Its number on the map and in the list, from 1.
    package var number: Int
    package var school: School
    /// `school`, `hub`, `system leader` or `community partner`.
    package var kind: HelperKind
    /// The helper by name, or what may be said of it before both sides agreed.
    package var helper: String
    package var isNamed: Bool
    /// What it would help with, in words.
    package var topics: String
    /// `7 km`, `25 minutes`; `nil` where it is not known or not to be shown.
    package var far: String?
    /// Only figures or records point to the strength.
    package var isHinted: Bool
  }

  /// A school by name.
  package struct School: Hashable, Sendable {
    package var row: Int
    package var name: String
    /// Its authority; `nil` where the area is one.
    package var area: String?
  }

  /// What is needed and nobody was found for.
  package struct OpenNeed: Sendable {
    package var wanted: String
    package var reason: String
    /// By name.
    package var schools: [School]
  }

  init(of set: SchoolSets.Entry, _ adviser: Adviser, isDrawn: Bool) {
    guard let plan = adviser.planMemory.plan(of: set.schools.sorted(), adviser) else {
      (pairs, open, notes) = ([], [], [])
      return
    }
    let maker = HelpPlanMaker(set, plan, adviser, isDrawn: isDrawn)
    (pairs, open) = (maker.pairs.map(\.shown), maker.open)
    let drawn = isDrawn ? HelpMapMaker(maker, adviser) : nil
    map = drawn?.map
    notes =
      maker.notes + (isDrawn ? drawn?.notes ?? [HelpPlanMaker.noPlaces] : [HelpPlanMaker.hidden])
    if pairs.isEmpty, open.isEmpty { notes = [HelpPlanMaker.nothing] }
  }
}

/// Puts the plan of an area into words.
struct HelpPlanMaker {
  let set: SchoolSets.Entry
  let plan: PartnerPlan
  private let adviser: Adviser
  private let isDrawn: Bool
  /// By the name of the school that is helped.
  private(set) var pairs: [(shown: HelpPlan.Pair, helper: HelperRow)] = []

  static let hidden =
    "Names are hidden, and where schools stand would tell them: so no map is drawn."
  static let noPlaces =
    "Where these schools stand is not known in this data, so no map is drawn; the list has every pair."
  static let nothing = "No school here has a step that asks for help others can give."

  init(_ set: SchoolSets.Entry, _ plan: PartnerPlan, _ adviser: Adviser, isDrawn: Bool) {
    self.set = set
    self.plan = plan
    self.adviser = adviser
    self.isDrawn = isDrawn
    let found = plan.matching.pairs.map { pair in
      (pair: pair, school: school(plan.planner.needs[pair.need].school))
    }.sorted { a, b in
      let (first, second) = (
        plan.planner.row(a.pair).kind.group, plan.planner.row(b.pair).kind.group
      )
      return Self.comesBefore(a.school, b.school)
        || (a.school == b.school && first < second)
    }
    var numbers: [Int: Int] = [:]
    for found in found {
      numbers[found.school.row] = numbers[found.school.row] ?? numbers.count + 1
      pairs.append(
        (
          pair(found.pair, found.school, numbers[found.school.row] ?? 0),
          plan.planner.row(found.pair)
        ))
    }
  }

  private func pair(
    _ pair: MatchingProblem.Pair, _ school: HelpPlan.School, _ number: Int
  ) -> HelpPlan.Pair {
    let told = plan.told(pair)
    let step = plan.planner.step(pair) ?? plan.planner.leadingStep(pair.need)
    let topics = told.brings.isEmpty ? step.topics : told.brings
    return HelpPlan.Pair(
      number: number, school: school, kind: plan.planner.row(pair).kind, helper: told.name,
      isNamed: told.isNamed, topics: ListWording.and(topics.map(ListWording.word)),
      far: isDrawn ? Self.far(told.journey) : nil, isHinted: told.isHinted)
  }

  private static func far(_ journey: Journey?) -> String? {
    guard let journey else { return nil }
    if journey.isStated, let minutes = journey.minutes {
      return "\(NumberWording.text(minutes.rounded())) minutes"
    }
    return journey.kilometres.map {
      $0 < 1 ? "under 1 km" : "\(NumberWording.text($0.rounded())) km"
    }
  }

  /// A school by its row.
  func school(_ row: Int) -> HelpPlan.School {
    let entry = adviser.directory.entries[row]
    return HelpPlan.School(
      row: row,
      name: entry.name.isEmpty
        ? "a school without a name\(entry.urn.isEmpty ? "" : " (URN \(entry.urn))")" : entry.name,
      area: set.kind == .authority ? nil : entry.area.orNil)
  }

  private static func comesBefore(_ a: HelpPlan.School, _ b: HelpPlan.School) -> Bool {
    (a.area ?? "", a.name, a.row) < (b.area ?? "", b.name, b.row)
  }

  // MARK: What stays open

  private struct OpenKey: Hashable {
    var wanted: String
    var reason: PartnerPlan.Unmet.Kind
  }

  /// Needs for which nobody was found, by what is wanted, then by reason; schools by name.
  var open: [HelpPlan.OpenNeed] {
    var groups: [OpenKey: [HelpPlan.School]] = [:]
    for (need, number) in zip(plan.unmetKinds, plan.matching.unmatched) {
      let step = plan.planner.leadingStep(number)
      groups[OpenKey(wanted: wanted(step), reason: need), default: []]
        .append(school(plan.planner.needs[number].school))
    }
    return groups.map { key, schools in
      HelpPlan.OpenNeed(
        wanted: key.wanted, reason: AreaWording.reason(key.reason),
        schools: schools.sorted(by: Self.comesBefore))
    }.sorted { ($0.wanted, $0.reason) < ($1.wanted, $1.reason) }
  }

  /// `Help with attendance`, `A system leader`.
  private func wanted(_ step: SystemNeeds.Step) -> String {
    step.kind.group == 0
      ? "Help with \(ListWording.and(step.topics.map(ListWording.word)))"
      : ListWording.sentence(step.kind.one)
  }

  // MARK: Notes

  var notes: [String] {
    var notes = [
      "A plan of partners for all its schools at once, within everybody's places. It is a thought to start from: ask both sides before anything is passed on."
    ]
    if pairs.contains(where: { !$0.shown.isNamed }) {
      notes.append(
        "Nobody is named before they have agreed to it; until then only phase and authority are told."
      )
    }
    return notes
  }
}
