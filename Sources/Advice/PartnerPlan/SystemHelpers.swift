import Facts
import Inference
import OrderedCollections
import RuleLanguage
import Schools

/// Everybody in a system who can help: schools with a strength, and hubs of the register.
package struct SystemHelpers {
  /// One helper.
  package struct Helper: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case school, hub }
    package var kind: Kind
    /// The row in its table.
    package var row: Int
    /// With how many schools it can be matched.
    package var places: Int
    /// Nobody has said how many schools it supports, or has room for.
    package var isCapacityUnknown: Bool
    /// The topics it can help with; of schools those that are shown or hinted at.
    package var topics: Set<String>
  }

  let helpers: [Helper]
  /// The number of each school as a helper, or -1.
  let ofSchool: [Int32]

  init(_ adviser: Adviser) {
    let rules = adviser.rules
    var helpers: [Helper] = []
    let base = adviser.engine.base
    var ofSchool = Array(repeating: Int32(-1), count: base.schools.count)
    let matching = rules.partnering.matching
    let assets = Set(
      (rules.partnering.hard.values.map(\.self) + rules.partnering.soft.values.map(\.self))
        .flatMap(\.assets)
    ).sorted()
    let closed = base.schools.closedSchools
    let supported = rules.vocabulary.slot(id: "support_capacity_used")
    for school in closed.indices where !closed[school] {
      var topics: Set<String> = []
      for asset in assets
      where adviser.engine.strength(asset, .school(school)).certain > .none {
        topics.formUnion(rules.findings[asset].topics)
      }
      guard !topics.isEmpty else { continue }
      let used = supported.flatMap { base.schools.number($0, school) }
      // Nobody is asked for more than one school as long as it is not known how many it supports.
      let places =
        used.map { max(0, matching.placesOfSchool - Int($0)) } ?? min(1, matching.placesOfSchool)
      ofSchool[school] = Int32(helpers.count)
      helpers.append(
        Helper(
          kind: .school, row: school, places: places, isCapacityUnknown: used == nil,
          topics: topics))
    }
    if let hubs = base.registers[.hub], let types = rules.vocabulary.slot(id: "hub_types") {
      let left = rules.vocabulary.slot(id: "hub_places_left")
      let words = rules.vocabulary.facts[types].kind.words
      for row in 0..<hubs.count {
        guard case .known(.set(let set)) = hubs.value(types, row) else { continue }
        let places = left.flatMap { hubs.number($0, row) }
        helpers.append(
          Helper(
            kind: .hub, row: row, places: places.map { max(0, Int($0)) } ?? matching.placesOfHub,
            isCapacityUnknown: places == nil,
            topics: Self.topics(set.indices.map { words[$0] }, rules.vocabulary)))
      }
    }
    self.helpers = helpers
    self.ofSchool = ofSchool
  }

  /// What kinds of hub help with: topics of the same name, and those of needs for which they are the kind of hub.
  private static func topics(_ types: [String], _ vocabulary: Vocabulary) -> Set<String> {
    let needs = vocabulary.needs.values.filter { need in need.hub.map(types.contains) ?? false }
    return Set(types).union(needs.map(\.topic))
  }
}
