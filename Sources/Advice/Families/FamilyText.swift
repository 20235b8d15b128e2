/// A Family as plain text: what the chart shows in signs and in sentences, then what the group can make of it.
package enum FamilyText {
  /// The whole page.
  ///
  /// - Parameters:
  ///   - report: The Family.
  ///   - width: Columns, 20 to 100.
  ///   - names: Whether names are written on the chart.
  /// - Returns: The page, with a line end.
  package static func render(_ report: FamilyReport, width: Int = 80, names: Bool = false) -> String
  {
    var page = TextLayout(width: width)
    page.paragraph(title(report))
    page.paragraph(about(report))
    page.gap()
    section("Whom they serve", report.intake.map(\.text), on: &page)
    chart(report, width: width, names: names, on: &page)
    seen(report, on: &page)
    members(report, on: &page)
    corners(report, on: &page)
    goals(report, on: &page)
    section(
      "Subjects beside the Family's mean (names by alphabet; at least one standard deviation away)",
      report.subjects.map(\.text), on: &page)
    section(
      "Groups of pupils",
      report.groups.map(\.text)
        + (report.groups.isEmpty
          ? [] : ["A small gap may also mean that the other pupils do less well."]),
      on: &page)
    offers(report, on: &page)
    conditions(report, on: &page)
    section("Please note", report.notes.map { ListWording.sentence($0) + "." }, on: &page)
    page.paragraph(footer)
    next(report, on: &page)
    return page.text
  }

  static let footer =
    "Figures show what, not why. A Family is for learning from each other: it is no league table, and a letter is"
    + " no rank. Every member can aim up and to the right."

  private static func title(_ report: FamilyReport) -> String {
    let family = report.family
    let phase = family.phase.map { "\(ListWording.word($0)) " } ?? ""
    let schools = family.size == 1 ? "1 \(phase)school" : "\(family.size) \(phase)schools"
    let areas = family.authorities
    let of =
      areas.isEmpty ? "" : areas.count == 1 ? " of \(areas[0])" : " of \(areas.count) authorities"
    return "Family \(family.name): \(schools)\(of)"
      + (report.seenFrom.map { ", seen from \($0.name)" } ?? "")
  }

  private static func about(_ report: FamilyReport) -> String {
    let from =
      report.family.isGiven ? "Named in the data." : "Grouped by \(measures(report.measures))."
    let areas =
      report.family.authorities.count > 1
      ? " Authorities: \(areas(report.family))." : ""
    return "\(from)\(areas) From \(report.data), as of \(DateWording.day(report.asOf))."
  }

  /// Authorities as a list; some have a comma in their name.
  static func areas(_ family: FamilyNamed) -> String {
    family.authorities.contains { $0.contains(",") }
      ? family.authorities.joined(separator: "; ") : ListWording.and(family.authorities)
  }

  /// `prior attainment (weight 1) and disadvantage (weight 1)`.
  static func measures(_ measures: [FamilyMeasure]) -> String {
    ListWording.and(measures.map { "\($0.name) (weight \(NumberWording.text($0.weight)))" })
  }

  private static func chart(
    _ report: FamilyReport, width: Int, names: Bool, on page: inout TextLayout
  ) {
    page.paragraph("Level and change")
    guard let chart = report.chart else {
      page.paragraph(
        "No figures are named for schools like these, so nothing is drawn.", first: "  ")
      page.gap()
      return
    }
    let drawn = chart.text(width: width, names: names)
    for line in drawn.grid { page.line(line) }
    for line in drawn.key { page.paragraph(line, hanging: 2) }
    if drawn.grid.isEmpty, !chart.points.isEmpty {
      page.paragraph(
        width < FamilyChart.leastWidth
          ? "The chart needs \(FamilyChart.leastWidth) columns; here it is in words."
          : "So many schools cannot be told apart here; \"--format svg\" draws them.", first: "  ")
    }
    if !drawn.grid.isEmpty { page.gap() }
    for sentence in chart.sentences { page.paragraph(sentence, first: "  ", hanging: 2) }
    if !chart.notDrawn.isEmpty {
      page.paragraph("Not drawn:", first: "  ")
      for school in chart.notDrawn { page.paragraph(school, first: "  - ") }
    }
    page.gap()
  }

  /// What concerns the school that asks, before all others.
  private static func seen(_ report: FamilyReport, on page: inout TextLayout) {
    guard let school = report.seenFrom,
      let member = report.members.first(where: { $0.school == school })
    else { return }
    page.paragraph("\(school.name)")
    page.paragraph("Stands at \(member.text).", first: "  - ")
    if let corner = report.corners.first(where: { $0.id == member.place }) {
      page.paragraph("\(corner.ask) Watch: \(corner.watch).", first: "  - ")
    }
    for (label, goal) in [("Level goal", member.levelGoal), ("Change goal", member.changeGoal)] {
      if let goal { page.paragraph("\(label) worth considering: \(goal.text)", first: "  - ") }
    }
    let needs = report.offers.filter { $0.needing.contains(school) }
    if !needs.isEmpty {
      let met = needs.filter { $0.offeringCount > 0 }.map { ListWording.word($0.topic) }
      page.paragraph(
        "Needs shown so far: \(ListWording.and(needs.map { ListWording.word($0.topic) }))."
          + (met.isEmpty ? "" : " Members are shown to be strong in \(ListWording.and(met))."),
        first: "  - ")
    }
    let gives = report.offers.filter { $0.offering.contains(school) }
    if !gives.isEmpty {
      page.paragraph(
        "Could help others with \(ListWording.and(gives.map { ListWording.word($0.topic) })).",
        first: "  - ")
    }
    page.gap()
  }

  private static func members(_ report: FamilyReport, on page: inout TextLayout) {
    page.paragraph("Members, by name")
    for member in report.members {
      let area = member.school.area.isEmpty ? "" : ", \(member.school.area)"
      page.paragraph(
        "\(member.school.name)\(area): \(member.text)", first: "  \(member.mark) ", hanging: 4)
    }
    page.gap()
  }

  private static func corners(_ report: FamilyReport, on page: inout TextLayout) {
    guard !report.corners.isEmpty else { return }
    page.paragraph("What the places ask: questions for the group, no verdicts")
    for corner in report.corners {
      let schools = ListWording.and(corner.schools.map(\.name))
      page.paragraph(
        "\(ListWording.sentence(corner.says)) (\(schools)): \(corner.ask) Such a school \(corner.role). Watch:"
          + " \(corner.watch).", first: "  - ")
    }
    for question in report.questions { page.paragraph(question, first: "  - ") }
    page.gap()
  }

  private static func goals(_ report: FamilyReport, on page: inout TextLayout) {
    let members = report.members.filter { $0.levelGoal != nil || $0.changeGoal != nil }
    guard report.seenFrom == nil, !members.isEmpty else { return }
    page.paragraph("Goals worth considering: one of level and one of change for each school")
    for member in members {
      let texts = [
        member.levelGoal.map { "Level: \($0.text)" },
        member.changeGoal.map { "Change: \($0.text)" },
      ].compactMap(\.self)
      page.paragraph(texts.joined(separator: " "), first: "  \(member.mark) ", hanging: 4)
    }
    page.gap()
  }

  private static func offers(_ report: FamilyReport, on page: inout TextLayout) {
    guard !report.offers.isEmpty else {
      section(
        "What the Family could offer itself",
        [
          "No need has been shown so far. Ask each member what it is good at, and what it would like to learn."
        ], on: &page)
      return
    }
    let remark =
      "Beside needs and strengths only schools whose heads agreed to be listed are named:"
      + " \(report.agreedToBeNamed) of \(report.family.size) so far"
      + (report.seenFrom == nil ? "." : ", and the school that asks.")
    section(
      "What the Family could offer itself", report.offers.map(\.text) + [remark], on: &page)
  }

  private static func conditions(_ report: FamilyReport, on page: inout TextLayout) {
    guard !report.conditions.isEmpty else { return }
    page.paragraph("Five questions with which a Family can check itself")
    for (number, condition) in report.conditions.enumerated() {
      let told =
        condition.toldBy == 0
        ? "" : " (\(condition.toldBy) of \(report.family.size) members say it is met)"
      page.paragraph(
        "\(condition.ask)\(told) If not: \(ListWording.or(condition.ifMissing.map { "\"\($0.name)\"" })).",
        first: "  \(number + 1) ")
    }
    page.gap()
  }

  /// A heading with its lines; nothing where there are none.
  static func section(_ title: String, _ lines: [String], on page: inout TextLayout) {
    guard !lines.isEmpty else { return }
    page.paragraph(title)
    for line in lines { page.paragraph(line, first: "  - ") }
    page.gap()
  }

  private static func next(_ report: FamilyReport, on page: inout TextLayout) {
    let name = report.seenFrom ?? report.members.first?.school
    guard let name else { return }
    let number = name.urn.isEmpty ? "\"\(name.name)\"" : name.urn
    page.next(["waymark families --similar-to \(number)", "waymark advise \(number)"])
  }
}
