import Facts
import Inference
import OrderedCollections
package import RuleLanguage

/// One figure of a school beside the others of its Family, as people read it.
package struct FigureBeside: Encodable, Hashable, Sendable {
  /// The everyday name that was asked for: `reading`.
  package var figure: String
  /// The fact that gives it, by id and name.
  package var fact: String
  package var name: String
  /// Results, attendance, pupils or staff.
  package var says: String
  package var value: String
  /// The mean of the others in the Family; none where too few are known.
  package var family: String?
  /// How many others are behind the mean, of how many.
  package var known: Int
  package var others: Int
  /// `9 percentage points below its family`; none without a mean.
  package var beside: String?
  /// `strong`, `weak` or `about`: at least one standard deviation of the others to the good side, to the other, or
  /// between; none where neither side is better.
  package var stands: Stands?
  /// Standard deviations to the good side.
  package var goodness: Double?
  /// Where the value comes from.
  package var origin: String
  /// The end of its academic year, where a file states one.
  package var year: Int?

  /// Beside the Family.
  package enum Stands: String, Encodable, Hashable, Sendable { case strong, about, weak }

  private enum CodingKeys: String, CodingKey {
    case figure, fact, name, says, value, family, known, others, beside, stands, origin, year
  }

  /// `KS2 reading result over three years 41.7%, 24.8 percentage points below its family (66.5%, 11 of 11)`.
  package var text: String {
    "\(name) \(value)" + (besideText.map { ", \($0)" } ?? "")
  }

  /// `24.8 percentage points below its family (66.5%, mean of 11 of 11 others)`.
  package var besideText: String? {
    guard let beside, let family else { return nil }
    return "\(beside) (\(family), mean of \(known) of \(others))"
  }
}

/// Finds figures of schools by their everyday names.
package struct FigureFinder: Sendable {
  package let adviser: Adviser
  package let standings: FigureStandings

  package init(_ adviser: Adviser, _ standings: FigureStandings) {
    self.adviser = adviser
    self.standings = standings
  }

  /// The figure of an everyday name, or of a fact's own id.
  package func figure(named name: String) -> FigurePolicy.Figure? {
    if let figure = adviser.rules.figures.figures[name] { return figure }
    guard let slot = adviser.vocabulary.slot(named: name) else { return nil }
    let fact = adviser.vocabulary.facts[slot]
    return FigurePolicy.Figure(
      name: fact.name, facts: [slot], says: fact.better == .neither ? .pupils : .results,
      isOnPage: false, isOrdered: fact.better == .neither)
  }

  /// A figure of a school with what people told of it; `nil` where none of its facts is known.
  package func figure(_ figure: FigurePolicy.Figure, in outlook: Outlook) -> FigureBeside? {
    guard case .school(let row) = outlook.situation.subject else { return nil }
    for slot in figure.facts {
      let proof = outlook.situation.fact(slot)
      guard case .known(.number(let number)) = proof.value,
        let standing = standings.standing(slot, row, own: number)
      else { continue }
      let shown = FigureShowing.figure(adviser.vocabulary.facts[slot], proof.value, proof.origin)
      return beside(
        figure, slot, standing, origin: shown.origin, year: shown.year, value: shown.value)
    }
    return nil
  }

  /// A figure of a school as the tables have it; `nil` where none of its facts is known.
  package func figure(_ figure: FigurePolicy.Figure, of school: Int) -> FigureBeside? {
    for slot in figure.facts {
      guard let standing = standings.standing(slot, school) else { continue }
      let kind = adviser.vocabulary.facts[slot].kind
      return beside(
        figure, slot, standing, origin: "", year: nil,
        value: ValueWording.rounded(standing.value, kind: kind))
    }
    return nil
  }

  private func beside(
    _ figure: FigurePolicy.Figure, _ slot: Int, _ standing: FigureStandings.Standing,
    origin: String, year: Int?, value: String
  ) -> FigureBeside {
    let fact = adviser.vocabulary.facts[slot]
    let beside = standing.mean.map { mean -> String in
      let distance = standing.value - mean
      let gap = PhraseWording.difference(distance.magnitude, kind: fact.kind, isRounded: true)
      if gap == "0" || gap.hasPrefix("0 ") { return "the same as its family" }
      return "\(gap) \(distance < 0 ? "below" : "above") its family"
    }
    return FigureBeside(
      figure: figure.name, fact: fact.id, name: fact.name, says: figure.says.rawValue, value: value,
      family: standing.mean.map { FamilyWording.mean($0, fact) }, known: standing.known,
      others: standing.others, beside: beside,
      stands: standing.goodness.map { $0 >= 1 ? .strong : $0 <= -1 ? .weak : .about },
      goodness: standing.goodness, origin: origin, year: year)
  }
}
