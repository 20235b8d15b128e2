/// Markdown for a wiki, a mail or a word processor.
package enum AdviceMarkdown {
  /// The whole sheet; text from data is escaped, so that no name can change the layout.
  package static func render(_ advice: SchoolAdvice) -> String {
    let sheet = AdvicePage(advice)
    var lines = ["# \(escaped(sheet.name))", "", escaped(sheet.about)]
    for remark in sheet.remarks { lines += ["", escaped(remark)] }
    if !sheet.isPictureOnly { section("Strong here", strengths(sheet), to: &lines) }
    lines += ["", "## \(escaped(sheet.heading))"]
    if !sheet.everyStep.isEmpty {
      lines += ["", "Each step:", ""]
      lines += sheet.everyStep.map(item)
    }
    for step in sheet.steps {
      lines += ["", "### \(escaped(step.title)) – \(step.sureness)", "", escaped(step.kind), ""]
      lines += step.parts.map(item)
    }
    for part in sheet.sections { section(part.title, part.lines.map(escaped), to: &lines) }
    if !sheet.places.isEmpty {
      lines += ["", "## Where the figures stand", ""]
      lines += sheet.places.enumerated().map { "\($0 + 1). \(escaped($1))" }
    }
    if let family = sheet.family { lines += ["", escaped(family)] }
    section("Words", sheet.words.map(escaped), to: &lines)
    section("Sources", sheet.sources.map(escaped), to: &lines)
    for line in sheet.footer { lines += ["", escaped(line)] }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func strengths(_ sheet: AdvicePage) -> [String] {
    if sheet.strengths.isEmpty { return ["Nothing known yet. Ask who is good at what."] }
    return sheet.strengths.map { strength in
      "**\(escaped(strength.name))** (\(strength.strength)): "
        + escaped(strength.reasons.joined(separator: "; "))
    } + (sheet.moreStrengths.map { [escaped($0)] } ?? [])
  }

  /// A label with its text, or with a list of its texts.
  private static func item(_ part: AdvicePage.Part) -> String {
    let label = "**\(ListWording.sentence(part.label))**"
    if part.texts.count == 1 { return "- \(label) \(escaped(part.texts[0]))" }
    return (["- \(label)"] + part.texts.map { "  - \(escaped($0))" }).joined(separator: "\n")
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
