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

  /// Schools that need help of each kind, those for which the plan finds somebody, and what is missing for the others.
  func planned() -> Said {
    var said = Said()
    var few: [String] = []
    for group in picture.plan.groups {
      // Of which nobody can tell what they need is said as such, not as open.
      let needing = SchoolTally(certain: group.needing.certain, of: group.needing.of)
      guard let shown = counts.shown(needing, isSaid: group.shown.isSaid) else {
        few.append(Self.asked(group.kind))
        continue
      }
      let isFirst = said.lines.isEmpty
      let whoFinds =
        isFirst ? "A plan of partners for all of them at once finds" : "The same plan finds"
      let text =
        "Schools with a step that asks for \(Self.asked(group.kind)): \(shown.text). \(whoFinds) \(found(group))."
      said.lines.append(
        SchoolAdvice.Picture.Line(
          text: text + (whyNotMore(group).map { " \($0)" } ?? ""),
          restsOn: restsOn(group, group.missing), certain: shown.certain, of: needing.of))
      if let missing = missing(group) { said.lines.append(missing) }
      if group.needing.open > 0 {
        let isMany = group.needing.open >= counts.smallest
        said.untold.append(
          "Of \(isMany ? "other schools" : "a few others") with such a step nobody can tell yet what they need help with."
        )
      }
    }
    if !few.isEmpty {
      said.untold.append(
        "Fewer than \(NumberWording.word(counts.smallest)) schools have a step that asks for \(ListWording.or(few)), or their number is not told since fewer would follow: no plan of partners is spoken of there."
      )
    }
    return said
  }

  /// `help others can give`, `a system leader`.
  private static func asked(_ kind: HelperKind) -> String {
    kind.group == HelperKind.school.group ? "help others can give" : kind.one
  }

  /// `one for 22, and none for 26`.
  private func found(_ group: PlanPicture.Group) -> String {
    let (matched, left) = (group.matched, group.needing.certain - group.matched)
    if left < counts.smallest { return "one for all or nearly all" }
    if matched < counts.smallest { return "one for hardly any, if for any at all" }
    return "one for \(counts.number(matched)), and none for \(counts.number(left))"
  }

  /// What help is missing of schools and hubs for many; `nil` where none is, and for other helpers.
  private func missing(_ group: PlanPicture.Group) -> SchoolAdvice.Picture.Line? {
    let missing = group.missing.filter { $0.schools >= counts.smallest }
    guard group.kind == .school, !missing.isEmpty else { return nil }
    return SchoolAdvice.Picture.Line(
      text:
        "Missing for \(NumberWording.word(counts.smallest)) schools or more: \(missing.prefix(Self.mostMissing).map(text).joined(separator: "; ")).",
      restsOn: restsOn(group, missing), certain: nil, of: group.needing.of)
  }

  /// Why no more schools have a leader or a community partner in the plan; `nil` for schools and hubs, and where few
  /// have none.
  private func whyNotMore(_ group: PlanPicture.Group) -> String? {
    guard group.kind != .school, let reason = group.reason,
      group.needing.certain - group.matched >= counts.smallest
    else { return nil }
    // What a leader helps with differs from school to school; what a community partner is to do stands on the card.
    let named = group.missing.filter { $0.schools >= counts.smallest }
      .prefix(Self.mostMissing).map { ListWording.word($0.topic) }
    let asked =
      group.kind == .partner && !named.isEmpty ? " Asked for most: \(ListWording.and(named))." : ""
    return "\(ListWording.sentence(wants(group.kind, reason))).\(asked)"
  }

  /// Why most needs of a kind stay open, and what would meet them.
  private func wants(_ kind: HelperKind, _ reason: PartnerPlan.Unmet.Kind) -> String {
    let register = picture.plan.registers.first { $0.kind == kind }
    switch reason {
    case .allTaken:
      return
        "every place with those who fit is taken; a place more with each of them, or more of them, would help"
    case .placeUnknown: return Self.reason(reason)
    default:
      return register?.isGiven == true
        ? "of those known none in reach fits, by what they do, their phase or their wish to be named; one nearer by would help"
        : "no register of \(kind.several) was given; one would tell who there is"
    }
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

  static func reason(_ kind: PartnerPlan.Unmet.Kind) -> String {
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

  /// The findings that show the need of a school or a hub in what is missing; for other helpers those that the steps
  /// look at which ask for one.
  private func restsOn(_ group: PlanPicture.Group, _ missing: [PlanPicture.Missing]) -> [String] {
    guard group.kind != .school else { return restsOn(missing.map(\.topic)) }
    let steps = rules.actions.filter { action in
      action.voices.contains(.school) && action.helpersAsked(rules).contains(group.kind)
    }
    let findings = ConditionWalk.findings(in: steps.flatMap { $0.instances.map(\.when) })
    return Set(findings.map { rules.findings[$0].id }).sorted()
  }

  /// The findings that show a need in these topics, or in any where none is named.
  private func restsOn(_ topics: [String]) -> [String] {
    let needs = rules.vocabulary.needs.values
    let named = needs.filter { topics.contains($0.topic) }.map(\.finding)
    return Set(named.isEmpty ? needs.map(\.finding) : named).sorted()
  }
}
