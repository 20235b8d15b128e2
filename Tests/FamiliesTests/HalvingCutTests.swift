import Diagnostics
import Facts
import Families
import Schools
import TestSupport
import Testing

@Suite struct HalvingCutTests {
  private static let place = Source.Location(file: "test", line: 1, column: 1)

  private static let vocabulary: Vocabulary = {
    func fact(_ id: String, _ kind: FactKind) -> FactDefinition {
      FactDefinition(id: id, name: id, means: id, kind: kind, role: .figure, location: place)
    }
    let percent = FactKind.number(unit: .none, whole: false, range: 0...100)
    return Vocabulary(facts: [
      fact("phase", .choice(["primary", "secondary"])), fact("pct_fsm6", percent),
      fact("pct_low_prior", percent), fact("family", .label),
      fact("open_status", .choice(["open", "closed"])),
    ])
  }()

  /// A base of schools; `nil` leaves a fact unknown.
  private struct School {
    var phase: Int? = 0
    var disadvantaged: Double?
    var lowPrior: Double?
    var family: String?
    var isClosed = false
  }

  private static func base(_ schools: [School]) -> FactBase {
    var table = FactTable(vocabulary: vocabulary, bearer: .school, count: schools.count)
    for (row, school) in schools.enumerated() {
      if let phase = school.phase { table.set(0, row, to: .known(.word(phase)), from: nil) }
      if let share = school.disadvantaged {
        table.set(1, row, to: .known(.number(share)), from: nil)
      }
      if let share = school.lowPrior { table.set(2, row, to: .known(.number(share)), from: nil) }
      if let name = school.family { table.set(3, row, to: .known(.text(name)), from: nil) }
      if school.isClosed { table.set(4, row, to: .known(.word(1)), from: nil) }
    }
    let areas = FactTable(vocabulary: vocabulary, bearer: .area, count: 0)
    return FactBase(vocabulary: vocabulary, schools: table, areas: areas)
  }

  private static func random(_ count: Int, seed: UInt64) -> [School] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      School(
        disadvantaged: Double.random(in: 0...80, using: &generator),
        lowPrior: Double.random(in: 0...50, using: &generator))
    }
  }

  @Test(arguments: Array(24...120) + [300, 1000, 1603, 16_769])
  func everyFamilyHasTwelveToTwenty(count: Int) {
    let cut = HalvingCut().families(of: Self.base(Self.random(count, seed: UInt64(count))))
    let sizes = cut.families.map(\.members.count)
    #expect(sizes.allSatisfy(HalvingCut.sizes.contains))
    #expect(sizes.reduce(0, +) == count)
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
  }

  /// 21 to 23 schools cannot be cut into families of 12 to 20, nor can fewer than 12.
  @Test(arguments: [1: [1], 11: [11], 12: [12], 20: [20], 21: [10, 11], 23: [11, 12]])
  func awkwardNumbersStayTogetherOrSplitOnce(count: Int, sizes: [Int]) {
    let cut = HalvingCut().families(of: Self.base(Self.random(count, seed: 1)))
    #expect(cut.families.map(\.members.count).sorted() == sizes)
    #expect(cut.notes.contains(.tooFew(phase: "primary", schools: count)) == (count < 12))
  }

  @Test func phasesAreNeverMixed() {
    var schools = Self.random(80, seed: 3)
    for row in schools.indices where row.isMultiple(of: 3) { schools[row].phase = 1 }
    let cut = HalvingCut().families(of: Self.base(schools))
    for family in cut.families {
      #expect(Set(family.members.map { schools[$0].phase }).count == 1)
    }
  }

  @Test func closedSchoolsAndThoseOfUnknownPhaseAreInNone() {
    var schools = Self.random(40, seed: 4)
    schools[5].isClosed = true
    schools[6].phase = nil
    let cut = HalvingCut().families(of: Self.base(schools))
    #expect(cut.familyOfSchool[5] == -1)
    #expect(cut.familyOfSchool[6] == -1)
    #expect(cut.notes.contains(.phaseUnknown(schools: 1)))
  }

  @Test func sameFactsSameFamilies() {
    let schools = Self.random(200, seed: 5)
    let first = HalvingCut().families(of: Self.base(schools))
    let second = HalvingCut().families(of: Self.base(schools))
    #expect(first.familyOfSchool == second.familyOfSchool)
  }

  /// The families of two clearly different groups of schools do not mix them.
  @Test func likeIsPutWithLike() {
    let schools = (0..<32).map { row in
      School(disadvantaged: row.isMultiple(of: 2) ? 60 + Double(row) / 10 : 10, lowPrior: 20)
    }
    let cut = HalvingCut().families(of: Self.base(schools))
    #expect(cut.families.count == 2)
    for family in cut.families {
      #expect(Set(family.members.map { $0.isMultiple(of: 2) }).count == 1)
    }
  }

  /// What differs in a measure of more weight is put apart before anything else.
  @Test(arguments: [(1.0, 3.0, 1), (3.0, 1.0, 2)])
  func theWeightDecidesWhatIsPutApartFirst(prior: Double, disadvantage: Double, apart: Int) {
    // Four corners, eight schools in each; both measures differ alike.
    let schools = (0..<32).map { row in
      School(disadvantaged: row.isMultiple(of: 2) ? 60 : 10, lowPrior: row % 4 < 2 ? 40 : 10)
    }
    let measures = [
      IntakeMeasure(
        name: "prior", facts: [.init("pct_low_prior", isReversed: true)], weight: prior),
      IntakeMeasure(name: "disadvantage", facts: [.init("pct_fsm6")], weight: disadvantage),
    ]
    let cut = HalvingCut(by: measures).families(of: Self.base(schools))
    #expect(cut.families.count == 2)
    for family in cut.families {
      #expect(Set(family.members.map { $0 % (2 * apart) / apart }).count == 1)
    }
  }

  /// Without a file the measures are those of the paper.
  @Test func theUsualMeasuresAreThoseOfThePaper() {
    let base = Self.base(Self.random(200, seed: 9))
    let cut = HalvingCut(by: IntakeMeasure.standard).families(of: base)
    #expect(cut.familyOfSchool == HalvingCut().families(of: base).familyOfSchool)
  }

  /// A school of which one measure is missing stands at the average of its phase, and that is said.
  @Test func missingMeasuresAreSaid() {
    var schools = Self.random(30, seed: 6)
    schools[0].lowPrior = nil
    schools[1].lowPrior = nil
    schools[1].disadvantaged = nil
    let cut = HalvingCut().families(of: Self.base(schools))
    #expect(cut.familyOfSchool[0] >= 0)
    #expect(cut.familyOfSchool[1] == -1)
    #expect(
      cut.notes.contains(.partlyKnown(phase: "primary", schools: 1, measure: "prior attainment")))
    #expect(cut.notes.contains(.leftOut(phase: "primary", schools: 1)))
  }

  @Test func withoutPriorAttainmentDisadvantageDecidesAlone() {
    let schools = (0..<48).map { School(disadvantaged: Double($0)) }
    let cut = HalvingCut().families(of: Self.base(schools))
    #expect(cut.families.map(\.members) == [Array(0..<16), Array(16..<32), Array(32..<48)])
    #expect(
      cut.notes == [
        .made(phase: "primary", families: 3, smallest: 16, largest: 16, measures: ["disadvantage"]),
        .measureMissing(phase: "primary", measure: "prior attainment"),
      ])
  }

  @Test func aFamilyNamedInTheDataWins() {
    var schools = Self.random(30, seed: 7)
    for row in 0..<4 { schools[row].family = "Kestrel" }
    let base = Self.base(schools)
    let cut = HalvingCut().families(of: base)
    #expect(cut.families[0].name == "Kestrel")
    #expect(cut.families[0].members == [0, 1, 2, 3])
    #expect(cut.families[0].isGiven)
    #expect(cut.familyOfSchool[4] > 0)
  }

  @Test func familiesAreSetInTheBaseAndStayWhenSetAgain() {
    var base = Self.base(Self.random(30, seed: 8))
    let cut = HalvingCut().families(of: base)
    base.setFamilies(cut)
    #expect(base.familyOfSchool == cut.familyOfSchool)
    #expect(
      base.schools.value(3, 0) == .known(.text(cut.families[Int(cut.familyOfSchool[0])].name)))
    #expect(base.schools.origin(3, 0) == .derived)
    #expect(HalvingCut().families(of: base).familyOfSchool == cut.familyOfSchool)
  }

  @Test(arguments: [
    FamilyNote.given(families: 2, schools: 30),
    .made(phase: "all_through", families: 1, smallest: 14, largest: 14, measures: ["a", "b"]),
    .partlyKnown(phase: "primary", schools: 3, measure: "disadvantage"),
    .measureMissing(phase: "all_through", measure: "disadvantage"),
    .leftOut(phase: "primary", schools: 3), .phaseUnknown(schools: 3),
    .tooFew(phase: "special", schools: 3),
  ])
  func notesAreSentences(note: FamilyNote) {
    #expect(!note.message.isEmpty)
    #expect(!note.message.contains("_"))
    #expect(!note.message.hasSuffix("."))
    #expect(note.line.message == note.message)
    #expect(!note.line.kind.isEmpty)
  }

  @Test func notesCountInWords() {
    let notes: [FamilyNote] = [
      .given(families: 1, schools: 1), .given(families: 1050, schools: 16_770),
      .made(phase: "primary", families: 1, smallest: 14, largest: 14, measures: ["disadvantage"]),
      .phaseUnknown(schools: 1), .leftOut(phase: "middle", schools: 1_000_005),
    ]
    #expect(
      notes.map(\.message) == [
        "1 family of 1 school is taken from the data",
        "1,050 families of 16,770 schools are taken from the data",
        "primary schools: 1 family of 14, by disadvantage",
        "1 school is in no family, because the phase is not known",
        "middle schools: 1,000,005 are in no family, because nothing is known of their pupils",
      ])
  }
}
