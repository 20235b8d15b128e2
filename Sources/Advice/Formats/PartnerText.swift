/// "Why not this school as partner?" in plain text: what rules it out, what is open and what to ask, what
/// fits in one line, and the nearest change.
package enum PartnerText {
  /// The answer at a width; `isFull` tells what fits with both sides as well.
  package static func render(
    _ answer: PartnerAnswer, width: Int = 80, isFull: Bool = false
  ) -> String {
    var page = TextLayout(width: width)
    page.paragraph(answer.summary)
    for line in answer.lines where line.verdict != "yes" || isFull {
      let ask = line.ask.map { " \($0)" } ?? ""
      page.labelled(line.verdict, line.sentence + ask, indent: 2, column: column)
    }
    let fitting = answer.lines.filter { $0.verdict == "yes" }.map(\.short)
    if !fitting.isEmpty, !isFull {
      page.labelled("yes", fitting.joined(separator: "; "), indent: 2, column: column)
    }
    if let change = answer.nearestChange {
      page.paragraph("Nearest change: \(ListWording.clause(change)).")
    }
    return page.text
  }

  /// Where sentences begin: behind the longest verdict.
  private static let column = 13
}
