import Advice
import Foundation
import Schools
import TestRegions
import TestSupport
import Testing

/// Advice for real schools of Greater Manchester, held against the published files.
@Suite(.needsSharedData) struct RealAdviceTests {
  /// A fourth of all schools, over the whole table: infants, juniors, secondaries, special schools,
  /// closed and new ones.
  private static func schools(_ adviser: Adviser) -> [Int] {
    Array(stride(from: 0, to: adviser.directory.entries.count, by: 4))
  }

  private static let adviser = Result {
    try Region.greaterManchester.adviser()
  }

  @Test func everyFigureStandsWhereTheSheetSays() async throws {
    let adviser = try Self.adviser.get()
    let files = try GreaterManchester.shared.get().files
    let schools = Self.schools(adviser)
    #expect(schools.count >= 200)
    let looked = await withTaskGroup(of: Looked.self) { group in
      for part in stride(from: 0, to: schools.count, by: 16) {
        group.addTask {
          var looked = Looked()
          for school in schools[part..<min(part + 16, schools.count)] {
            looked.look(at: adviser.advice(for: school, Self.brief), in: files)
          }
          return looked
        }
      }
      return await group.reduce(into: Looked()) { $0.add($1) }
    }
    #expect(looked.misplaced.isEmpty, "\(looked.misplaced.prefix(10))")
    #expect(looked.unfounded.isEmpty, "\(looked.unfounded.prefix(10))")
    #expect(looked.unfit.isEmpty, "\(looked.unfit.prefix(10))")
    // Real files lead to real figures: the test is not empty.
    #expect(looked.figures > 1000)
  }

  @Test func theSameSchoolGetsTheSameSheet() throws {
    let adviser = try Self.adviser.get()
    for school in Self.schools(adviser).prefix(40).filter({ $0 % 8 == 0 }) {
      let first = try AdviceJSON.render(adviser.advice(for: school))
      let again = try AdviceJSON.render(adviser.advice(for: school))
      #expect(first == again)
    }
  }

  /// Questions cost most of the time and carry no figures.
  private static let brief = AdviceRequest(questions: 0)
}

/// What was found on sheets that should not be there.
private struct Looked: Sendable {
  var figures = 0
  /// Figures that the named cell does not hold.
  var misplaced: [String] = []
  /// Reasons whose figures lead to no file and no person.
  var unfounded: [String] = []
  /// Cards that are not complete, words that are no words for people.
  var unfit: [String] = []

  mutating func add(_ other: Looked) {
    figures += other.figures
    misplaced += other.misplaced
    unfounded += other.unfounded
    unfit += other.unfit
  }

  mutating func look(at advice: SchoolAdvice, in files: [String: RawTable]) {
    let reasons =
      (advice.strengths + advice.findings).flatMap(\.because)
      + advice.nextSteps.flatMap(\.because)
    for figure in Set(reasons.flatMap(\.facts)) where figure.file != nil {
      figures += 1
      if let wrong = Self.mismatch(figure, files) {
        misplaced.append("\(advice.school.name): \(wrong)")
      }
    }
    for reason in reasons where !reason.facts.isEmpty {
      let isFounded = reason.facts.contains { $0.file != nil || $0.source != nil }
      if !isFounded, !Self.isOfManySchools(reason) {
        unfounded.append("\(advice.school.name): \(reason.text)")
      }
    }
    checkWords(advice)
    checkCards(advice)
  }

  /// A spread among the schools of an area rests on all their figures, which no sheet lists.
  private static func isOfManySchools(_ reason: SchoolAdvice.Reason) -> Bool {
    reason.text.contains("among schools in the area")
  }

  private mutating func checkCards(_ advice: SchoolAdvice) {
    if advice.nextSteps.count > 3 { unfit.append("\(advice.school.name): more than three steps") }
    for card in advice.nextSteps {
      let texts =
        [card.who, card.helperGain, card.check, card.evidenceGrade, card.strategy, card.level]
        + [card.steps.twoWeeks, card.steps.term, card.steps.year]
      let lists = [
        card.because.map(\.text), card.although, card.unless, card.conditions, card.monitor,
        card.cautions.map(\.says), card.evidence.map(\.says), card.evidence.map(\.locator),
      ]
      if texts.contains("") || lists.contains(where: { $0.isEmpty || $0.contains("") }) {
        unfit.append("\(advice.school.name): \(card.action) is not complete")
      }
    }
  }

  private mutating func checkWords(_ advice: SchoolAdvice) {
    let text = AdviceText.render(advice, width: 4000)
    for page in [text, AdviceMarkdown.render(advice)] {
      let lower = page.lowercased()
      for phrase in ["you should", "you must", "proven", "not supplied", "w_", "w\\_", "optional("]
      where lower.contains(phrase) {
        unfit.append("\(advice.school.name): says \"\(phrase)\"")
      }
    }
    // The places of figures name files and columns as their publishers do.
    let words = text.split(separator: "Where the figures stand")[0]
    if let id = words.split(whereSeparator: \.isWhitespace).first(where: { $0.contains("_") }) {
      unfit.append("\(advice.school.name): says \(id)")
    }
  }

  /// What is wrong with the place of a figure; `nil` where the cell holds the value.
  private static func mismatch(_ figure: SchoolAdvice.FigureShown, _ files: [String: RawTable])
    -> String?
  {
    let name = figure.file?.split(separator: "/").last.map(String.init) ?? ""
    guard let table = files[name], let row = figure.row, let column = figure.column else {
      return "\(figure.fact) stands in no file that is there (\(name))"
    }
    let fields = table.fields(row)
    let place = "\(name), row \(row), column \(column)"
    guard fields.indices.contains(column - 1) else { return "\(place) is not there" }
    if let heading = figure.heading, table.column(heading) != column - 1 {
      return "\(place) is not headed \(heading)"
    }
    let cell = fields[column - 1].trimmingCharacters(in: .whitespaces)
    return holds(cell, figure.value)
      ? nil : "\(place) holds \"\(cell)\", not \(figure.value) (\(figure.fact))"
  }

  /// Whether a cell and what a sheet says are the same: numbers by value, words where the cell has any.
  private static func holds(_ cell: String, _ value: String) -> Bool {
    guard let said = number(value) else { return !cell.isEmpty && number(cell) == nil }
    guard let held = number(cell) else { return false }
    // Counts of free meals over all pupils, and shares written as a part of one, come as percentages.
    return abs(said - held) < 0.005 || abs(said - held * 100) < 0.05
  }

  /// The number a text begins with: `1,204`, `-0.28 grades`, `64%`.
  private static func number(_ text: String) -> Double? {
    Double(text.replacing(",", with: "").prefix { "+-.0123456789".contains($0) })
  }
}
