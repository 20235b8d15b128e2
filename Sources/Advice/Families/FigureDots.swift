import Facts
import Inference
package import RuleLanguage

/// One figure of the schools of a Family, each a dot on a line of its own, in the order of their names: for figures
/// that the chart of level and change does not hold. Nothing is put in an order of merit.
package struct FigureDots: Encodable, Hashable, Sendable {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.figure-dots/1"

  package var schema = FigureDots.schema
  /// The name of the Family.
  package var family: String
  /// Id and everyday name of the fact, and `percent`, `points`, ….
  package var fact: String
  package var name: String
  package var unit: String
  /// The mean of the members with the figure, and how many they are; no mean where too few are known.
  package var mean: Double?
  package var known: Int
  package var members: [Member]
  /// The mean as it is written; not in the JSON.
  var meanText: String?

  /// A member of the Family.
  package struct Member: Encodable, Hashable, Sendable {
    package var mark: String
    package var name: String
    package var urn: String
    /// `nil` where the figure is not known.
    package var value: Double?
    /// The value as it is written, or why there is none.
    package var text: String
  }

  enum CodingKeys: String, CodingKey { case schema, family, fact, name, unit, mean, known, members }

  /// The least width at which dots are drawn.
  package static let leastWidth = 60

  /// A line for each school with a dot at its value, and a bar at the mean.
  ///
  /// - Parameter width: Columns, of which at most 100 are used.
  /// - Returns: Lines without line ends; none where the width is too small or fewer than two values are known.
  package func text(width: Int) -> [String] {
    let values = members.compactMap(\.value)
    guard width >= Self.leastWidth, values.count >= 2 else { return [] }
    let scale = ChartScale(values)
    let marks = members.map(\.mark.count).max() ?? 1
    let texts = members.filter { $0.value != nil }.map(\.text.count).max() ?? 0
    let columns = min(100, width) - marks - texts - 5
    let middle = mean.map { scale.step($0, of: columns) }
    return members.map { member in
      let mark = member.mark + String(repeating: " ", count: marks - member.mark.count)
      guard let value = member.value else { return "\(mark)  not known" }
      var cells = Array(repeating: Character("."), count: columns)
      if let middle { cells[middle] = "|" }
      cells[scale.step(value, of: columns)] = "o"
      let padding = String(repeating: " ", count: texts - member.text.count)
      return "\(mark)  \(String(cells))  \(padding)\(member.text)"
    }
  }

  /// What the signs mean, the mean among it.
  package var key: String {
    let mean =
      meanText.map { " Bar: the mean of the \(known) schools with this figure, \($0)." }
      ?? " Too few figures are known for a mean."
    return "Dots: \(name), less on the left, more on the right.\(mean)"
  }
}

extension FamilyReportMaker {
  /// Whether the chart of level and change shows a figure itself.
  package func isOnChart(_ figure: FigurePolicy.Figure) -> Bool {
    [figures?.level, figures?.change].compactMap(\.self).contains { id in
      adviser.vocabulary.slot(id: id).map(figure.facts.contains) ?? false
    }
  }

  /// A figure of all members, each beside the others.
  ///
  /// - Parameters:
  ///   - figure: The figure; of its facts the one that most members have.
  ///   - asker: The school that asks, with what is told of it.
  /// - Returns: `nil` where no member has it as a number.
  package func dots(of figure: FigurePolicy.Figure, seenFrom asker: Outlook?) -> FigureDots? {
    let readings = figure.facts.map { slot in
      (slot: slot, values: family.members.map { reading(slot, $0, asker) })
    }
    guard
      let best = readings.max(by: { count($0.values) < count($1.values) }), count(best.values) > 0
    else { return nil }
    let fact = adviser.vocabulary.facts[best.slot]
    let numbers = best.values.compactMap(Self.number)
    let isEnough = numbers.count >= BenchmarkPolicy().leastMembers
    let mean = isEnough ? numbers.reduce(0, +) / Double(numbers.count) : nil
    return FigureDots(
      family: family.name, fact: fact.id, name: fact.name,
      unit: FamilyWording.unit(fact)?.name ?? "", mean: mean?.told, known: numbers.count,
      members: family.members.indices.map { index in
        let shown = school(family.members[index])
        let value = best.values[index]
        return FigureDots.Member(
          mark: marks[index], name: shown.name, urn: shown.urn, value: Self.number(value)?.told,
          text: Self.number(value).map { FamilyWording.value($0, fact) }
            ?? ValueWording.text(value, kind: fact.kind))
      }, meanText: mean.map { FamilyWording.mean($0, fact) })
  }

  private func reading(_ slot: Int, _ row: Int, _ asker: Outlook?) -> FactValue {
    if let asker, asker.situation.subject == .school(row) {
      return asker.situation.fact(slot).value
    }
    return adviser.engine.situation(of: .school(row)).fact(slot).value
  }

  private func count(_ values: [FactValue]) -> Int { values.count { Self.number($0) != nil } }

  private static func number(_ value: FactValue) -> Double? {
    if case .known(.number(let number)) = value { number } else { nil }
  }
}

extension FigureDots: Answer {
  package var page: AnswerPage {
    var lines = members.map { AnswerPage.Line("\($0.name): \($0.text)", mark: $0.mark) }
    if let meanText {
      lines.append(
        AnswerPage.Line(
          "Mean of the \(known) schools with this figure: \(meanText). It says what, not why.",
          indent: 0))
    }
    return AnswerPage(
      "\(ListWording.sentence(family)) – \(name), school by school in the order of their names",
      lines,
      next: ["tell me about 1", "draw the family chart"])
  }
}
