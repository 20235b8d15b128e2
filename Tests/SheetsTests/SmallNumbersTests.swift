import Advice
import Foundation
import Inference
import Schools
import Sheets
import TestRegions
import TestSupport
import Testing

/// No number of schools below the limit stands on the pages that speak of many schools, and none follows from two that
/// do (`domain` 8, point 3). A sheet speaks of one school, and by name.
@Suite struct SmallNumbersTests {
  private static let limit = 6

  /// All areas of one kind or more that have a page in ``pages``.
  private static let areas = Result {
    let adviser = try SampleRun.adviser.get()
    return SampleRun.sets(adviser, .region) + SampleRun.sets(adviser, .authority)
      + SampleRun.sets(adviser, .trust).sorted { $0.schools.count > $1.schools.count }.prefix(2)
      + SampleRun.sets(adviser, .trust).sorted { $0.schools.count < $1.schools.count }.prefix(1)
  }

  /// The index and the page of each area, made once; few schools are enough for the sheets.
  private static let pages = Result {
    let adviser = try SampleRun.adviser.get()
    let rows = stride(from: 0, to: adviser.directory.entries.count, by: 29).map(\.self)
    return try SampleRun.files(adviser, rows, areas: try areas.get()).filter {
      $0.key.hasSuffix("index.html") || $0.key.hasSuffix("area.html") || $0.key.hasPrefix("areas/")
    }.mapValues { MarkupReader($0).text }
  }

  /// What a pattern finds, with its groups.
  private static func matches(_ pattern: String, in text: String) throws -> [[String?]] {
    let range = NSRange(text.startIndex..., in: text)
    return try NSRegularExpression(pattern: pattern).matches(in: text, range: range).map { match in
      (0..<match.numberOfRanges).map {
        Range(match.range(at: $0), in: text).map { String(text[$0]) }
      }
    }
  }

  private static func number(_ text: String) -> Int { Int(text.filter(\.isNumber)) ?? 0 }

  /// `24 of 57 schools`, `24 of 57 primary schools`, `6 schools`: none below the limit, nor one that leaves fewer.
  @Test func noNumberOfSchoolsIsSmall() throws {
    var count = 0
    for (path, text) in try Self.pages.get() {
      let numbers =
        #"([0-9][0-9,]*)(?: of (?:its |the )?([0-9][0-9,]*))? (?:(?:open|other|primary|secondary|and) )*schools?\b"#
      for match in try Self.matches(numbers, in: text) {
        let number = Self.number(match[1] ?? "")
        #expect(number >= Self.limit, "\(path): \(match[0] ?? "")")
        if let all = match[2].map(Self.number), all != number {
          #expect(all - number >= Self.limit, "\(path): \(match[0] ?? "")")
        }
        count += 1
      }
      // In words only as a bound: "six schools or more", "one school or none".
      let words =
        #"\b(?:one|two|three|four|five) (?:open |other )?schools?\b(?! or none| or fewer)"#
      #expect(try Self.matches(words, in: text).map { $0[0] } == [], "\(path)")
    }
    #expect(count > 60)
  }

  /// Of a count that several pages tell, no small group is left when authorities are taken off from their region.
  @Test func nothingFollowsBySubtraction() throws {
    let adviser = try SampleRun.adviser.get()
    let areas = try Self.areas.get()
    func counts(_ set: SchoolSets.Entry) -> [String: Int] {
      let overview = AreaOverview(of: set, adviser, families: [])
      let lines = overview.advice.picture?.parts.flatMap(\.lines) ?? []
      let told = lines.compactMap { line in
        line.certain.map { (String(line.text.prefix { $0 != ":" }), $0) }
      }
      let gaps = overview.gaps.gaps.compactMap { gap -> (String, Int)? in
        gap.text.first?.isNumber == true
          ? (gap.what, Self.number(String(gap.text.prefix { $0 != " " }))) : nil
      }
      return Dictionary(told + gaps, uniquingKeysWith: { first, _ in first })
    }
    var compared = 0
    let shown = Dictionary(uniqueKeysWithValues: areas.map { ($0.label, counts($0)) })
    for region in areas where region.kind == .region {
      let inside = Set(region.schools)
      let authorities = areas.filter {
        $0.kind == .authority && inside.isSuperset(of: $0.schools)
      }
      for (name, number) in shown[region.label] ?? [:] {
        let told = authorities.compactMap { shown[$0.label]?[name] }
        compared += 1
        guard told.count < authorities.count, !told.isEmpty else { continue }
        #expect(number - told.reduce(0, +) >= Self.limit, "\(name) in \(region.name)")
      }
    }
    #expect(compared > 3)
  }

  /// The index tells no exact number, whatever is filtered.
  @Test func theIndexRounds() throws {
    let text = try #require(try Self.pages.get()["index.html"])
    #expect(try Self.matches("[0-9]+ (?:of|schools)", in: text).isEmpty)
    #expect(text.contains("Numbers are rounded"))
  }
}
