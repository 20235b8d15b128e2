package import Facts
import OrderedCollections
import Parallel

/// Finds the members of relations by distance: schools in reach, hubs, leaders and partners nearby. Where a table
/// states how long a journey takes, that counts before the straight line.
///
/// A school is not in reach of itself, and closed schools are members of no relation. Families and
/// areas need no list: their members follow from `FactBase.familyOfSchool` and `areaOfSchool`.
package struct SchoolLinks: Sendable {
  private let base: FactBase
  private let reach: Reach
  private var places: Places { reach.places }
  private let isClosed: [Bool]

  package init(_ base: FactBase) {
    self.base = base
    reach = Reach(base)
    isClosed = base.schools.closedSchools
  }

  /// All relations of the vocabulary that are found by distance, by name.
  ///
  /// Only those named, or all when `nil`. A relation by distance between all schools of a country
  /// holds some millions of links, so ask for what the rules use.
  package func links(_ names: Set<String>? = nil) -> [String: Links] {
    var links: [String: Links] = [:]
    for (name, relation) in base.vocabulary.relations where names?.contains(name) ?? true {
      if let found = self.links(of: relation) { links[name] = found }
    }
    return links
  }

  /// The members of one relation; `nil` when it is found in another way or its register is missing.
  package func links(of relation: Relation) -> Links? {
    switch (relation.by, relation.linksTo) {
    case (.distance, .school): inReach()
    case (.distance, .hub), (.distance, .partner), (.distance, .leader): near(relation.linksTo)
    case (.distance, _), (.localAuthority, _), (.family, _), (.school, _): nil
    }
  }

  private func inReach() -> Links {
    let count = base.schools.count
    let size = 1024
    let parts = inParallel((count + size - 1) / size) {
      part -> (counts: [Int32], members: [Int32]) in
      var counts: [Int32] = []
      var members: [Int32] = []
      for school in part * size..<min(count, (part + 1) * size) {
        let before = members.count
        if !isClosed[school] {
          for other in reach.schools(from: school)
          where other != Int32(school) && !isClosed[Int(other)] { members.append(other) }
        }
        counts.append(Int32(members.count - before))
      }
      return (counts, members)
    }
    var starts: [Int32] = [0]
    starts.reserveCapacity(count + 1)
    var members: [Int32] = []
    members.reserveCapacity(parts.reduce(0) { $0 + $1.members.count })
    for part in parts {
      for number in part.counts { starts.append((starts.last ?? 0) + number) }
      members += part.members
    }
    var links = Links(starts: starts, members: members)
    links.withoutPlace = Set(
      (0..<count).filter { !isClosed[$0] && reach.isUnknown(from: $0, to: .school) }
        .map(Int32.init))
    return links
  }

  /// Hubs, leaders or partners within the travel limit; those without a place are taken by authority, unless a
  /// table states the journey. Leaders stand where the school stands that they are based at.
  private func near(_ bearer: Bearer) -> Links? {
    guard let register = base.registers[bearer] else { return nil }
    let bases = bearer == .leader ? register.bases(among: base.schools) : []
    let there =
      bearer == .leader
      ? Places(bases.map { $0.flatMap { places.places[$0] } }) : Places(register)
    let nameSlot = base.vocabulary.slot(id: bearer == .hub ? "hub_la_name" : "partner_la_name")
    let homeless = bearer == .leader ? [:] : byAuthority(register, there, nameSlot: nameSlot)
    let leaders = Dictionary(
      bases.enumerated().compactMap { row, base in base.map { (Int32($0), Int32(row)) } }
    ) { first, _ in first }
    func legs(_ school: Int) -> [TravelTimes.Leg] {
      guard bearer == .leader else { return base.travelTimes.legs(from: school, to: bearer) }
      return base.travelTimes.legs(from: school, to: .school).compactMap { leg in
        leaders[leg.row].map { TravelTimes.Leg(row: $0, minutes: leg.minutes) }
      }
    }
    var starts: [Int32] = [0]
    var members: [Int32] = []
    var kilometres: [Float] = []
    for school in 0..<base.schools.count {
      if !isClosed[school] {
        var found: [(Int32, Float)] = []
        let stated = legs(school)
        let place = places.places[school]
        for row in reach.rows(from: school, there, stated) {
          let distance = there.places[Int(row)].flatMap { place?.distanceInKilometres(to: $0) }
          found.append((row, Float(distance ?? .nan)))
        }
        for row in homeless[base.areaOfSchool[school]] ?? []
        where !stated.contains(where: { $0.row == row }) { found.append((row, .nan)) }
        for (row, distance) in found.sorted(by: { $0.0 < $1.0 }) {
          members.append(row)
          kilometres.append(distance)
        }
      }
      starts.append(Int32(members.count))
    }
    var links = Links(starts: starts, members: members)
    links.kilometres = kilometres
    return links
  }

  /// Register entries without a place, by the area they name.
  private func byAuthority(
    _ register: FactTable, _ there: Places, nameSlot: Int?
  ) -> [Int32: [Int32]] {
    guard let nameSlot, let areaName = base.vocabulary.slot(id: "la_name") else { return [:] }
    var areas: [String: Int32] = [:]
    for area in 0..<base.areas.count {
      if let name = base.areas.text(areaName, area) { areas[name.lowercased()] = Int32(area) }
    }
    var found: [Int32: [Int32]] = [:]
    for row in 0..<register.count where there.places[row] == nil {
      if let name = register.text(nameSlot, row), let area = areas[name.lowercased()] {
        found[area, default: []].append(Int32(row))
      }
    }
    return found
  }
}

extension FactBase {
  /// Finds the members of relations by distance, beside those that files state. Where data was loaded without
  /// them, this is done before anything is inferred from it.
  ///
  /// - Parameter names: The relations wanted; `nil` for all.
  package mutating func linkByDistance(_ names: Set<String>? = nil) {
    guard names?.isEmpty != true else { return }
    links.merge(SchoolLinks(self).links(names)) { stated, _ in stated }
  }
}

extension FactTable {
  /// For each school whether it is known to be closed.
  package var closedSchools: [Bool] {
    guard let slot = vocabulary.slot(id: "open_status"), case .choice(let column)? = columns[slot],
      let closed = vocabulary.facts[slot].kind.words.firstIndex(of: "closed")
    else { return Array(repeating: false, count: count) }
    return column.codes.map { $0 == UInt8(closed) }
  }
}
