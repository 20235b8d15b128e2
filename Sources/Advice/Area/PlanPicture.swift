import Facts
import Inference
import RuleLanguage
import Schools

/// What a plan of partners for all schools of an area at once comes to, in numbers.
package struct PlanPicture: Hashable, Sendable {
  /// Schools with a step that asks for help others can give; open are those of which nobody can tell what they
  /// need help with.
  package var needing = SchoolTally()
  package var shown = NumbersShown()
  /// How many of these have a partner in the plan.
  package var matched = 0
  /// The topics that schools without a partner need help with, by the number of schools, then by topic.
  package var missing: [Missing] = []
  /// Schools and hubs that help in the plan; those of them that have no place left then, as far as they have said
  /// how many they support or can help; and those of which nobody knows.
  package var helpers = 0
  package var full = 0
  package var capacityUnknown = 0

  /// A topic that is missing.
  package struct Missing: Hashable, Sendable {
    package var topic: String
    /// Schools that need it and have no partner.
    package var schools: Int
    /// For most of them the reason.
    package var reason: PartnerPlan.Unmet.Kind
    /// Such schools by authority, by name.
    package var areas: [AreaCount]
  }

  /// Schools of one authority.
  package struct AreaCount: Hashable, Sendable {
    package var area: String
    package var schools: Int
  }

  init() {}

  /// - Parameters:
  ///   - plan: The plan for the schools of the area; anybody may help.
  ///   - needing: The schools that need help.
  ///   - shown: Whether that number may be said.
  init(_ plan: PartnerPlan, needing: SchoolTally, shown: NumbersShown) {
    self.needing = needing
    self.shown = shown
    matched = plan.matched
    let unmet = plan.unmet.flatMap { need in need.topics.map { ($0, need) } }
    missing = Dictionary(grouping: unmet) { $0.0 }.map { topic, needs in
      let needs = needs.map(\.1)
      let areas = Dictionary(grouping: needs) { $0.area ?? "" }.map {
        AreaCount(area: $0.key, schools: $0.value.count)
      }
      return Missing(
        topic: topic, schools: needs.count, reason: Self.usual(needs.map(\.kind)),
        areas: areas.sorted { $0.area < $1.area })
    }.sorted { ($1.schools, $0.topic) < ($0.schools, $1.topic) }
    let helping = plan.loads.filter { $0.matched > 0 }
    helpers = helping.count
    full = helping.count { $0.matched >= $0.places && !$0.isCapacityUnknown }
    capacityUnknown = helping.count(where: \.isCapacityUnknown)
  }

  /// The reason that is met most often; of equal ones the first that is declared.
  private static func usual(_ kinds: [PartnerPlan.Unmet.Kind]) -> PartnerPlan.Unmet.Kind {
    let counts = PartnerPlan.Unmet.Kind.allCases.map { kind in kinds.count { $0 == kind } }
    let most = counts.max() ?? 0
    return zip(PartnerPlan.Unmet.Kind.allCases, counts).first { $1 == most }?.0 ?? .noStrength
  }
}
