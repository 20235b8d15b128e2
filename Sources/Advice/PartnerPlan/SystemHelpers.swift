import Facts
import Inference
import RuleLanguage
import Schools

/// Everybody in a system who can help: schools with a strength, and the hubs, system leaders and community partners
/// of the registers.
package struct SystemHelpers {
  /// One helper.
  package struct Helper: Hashable, Sendable {
    package var kind: HelperKind
    /// The row in its table; of a leader that of the school it is based at.
    package var row: Int
    /// With how many schools it can be matched.
    package var places: Int
    /// Nobody has said how many schools it supports, or has room for.
    package var isCapacityUnknown: Bool
    /// The topics it can help with; of schools those that are shown or hinted at. None of community partners.
    package var topics: Set<String>

    package var at: HelperRow { HelperRow(kind, row) }
  }

  let helpers: [Helper]
  /// The number of each school as a helper, or -1.
  let ofSchool: [Int32]
  /// The numbers of those who can act as system leaders: leaders of the register, and of schools that it does not
  /// name those whose people say enough. The places of the latter are those of their school.
  let leaders: [Int]

  init(_ adviser: Adviser, _ registers: HelperRegisters) {
    let rules = adviser.rules
    var helpers: [Helper] = []
    let base = adviser.engine.base
    var ofSchool = Array(repeating: Int32(-1), count: base.schools.count)
    var leaders: [Int] = []
    let matching = rules.partnering.matching
    let strengths = SchoolStrengths(rules) { asset, school in
      adviser.engine.strength(asset, .school(school)).certain > .none
    }
    let closed = base.schools.closedSchools
    let supported = rules.vocabulary.slot(id: "support_capacity_used")
    for school in closed.indices where !closed[school] {
      let topics = strengths.topics(of: school)
      let mayLead = registers.leaders[school] == nil && strengths.mayLead(school)
      guard !topics.isEmpty || mayLead else { continue }
      let used = supported.flatMap { base.schools.number($0, school) }
      // Nobody is asked for more than one school as long as it is not known how many it supports.
      let places =
        used.map { max(0, matching.placesOfSchool - Int($0)) } ?? min(1, matching.placesOfSchool)
      ofSchool[school] = Int32(helpers.count)
      if mayLead { leaders.append(helpers.count) }
      helpers.append(
        Helper(
          kind: .school, row: school, places: places, isCapacityUnknown: used == nil,
          topics: topics))
    }
    func add(_ kind: HelperKind, _ row: Int, _ entry: HelperRegisters.Entry, silent: Int) {
      helpers.append(
        Helper(
          kind: kind, row: row, places: entry.placesLeft.map { max(0, $0) } ?? silent,
          isCapacityUnknown: entry.placesLeft == nil, topics: entry.topics))
    }
    for (row, hub) in registers.hubs.enumerated() where !hub.topics.isEmpty {
      add(.hub, row, hub, silent: matching.placesOfHub)
    }
    for (school, leader) in registers.leaders.sorted(by: { $0.key < $1.key })
    where !closed[school] {
      leaders.append(helpers.count)
      add(.leader, school, leader, silent: matching.placesOfLeader)
    }
    for (row, partner) in registers.partners.enumerated() {
      add(.partner, row, partner, silent: matching.placesOfPartner)
    }
    self.helpers = helpers
    self.ofSchool = ofSchool
    self.leaders = leaders
  }
}
