import Advice
import Facts
import Inference
import Notation
import RuleLanguage
import TestRegions
import TestSupport
import Testing

/// Two or more made-up schools, of which only what a test says is known; the first one asks.
struct MadeUpPair {
  /// What is known of a school: values as people write them, by fact id.
  typealias Known = [String: String]

  let adviser: Adviser

  /// From the asking school, its possible partner and others; `families` are the family of each, or -1.
  init(_ schools: [Known], families: [Int32]? = nil) throws {
    let vocabulary = ShippedRuleSet.checked.vocabulary
    var table = FactTable(vocabulary: vocabulary, bearer: .school, count: schools.count)
    for (row, known) in schools.enumerated() {
      for (id, text) in known {
        let slot = try #require(vocabulary.slot(id: id), "no fact \(id)")
        let kind = vocabulary.facts[slot].kind
        table.set(
          slot, row, to: try Self.value(text, kind),
          from: .told(by: "the head", on: "2025-03-10"))
      }
    }
    let base = FactBase(
      vocabulary: vocabulary, schools: table,
      areas: FactTable(vocabulary: vocabulary, bearer: .area, count: 0), familyOfSchool: families,
      newestYear: 2025)
    let date = try #require(CalendarDate(ShippedRuleSet.asOf))
    adviser = Adviser(
      engine: Engine(rules: Region.rules, base: base, asOfYear: 2025), asOf: date)
  }

  /// Two primary schools in two authorities, 10 km apart, where everything fits; `asker` and `partner`
  /// change or, with an empty text, take away what is known.
  static func fitting(asker: Known = [:], partner: Known = [:]) throws -> MadeUpPair {
    let both: Known = [
      "phase": "primary", "northing": "400000", "agreed_to_be_listed": "yes",
      "competes_locally": "low",
    ]
    var schools: [Known] = [
      both.merging([
        "school_name": "Meadow Primary", "urn": "900901", "la_name": "Ambleford",
        "easting": "350000", "eal_expertise": "absent", "pct_eal": "60",
        "known_expertise": "maths",
      ]) { $1 },
      both.merging([
        "school_name": "Oakfield Primary", "urn": "900902", "la_name": "Brackwater",
        "easting": "360000", "eal_expertise": "strong", "known_expertise": "eal",
        "leadership_stability": "strong", "support_capacity_used": "0", "head_changes_5y": "1",
        "head_in_post": "yes",
      ]) { $1 },
    ]
    for (row, changes) in [asker, partner].enumerated() {
      schools[row] = schools[row].merging(changes) { $1 }.filter { !$0.value.isEmpty }
    }
    return try MadeUpPair(schools)
  }

  /// The answer for a card, by its id.
  func answer(_ action: String, told: Known = [:], candidate: Int = 1) throws -> PartnerAnswer {
    var request = AdviceRequest(questions: 0)
    for (id, text) in told {
      let slot = try #require(adviser.vocabulary.slot(id: id))
      request.told[slot] = try Self.value(text, adviser.vocabulary.facts[slot].kind)
    }
    let index = try #require(adviser.rules.actions.firstIndex { $0.id == action })
    return PartnerCheck(adviser, adviser.outlook(for: 0, request)).answer(
      action: index, candidate: candidate)
  }

  private static func value(_ text: String, _ kind: FactKind) throws -> FactValue {
    func index(_ word: String) throws -> Int {
      try #require(kind.words.firstIndex(of: word), "no word \(word)")
    }
    switch kind {
    case .number, .year: return .known(.number(try #require(Double(text))))
    case .ordinal: return .known(.number(Double(try index(text))))
    case .yesNo, .choice: return .known(.word(try index(text)))
    case .label, .text: return .known(.text(text))
    case .set:
      return .known(
        .set(
          try text.split(separator: ";").reduce(into: ValueSet()) { set, word in
            set = set.union(ValueSet(only: try index(word.trimmingPrefix(" ").description)))
          }))
    }
  }
}

extension PartnerAnswer {
  /// The line of a constraint.
  func line(_ constraint: String) throws -> Line {
    try #require(
      lines.first { $0.constraint == constraint }, "\(lines.map(\.constraint)): \(constraint)")
  }
}
