/// Plain text for a terminal or a mail: 80 columns by default, readable at 40, no colour needed.
package enum AdviceText {
  /// The whole sheet at a width.
  package static func render(_ advice: SchoolAdvice, width: Int = 80) -> String {
    var page = TextLayout(width: width)
    heading(advice, on: &page)
    strengths(advice, on: &page)
    if advice.nextSteps.isEmpty {
      page.paragraph("Nothing is put forward as a next step.")
    } else {
      let count = advice.nextSteps.count
      page.paragraph("Worth considering – \(count) next step\(count == 1 ? "" : "s")")
    }
    for (number, step) in advice.nextSteps.enumerated() {
      page.gap()
      card(step, number: number + 1, on: &page)
    }
    closing(advice, on: &page)
    return page.text
  }

  private static func heading(_ advice: SchoolAdvice, on page: inout TextLayout) {
    let school = advice.school
    var facts = [school.phase, school.pupils.map { "\(NumberWording.text(Double($0))) pupils" }]
      .compactMap(\.self)
    if let urn = school.urn { facts.append("URN \(urn)") }
    let name = school.area.map { "\(school.name), \($0)" } ?? school.name
    page.paragraph(facts.isEmpty ? name : "\(name) (\(facts.joined(separator: "; ")))")
    page.paragraph(
      "Advice as of \(DateWording.day(advice.asOf)). \(advice.dataLine) "
        + "Rules \(advice.rulesDigest.prefix(8)), facts \(advice.factsDigest.prefix(8)).")
    for remark in advice.remarks { page.paragraph(remark) }
  }

  private static func strengths(_ advice: SchoolAdvice, on page: inout TextLayout) {
    page.gap()
    if advice.strengths.isEmpty {
      page.paragraph("Strong here: nothing known yet. Ask who is good at what.")
    } else {
      page.paragraph("Strong here")
      for strength in advice.strengths {
        page.title(strength.name, remark: strength.strength, first: "  + ")
        for reason in strength.because.prefix(2) {
          page.paragraph(reason.text, first: "    ", hanging: 6)
        }
      }
    }
    page.gap()
  }

  private static func card(_ card: SchoolAdvice.Card, number: Int, on page: inout TextLayout) {
    let about = card.about.isEmpty ? "" : " (\(ListWording.and(card.about)))"
    page.title(card.name + about, remark: card.sureness, first: "\(number). ")
    page.paragraph(
      "\(card.strategy); \(card.level); \(card.effort) effort; \(card.urgency)", first: "   ")
    each("because", card.because.map(\.text), on: &page)
    each("although", card.although, on: &page)
    each("unless", card.unless, on: &page)
    row("who", card.who, on: &page)
    if let partner = card.partner { row("with", partner, on: &page) }
    row("two weeks", card.steps.twoWeeks, on: &page)
    row("this term", card.steps.term, on: &page)
    row("this year", card.steps.year, on: &page)
    each("works if", card.conditions, on: &page)
    each(
      "take care",
      card.cautions.map { caution in
        caution.source.map { "\(caution.says) (\($0))" } ?? caution.says
      }, on: &page)
    each("first", card.reminders, on: &page)
    each("watch", card.monitor, on: &page)
    row("they gain", card.helperGain, on: &page)
    each(
      "evidence", card.evidence.map { "\($0.says) (\($0.source) \($0.locator))" }, on: &page)
    row("strength", card.evidenceGrade, on: &page)
    row("check", card.check, on: &page)
  }

  private static func closing(_ advice: SchoolAdvice, on page: inout TextLayout) {
    section("Not known, and would matter most", advice.unknowns.map(\.text), on: &page)
    section("What the school could offer others", advice.offers, on: &page)
    section("Also considered", advice.consideredLines(atMost: 8), on: &page)
  }

  private static func section(_ title: String, _ lines: [String], on page: inout TextLayout) {
    guard !lines.isEmpty else { return }
    page.gap()
    page.paragraph(title)
    for line in lines { page.paragraph(line, first: "  - ") }
  }

  private static func row(_ label: String, _ text: String, on page: inout TextLayout) {
    guard !text.isEmpty else { return }
    page.labelled(label, text, indent: 3, column: 14)
  }

  /// One label for several lines: the first carries it, the others stand below.
  private static func each(_ label: String, _ texts: [String], on page: inout TextLayout) {
    for (index, text) in texts.enumerated() {
      let isFirst = index == 0
      if page.width < 60 {
        page.paragraph(text, first: isFirst ? "   \(label): " : "     - ", hanging: 5)
      } else {
        page.labelled(isFirst ? label : "", text, indent: 3, column: 14)
      }
    }
  }
}
