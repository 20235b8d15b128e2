import Facts
import Families
import Inference
import Notation
import RuleLanguage
import Schools

/// Makes the report of one Family from the facts as rules see them.
package struct FamilyReportMaker {
  let adviser: Adviser
  let family: FamilyBook.Entry
  /// The school that asks, by row; `nil` where nobody in particular does.
  let asker: Int?
  /// What the data is called.
  let source: String
  /// How the grouping came about, in sentences.
  let groupingNotes: [String]
  let figures: FamilyChartPolicy.Figures?
  let positions: FamilyPositions
  /// The members with the most similar pupils of each; goals and questions ask for them, a chart does not.
  let similar: SimilarMembers
  let marks: [String]

  /// - Parameters:
  ///   - family: Which one.
  ///   - adviser: Rules and facts; the members are among the schools asked about.
  ///   - asker: The school from whose side it is told, by row.
  ///   - source: What the data is called.
  ///   - groupingNotes: How the grouping came about, in sentences.
  package init(
    _ family: FamilyBook.Entry, _ adviser: Adviser, seenFrom asker: Int? = nil, source: String,
    groupingNotes: [String] = []
  ) {
    self.adviser = adviser
    self.family = family
    self.asker = asker
    self.source = source
    self.groupingNotes = groupingNotes
    figures = Self.figures(of: family, adviser)
    positions = Self.positions(of: family, figures, adviser)
    similar = SimilarMembers(family.members, adviser)
    marks = family.members.indices.map { Self.mark($0, of: family) }
  }

  /// The mark of a member on the chart: a letter, or a number where there are too many.
  ///
  /// - Parameters:
  ///   - index: Its place among the members.
  ///   - family: The Family.
  /// - Returns: `A`, `B`, …, or `1`, `2`, ….
  package static func mark(_ index: Int, of family: FamilyBook.Entry) -> String {
    family.members.count > 26
      ? "\(index + 1)" : String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index)))
  }

  /// The whole report.
  package func report() -> FamilyReport {
    FamilyReport(
      data: source, asOf: adviser.asOf.description, rules: adviser.rules.digest, family: named,
      seenFrom: asker.map(school), measures: family.isGiven ? [] : measures, intake: intake,
      chart: chart, members: family.members.indices.map(member), corners: corners,
      questions: questions,
      subjects: (figures?.subjects ?? []).compactMap(figure),
      groups: (figures?.groups ?? []).compactMap(figure), offers: offers,
      agreedToBeNamed: agreedCount, conditions: conditions,
      notes: notes)
  }

  // MARK: Names

  /// A school by its row.
  func school(_ row: Int) -> FamilySchool {
    let entry = adviser.directory.entries[row]
    return FamilySchool(urn: entry.urn, name: entry.name, area: entry.area)
  }

  private var named: FamilyNamed {
    let areas = Set(family.members.map { adviser.directory.entries[$0].area }).filter {
      !$0.isEmpty
    }
    return FamilyNamed(
      name: family.name, phase: family.phase, isGiven: family.isGiven, size: family.members.count,
      authorities: areas.sorted())
  }

  private var measures: [FamilyMeasure] { Self.measures(adviser) }

  /// The measures of the rules.
  static func measures(_ adviser: Adviser) -> [FamilyMeasure] {
    adviser.rules.families.measures.map { measure in
      FamilyMeasure(
        name: measure.name, weight: measure.weight,
        from: measure.facts.compactMap { source in
          adviser.vocabulary.slot(id: source.fact).map {
            adviser.vocabulary.facts[$0].name + (source.less == nil ? "" : " less progress")
          }
        })
    }
  }

  // MARK: Figures

  /// What is known of a fact of a school as rules see it; `nil` for anything but one number.
  func number(_ slot: Int, _ row: Int) -> Double? {
    Self.number(slot, row, adviser)
  }

  private static func number(_ slot: Int, _ row: Int, _ adviser: Adviser) -> Double? {
    let reading = adviser.engine.facts.reading(slot, at: BearerRow(.school, row))
    if case .known(.number(let number)) = reading.value { return number }
    return nil
  }

  /// The figures that are meant for the members and known of most; the first of equal ones.
  private static func figures(
    of family: FamilyBook.Entry, _ adviser: Adviser
  ) -> FamilyChartPolicy.Figures? {
    let phases = Set(family.members.map { adviser.directory.entries[$0].phase })
    var best: (figures: FamilyChartPolicy.Figures, known: Int)?
    for figures in adviser.rules.families.chart.figures
    where !phases.isDisjoint(with: figures.phases) {
      guard let slot = adviser.vocabulary.slot(id: figures.level) else { continue }
      let known = family.members.count { number(slot, $0, adviser) != nil }
      if known > best?.known ?? -1 { best = (figures, known) }
    }
    return best?.figures
  }

  private static func positions(
    of family: FamilyBook.Entry, _ figures: FamilyChartPolicy.Figures?, _ adviser: Adviser
  ) -> FamilyPositions {
    let level = figures.flatMap { adviser.vocabulary.slot(id: $0.level) }
    let change = figures.flatMap { adviser.vocabulary.slot(id: $0.change) }
    let policy = BenchmarkPolicy()
    return FamilyPositions(
      family.members.map { row in
        FamilyPositions.Figures(
          level: level.flatMap { number($0, row, adviser) },
          change: change.flatMap { number($0, row, adviser) })
      }, enough: .init(others: policy.leastMembers, share: policy.leastShare))
  }
}
