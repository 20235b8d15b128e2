import Facts
import Inference
import RuleLanguage
import Schools

/// What a plan of partners for all schools of an area at once comes to, in numbers.
package struct PlanPicture: Hashable, Sendable {
  /// By group of helpers: schools and hubs, system leaders, community partners.
  package var groups: [Group] = []
  /// Schools and hubs that help in the plan; those of them that have no place left then, as far as they have said
  /// how many they support or can help; and those of which nobody knows.
  package var helpers = 0
  package var full = 0
  package var capacityUnknown = 0
  /// What registers name in the area: hubs, system leaders, community partners.
  package var registers: [Register] = []

  /// Schools with a step that asks for one group of helpers.
  package struct Group: Hashable, Sendable {
    /// Any kind of the group.
    package var kind: HelperKind
    /// Schools with such a step; open are those of which nobody can tell what they need help with.
    package var needing: SchoolTally
    package var shown: NumbersShown
    /// For how many of these the plan finds a helper.
    package var matched: Int
    /// What schools without a helper need help with, by the number of schools, then by name; of community partners
    /// what they are to do, where the step names it.
    package var missing: [Missing]
    /// For most schools without a helper the reason; `nil` where there are none.
    package var reason: PartnerPlan.Unmet.Kind?
  }

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

  /// What one register names in the authorities of the area's schools; of leaders, those based at its schools.
  package struct Register: Hashable, Sendable {
    package var kind: HelperKind
    /// Whether there is such a register at all.
    package var isGiven: Bool
    package var here = 0
    /// Places that those have left who say so, and how many do not say.
    package var places = 0
    package var silent = 0
    /// How many say that they have no place left.
    package var withoutPlace = 0
    /// Schools of the area that they help in the plan.
    package var matched = 0
    /// How many would be full then, and how many would be asked by no school of the area.
    package var full = 0
    package var unasked = 0
    /// What hubs help with, each with how many of them do.
    package var topics: [String: Int] = [:]
  }

  init() {}

  /// - Parameters:
  ///   - plan: The plan for the schools of the area; anybody may help.
  ///   - needing: By group of helpers, the schools that need help, and whether that number may be said.
  ///   - registers: What registers name in the area.
  ///   - asked: What is missing where a need stays open: topics, or what a community partner is to do.
  init(
    _ plan: PartnerPlan, needing: [(tally: SchoolTally, shown: NumbersShown)],
    registers: [Register], asked: (PartnerPlan.Unmet) -> [String]
  ) {
    self.registers = registers
    let unmet = Dictionary(grouping: plan.unmet) { $0.helper.group }
    groups = zip([HelperKind.school, .leader, .partner], needing).map { kind, needing in
      let open = unmet[kind.group] ?? []
      return Group(
        kind: kind, needing: needing.tally, shown: needing.shown,
        matched: plan.counts.first { $0.helpers.contains(kind) }?.matched ?? 0,
        missing: Self.missing(open, asked),
        reason: open.isEmpty ? nil : Self.usual(open.map(\.kind)))
    }
    let helping = plan.loads.filter { $0.matched > 0 && $0.kind.group == HelperKind.school.group }
    helpers = helping.count
    full = helping.count { $0.matched >= $0.places && !$0.isCapacityUnknown }
    capacityUnknown = helping.count(where: \.isCapacityUnknown)
  }

  private static func missing(
    _ unmet: [PartnerPlan.Unmet], _ asked: (PartnerPlan.Unmet) -> [String]
  ) -> [Missing] {
    let topics = unmet.flatMap { need in asked(need).map { ($0, need) } }
    return Dictionary(grouping: topics) { $0.0 }.map { topic, needs in
      let needs = needs.map(\.1)
      let areas = Dictionary(grouping: needs) { $0.area ?? "" }.map {
        AreaCount(area: $0.key, schools: $0.value.count)
      }
      return Missing(
        topic: topic, schools: needs.count, reason: usual(needs.map(\.kind)),
        areas: areas.sorted { $0.area < $1.area })
    }.sorted { ($1.schools, $0.topic) < ($0.schools, $1.topic) }
  }

  /// The reason that is met most often; of equal ones the first that is declared.
  private static func usual(_ kinds: [PartnerPlan.Unmet.Kind]) -> PartnerPlan.Unmet.Kind {
    let counts = PartnerPlan.Unmet.Kind.allCases.map { kind in kinds.count { $0 == kind } }
    let most = counts.max() ?? 0
    return zip(PartnerPlan.Unmet.Kind.allCases, counts).first { $1 == most }?.0 ?? .noStrength
  }
}
