import Facts
import Families
import Inference
import Notation
import RuleLanguage
import Schools

/// The schools with the pupils most like those of one school (`waymark.families/1`, kind `similar`): for comparing
/// figures. Nearest first is an order of likeness of pupils, never of merit, and no result is in it.
package struct WideListReport: Encodable, Sendable {
  /// Always `waymark.families/1`.
  package let schema = "waymark.families/1"
  /// Always `similar`.
  package let kind = "similar"
  /// What the data is called.
  package var data: String
  /// The date that ages are measured against, `YYYY-MM-DD`.
  package var asOf: String
  /// The digest of the rules that name measures and shares.
  package var rules: String
  package var school: FamilySchool
  /// What the rules call the schools that are compared.
  package var list: String
  /// How many schools are compared, the school itself included.
  package var compared: Int
  package var measures: [Measure]
  /// Nearest first; equally near ones by number.
  package var schools: [Similar]
  package var notes: [String]

  /// A measure with its share in the squared difference.
  package struct Measure: Encodable, Sendable {
    package var name: String
    package var share: Double
    /// `country` where it is counted in standard deviations of the country, `schools` where of those compared,
    /// `none` where it is known of no school.
    package var countedIn: String
    package var source: String
  }

  /// A similar school.
  package struct Similar: Encodable, Sendable {
    package var school: FamilySchool
    /// The weighted distance in standard deviations, 0 for the same pupils.
    package var distance: Double
    /// What is alike and what differs, in words.
    package var text: String
  }

  /// `nil` where the school's phase is not known or has no list.
  ///
  /// - Parameters:
  ///   - school: Row of the school.
  ///   - count: How many are wanted.
  ///   - adviser: Rules and facts.
  ///   - source: What the data is called.
  package init?(_ school: Int, count: Int, _ adviser: Adviser, source: String) {
    guard let similar = adviser.familyMemory.similar(to: school, adviser) else { return nil }
    let entries = adviser.directory.entries
    let named = { (row: Int) in
      FamilySchool(urn: entries[row].urn, name: entries[row].name, area: entries[row].area)
    }
    data = source
    asOf = adviser.asOf.description
    rules = adviser.rules.digest
    self.school = named(school)
    list = similar.list.name
    compared = similar.schools.count
    measures = similar.list.measures.enumerated().map { place, measure in
      let countedIn =
        similar.missing.contains(place)
        ? "none" : similar.byCountry.contains(place) ? "country" : "schools"
      return Measure(
        name: measure.name, share: measure.share, countedIn: countedIn, source: measure.source)
    }
    schools = similar.nearest(to: school, count: count).map { neighbour in
      Similar(
        school: named(neighbour.school), distance: neighbour.distance.told,
        text: Self.likeness(of: neighbour.school, to: school, similar))
    }
    notes = Self.notes(school, count, found: schools.count, similar)
  }

  /// What is alike and what differs: measures less than a quarter of a standard deviation apart are alike, those
  /// more than half apart differ (design default).
  private static func likeness(of other: Int, to school: Int, _ similar: SimilarSchools) -> String {
    var (alike, more, less): ([String], [String], [String]) = ([], [], [])
    for (place, measure) in similar.list.measures.enumerated() {
      guard let difference = similar.difference(place, of: other, from: school) else { continue }
      switch difference {
      case -0.25...0.25: alike.append(measure.name)
      case 0.5...: more.append(measure.name)
      case ...(-0.5): less.append(measure.name)
      default: break
      }
    }
    let parts = [
      alike.isEmpty ? "" : "alike in \(ListWording.and(alike))",
      more.isEmpty ? "" : "more in \(ListWording.and(more))",
      less.isEmpty ? "" : "less in \(ListWording.and(less))",
    ].filter { !$0.isEmpty }
    return parts.isEmpty ? "a little different in most" : parts.joined(separator: "; ")
  }

  private static func notes(
    _ school: Int, _ count: Int, found: Int, _ similar: SimilarSchools
  ) -> [String] {
    let name = { (place: Int) in similar.list.measures[place].name }
    var notes: [String] = []
    if found < count {
      notes.append("only \(found) schools can be compared, not \(count)")
    }
    if !similar.missing.isEmpty {
      notes.append(
        "\(ListWording.and(similar.missing.map(name))): known of no school here, so the other measures decide"
      )
    }
    let unknown = similar.unknown(of: school)
    if !unknown.isEmpty {
      notes.append(
        "\(ListWording.and(unknown.map(name))): not known of this school, and counted as average")
    }
    if !similar.leftOut.isEmpty {
      let count = similar.leftOut.count
      notes.append(
        "\(NumberWording.grouped(count)) \(count == 1 ? "school is" : "schools are") left out, because less"
          + " than half of what counts is known of them")
    }
    if similar.byCountry.isEmpty {
      notes.append(
        "no spread of the country is in the data, so differences are counted in the spread of these"
          + " \(NumberWording.grouped(similar.schools.count)) schools")
    }
    return notes
  }
}
