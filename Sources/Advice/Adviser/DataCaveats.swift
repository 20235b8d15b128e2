import Facts
import Inference
import Notation
import RuleLanguage

/// What a reader must know of the figures before trusting them: how old they are, and where there are
/// none and why.
struct DataCaveats {
  private let adviser: Adviser
  private let outlook: Outlook
  private let row: Int
  /// Topics with the newest year of a figure of this school, in the order of the vocabulary.
  private let newestYears: [(topic: String, year: Int)]

  /// Figures whose absence matters to a reader, the first that the school should have.
  private static let results = ["rwm_exp_pct", "att8"]

  /// Shares of a year group that reached what is expected; nobody at all is rare.
  private static let expected = ["rwm_exp_pct", "read_exp_pct", "writ_exp_pct", "mat_exp_pct"]

  init(_ adviser: Adviser, _ outlook: Outlook) {
    self.adviser = adviser
    self.outlook = outlook
    row = outlook.situation.subject.row.row
    newestYears = Self.newestYears(adviser, row)
  }

  /// The newest year of each sort of figure: `Newest figures: attainment 2017-18, attendance 2023-24.`
  func line() -> String {
    if case .area = outlook.situation.subject {
      let newest = adviser.engine.base.newestYear.map(DateWording.academicYear)
      return "It rests on what was said of the area"
        + (newest.map { ", and on figures of its schools up to \($0)." } ?? ".")
    }
    let years = newestYears
    guard !years.isEmpty else {
      return outlook.nothingKnown
        ? "No figures."
        : outlook.onlyFiguresKnown
          ? "No dated figures." : "No dated figures: this rests on what people said."
    }
    let shown =
      Set(years.map(\.year)).count == 1
      ? "Figures of \(DateWording.academicYear(years[0].year))"
      : "Newest figures: "
        + years.map { "\($0.topic) \(DateWording.academicYear($0.year))" }.joined(separator: ", ")
    return "\(shown). They say what, not why."
  }

  func remarks() -> [String] {
    if case .area = outlook.situation.subject { return [] }
    return [status(), age(), noResults(), zeroResult()].compactMap(\.self)
  }

  /// A school that is not simply open.
  private func status() -> String? {
    switch word("open_status") {
    case "closed":
      let later = text("successor_urn").map { "; URN \($0) took its place" } ?? ""
      return "This school is closed in the data\(later). What follows speaks of its last figures."
    case "proposed_to_close": return "This school is open, but proposed to close."
    case "proposed_to_open": return "This school is not open yet."
    default: return nil
    }
  }

  /// Figures of more than two years before the date of the advice.
  private func age() -> String? {
    let old = newestYears.filter { adviser.asOf.year - $0.year > 2 }
    guard !old.isEmpty else { return nil }
    let all = old.count == newestYears.count
    let which = all ? "All figures" : "Figures on \(ListWording.and(old.map(\.topic)))"
    return "\(which) are more than two years old: ask what has changed since."
  }

  /// Why there are no results to speak of.
  private func noResults() -> String? {
    let slots = Self.results.compactMap { adviser.vocabulary.slot(id: $0) }
    let facts = slots.map { outlook.situation.fact($0) }
    guard !facts.isEmpty, !facts.contains(where: \.reading.isSupplied) else { return nil }
    let absences = facts.compactMap { fact -> FactValue.Absence? in
      if case .notSupplied(let absence) = fact.value { absence } else { nil }
    }
    if absences.contains(.suppressed) || absences.contains(.tooFewPupils) {
      return "Too few pupils took the tests for results to be shown or compared."
    }
    if absences.contains(.newSchool) { return "A new school, without results so far." }
    return "The data hold no test or examination results of this school."
  }

  /// A result of nought, which a publisher also shows where results were cancelled. In special schools and
  /// alternative provision it is common and means no more than it says.
  private func zeroResult() -> String? {
    guard !["special", "alternative_provision"].contains(word("phase")) else { return nil }
    for slot in Self.expected.compactMap({ adviser.vocabulary.slot(id: $0) }) {
      guard let year = years(slot).first(where: { $0.value == 0 })?.year else { continue }
      return
        "The \(adviser.vocabulary.facts[slot].name) of \(DateWording.academicYear(year)) is published as 0%. "
        + "That can mean that results were cancelled: find out before you rely on it."
    }
    return nil
  }

  /// The known figures of a fact in its newest year and the two before, newest first.
  private func years(_ slot: Int) -> [(year: Int, value: Double)] {
    let table = adviser.engine.base.schools
    guard let newest = table.year(slot, row) else { return [] }
    let readings =
      [(newest, outlook.situation.reading(slot).value)]
      + [newest - 1, newest - 2].compactMap { year in
        table.history[slot]?[year].map { (year, $0[row]) }
      }
    return readings.compactMap { year, value in
      if case .known(.number(let number)) = value { (year, number) } else { nil }
    }
  }

  private static func newestYears(
    _ adviser: Adviser, _ row: Int
  ) -> [(topic: String, year: Int)] {
    let (facts, asOf) = (adviser.vocabulary.facts, adviser.asOf.year)
    let schools = adviser.engine.base.schools
    guard row < schools.count else { return [] }
    var topics: [(topic: String, year: Int)] = []
    // The year first, and field by field: most facts have none, and a copy of a definition costs more.
    for slot in facts.indices {
      // A register of a later year dates nothing that the advice rests on.
      guard let year = schools.year(slot, row), year <= asOf,
        facts[slot].role == .figure, !facts[slot].topic.isEmpty, facts[slot].topic != "identity"
      else { continue }
      if let index = topics.firstIndex(where: { $0.topic == facts[slot].topic }) {
        topics[index].year = max(topics[index].year, year)
      } else {
        topics.append((facts[slot].topic, year))
      }
    }
    return topics
  }

  private func word(_ id: String) -> String? {
    guard let slot = adviser.vocabulary.slot(id: id),
      case .known(.word(let index)) = outlook.situation.reading(slot).value
    else { return nil }
    return adviser.vocabulary.facts[slot].kind.words[index]
  }

  private func text(_ id: String) -> String? {
    guard let slot = adviser.vocabulary.slot(id: id),
      case .known(.text(let text)) = outlook.situation.reading(slot).value
    else { return nil }
    return text
  }
}
