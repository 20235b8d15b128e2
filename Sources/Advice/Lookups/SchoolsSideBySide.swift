import Facts
import Inference
import OrderedCollections
package import RuleLanguage

/// Two schools side by side, their greatest differences first. Two schools are no league table: what each is strong in
/// stands above the figures.
package struct SchoolsSideBySide: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.side-by-side/1"

  package var schema = SchoolsSideBySide.schema
  package var first: AnswerSubject
  package var second: AnswerSubject
  package var strengthsOfFirst: [String]
  package var strengthsOfSecond: [String]
  package var rows: [Row]
  /// Whether both are of one Family.
  package var isOneFamily: Bool
  package var phases: [String]

  /// One figure of both.
  package struct Row: Encodable, Hashable, Sendable {
    package var figure: String
    package var name: String
    package var first: String
    package var second: String
    /// How many standard deviations of their Families lie between the two, or steps of the fact; for the order.
    package var distance: Double
  }
}

extension FigureFinder {
  /// The two schools by the figures of their pages, or by one figure.
  package func compare(
    _ first: Explainer, _ second: Explainer, by wanted: FigurePolicy.Figure? = nil
  ) -> SchoolsSideBySide {
    let figures = wanted.map { [$0] } ?? adviser.rules.figures.figures.values.filter(\.isOnPage)
    let rows = figures.compactMap { row($0, first.outlook, second.outlook) }
    let families = [first, second].map { explainer in
      explainer.row.map { adviser.engine.base.familyOfSchool[$0] }
    }
    let phase = { (explainer: Explainer) in
      SheetMaker(adviser: adviser, outlook: explainer.outlook).identityShown.phase ?? ""
    }
    return SchoolsSideBySide(
      first: first.subject, second: second.subject, strengthsOfFirst: strengths(first),
      strengthsOfSecond: strengths(second),
      rows: rows.enumerated().sorted {
        ($1.element.distance, $0.offset) < ($0.element.distance, $1.offset)
      }.map(\.element),
      isOneFamily: families[0] == families[1] && (families[0] ?? -1) >= 0,
      phases: [phase(first), phase(second)])
  }

  private func strengths(_ explainer: Explainer) -> [String] {
    SheetMaker(adviser: adviser, outlook: explainer.outlook).strengthsShown.prefix(2)
      .map { "\($0.name) (\($0.strength))" }
  }

  private func row(
    _ figure: FigurePolicy.Figure, _ first: Outlook, _ second: Outlook
  ) -> SchoolsSideBySide.Row? {
    // The same fact of both, or there is nothing to hold side by side.
    for slot in figure.facts {
      var one = figure
      one.facts = [slot]
      guard let a = self.figure(one, in: first), let b = self.figure(one, in: second),
        case .known(.number(let low)) = first.situation.fact(slot).value,
        case .known(.number(let high)) = second.situation.fact(slot).value
      else { continue }
      let fact = adviser.vocabulary.facts[slot]
      let range = fact.kind.limits.map { $0.upperBound - $0.lowerBound } ?? 1
      let unit = fact.step ?? range / 10
      return SchoolsSideBySide.Row(
        figure: figure.name, name: fact.name, first: a.value, second: b.value,
        distance: (low - high).magnitude / max(unit, 1e-9))
    }
    return nil
  }
}

extension SchoolsSideBySide {
  package var page: AnswerPage {
    var lines: [AnswerPage.Line] = []
    let strong = { (name: String, strengths: [String]) in
      strengths.isEmpty
        ? "\(name): nothing known yet that it is strong in."
        : "\(name) is strong in: \(strengths.joined(separator: "; "))."
    }
    lines.append(AnswerPage.Line(strong(first.name, strengthsOfFirst), indent: 0))
    lines.append(AnswerPage.Line(strong(second.name, strengthsOfSecond), indent: 0))
    if rows.isEmpty {
      lines.append(AnswerPage.Line("No figure is known of both."))
    } else {
      lines.append(
        AnswerPage.Line("Greatest differences first:", indent: 0, cells: ["first", "second"]))
      lines += rows.map { AnswerPage.Line($0.name, cells: [$0.first, $0.second]) }
    }
    lines.append(
      AnswerPage.Line(
        isOneFamily
          ? "Both are of one family: they serve similar pupils."
          : "They are of different families: their pupils are not alike, so results cannot be held against each other.",
        indent: 0))
    return AnswerPage(
      "\(first.name) and \(second.name), side by side", lines,
      next: ["what should \(second.name) do next?", "draw the family chart"])
  }
}
