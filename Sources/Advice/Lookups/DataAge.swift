import Facts
import Inference
import Notation
import OrderedCollections
package import RuleLanguage

/// How old the data are, where a figure comes from, what is missing: of all schools or of one.
package struct DataAge: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.data-age/1"

  package var schema = DataAge.schema
  package var title: String
  /// The answer in sentences.
  package var says: [String]
  /// Figures with their newest year, or with how many schools have them.
  package var figures: [FigureAge]
  /// Figures of the school's page that are not known, each with why.
  package var missing: [String]

  /// One figure.
  package struct FigureAge: Encodable, Hashable, Sendable {
    package var name: String
    package var value: String?
    package var year: Int?
    package var origin: String
  }
}

extension FigureFinder {
  /// All data: the newest year of each topic and how many schools have a figure of it.
  package func age(of source: String) -> DataAge {
    let count = adviser.engine.base.schools.count
    let rows = adviser.ageMemory.topics(adviser).map { topic, found in
      DataAge.FigureAge(
        name: TopicWording.name(topic), value: nil, year: found.year > 0 ? found.year : nil,
        origin:
          "known of \(NumberWording.grouped(found.known)) of \(NumberWording.grouped(count)) schools"
      )
    }
    return DataAge(
      title: "The data: \(source)",
      says: [
        "Ages are measured against \(DateWording.day(adviser.asOf.description))."
      ], figures: rows, missing: [])
  }

  /// The data of one school: figures with year and place, and what is missing.
  package func age(_ explainer: Explainer, _ figure: FigurePolicy.Figure?) -> DataAge {
    let outlook = explainer.outlook
    let asked = figure.map { [$0] } ?? adviser.rules.figures.figures.values.filter(\.isOnPage)
    var rows: [DataAge.FigureAge] = []
    var missing: [String] = []
    for one in asked {
      if let shown = self.figure(one, in: outlook) {
        rows.append(
          DataAge.FigureAge(
            name: shown.name, value: shown.value, year: shown.year, origin: shown.origin))
      } else if let slot = applying(one, outlook) {
        let fact = adviser.vocabulary.facts[slot]
        missing.append(
          "\(fact.name): \(ValueWording.text(outlook.situation.fact(slot).value, kind: fact.kind))")
      }
    }
    let caveats = DataCaveats(adviser, outlook)
    return DataAge(
      title: figure == nil
        ? "\(explainer.subject.name) – its data"
        : "\(explainer.subject.name) – where it comes from",
      says: [caveats.line()] + (figure == nil ? caveats.remarks() : []), figures: rows,
      missing: missing)
  }

  /// The first fact of a figure that makes sense of the school; `nil` where none does.
  private func applying(_ figure: FigurePolicy.Figure, _ outlook: Outlook) -> Int? {
    figure.facts.first { outlook.situation.fact($0).reading.extent != .doesNotApply }
  }

  /// Where a figure comes from as a rule, without a school.
  package func source(of figure: FigurePolicy.Figure) -> DataAge {
    let facts = figure.facts.map { adviser.vocabulary.facts[$0] }
    return DataAge(
      title: "Where \(ListWording.word(figure.name)) comes from",
      says: facts.map { fact in
        let columns =
          fact.publicColumns.isEmpty
          ? "worked out from other figures" : "published as \(ListWording.or(fact.publicColumns))"
        return "\(ListWording.sentence(fact.name)): \(ListWording.clause(fact.means)); \(columns)."
      }, figures: [], missing: [])
  }
}

extension DataAge {
  package var page: AnswerPage {
    var lines = figures.map { figure in
      let value = figure.value.map { " \($0)" } ?? ""
      let when = figure.year.map { DateWording.academicYear($0) } ?? ""
      let place =
        figure.origin.hasSuffix(when)
        ? figure.origin
        : [when, figure.origin]
          .filter { !$0.isEmpty }.joined(separator: "; ")
      return AnswerPage.Line("\(figure.name)\(value): \(place)")
    }
    if !missing.isEmpty {
      lines.append(AnswerPage.Line("Missing: \(missing.joined(separator: "; ")).", indent: 0))
      lines.append(
        AnswerPage.Line("Rules take what is missing as not known, never as zero or no.", indent: 0))
    }
    return AnswerPage(
      title, says.map { AnswerPage.Line($0, indent: 0) } + lines, next: ["ask me", "list schools"])
  }
}
