import Facts
import Families
import Foundation
import Schools
import TestSupport
import Testing

@Suite struct SearchedCutTests {
  private static let policy = GroupingPolicy(
    measures: IntakeMeasure.standard,
    apart: .init(
      kilometres: .init(["primary": 5], otherwise: 12), weight: .init([:], otherwise: 0.3)),
    averages: .init(cohort: "cohort_size", below: 30, years: .init(["primary": 5], otherwise: 3)))

  private static func cut(_ schools: [InventedSchool], order: [Int]? = nil) -> FamilyCut {
    SearchedCut(by: policy).families(of: InventedSchool.base(schools, order: order))
  }

  @Test(arguments: [(11, 3), (25, 1), (25, 2), (40, 5), (97, 6), (220, 12)])
  func familiesAreAsWished(count: Int, authorities: Int) {
    let schools = InventedSchool.region(count, authorities: authorities, seed: UInt64(count))
    let cut = Self.cut(schools)
    #expect(cut.familyOfSchool.allSatisfy { $0 >= 0 })
    for family in cut.families {
      #expect(count < 12 || SearchedCut.sizes.contains(family.members.count))
      #expect(
        authorities < 3 || count < 12
          || Set(family.members.map { schools[$0].authority }).count >= 3)
    }
    let few = cut.notes.contains { if case .fewAuthorities = $0 { true } else { false } }
    #expect(few == (authorities < 3))
  }

  /// The same schools in another order of rows are in families of the same names.
  @Test func theOrderOfRowsPlaysNoPart() {
    let schools = InventedSchool.region(120, authorities: 7, seed: 3)
    let order = (0..<120).map { ($0 * 47 + 5) % 120 }
    let (one, other) = (Self.cut(schools), Self.cut(schools, order: order))
    let names = { (cut: FamilyCut, row: Int) in cut.families[Int(cut.familyOfSchool[row])].name }
    for (place, school) in order.enumerated() { #expect(names(one, school) == names(other, place)) }
    #expect(one.notes == other.notes)
  }

  /// No less like inside than the plain cut, of the same measures, when nothing else is asked for.
  @Test(arguments: [48, 128, 230]) func neverWorseThanThePlainCut(count: Int) {
    // A multiple of 16, or nearly: both make as many families.
    let schools = InventedSchool.region(count, authorities: 9, seed: 5)
    let base = InventedSchool.base(schools)
    let searched = SearchedCut().families(of: base)
    let plain = HalvingCut().families(of: base)
    #expect(searched.families.count >= plain.families.count - 1)
    #expect(
      InventedSchool.squares(schools, searched) <= InventedSchool.squares(schools, plain) * 1.0)
  }

  /// One school more leaves most pairs of companions together.
  @Test(arguments: [70, 150, 230]) func oneSchoolMoreMovesFew(count: Int) {
    let schools = InventedSchool.region(count + 1, authorities: 10, seed: 11)
    let with = Self.cut(schools)
    var kept = 0.0
    let leavers = [0, count / 3, count / 2, count - 1]
    for leaver in leavers {
      var rest = schools
      rest.remove(at: leaver)
      let without = Self.cut(rest)
      kept += InventedSchool.pairsKept(with, without, leaver: leaver)
    }
    #expect(kept / Double(leavers.count) > 0.75)
  }

  @Test func schoolsOfOneStreetAreKeptApart() {
    var schools = InventedSchool.region(64, authorities: 6, seed: 13)
    for number in schools.indices { schools[number].easting = Double(20_000 * (number / 2)) }
    let pairs = { (cut: FamilyCut) -> Int in
      stride(from: 0, to: 64, by: 2).count { cut.familyOfSchool[$0] == cut.familyOfSchool[$0 + 1] }
    }
    let apart = Self.cut(schools)
    let near = apart.notes.compactMap { note -> Int? in
      if case .closePairs(_, let pairs, _) = note { pairs } else { nil }
    }
    // What is said to remain does remain.
    #expect(near.first ?? 0 == pairs(apart))
    let heavy = GroupingPolicy(
      measures: Self.policy.measures,
      apart: .init(
        kilometres: .init([:], otherwise: 12), weight: .init(["secondary": 0.1], otherwise: 3)))
    let wide = SearchedCut(by: heavy).families(of: InventedSchool.base(schools))
    #expect(pairs(wide) <= pairs(apart))
    #expect(pairs(wide) <= 2)
  }

  /// A small school stands where its years stand together, not where the last one happened to be.
  @Test func smallSchoolsAreAveragedOverYears() {
    var schools = InventedSchool.region(40, authorities: 4, seed: 17)
    schools[3].cohort = 9
    schools[3].earlier = [2023: 10, 2024: 20]
    schools[4].cohort = 60
    schools[4].earlier = [2023: 10, 2024: 20]
    let cut = Self.cut(schools)
    #expect(cut.notes.contains(.averaged(phase: "primary", schools: 1, years: 5)))
    var steady = schools
    steady[3].disadvantaged = (schools[3].disadvantaged + 10 + 20) / 3
    steady[3].earlier = [:]
    #expect(Self.cut(steady).familyOfSchool == cut.familyOfSchool)
  }

  @Test func newNotesAreSentences() {
    let notes: [FamilyNote] = [
      .fewAuthorities(phase: "primary", families: 1, wished: 3),
      .closePairs(phase: "primary", pairs: 2, kilometres: 5),
      .placeUnknown(phase: "all_through", schools: 1),
      .averaged(phase: "secondary", schools: 12, years: 3),
      .withNeighbours(phase: "primary", fact: "region", schools: 1),
    ]
    #expect(
      notes.map(\.message) == [
        "primary schools: 1 family has members from fewer than 3 authorities",
        "primary schools: 2 pairs in one family lie within 5 km of each other and may draw on the"
          + " same pupils",
        "all through schools: the place is not known for 1, so nobody can say who is near it",
        "secondary schools: for 12 with few pupils in a year the mean of up to 3 years stands",
        "primary schools: 1 stands with the schools nearest to it, because the region is not known or"
          + " has too few schools",
      ])
    for note in notes { #expect(!note.line.kind.isEmpty && note.line.message == note.message) }
  }
}
