import Facts
import Inference
import Notation
import OrderedCollections
package import RuleLanguage

/// A school's figures beside its Family, what it is strong in first; or one figure.
package struct SchoolFigures: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.school-figures/1"

  package var schema = SchoolFigures.schema
  package var subject: AnswerSubject
  package var phase: String?
  package var pupils: Int?
  /// What is shown to be strong, as the sheet says it.
  package var strengths: [String]
  /// Figures in the order of strong, about, weak, then those without a good side.
  package var figures: [FigureBeside]
  /// The one figure that was asked for is not known, and why.
  package var missing: String?
  /// It is one figure that was asked for.
  package var isOne: Bool
}

extension FigureFinder {
  /// The figures of the page of a school.
  package func page(_ explainer: Explainer) -> SchoolFigures {
    let outlook = explainer.outlook
    let shown = adviser.rules.figures.figures.values.filter(\.isOnPage)
      .compactMap { figure($0, in: outlook) }
    let order: [FigureBeside.Stands?] = [.strong, .about, .weak, nil]
    let sorted = order.flatMap { stands in shown.filter { $0.stands == stands } }
    let advice = SheetMaker(adviser: adviser, outlook: outlook)
    let identity = advice.identityShown
    return SchoolFigures(
      subject: explainer.subject, phase: identity.phase, pupils: identity.pupils,
      strengths: advice.strengthsShown.prefix(3).map { "\($0.name) (\($0.strength))" },
      figures: sorted, missing: nil, isOne: false)
  }

  /// One figure of a school; what is missing says why and what it stops.
  package func one(_ figure: FigurePolicy.Figure, _ explainer: Explainer) -> SchoolFigures {
    let outlook = explainer.outlook
    var answer = SchoolFigures(
      subject: explainer.subject, phase: nil, pupils: nil, strengths: [], figures: [], missing: nil,
      isOne: true)
    if let found = self.figure(figure, in: outlook) {
      answer.figures = [found]
    } else if let slot = figure.facts.first {
      let fact = adviser.vocabulary.facts[slot]
      let proof = outlook.situation.fact(slot)
      let value = ValueWording.text(proof.value, kind: fact.kind)
      answer.missing = "\(ListWording.sentence(fact.name)): \(value)."
    }
    return answer
  }
}

extension SchoolFigures {
  package var page: AnswerPage {
    if isOne { return onePage }
    let about = [
      phase.map(ListWording.sentence), pupils.map { "\(NumberWording.grouped($0)) pupils" },
    ]
    .compactMap(\.self).joined(separator: ", ")
    var lines: [AnswerPage.Line] = []
    if !about.isEmpty { lines.append(AnswerPage.Line("\(about).", indent: 0)) }
    if !strengths.isEmpty {
      lines.append(AnswerPage.Line("Strong here: \(strengths.joined(separator: "; ")).", indent: 0))
    }
    let marks: [FigureBeside.Stands: String] = [.strong: "+", .weak: "–", .about: "="]
    lines += figures.map { figure in
      AnswerPage.Line(
        figure.besideText.map { "\(figure.name) \(figure.value); \($0)" }
          ?? "\(figure.name) \(figure.value)",
        mark: figure.stands.flatMap { marks[$0] } ?? "·")
    }
    if figures.isEmpty {
      lines.append(AnswerPage.Line("No figure of this school is in the data."))
    } else {
      lines.append(
        AnswerPage.Line(
          "Beside schools with similar pupils; + and – are at least one standard deviation away. "
            + "Figures show what, not why.", indent: 0))
    }
    return AnswerPage(
      "\(subject.name) – its figures beside its family", lines,
      next: ["what should it do next?", "draw the family chart", "how old is this data?"])
  }

  private var onePage: AnswerPage {
    guard let figure = figures.first else {
      return AnswerPage(
        "\(subject.name) – this figure is missing",
        [
          AnswerPage.Line(missing ?? "Nothing is known of it."),
          AnswerPage.Line("Rules take it as not known, never as zero or no."),
        ], next: ["whats missing?", "ask me"])
    }
    var lines = [
      AnswerPage.Line(
        figure.besideText.map { "\(ListWording.sentence($0))." }
          ?? "No mean of schools with similar pupils: too few are known.")
    ]
    if !figure.origin.isEmpty { lines.append(AnswerPage.Line("From: \(figure.origin).")) }
    return AnswerPage(
      "\(subject.name) – \(figure.name): \(figure.value)", lines,
      next: ["tell me about it", "what should it do next?"])
  }
}
