import Facts
import Schools
import TestSupport
import Testing

/// The join counts of `data/real/README.md`, which were counted there in the files by URN alone.
@Suite(.needsSharedData) struct JoinCountTests {
  /// One line of the table there: schools, coordinates, FSM and EAL, full, full with three years.
  struct Expected: Sendable, CustomTestStringConvertible {
    var place: String
    var areas: Set<String>
    var phase: String
    var counts: [Int]
    var testDescription: String { "\(place) \(phase)" }
  }

  static let greaterManchester = Set((350...359).map(String.init))

  @Test(arguments: [
    Expected(
      place: "Greater Manchester", areas: greaterManchester, phase: "primary",
      counts: [852, 828, 852, 791, 742]),
    Expected(
      place: "Greater Manchester", areas: greaterManchester, phase: "secondary",
      counts: [175, 170, 172, 161, 141]),
    Expected(
      place: "Manchester", areas: ["352"], phase: "primary", counts: [134, 133, 134, 126, 116]),
    Expected(
      place: "Manchester", areas: ["352"], phase: "secondary", counts: [32, 31, 31, 25, 25]),
  ])
  func englandPackByAuthority(_ expected: Expected) throws {
    let joins = RealLoads.england.report.joins
    let line = try #require(joins.sum(ofAreas: expected.areas, phase: expected.phase))
    #expect(Self.counts(line) == expected.counts)
    #expect(line.byOwnNumber.identity == expected.counts[0])
  }

  /// The table there counts the row of national totals as a school, in the first and third column.
  @Test(arguments: [
    ("primary", [16_769, 15_041, 16_768, 13_618, 11_889], 2018),
    ("secondary", [3448, 3372, 3394, 3143, 2766], 2019),
  ])
  func englandPackAsAWhole(phase: String, counts: [Int], latestYear: Int) throws {
    let joins = RealLoads.england.report.joins
    let line = try #require(joins.lines.first { $0.area == nil && $0.phase == phase })
    #expect(Self.counts(line) == counts)
    #expect(line.latestYear == latestYear)
  }

  /// A school that became an academy has its earlier results under another number.
  @Test func earlierNumbersAddResults() throws {
    let joins = RealLoads.england.report.joins
    let areas = Self.greaterManchester
    let primary = try #require(joins.sum(ofAreas: areas, phase: "primary"))
    let secondary = try #require(joins.sum(ofAreas: areas, phase: "secondary"))
    #expect(primary.all.fullThreeYears == 775)
    #expect(secondary.all.fullThreeYears == 149)
  }

  @Test(arguments: [
    ("850", "primary", [422, 422, 422, 308, 298]), ("936", "primary", [299, 299, 299, 206, 176]),
    ("936", "secondary", [60, 58, 57, 52, 45]),
  ])
  func fullLayoutOfTwoCounties(area: String, phase: String, counts: [Int]) throws {
    let joins = RealLoads.counties.report.joins
    let line = try #require(joins.sum(ofAreas: [area], phase: phase))
    #expect(Self.counts(line) == counts)
    #expect(line.latestYear == 2019)
  }

  private static func counts(_ line: JoinCounts.Line) -> [Int] {
    let own = line.byOwnNumber
    return [line.schools, own.coordinates, own.intake, own.full, own.fullThreeYears]
  }
}
