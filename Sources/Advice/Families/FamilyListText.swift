/// The list of Families, and the list of similar schools, as plain text.
package enum FamilyListText {
  /// All Families by phase, each with whom its members serve.
  ///
  /// - Parameters:
  ///   - list: The Families.
  ///   - width: Columns, 20 to 100.
  /// - Returns: The page, with a line end.
  package static func render(_ list: FamilyList, width: Int = 80) -> String {
    var page = TextLayout(width: width)
    let count = list.families.count
    let schools = list.families.map(\.family.size).reduce(0, +)
    page.paragraph(
      "\(NumberWording.grouped(count)) \(count == 1 ? "Family" : "Families") of"
        + " \(NumberWording.grouped(schools)) \(schools == 1 ? "school" : "schools")")
    let from =
      list.measures.isEmpty
      ? "" : "Schools of a phase are grouped by \(FamilyText.measures(list.measures)). "
    page.paragraph("\(from)From \(list.data), as of \(DateWording.day(list.asOf)).")
    for entry in list.families {
      page.gap()
      let family = entry.family
      let phase = family.phase.map { "\(ListWording.word($0)) " } ?? ""
      page.paragraph(
        "\(family.name): \(family.size) \(phase)\(family.size == 1 ? "school" : "schools") of"
          + " \(FamilyText.areas(family))\(family.isGiven ? " (named in the data)" : "")",
        hanging: 2)
      for intake in entry.intake { page.paragraph(intake.text, first: "  - ") }
      for note in entry.notes { page.paragraph("please note: \(note)", first: "  - ") }
    }
    page.gap()
    FamilyText.section(
      "How they came about", list.notes.map { ListWording.sentence($0) + "." }, on: &page)
    page.paragraph("Families come by name; their order says nothing of results.")
    if let first = list.families.first {
      page.next(["waymark families --family \"\(first.family.name)\""])
    }
    return page.text
  }

  /// The schools with the most similar pupils, with what is alike and what differs.
  ///
  /// - Parameters:
  ///   - report: The wide list.
  ///   - width: Columns, 20 to 100.
  /// - Returns: The page, with a line end.
  package static func render(_ report: WideListReport, width: Int = 80) -> String {
    var page = TextLayout(width: width)
    let count = report.schools.count
    page.paragraph(
      "\(report.school.name): \(count == 1 ? "the school" : "the \(count) schools") with the most similar pupils,"
        + " of \(NumberWording.grouped(report.compared - 1)) compared")
    page.paragraph(
      "For comparing figures, not for working together. The order is that of likeness of pupils; no result is in it."
        + " From \(report.data), as of \(DateWording.day(report.asOf)).")
    page.gap()
    let measures = report.measures.filter { $0.countedIn != "none" }.map {
      "\($0.name) \(NumberWording.text($0.share))"
    }
    page.paragraph("Measures and shares in the difference: \(measures.joined(separator: ", ")).")
    page.gap()
    for similar in report.schools {
      let area = similar.school.area.isEmpty ? "" : ", \(similar.school.area)"
      let number = similar.school.urn.isEmpty ? "" : " (URN \(similar.school.urn))"
      page.paragraph("\(similar.school.name)\(area)\(number): \(similar.text)", first: "  - ")
    }
    page.gap()
    FamilyText.section(
      "Please note", report.notes.map { ListWording.sentence($0) + "." }, on: &page)
    page.paragraph(
      "Alike: less than a quarter of a standard deviation apart. More or less: more than half of one."
    )
    let number = report.school.urn.isEmpty ? "\"\(report.school.name)\"" : report.school.urn
    page.next(["waymark families --school \(number)", "waymark advise \(number)"])
    return page.text
  }
}
