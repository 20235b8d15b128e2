import Facts
import OrderedCollections
import RuleLanguage
import Schools

/// What the plan of partners for the area's schools comes to.
extension AreaWording {
  /// At most so many strengths are named as missing.
  private static let mostMissing = 5
  /// At most so many authorities are named where it is.
  private static let mostPlaces = 3

  /// Schools that need help, those for which the plan finds somebody, and what is missing for the others.
  func planned() -> Said {
    var said = Said()
    let plan = picture.plan
    // Of which nobody can tell what they need is said as such, not as open.
    let needing = SchoolTally(certain: plan.needing.certain, of: plan.needing.of)
    guard let shown = counts.shown(needing, isSaid: plan.shown.isSaid) else {
      said.untold.append(
        "Fewer than \(NumberWording.word(counts.smallest)) schools have a step that asks for help others can give, or their number is not told since fewer would follow: no plan of partners is spoken of."
      )
      return said
    }
    said.lines.append(
      SchoolAdvice.Picture.Line(
        text: "Schools with a step that asks for help others can give: \(shown.text). \(found).",
        restsOn: restsOn(plan.missing.map(\.topic)), certain: shown.certain, of: needing.of))
    let missing = plan.missing.filter { $0.schools >= counts.smallest }
    if !missing.isEmpty {
      said.lines.append(
        SchoolAdvice.Picture.Line(
          text:
            "Missing for \(NumberWording.word(counts.smallest)) schools or more: \(missing.prefix(Self.mostMissing).map(text).joined(separator: "; ")).",
          restsOn: restsOn(missing.map(\.topic)), certain: nil, of: needing.of))
    }
    if plan.needing.open > 0 {
      let isMany = plan.needing.open >= counts.smallest
      said.untold.append(
        "Of \(isMany ? "other schools" : "a few others") with such a step nobody can tell yet what they need help with."
      )
    }
    return said
  }

  /// `A plan of partners for all of them at once finds one for 22, and none for 26`.
  private var found: String {
    let (matched, left) = (
      picture.plan.matched, picture.plan.needing.certain - picture.plan.matched
    )
    let plan = "A plan of partners for all of them at once finds "
    if left < counts.smallest { return plan + "one for all or nearly all" }
    if matched < counts.smallest { return plan + "one for hardly any, if for any at all" }
    return plan + "one for \(counts.number(matched)), and none for \(counts.number(left))"
  }

  /// `attendance (in Bolton and Wigan; every place is taken)`.
  private func text(_ missing: PlanPicture.Missing) -> String {
    let areas = missing.areas.filter { $0.schools >= counts.smallest && !$0.area.isEmpty }
      .sorted { ($1.schools, $0.area) < ($0.schools, $1.area) }.prefix(Self.mostPlaces)
    let isElsewhere = picture.kind != .authority && !areas.isEmpty
    let places =
      isElsewhere ? "most of all in \(ListWording.and(areas.map(\.area).sorted())); " : ""
    return "\(ListWording.word(missing.topic)) (\(places)\(Self.reason(missing.reason)))"
  }

  private static func reason(_ kind: PartnerPlan.Unmet.Kind) -> String {
    switch kind {
    case .placeUnknown: "where these schools stand is not known"
    case .noStrength: "no school in reach shows strength in it"
    case .ruledOut: "something rules out each that is strong in it"
    case .allTaken: "every place with those who fit is taken"
    case .noHub: "no hub for it is in reach"
    case .noLeader: "no system leader for it is in reach"
    case .noPartner: "no community partner for it is in reach"
    }
  }

  /// How busy those are who would help.
  func helping() -> Said {
    var said = Said()
    let plan = picture.plan
    guard plan.helpers >= counts.smallest else { return said }
    let full = SchoolTally(certain: plan.full, of: plan.helpers)
    let unknown = SchoolTally(certain: plan.capacityUnknown, of: plan.helpers)
    said.lines.append(
      SchoolAdvice.Picture.Line(
        text:
          "Schools and hubs that would help in the plan of partners: \(counts.number(plan.helpers)). "
          + "By what is known of their places, \(share(full)) would be full then; of \(share(unknown)) nobody knows how many they can help: ask them before anybody is sent.",
        restsOn: ["support_capacity_used"].filter { rules.vocabulary.slot(id: $0) != nil },
        certain: nil, of: picture.schools))
    return said
  }

  /// `13 of them`, `all or nearly all of them`, `few or none of them`.
  private func share(_ tally: SchoolTally) -> String {
    if tally.of - tally.certain < counts.smallest { return "all or nearly all of them" }
    if tally.certain < counts.smallest { return "few or none of them" }
    return "\(counts.number(tally.certain)) of them"
  }

  /// The findings that show a need in these topics, or in any where none is named.
  private func restsOn(_ topics: [String]) -> [String] {
    let needs = rules.vocabulary.needs.values
    let named = needs.filter { topics.contains($0.topic) }.map(\.finding)
    return Set(named.isEmpty ? needs.map(\.finding) : named).sorted()
  }
}
