import Diagnostics
import Facts
import Families
import Schools
import TestSupport
import Testing

/// Measures that are worked out from results, of smaller weight or not known, and schools without a region.
@Suite struct IntakeMeasuresTests {
  /// A school with results of several years.
  private struct School {
    var result: [Int: Double] = [:]
    var progress: [Int: Double] = [:]
    var score: Double?
    var language: Double?
    var region: String?
    var authority = 0
    var easting: Double?
  }

  private static let vocabulary: Vocabulary = {
    let place = Source.Location(file: "test", line: 1, column: 1)
    func fact(_ id: String, _ kind: FactKind) -> FactDefinition {
      FactDefinition(id: id, name: id, means: id, kind: kind, role: .figure, location: place)
    }
    let number = FactKind.number(unit: .none, whole: false, range: -100...2_000_000)
    return Vocabulary(facts: [
      fact("phase", .choice(["primary", "secondary"])), fact("urn", .label),
      fact("region", .label), fact("result", number), fact("progress", number),
      fact("score", number), fact("language", number), fact("easting", number),
      fact("northing", number),
    ])
  }()

  private static func base(_ schools: [School]) -> FactBase {
    var table = FactTable(vocabulary: vocabulary, bearer: .school, count: schools.count)
    for (row, school) in schools.enumerated() {
      table.set(0, row, to: .known(.word(0)), from: nil)
      table.set(1, row, to: .known(.text("\(100_000 + row)")), from: nil)
      if let region = school.region { table.set(2, row, to: .known(.text(region)), from: nil) }
      for (slot, years) in [(3, school.result), (4, school.progress)] {
        for (year, value) in years {
          table.setHistory(slot, year: year, row: row, to: .known(.number(value)), from: nil)
        }
        if let newest = years.keys.max(), let value = years[newest] {
          table.set(slot, row, to: .known(.number(value)), from: nil)
        }
      }
      for (slot, value) in [(5, school.score), (6, school.language), (7, school.easting)] {
        if let value { table.set(slot, row, to: .known(.number(value)), from: nil) }
      }
      if school.easting != nil { table.set(8, row, to: .known(.number(400_000)), from: nil) }
    }
    return FactBase(
      vocabulary: vocabulary, schools: table,
      areas: FactTable(vocabulary: vocabulary, bearer: .area, count: 0),
      areaOfSchool: schools.map { Int32($0.authority) })
  }

  private static let start = IntakeMeasure(
    name: "start",
    facts: [.init("score"), .init("result", less: .init("progress", times: 10))])
  private static let language = IntakeMeasure(
    name: "language", facts: [.init("language")], weight: 0.5)

  /// Schools that differ in where their pupils start; those that start alike do well or badly.
  private static func schools(_ count: Int, seed: UInt64) -> (schools: [School], starts: [Double]) {
    var generator = SplitMix64(seed: seed)
    let starts = (0..<count).map { _ in Double.random(in: 30...60, using: &generator) }
    let schools = starts.indices.map { index in
      let progress = Double.random(in: -2...2, using: &generator)
      return School(
        result: [2024: starts[index] + 10 * progress], progress: [2024: progress],
        authority: index % 5)
    }
    return (schools, starts)
  }

  /// How much of the spread of some values lies inside families.
  private static func within(_ values: [Double], _ cut: FamilyCut) -> Double {
    func squares(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    return cut.families.reduce(0) { $0 + squares($1.members.map { values[$0] }) } / squares(values)
  }

  @Test func familiesStandWhereResultsLessProgressStand() {
    let (schools, starts) = Self.schools(96, seed: 3)
    let cut = SearchedCut(by: GroupingPolicy(measures: [Self.start])).families(
      of: Self.base(schools))
    // Six families of even shares would have a thirty-sixth of the spread inside.
    #expect(Self.within(starts, cut) < 0.06)
    #expect(Self.within(schools.map { $0.result[2024] ?? 0 }, cut) > 0.5)
  }

  /// A result of one year and progress of another say nothing together; the newest year with both counts.
  @Test func bothAreOfOneYear() {
    var (schools, _) = Self.schools(48, seed: 4)
    let before = Self.base(schools)
    // Newer results without progress, and older years of single schools, change nothing.
    for index in schools.indices { schools[index].result[2025] = Double(index) }
    schools[3].result[2019] = 9
    schools[3].progress[2019] = 2
    let policy = GroupingPolicy(measures: [Self.start])
    let cut = SearchedCut(by: policy).families(of: before)
    #expect(
      SearchedCut(by: policy).families(of: Self.base(schools)).familyOfSchool == cut.familyOfSchool)
  }

  /// A year in which tests were easier for all moves nobody.
  @Test func yearsAreCountedFromTheirMean() {
    var (schools, starts) = Self.schools(96, seed: 5)
    for index in stride(from: 0, to: 96, by: 2) {
      schools[index].result = [2023: (schools[index].result[2024] ?? 0) - 25]
      schools[index].progress = [2023: schools[index].progress[2024] ?? 0]
    }
    let cut = SearchedCut(by: GroupingPolicy(measures: [Self.start])).families(
      of: Self.base(schools))
    #expect(Self.within(starts, cut) < 0.15)
  }

  /// The score itself counts where it is known.
  @Test func theFirstSourceCounts() {
    var (schools, starts) = Self.schools(64, seed: 6)
    for index in schools.indices { schools[index].score = -starts[index] }
    let all = SearchedCut(by: GroupingPolicy(measures: [Self.start]))
      .families(of: Self.base(schools))
    for index in schools.indices { (schools[index].result, schools[index].progress) = ([:], [:]) }
    let alone = SearchedCut(by: GroupingPolicy(measures: [Self.start]))
      .families(of: Self.base(schools))
    #expect(all.familyOfSchool == alone.familyOfSchool)
  }

  @Test func aMeasureOfSmallerWeightCountsLess() {
    var generator = SplitMix64(seed: 7)
    let schools = (0..<160).map { index in
      School(
        score: Double.random(in: 0...100, using: &generator),
        language: Double.random(in: 0...100, using: &generator), authority: index % 6)
    }
    let policy = GroupingPolicy(measures: [Self.start, Self.language])
    let cut = SearchedCut(by: policy).families(of: Self.base(schools))
    let (start, language) = (
      Self.within(schools.map { $0.score ?? 0 }, cut),
      Self.within(schools.map { $0.language ?? 0 }, cut)
    )
    #expect(start < language && language < 0.9)
    // Alone, it would not matter at all.
    let one = SearchedCut(by: GroupingPolicy(measures: [Self.start])).families(
      of: Self.base(schools))
    #expect(Self.within(schools.map { $0.language ?? 0 }, one) > language)
  }

  /// One number for how alike two schools are: each measure by the square of its weight.
  @Test func likenessCountsMeasuresByWeight() throws {
    let schools = [(0.0, 0.0), (2, 0), (0, 2), (2, 2)].map { School(score: $0.0, language: $0.1) }
    let likeness = IntakeLikeness(
      Self.base(schools), by: GroupingPolicy(measures: [Self.start, Self.language]))
    let by = try (1...3).map { try #require(likeness.distance(0, $0)) }
    #expect(by[0] > 1.5 * by[1])
    #expect(abs(by[2] * by[2] - by[0] * by[0] - by[1] * by[1]) < 1e-9)
  }

  // MARK: Regions

  /// Schools of two regions a country apart, and some of no region beside the second.
  private static func regions() -> [School] {
    var generator = SplitMix64(seed: 8)
    return (0..<100).map { index in
      let isNorth = index % 2 == 0
      let isUnknown = index % 2 == 1 && index % 5 == 0
      return School(
        score: Double.random(in: 0...100, using: &generator),
        region: isUnknown ? nil : isNorth ? "North" : "South",
        authority: isUnknown ? 20 : (isNorth ? 0 : 10) + index / 2 % 4,
        // One of the schools without a region has no place either: it goes with its authority.
        easting: index == 15
          ? nil
          : (isNorth ? 200_000 : 500_000) + Double.random(in: 0...50_000, using: &generator))
    }
  }

  @Test func schoolsWithoutARegionStandWithTheirNeighbours() {
    let schools = Self.regions()
    let policy = GroupingPolicy(measures: [Self.start], within: "region")
    let cut = SearchedCut(by: policy).families(of: Self.base(schools))
    for family in cut.families {
      #expect(Set(family.members.map { $0 % 2 }).count == 1)
    }
    #expect(cut.notes.contains(.within(phase: "primary", fact: "region", values: 2)))
    #expect(cut.notes.contains(.withNeighbours(phase: "primary", fact: "region", schools: 10)))
  }

  // MARK: Streets

  /// Of schools alike in all else, those in one street are parted before those at the far end of the limit.
  @Test func nearerPairsAreKeptApartFirst() {
    var generator = SplitMix64(seed: 9)
    var schools: [School] = []
    for pair in 0..<64 {
      let score = Double.random(in: 0...100, using: &generator)
      let apart: Double = pair.isMultiple(of: 2) ? 100 : 11_000
      for place in 0..<2 {
        let easting = Double(30_000 * pair) + apart * Double(place)
        schools.append(
          School(score: score, authority: (2 * pair + place) % 7, easting: easting))
      }
    }
    let policy = GroupingPolicy(
      measures: [Self.start],
      apart: .init(
        kilometres: .init([:], otherwise: 12), weight: .init([:], otherwise: 0.4),
        shareFarApart: 0))
    let cut = SearchedCut(by: policy).families(of: Self.base(schools))
    let families = cut.familyOfSchool
    let together = { (isStreet: Bool) -> Int in
      (0..<64).count { (pair: Int) -> Bool in
        pair.isMultiple(of: 2) == isStreet && families[2 * pair] == families[2 * pair + 1]
      }
    }
    #expect(together(true) < together(false))
    let count = together(true) + together(false)
    #expect(cut.notes.contains(.closePairs(phase: "primary", pairs: count, kilometres: 12)))
  }
}
