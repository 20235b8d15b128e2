/// Plain text for a terminal or a mail: 80 columns by default, readable at 40, no colour needed.
package enum AdviceText {
  /// The whole sheet at a width.
  package static func render(_ advice: SchoolAdvice, width: Int = 80) -> String {
    let sheet = AdvicePage(advice)
    var page = TextLayout(width: width)
    page.paragraph(sheet.name)
    page.paragraph(sheet.about)
    for remark in sheet.remarks { page.paragraph(remark) }
    if !sheet.isPictureOnly { strengths(sheet, on: &page) }
    page.gap()
    page.paragraph(sheet.heading)
    if !sheet.everyStep.isEmpty {
      page.gap()
      page.paragraph("Each step", first: "   ")
      for part in sheet.everyStep { show(part, on: &page) }
    }
    for step in sheet.steps {
      page.gap()
      page.title(step.title, remark: step.sureness, hanging: 3)
      page.paragraph(step.kind, first: "   ")
      for part in step.parts { show(part, on: &page) }
    }
    for section in sheet.sections { list(section.title, section.lines, on: &page) }
    if !sheet.places.isEmpty {
      page.gap()
      page.paragraph("Where the figures stand")
      for (number, place) in sheet.places.enumerated() {
        page.paragraph(place, first: "  [\(number + 1)] ", hanging: 6)
      }
    }
    if let family = sheet.family {
      page.gap()
      page.paragraph(family)
    }
    list("Words", sheet.words, on: &page)
    list("Sources", sheet.sources, on: &page)
    page.gap()
    for line in sheet.footer { page.paragraph(line) }
    return page.text
  }

  private static func strengths(_ sheet: AdvicePage, on page: inout TextLayout) {
    page.gap()
    if sheet.strengths.isEmpty {
      page.paragraph("Strong here: nothing known yet. Ask who is good at what.")
      return
    }
    page.paragraph("Strong here")
    for strength in sheet.strengths {
      page.paragraph(
        "\(strength.name) (\(strength.strength)): \(strength.reasons.joined(separator: "; "))",
        first: "  + ")
    }
    if let more = sheet.moreStrengths { page.paragraph(more, first: "    ") }
  }

  private static func list(_ title: String, _ lines: [String], on page: inout TextLayout) {
    guard !lines.isEmpty else { return }
    page.gap()
    page.paragraph(title)
    for line in lines { page.paragraph(line, first: "  - ") }
  }

  /// A label beside its texts; at small widths the texts stand below each other with a dash.
  private static func show(_ part: AdvicePage.Part, on page: inout TextLayout) {
    for (index, text) in part.texts.enumerated() {
      let label = index == 0 ? part.label : ""
      if page.width < 60 {
        page.paragraph(
          text, first: index == 0 ? "   \(label): " : "     - ", hanging: index == 0 ? 5 : 7)
      } else {
        page.labelled(label, text, indent: 3, column: 14)
      }
    }
  }
}
