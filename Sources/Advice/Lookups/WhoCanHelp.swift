import Facts
import Inference
import OrderedCollections
import RuleLanguage
import Schools

/// Who is strong in something and could help: hubs and system leaders of the registers, and schools that are shown or
/// hinted to be strong in it, with why they and how busy they are.
///
/// A school that has not agreed to be listed is counted and not named (`domain` 8).
package struct WhoCanHelp: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.who-can-help/1"

  package var schema = WhoCanHelp.schema
  /// The topic as people call it.
  package var topic: String
  /// From whose side distances are told; none without a school.
  package var seenFrom: AnswerSubject?
  package var area: String?
  package var helpers: [Helper]
  /// Schools shown or hinted to be strong in it that have not agreed to be named.
  package var unnamed: Int
  /// No register of hubs was given.
  package var lacksHubs: Bool

  /// One helper.
  package struct Helper: Encodable, Hashable, Sendable {
    package var kind: HelperKind
    package var name: String
    package var area: String?
    package var why: String
    package var load: String
    /// In a straight line; none where a place is not known.
    package var kilometres: Double?
    /// The row of its school; none for others.
    package var school: Int?

    private enum CodingKeys: String, CodingKey { case kind, name, area, why, load, kilometres }
  }
}

/// Finds who could help with a topic.
package struct HelpSearch {
  private let adviser: Adviser
  private let registers: HelperRegisters
  private let names: HelperNames

  package init(_ adviser: Adviser) {
    self.adviser = adviser
    registers = HelperRegisters(adviser)
    names = HelperNames(adviser, registers)
  }

  /// Helpers for a topic: those nearest to a school first where one asks, else by name.
  ///
  /// - Parameters:
  ///   - topic: A word of the vocabulary's list `topics`; `nil` for any.
  ///   - explainer: The school that asks.
  ///   - rows: Schools that are looked at; hubs and leaders count by the authorities of these.
  ///   - area: How these are called together; `nil` for all.
  ///   - limit: So many at most.
  /// - Returns: Who may be named, and how many may not.
  package func helpers(
    with topic: String?, for explainer: Explainer?, among rows: [Int]? = nil, area: String? = nil,
    atMost limit: Int = 20
  ) -> WhoCanHelp {
    let base = adviser.engine.base
    let closed = base.schools.closedSchools
    let asker = explainer?.row
    let places = Schools.Places.places(of: 0..<base.schools.count, in: base.schools)
    let home = asker.flatMap { places[$0] }
    let within = rows.map { Set($0) }
    let authorities = within.map { Set($0.map { adviser.directory.entries[$0].area }) }
    var found: [WhoCanHelp.Helper] = []
    for (row, hub) in registers.hubs.enumerated()
    where (topic.map(hub.topics.contains) ?? true) && isIn(hub.area, authorities) {
      found.append(
        WhoCanHelp.Helper(
          kind: .hub, name: names.name(.hub(row)), area: hub.area,
          why: "a hub for \(words(hub.topics, topic))", load: load(hub.placesLeft),
          kilometres: distance(home, hub.place), school: nil))
    }
    for (school, leader) in registers.leaders.sorted(by: { $0.key < $1.key })
    where !closed[school] && (topic.map(leader.topics.contains) ?? true)
      && within?.contains(school) ?? true
    {
      let named = names.hasAgreed(.leader(school))
      found.append(
        WhoCanHelp.Helper(
          kind: .leader, name: named ? names.name(.leader(school)) : names.profile(.leader(school)),
          area: adviser.directory.entries[school].area,
          why: "a system leader for \(words(leader.topics, topic))", load: load(leader.placesLeft),
          kilometres: distance(home, places[school]), school: nil))
    }
    let (schools, unnamed) = strongSchools(topic, asker, within, home, places)
    found += schools
    let sorted = found.sorted { a, b in
      let (first, second) = (a.kilometres ?? .infinity, b.kilometres ?? .infinity)
      if asker != nil, first != second { return first < second }
      return (a.name, a.area ?? "") < (b.name, b.area ?? "")
    }
    return WhoCanHelp(
      topic: topic.map(ListWording.word) ?? "anything", seenFrom: explainer?.subject, area: area,
      helpers: Array(sorted.prefix(limit)), unnamed: unnamed,
      lacksHubs: !registers.given.contains(.hub))
  }

  /// Schools that are strong, or hinted to be, named where they have agreed; and how many have not.
  private func strongSchools(
    _ topic: String?, _ asker: Int?, _ within: Set<Int>?, _ home: GridPlace?, _ places: [GridPlace?]
  ) -> ([WhoCanHelp.Helper], Int) {
    let rules = adviser.rules
    let assets = Set(
      (rules.partnering.hard.values.map(\.self) + rules.partnering.soft.values.map(\.self))
        .flatMap(\.assets)
    ).sorted().filter { asset in
      topic.map { rules.findings[asset].topics.contains($0) } ?? true
    }
    let closed = adviser.engine.base.schools.closedSchools
    let supported = rules.vocabulary.slot(id: "support_capacity_used")
    var schools: [WhoCanHelp.Helper] = []
    var unnamed = 0
    for row in closed.indices
    where !closed[row] && row != asker && within?.contains(row) ?? true {
      let strong = assets.map { ($0, adviser.engine.strength($0, .school(row)).certain) }
        .filter { $0.1 > .none }
      guard let best = strong.max(by: { $0.1 < $1.1 }) else { continue }
      guard names.hasAgreed(.school(row)) else {
        unnamed += 1
        continue
      }
      let used = supported.flatMap { adviser.engine.base.schools.number($0, row) }
      schools.append(
        WhoCanHelp.Helper(
          kind: .school, name: adviser.directory.entries[row].name,
          area: adviser.directory.entries[row].area,
          why: "\(rules.findings[best.0].name) (\(best.1.word))",
          load: used.map { "supports \(Int($0)) school\($0 == 1 ? "" : "s") now" }
            ?? "nobody has said how busy it is", kilometres: distance(home, places[row]),
          school: row))
    }
    return (schools, unnamed)
  }

  private func isIn(_ area: String?, _ authorities: Set<String>?) -> Bool {
    guard let authorities else { return true }
    return area.map(authorities.contains) ?? false
  }

  private func words(_ topics: Set<String>, _ topic: String?) -> String {
    topic.map(ListWording.word) ?? ListWording.and(topics.sorted().prefix(3).map(ListWording.word))
  }

  private func load(_ left: Int?) -> String {
    switch left {
    case 0: "no room for more at present"
    case let left?: "room for \(left) more"
    case nil: "nobody has said how much room it has"
    }
  }

  private func distance(_ home: GridPlace?, _ place: GridPlace?) -> Double? {
    guard let home, let place else { return nil }
    return (home.distanceInKilometres(to: place) * 10).rounded() / 10
  }

  // MARK: Beyond the gates

  /// Community partners of the register: nearest first where a school asks, else by name.
  ///
  /// - Parameters:
  ///   - bodies: Words of the list of kinds; empty for all.
  ///   - explainer: The school that asks.
  ///   - authorities: Whose partners are looked at; `nil` for all.
  ///   - kind: What was asked for, as people say it.
  ///   - limit: So many at most.
  /// - Returns: Those who may be named by name, the others by what they are.
  package func community(
    _ bodies: Set<String>, for explainer: Explainer?, in authorities: Set<String>? = nil,
    called kind: String?, atMost limit: Int = 8
  ) -> CommunityLinks {
    let base = adviser.engine.base
    let places = Schools.Places.places(of: 0..<base.schools.count, in: base.schools)
    let asker = explainer?.row
    let home = asker.flatMap { places[$0] }
    let links = registers.partners.enumerated().filter { _, partner in
      (bodies.isEmpty || partner.body.map(bodies.contains) ?? false)
        && isIn(partner.area, authorities)
    }.map { row, partner in
      let agreed = names.hasAgreed(.partner(row))
      return CommunityLinks.Link(
        name: agreed ? names.name(.partner(row)) : names.profile(.partner(row)),
        kind: partner.body.map(HelperNames.body) ?? "community partner", area: partner.area,
        offers: (partner.offers ?? []).map(ListWording.word), load: load(partner.placesLeft),
        kilometres: distance(home, partner.place))
    }.sorted { a, b in
      let (first, second) = (a.kilometres ?? .infinity, b.kilometres ?? .infinity)
      if asker != nil, first != second { return first < second }
      return (a.name, a.area ?? "") < (b.name, b.area ?? "")
    }
    let steps = explainer?.outlook.list.ordered.filter { $0.id.hasPrefix("bc_") }.prefix(3)
      .compactMap { candidate in explainer?.name(ofAction: candidate.id) }
    return CommunityLinks(
      subject: explainer?.subject, kind: kind, links: Array(links.prefix(limit)),
      more: max(0, links.count - limit), steps: steps ?? [],
      lacksRegister: !registers.given.contains(.partner))
  }
}

extension Explainer {
  /// The row of the school; `nil` for an area.
  package var row: Int? {
    if case .school(let row) = outlook.situation.subject { return row }
    return nil
  }
}

extension WhoCanHelp {
  package var page: AnswerPage {
    let whose = seenFrom.map { ", seen from \($0.name)" } ?? area.map { " in \($0)" } ?? ""
    var lines: [AnswerPage.Line] = []
    for (place, helper) in helpers.enumerated() {
      let where_ = [helper.area, helper.kilometres.map { "\(NumberWording.text($0)) km away" }]
        .compactMap(\.self).joined(separator: ", ")
      lines.append(
        AnswerPage.Line(
          ListWording.sentence(helper.name) + (where_.isEmpty ? "" : " (\(where_))"),
          mark: "\(place + 1)."))
      lines.append(AnswerPage.Line("\(helper.why); \(helper.load)", indent: 2))
    }
    if helpers.isEmpty {
      lines.append(AnswerPage.Line("Nobody who may be named is shown to be strong in it."))
    }
    if unnamed > 0 {
      lines.append(
        AnswerPage.Line(
          "\(NumberWording.grouped(unnamed)) school\(unnamed == 1 ? "" : "s") more point to a strength in it and "
            + "have not agreed to be named: ask the authority.", indent: 0))
    }
    if lacksHubs {
      lines.append(AnswerPage.Line("No register of hubs was given.", indent: 0))
    } else {
      lines.append(AnswerPage.Line("No register is complete: others may help too.", indent: 0))
    }
    return AnswerPage(
      "Who can help with \(topic)\(whose)", lines,
      next: ["who could it partner with?", "links beyond the school"])
  }
}
