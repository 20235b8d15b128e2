import Facts
import OrderedCollections

/// The related schools, hubs, partners, subjects and groups of every row.
///
/// A school is not among its own related schools, except for those of its authority: that relation
/// speaks of the whole area. An area is related to all that its schools are related to.
package struct Relations: Sendable {
  /// The members of one relation for one row.
  package struct Members: Sendable {
    package var rows: [BearerRow]
    /// More members may exist: the register is incomplete, or the link itself is unknown.
    package var mayBeMore: Bool
    /// The register is there, so that the number of its members is known.
    package var isLinkKnown: Bool
  }

  let relations: OrderedDictionary<String, Relation>
  private let links: [String: Links]
  private let registerIsComplete: [String: Bool]
  private let families: [Int32]
  private let areas: [Int32]
  private let schoolsOfFamily: [[Int32]]
  private let schoolsOfArea: [[Int32]]
  private let travelTimes: TravelTimes
  /// For each entry of the register of leaders the row of its school, or -1.
  private let schoolOfLeader: [Int32]

  init(_ base: FactBase) {
    relations = base.vocabulary.relations
    links = base.links
    registerIsComplete = base.registerIsComplete
    families = base.familyOfSchool
    areas = base.areaOfSchool
    travelTimes = base.travelTimes
    schoolOfLeader =
      base.registers[.leader]?.bases(among: base.schools).map { $0.map { Int32($0) } ?? -1 } ?? []
    schoolsOfFamily = Self.rows(by: base.familyOfSchool, atLeast: 0)
    schoolsOfArea = Self.rows(by: base.areaOfSchool, atLeast: base.areas.count)
  }

  private static func rows(by group: [Int32], atLeast count: Int) -> [[Int32]] {
    var rows = Array(repeating: [Int32](), count: max(count, Int(group.max() ?? -1) + 1))
    for (row, group) in group.enumerated() where group >= 0 { rows[Int(group)].append(Int32(row)) }
    return rows
  }

  /// The schools of an area.
  package func schools(ofArea area: Int) -> [Int32] {
    schoolsOfArea.indices.contains(area) ? schoolsOfArea[area] : []
  }

  /// The other schools of a school's family, ascending by row.
  package func family(of row: BearerRow) -> [BearerRow] {
    guard row.bearer == .school, families.indices.contains(row.row), families[row.row] >= 0 else {
      return []
    }
    return schoolsOfFamily[Int(families[row.row])].filter { Int($0) != row.row }
      .map { BearerRow(.school, Int($0)) }
  }

  /// The members of a relation, ascending by row.
  package func members(_ name: String, of row: BearerRow) -> Members {
    let unknown = Members(rows: [], mayBeMore: true, isLinkKnown: false)
    guard let relation = relations[name], row.row >= 0 else { return unknown }
    let isComplete = registerIsComplete[name] ?? relation.isComplete
    func found(_ rows: some Sequence<Int32>) -> Members {
      Members(
        rows: rows.map { BearerRow(relation.linksTo, Int($0)) }, mayBeMore: !isComplete,
        isLinkKnown: true)
    }
    switch (row.bearer, relation.by) {
    case (.school, _) where links[name] != nil:
      guard let links = links[name], !links.withoutPlace.contains(Int32(row.row)) else {
        return unknown
      }
      return found(links[row.row])
    case (.school, .family):
      let family = families[row.row]
      return family < 0
        ? unknown : found(schoolsOfFamily[Int(family)].filter { Int($0) != row.row })
    case (.school, .localAuthority):
      return areas[row.row] < 0 ? unknown : found(schools(ofArea: Int(areas[row.row])))
    case (.area, .localAuthority): return found(schools(ofArea: row.row))
    case (.area, _) where links[name] != nil:
      guard let links = links[name] else { return unknown }
      let schools = schools(ofArea: row.row)
      guard !schools.isEmpty, !schools.contains(where: links.withoutPlace.contains) else {
        return unknown
      }
      return found(links.union(of: schools))
    case (.area, _):
      let parts = schools(ofArea: row.row).map { members(name, of: BearerRow(.school, Int($0))) }
      guard !parts.isEmpty, parts.allSatisfy(\.isLinkKnown) else { return unknown }
      return found(Set(parts.flatMap { $0.rows.map { Int32($0.row) } }).sorted())
    default: return unknown
    }
  }

  /// Whether a row may be among the members of a relation of another, or of its own.
  func members(_ name: String, of row: BearerRow, include other: BearerRow) -> Bool {
    guard let relation = relations[name], relation.linksTo == other.bearer else { return false }
    guard row.bearer == .school, row.row >= 0, other.bearer == .school else { return true }
    if let links = links[name] { return links[row.row].contains(Int32(other.row)) }
    switch relation.by {
    case .family: return row != other && families[row.row] == families[other.row]
    case .localAuthority: return areas[row.row] == areas[other.row]
    case .distance, .school: return true
    }
  }

  /// How far it is from a school to a hub or partner in a straight line; `nil` where the place of one of
  /// them is not known, and where no relation links them.
  func kilometres(from school: Int, to member: BearerRow) -> Double? {
    for (name, relation) in relations where relation.linksTo == member.bearer {
      guard let links = links[name], let kilometres = links.kilometres else { continue }
      let members = links[school]
      // Ascending, so halving finds it.
      var (low, high) = (members.startIndex, members.endIndex)
      while low < high {
        let middle = (low + high) / 2
        if members[middle] < Int32(member.row) { low = middle + 1 } else { high = middle }
      }
      guard low < members.endIndex, members[low] == Int32(member.row), !kilometres[low].isNaN
      else { continue }
      return Double(kilometres[low])
    }
    return nil
  }

  /// The minutes that a table states for the journey from a school to a hub, a leader or a partner.
  func statedMinutes(from school: Int, to member: BearerRow) -> Double? {
    guard member.bearer == .leader else {
      return travelTimes.minutes(from: school, to: member.bearer, member.row)
    }
    guard schoolOfLeader.indices.contains(member.row), schoolOfLeader[member.row] >= 0 else {
      return nil
    }
    return travelTimes.minutes(from: school, to: .school, Int(schoolOfLeader[member.row]))
  }

  /// A relation of schools whose members stand as a list for each.
  struct Listing: Sendable {
    var links: Links
    var isComplete: Bool
  }

  /// The lists of a relation; `nil` where its members have to be found in another way.
  func listing(_ name: String) -> Listing? {
    guard let relation = relations[name], let links = links[name] else { return nil }
    return Listing(links: links, isComplete: registerIsComplete[name] ?? relation.isComplete)
  }

  /// A relation of schools that falls into groups, each of which is everybody's list.
  struct Grouping: Sendable {
    /// For each school its group, or -1.
    var groups: [Int32]
    /// The schools of each group.
    var members: [[Int32]]
    /// A school is not among its own related schools.
    var leavesOutSelf: Bool
    /// The groups are the areas, by their rows.
    var isOfAreas: Bool
    var isComplete: Bool
  }

  /// The groups of a relation by family or authority; `nil` for others.
  func grouping(_ name: String) -> Grouping? {
    guard let relation = relations[name], links[name] == nil else { return nil }
    let isComplete = registerIsComplete[name] ?? relation.isComplete
    switch relation.by {
    case .family:
      return Grouping(
        groups: families, members: schoolsOfFamily, leavesOutSelf: true, isOfAreas: false,
        isComplete: isComplete)
    case .localAuthority:
      return Grouping(
        groups: areas, members: schoolsOfArea, leavesOutSelf: false, isOfAreas: true,
        isComplete: isComplete)
    case .distance, .school: return nil
    }
  }

  /// All members of a relation and, for a school among schools, the school itself; `nil` where more
  /// may exist.
  func whole(_ name: String, of row: BearerRow) -> [BearerRow]? {
    let found = members(name, of: row)
    guard found.isLinkKnown, !found.mayBeMore else { return nil }
    let isOneOfThem = row.bearer == .school && relations[name]?.linksTo == .school
    return isOneOfThem && !found.rows.contains(row) ? found.rows + [row] : found.rows
  }
}
