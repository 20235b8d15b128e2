import Facts
package import RuleLanguage

/// What came of a backtest, for people: figures first, then what was missed and why.
package struct BacktestText {
  private let runs: [Backtest]
  private let chosen: Backtest
  private let wording: MissWording
  private let width: Int

  /// - Parameters:
  ///   - runs: The backtest under several settings, to be shown beside each other.
  ///   - chosen: The one that is told in full.
  ///   - rules: The rules, for their words.
  ///   - width: Columns to write in.
  package init(_ runs: [Backtest], chosen: Backtest, rules: CheckedRules, width: Int) {
    self.runs = runs
    self.chosen = chosen
    self.width = width
    wording = MissWording(rules)
  }

  /// The whole report.
  package var text: String {
    var page = TextLayout(width: width)
    page.paragraph(opening)
    page.gap()
    table("Facts", runs.map { (Self.name($0.setting), $0.scores) }, on: &page)
    page.gap()
    page.paragraph(
      "All facts are those stated and those implied; \"no priorities\" leaves out what people most want to"
        + " change. The rest is told with \(Self.name(chosen.setting)).")
    page.gap()
    table(
      "Level of what was done",
      chosen.scoresByLevel.map { (LevelWording.text($0.level), $0.scores) }, on: &page)
    page.gap()
    table(
      "View", chosen.scoresByPerspective.map { (Self.name($0.perspective), $0.scores) },
      on: &page)
    cases(on: &page)
    missed(on: &page)
    findings(on: &page)
    cautions(on: &page)
    return page.text
  }

  private var opening: String {
    let (told, all) = (chosen.scores.cases, chosen.results.count)
    let done = chosen.scores.expected
    let warning = chosen.results.count(where: \.story.isNegative)
    return "\(count(all, "case")); \(count(told, "case")) \(told == 1 ? "tells" : "tell") of "
      + "\(count(done, "step")) that people took"
      + (warning > 0 ? ", \(count(warning, "case")) \(warning == 1 ? "warns" : "warn")" : "") + "."
      + " Scored is the whole order, before balance."
  }

  // MARK: - Parts

  private func table(
    _ title: String, _ rows: [(name: String, scores: Scores)], on page: inout TextLayout
  ) {
    guard !rows.isEmpty else { return }
    let heads = ["recall@5", "hit@5", "MRR", "found"]
    let widest = max(title.count, rows.map(\.name.count).max() ?? 0)
    let column = min(widest, max(16, width - 38)) + 2
    page.row(title, heads.map { Self.right($0, 9) }.joined(), column: column)
    for row in rows {
      let scores = row.scores
      let figures = [
        Self.share(scores.recall), Self.share(scores.hit), Self.share(scores.reciprocalRank),
        "\(scores.found)/\(scores.expected)",
      ]
      page.row(row.name, figures.map { Self.right($0, 9) }.joined(), column: column)
    }
  }

  private func cases(on page: inout TextLayout) {
    page.gap()
    page.paragraph("Cases: steps taken that stand among the first five, and the place of the first")
    for result in chosen.results where !result.places.isEmpty {
      let near = result.places.count(where: Scores.isNearTop)
      let first = result.places.compactMap(\.self).min()
      let place = first.map { "first in place \($0)" } ?? "none in the order"
      page.paragraph(
        "\(result.story.id): \(near) of \(result.places.count), \(place)\(title(result.story))",
        first: "  ", hanging: 6)
    }
  }

  private func missed(on page: inout TextLayout) {
    let missed = chosen.results.filter { !$0.story.isNegative && !$0.misses.isEmpty }
    guard !missed.isEmpty else { return }
    page.gap()
    page.paragraph("Not among the first five, and why")
    for result in missed {
      for miss in result.misses {
        page.paragraph(
          "\(result.story.id): \(miss.action) – \(wording.text(miss))", first: "  ", hanging: 6)
      }
    }
  }

  private func findings(on page: inout TextLayout) {
    let lacking = chosen.results.filter { !$0.findingsNotSeen.isEmpty }
    guard !lacking.isEmpty else { return }
    page.gap()
    page.paragraph("Findings that a reader sees in a case and the rules do not (not scored)")
    for result in lacking {
      page.paragraph(
        "\(result.story.id): \(result.findingsNotSeen.joined(separator: ", "))", first: "  ",
        hanging: 6)
    }
  }

  private func cautions(on page: inout TextLayout) {
    let warning = chosen.results.filter(\.story.isNegative)
    guard !warning.isEmpty else { return }
    let (shown, expected) = chosen.cautionsShown
    page.gap()
    page.paragraph("Cases that warn: \(shown) of \(expected) cautions show on what is advised")
    for result in warning {
      let lines = result.cautions.map { "\($0.id) \($0.shows ? "shows" : "does not show")" }
      page.paragraph(
        "\(result.story.id): \(lines.joined(separator: ", "))", first: "  ", hanging: 6)
    }
  }

  // MARK: - Words

  private static func name(_ setting: CaseRun.Setting) -> String {
    (setting.includesImplied ? "all facts" : "stated facts only")
      + (setting.includesPriorities ? "" : ", no priorities")
  }

  private static func name(_ perspective: CaseStory.Perspective) -> String {
    switch perspective {
    case .supportedSchool: "a school that gets support"
    case .helper: "a school that helps"
    case .group: "a group of schools"
    case .area: "an area"
    }
  }

  private func title(_ story: CaseStory) -> String {
    story.title.isEmpty ? "" : " – \(story.title)"
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Three decimals: a recall over 22 cases moves by less than a hundredth.
  private static func share(_ value: Double) -> String {
    let thousandths = String(Int((value * 1000).rounded()))
    let padded = String(repeating: "0", count: max(0, 4 - thousandths.count)) + thousandths
    return padded.dropLast(3) + "." + padded.suffix(3)
  }

  private static func right(_ text: String, _ columns: Int) -> String {
    String(repeating: " ", count: max(1, columns - text.count)) + text
  }
}
