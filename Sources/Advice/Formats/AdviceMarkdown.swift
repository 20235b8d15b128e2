/// Markdown for a wiki, a mail or a word processor.
package enum AdviceMarkdown {
  /// The whole sheet; text from data is escaped, so that no name can change the layout.
  package static func render(_ advice: SchoolAdvice) -> String {
    var lines: [String] = []
    let school = advice.school
    lines.append("# \(escaped(school.area.map { "\(school.name), \($0)" } ?? school.name))")
    lines.append("")
    var facts = [school.phase, school.pupils.map { "\(NumberWording.text(Double($0))) pupils" }]
      .compactMap(\.self)
    if let urn = school.urn { facts.append("URN \(urn)") }
    facts.append("advice as of \(DateWording.day(advice.asOf))")
    lines.append(escaped(facts.joined(separator: "; ")) + ".")
    lines.append(
      escaped(advice.dataLine)
        + " Rules `\(advice.rulesDigest.prefix(8))`, facts `\(advice.factsDigest.prefix(8))`.")
    lines += advice.remarks.map(escaped)
    section("Strong here", advice.strengths.map(statement), to: &lines)
    lines += ["", "## Worth considering"]
    if advice.nextSteps.isEmpty { lines += ["", "Nothing is put forward as a next step."] }
    for (number, card) in advice.nextSteps.enumerated() { lines += markdown(card, number + 1) }
    section(
      "Not known, and would matter most", advice.unknowns.map(\.text).map(escaped), to: &lines)
    section("What the school could offer others", advice.offers.map(escaped), to: &lines)
    section("Also considered", advice.consideredLines(atMost: 8).map(escaped), to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func statement(_ finding: SchoolAdvice.FindingStatement) -> String {
    let because = finding.because.prefix(2).map { escaped($0.text) }.joined(separator: "; ")
    return "**\(escaped(finding.name))** (\(finding.strength)): \(because)"
  }

  private static func markdown(_ card: SchoolAdvice.Card, _ number: Int) -> [String] {
    let about = card.about.isEmpty ? "" : " (\(ListWording.and(card.about)))"
    var lines = [
      "", "### \(number). \(escaped(card.name + about)) – \(card.sureness)", "",
      escaped("\(card.strategy); \(card.level); \(card.effort) effort; \(card.urgency)"),
    ]
    list("Worth considering because", card.because.map(\.text), to: &lines)
    list("Although", card.although, to: &lines)
    list("Unless", card.unless, to: &lines)
    list(
      "First steps",
      [
        "Two weeks: \(card.steps.twoWeeks)", "This term: \(card.steps.term)",
        "This year: \(card.steps.year)",
      ], to: &lines)
    list("Who", [card.who] + (card.partner.map { ["With: \($0)"] } ?? []), to: &lines)
    list("Works if", card.conditions, to: &lines)
    list("Take care", card.cautions.map { $0.says } + card.reminders, to: &lines)
    list("Watch", card.monitor, to: &lines)
    list("They gain", [card.helperGain], to: &lines)
    list(
      "Evidence (\(card.evidenceGrade))",
      card.evidence.map { "\($0.says) (\($0.source) \($0.locator))" }, to: &lines)
    list("Check with people who know the school", [card.check], to: &lines)
    return lines
  }

  private static func list(_ title: String, _ items: [String], to lines: inout [String]) {
    let items = items.filter { !$0.isEmpty }
    guard !items.isEmpty else { return }
    lines += ["", "**\(title)**", ""] + items.map { "- \(escaped($0))" }
  }

  private static func section(_ title: String, _ items: [String], to lines: inout [String]) {
    guard !items.isEmpty else { return }
    lines += ["", "## \(title)", ""] + items.map { "- \($0)" }
  }

  /// Escapes what Markdown and HTML would read as their own signs.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~": result += "\\" + String(character)
      default: result.append(character)
      }
    }
    return result
  }
}
