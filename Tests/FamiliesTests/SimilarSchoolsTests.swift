import Diagnostics
import Facts
import Families
import TestSupport
import Testing

/// The wide list: exact, the same whatever the order of schools, ties by number, own phase, open schools.
@Suite struct SimilarSchoolsTests {
  private static let place = Source.Location(file: "test", line: 1, column: 1)

  private static let vocabulary: Vocabulary = {
    func fact(_ id: String, _ kind: FactKind) -> FactDefinition {
      FactDefinition(id: id, name: id, means: id, kind: kind, role: .figure, location: place)
    }
    let percent = FactKind.number(unit: .none, whole: false, range: 0...100)
    return Vocabulary(facts: [
      fact("urn", .label), fact("phase", .choice(["primary", "secondary", "all_through"])),
      fact("prior", percent), fact("low_prior", percent), fact("poverty", percent),
      fact("language", percent), fact("open_status", .choice(["open", "closed"])),
    ])
  }()

  private static let list = WideList(
    name: "schools", phases: ["secondary", "all_through"],
    measures: [
      WideList.Measure(
        name: "prior", facts: [.init("prior"), .init("low_prior", isReversed: true)], share: 0.6),
      WideList.Measure(name: "poverty", facts: [.init("poverty")], share: 0.3),
      WideList.Measure(name: "language", facts: [.init("language")], share: 0.1),
    ])

  private struct School {
    var urn: Int
    var phase = 1
    var prior: Double?
    var poverty: Double?
    var language: Double?
    var isClosed = false
  }

  private static func base(_ schools: [School], spread: Double? = nil) -> FactBase {
    var table = FactTable(vocabulary: vocabulary, bearer: .school, count: schools.count)
    for (row, school) in schools.enumerated() {
      table.set(0, row, to: .known(.text("\(school.urn)")), from: nil)
      table.set(1, row, to: .known(.word(school.phase)), from: nil)
      for (slot, value) in [(2, school.prior), (4, school.poverty), (5, school.language)] {
        if let value { table.set(slot, row, to: .known(.number(value)), from: nil) }
      }
      if school.isClosed { table.set(6, row, to: .known(.word(1)), from: nil) }
    }
    var benchmarks = BenchmarkFigures()
    if let spread {
      benchmarks.add(
        .init(value: spread, year: 2023, origin: .vocabulary(source: "S", kind: .designDefault)),
        for: .init(slot: 4, group: .national, phase: "secondary", isSpread: true))
    }
    return FactBase(
      vocabulary: vocabulary, schools: table,
      areas: FactTable(vocabulary: vocabulary, bearer: .area, count: 0), benchmarks: benchmarks)
  }

  /// Schools on a coarse grid, so that many are equally near, some without figures.
  private static func random(_ count: Int, seed: UInt64) -> [School] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { index in
      func value() -> Double? {
        Int.random(in: 0..<10, using: &generator) == 0
          ? nil : Double(Int.random(in: 0...6, using: &generator) * 10)
      }
      return School(
        urn: 100_000 + index, phase: Int.random(in: 0...2, using: &generator), prior: value(),
        poverty: value(), language: value(),
        isClosed: Int.random(in: 0..<15, using: &generator) == 0)
    }
  }

  @Test(arguments: [1, 2, 3, 5, 40, 300], [1, 7, 50])
  func itEqualsBruteForce(count: Int, wanted: Int) throws {
    let base = Self.base(Self.random(count, seed: UInt64(count * 100 + wanted)))
    let similar = SimilarSchools(Self.list, in: base)
    for school in similar.schools {
      let all = similar.schools.filter { $0 != school }.map { other in
        (similar.distance(school, other) ?? .nan, other)
      }.sorted { $0 < $1 }.prefix(wanted)
      let found = similar.nearest(to: school, count: wanted)
      #expect(found.map(\.school) == all.map(\.1))
      #expect(found.map(\.distance) == all.map(\.0))
    }
  }

  @Test func theDistanceIsTheRootOfWeightedSquares() throws {
    // Poverty is counted in the country's 20, the others in the schools' own spread.
    let schools = [
      School(urn: 1, prior: 10, poverty: 20, language: 0),
      School(urn: 2, prior: 30, poverty: 60, language: 0),
    ]
    let similar = SimilarSchools(Self.list, in: Self.base(schools, spread: 20))
    let distance = try #require(similar.distance(0, 1))
    #expect(abs(distance * distance - (0.6 * 4 + 0.3 * 4)) < 1e-12)
    #expect(similar.byCountry == [1])
    #expect(abs((similar.difference(1, of: 1, from: 0) ?? 0) - 2) < 1e-12)
  }

  @Test func onlyOpenSchoolsOfTheStageOfWhichEnoughIsKnownAreShown() {
    let schools = [
      School(urn: 1, prior: 10, poverty: 20), School(urn: 2, phase: 2, prior: 11, poverty: 21),
      School(urn: 3, phase: 0, prior: 10, poverty: 20),
      School(urn: 4, prior: 10, poverty: 20, isClosed: true), School(urn: 5, language: 3),
    ]
    let similar = SimilarSchools([Self.list], for: 0, in: Self.base(schools))
    #expect(similar?.nearest(to: 0, count: 50).map(\.school) == [1])
    #expect(similar?.leftOut == [4])
    #expect(SimilarSchools([Self.list], for: 2, in: Self.base(schools)) == nil)
    // A closed school may still ask.
    #expect(
      SimilarSchools([Self.list], for: 3, in: Self.base(schools))?.nearest(to: 3, count: 9)
        .map(\.school) == [0, 1])
  }

  @Test func equallyNearSchoolsComeByNumberWhateverTheOrderOfRows() {
    let schools = Self.random(120, seed: 3)
    let similar = SimilarSchools(Self.list, in: Self.base(schools))
    let turned = Array(schools.reversed())
    let other = SimilarSchools(Self.list, in: Self.base(turned))
    for school in similar.schools {
      let here = similar.nearest(to: school, count: 12)
      let there = other.nearest(to: schools.count - 1 - school, count: 12)
      #expect(here.map { schools[$0.school].urn } == there.map { turned[$0.school].urn })
      #expect(here.map(\.distance) == there.map(\.distance))
    }
  }

  @Test func whatIsNotKnownCountsAsAverageAndIsSaid() {
    let schools = [
      School(urn: 1, prior: 10, poverty: 10), School(urn: 2, prior: 10),
      School(urn: 3, prior: 10, poverty: 30),
    ]
    let similar = SimilarSchools(Self.list, in: Self.base(schools))
    #expect(similar.unknown(of: 1) == [1])
    #expect(similar.missing == [2])
    #expect(similar.difference(1, of: 0, from: 1) == nil)
    #expect(similar.nearest(to: 0, count: 1).map(\.school) == [1])
  }
}
