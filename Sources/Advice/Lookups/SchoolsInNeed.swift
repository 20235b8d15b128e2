import Facts
import Inference
import OrderedCollections
package import RuleLanguage
import Schools

/// Schools of an area where help may matter most, each with a strength, in the order of their names: no league table
/// (`domain` 8).
package struct SchoolsInNeed: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.schools-in-need/1"

  package var schema = SchoolsInNeed.schema
  /// What they were chosen by, in words.
  package var title: String
  package var schools: [School]
  /// How many schools were looked at, and of how many nothing could be told.
  package var looked: Int
  package var untold: Int
  /// The end of the newest academic year of the data.
  package var year: Int?
  /// They are in the order of a figure that says whom schools serve; otherwise in that of their names.
  package var isOrdered: Bool

  /// One school.
  package struct School: Encodable, Hashable, Sendable {
    /// Its row, for picking.
    package var row: Int
    package var urn: String
    package var name: String
    package var area: String
    package var says: String
    package var strength: String?

    private enum CodingKeys: String, CodingKey { case urn, name, area, says, strength }
  }

  /// Which schools are looked for.
  package enum Wanted: Hashable, Sendable {
    /// Furthest behind schools with similar pupils.
    case behind
    /// Furthest ahead of them: whom to learn from.
    case ahead
    /// Those with the most, or the least, of a figure that says whom they serve.
    case most, least
  }
}

extension FigureFinder {
  /// Schools of a set by a figure, or by any result or attendance figure.
  ///
  /// - Parameters:
  ///   - wanted: What is looked for.
  ///   - figure: The figure; `nil` for the one in which each school stands out most.
  ///   - rows: The schools that are looked at.
  ///   - place: How they are called together, for the title.
  ///   - limit: So many at most.
  /// - Returns: The schools by name, or by a figure that says whom they serve.
  package func schools(
    _ wanted: SchoolsInNeed.Wanted, by figure: FigurePolicy.Figure?, among rows: [Int],
    of place: String, atMost limit: Int
  ) -> SchoolsInNeed {
    switch wanted {
    case .most, .least: return ordered(wanted, figure, rows, place, limit)
    case .behind, .ahead: return beside(wanted, figure, rows, place, limit)
    }
  }

  /// Results and attendance on the page of a school.
  private var tellingFigures: [FigurePolicy.Figure] {
    adviser.rules.figures.figures.values.filter {
      $0.isOnPage && [.results, .attendance].contains($0.says)
    }
  }

  private func beside(
    _ wanted: SchoolsInNeed.Wanted, _ figure: FigurePolicy.Figure?, _ rows: [Int], _ place: String,
    _ limit: Int
  ) -> SchoolsInNeed {
    let sign: Double = wanted == .behind ? -1 : 1
    let asked = figure.map { [$0] } ?? tellingFigures
    var untold = 0
    var found: [(row: Int, figure: FigureBeside, goodness: Double)] = []
    for row in rows {
      let known = asked.compactMap { one in
        self.figure(one, of: row).flatMap { shown in shown.goodness.map { (shown, $0) } }
      }
      guard let most = known.max(by: { sign * $0.1 < sign * $1.1 }) else {
        untold += 1
        continue
      }
      if sign * most.1 >= 1 { found.append((row, most.0, most.1)) }
    }
    let chosen = found.sorted {
      (sign * $1.goodness, $0.row) < (sign * $0.goodness, $1.row)
    }.prefix(limit)
    let schools = chosen.map { entry in
      school(
        entry.row, "\(entry.figure.name) \(entry.figure.besideText ?? entry.figure.value)",
        strength: wanted == .behind ? strength(of: entry.row) : nil)
    }
    let what = figure.map { ListWording.word($0.name) }
    let title =
      wanted == .behind
      ? what.map { "furthest behind schools with similar pupils in \($0)" }
        ?? "where help may matter most"
      : what.map { "well ahead of schools with similar pupils in \($0)" }
        ?? "well ahead of schools with similar pupils"
    return SchoolsInNeed(
      title: "\(place) – \(title)", schools: alphabetical(schools), looked: rows.count,
      untold: untold, year: adviser.engine.base.newestYear, isOrdered: false)
  }

  private func ordered(
    _ wanted: SchoolsInNeed.Wanted, _ figure: FigurePolicy.Figure?, _ rows: [Int], _ place: String,
    _ limit: Int
  ) -> SchoolsInNeed {
    guard let figure else { return beside(.behind, nil, rows, place, limit) }
    let known = rows.compactMap { row -> (row: Int, value: Double, shown: FigureBeside)? in
      for slot in figure.facts {
        if let standing = standings.standing(slot, row), let shown = self.figure(figure, of: row) {
          return (row, standing.value, shown)
        }
      }
      return nil
    }
    let sign: Double = wanted == .most ? 1 : -1
    let chosen = known.sorted { (sign * $1.value, $0.row) < (sign * $0.value, $1.row) }
      .prefix(limit)
    return SchoolsInNeed(
      title:
        "\(place) – \(wanted == .most ? "most" : "least") by \(known.first?.shown.name ?? figure.name)",
      schools: chosen.map { school($0.row, "\($0.shown.name) \($0.shown.value)", strength: nil) },
      looked: rows.count, untold: rows.count - known.count, year: adviser.engine.base.newestYear,
      isOrdered: true)
  }

  /// What a school stands out in to the good side, by its figures.
  private func strength(of row: Int) -> String {
    let best = tellingFigures.compactMap { figure($0, of: row) }
      .max { ($0.goodness ?? -.infinity) < ($1.goodness ?? -.infinity) }
    guard let best, let goodness = best.goodness, goodness >= 0.5 else {
      return "its strengths are not in these figures: ask"
    }
    return
      "\(goodness >= 1 ? "strong" : "stronger") on \(ListWording.word(best.figure)): \(best.name) \(best.beside ?? best.value)"
  }

  private func school(_ row: Int, _ says: String, strength: String?) -> SchoolsInNeed.School {
    let entry = adviser.directory.entries[row]
    return SchoolsInNeed.School(
      row: row, urn: entry.urn, name: entry.name, area: entry.area, says: says, strength: strength)
  }

  private func alphabetical(_ schools: [SchoolsInNeed.School]) -> [SchoolsInNeed.School] {
    schools.sorted { ($0.name, $0.area, $0.row) < ($1.name, $1.area, $1.row) }
  }
}

extension SchoolsInNeed {
  package var page: AnswerPage {
    let count = schools.count
    let order = isOrdered ? "by that figure" : "alphabetical"
    let when = year.map { "; \(DateWording.academicYear($0)) figures" } ?? ""
    var lines: [AnswerPage.Line] = []
    for (place, school) in schools.enumerated() {
      lines.append(
        AnswerPage.Line(
          school.area.isEmpty ? school.name : "\(school.name), \(school.area)",
          mark: "\(place + 1).", indent: 1))
      lines.append(AnswerPage.Line(school.says, indent: 2))
      if let strength = school.strength { lines.append(AnswerPage.Line(strength, indent: 2)) }
    }
    if schools.isEmpty {
      lines.append(
        AnswerPage.Line(
          "No school stands at least one standard deviation away from schools with similar pupils.")
      )
    }
    if untold > 0 {
      lines.append(
        AnswerPage.Line(
          "Of \(untold) of \(looked) nothing can be told: no figures, or too few schools beside them.",
          indent: 0))
    }
    lines.append(
      AnswerPage.Line(
        isOrdered
          ? "It says whom schools serve, not how good they are."
          : "Compared with schools serving similar pupils. Figures show what, not why.", indent: 0))
    return AnswerPage(
      "\(title) (\(count) of \(looked), \(order)\(when))", lines,
      next: schools.isEmpty
        ? ["list schools"] : ["what should 1 do next?", "tell me about 1"])
  }
}
