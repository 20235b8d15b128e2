import Facts
import RuleLanguage

/// What other rules would mean for schools, for people who write rules: counted per action, with some
/// schools by name. Names stand alphabetically; nothing is ranked.
package struct ComparisonText {
  private let comparison: RuleComparison
  private let source: String
  private let width: Int
  /// Schools named at most for each change.
  private static let most = 3

  /// - Parameters:
  ///   - comparison: What was compared.
  ///   - source: What the data is called.
  ///   - width: Columns to write in.
  package init(_ comparison: RuleComparison, source: String, width: Int) {
    self.comparison = comparison
    self.source = source
    self.width = width
  }

  /// The whole report.
  package var text: String {
    var page = TextLayout(width: width)
    page.paragraph(
      "\(count(comparison.schools, "open school")) of \(source): another status of some action for "
        + "\(number(comparison.schoolsWithOtherStatus)), other next steps for "
        + "\(number(comparison.schoolsWithOtherList))")
    if comparison.schoolsWithLists < comparison.schoolsInQuestion {
      page.paragraph(
        "Next steps were worked out for \(number(comparison.schoolsWithLists)) of the "
          + "\(number(comparison.schoolsInQuestion)) schools that may be shown others, taken evenly; "
          + "--lists sets how many. Statuses are those of all.")
    }
    if comparison.changes.isEmpty { page.paragraph("No action differs for any school.") }
    for change in comparison.changes {
      page.gap()
      page.paragraph("\(change.action) – \(change.name)\(novelty(change))", hanging: 2)
      for (label, schools) in [
        ("recommended now, not before", change.gained),
        ("no longer recommended", change.lost), ("among the next steps now", change.shown),
        ("no longer among the next steps", change.hidden),
        ("in another place among the next steps", change.moved),
      ] where !schools.isEmpty {
        page.paragraph(
          "\(label): \(number(schools.count)) – \(examples(schools))", first: "  ", hanging: 4)
      }
      for (from, to, count) in change.statuses {
        page.paragraph(
          "from \(word(from)) to \(word(to)): \(number(count))", first: "  ", hanging: 4)
      }
    }
    return page.text
  }

  private func novelty(_ change: RuleComparison.Change) -> String {
    change.isNew ? " (new)" : change.isGone ? " (gone)" : ""
  }

  private func word(_ status: Status?) -> String { status?.rawValue ?? "no such action" }

  private func examples(_ schools: [String]) -> String {
    let named = schools.prefix(Self.most).joined(separator: "; ")
    return schools.count > Self.most
      ? "\(named); and \(number(schools.count - Self.most)) more" : named
  }

  private func count(_ count: Int, _ noun: String) -> String {
    "\(number(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  private func number(_ number: Int) -> String { NumberWording.grouped(number) }
}
