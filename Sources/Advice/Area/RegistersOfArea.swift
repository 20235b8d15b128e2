import Families
import Schools

/// What the registers name in an area, and how much of it the plan of partners for its schools would use.
struct RegistersOfArea {
  private let set: SchoolSets.Entry
  private let plan: PartnerPlan
  private let areas: Set<String>

  /// - Parameters:
  ///   - set: The schools of the area.
  ///   - plan: The plan of partners for them.
  init(_ set: SchoolSets.Entry, _ plan: PartnerPlan) {
    self.set = set
    self.plan = plan
    let entries = plan.planner.adviser.directory.entries
    areas = Set(set.schools.map { entries[$0].area.lowercased() })
  }

  /// Hubs, system leaders, community partners, in this order.
  var pictures: [PlanPicture.Register] {
    let registers = plan.planner.registers
    let schools = Set(set.schools)
    return [
      picture(.hub, registers.hubs.enumerated().map { (.hub($0), $1) }.filter { isHere($0.1) }),
      picture(
        .leader,
        registers.leaders.filter { schools.contains($0.key) }.map { (.leader($0.key), $0.value) }),
      picture(
        .partner, registers.partners.enumerated().map { (.partner($0), $1) }.filter { isHere($0.1) }
      ),
    ]
  }

  private func isHere(_ entry: HelperRegisters.Entry) -> Bool {
    entry.area.map { areas.contains($0.lowercased()) } ?? false
  }

  private func picture(
    _ kind: HelperKind, _ entries: [(at: HelperRow, entry: HelperRegisters.Entry)]
  ) -> PlanPicture.Register {
    var picture = PlanPicture.Register(
      kind: kind, isGiven: plan.planner.registers.given.contains(kind))
    for (at, entry) in entries {
      picture.here += 1
      picture.places += max(0, entry.placesLeft ?? 0)
      picture.silent += entry.placesLeft == nil ? 1 : 0
      picture.withoutPlace += entry.placesLeft.map { $0 <= 0 } ?? false ? 1 : 0
      for topic in entry.topics { picture.topics[topic, default: 0] += 1 }
      let matched = plan.planner.helper(at).map { plan.matching.needs(of: $0).count } ?? 0
      picture.matched += matched
      picture.full += entry.placesLeft.map { $0 > 0 && matched >= $0 } ?? false ? 1 : 0
      picture.unasked += matched == 0 && entry.placesLeft != 0 ? 1 : 0
    }
    return picture
  }
}
