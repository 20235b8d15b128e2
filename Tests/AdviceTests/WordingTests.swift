import Advice
import Facts
import RuleLanguage
import TestSupport
import Testing

/// How numbers, values, lists, dates, origins and phrases read.
@Suite struct WordingTests {
  private static let percent = Unit(
    name: "percent", symbol: "%", gap: "percentage points", one: "percentage point")
  private static let grades = Unit(name: "grades", symbol: " grades", gap: "grades", one: "grade")
  private static let pupils = Unit(name: "pupils", symbol: " pupils", gap: "pupils", one: "pupil")
  private static let share = FactKind.number(unit: percent, whole: false, range: 0...100)
  private static let gap = FactKind.number(unit: percent, whole: false, range: -100...100)
  private static let progress = FactKind.number(unit: grades, whole: false, range: -5...5)
  private static let level = FactKind.ordinal(["absent", "weak", "partial", "strong"])
  private static let topics = FactKind.set(["reading", "eal", "early_reading", "maths", "sen"])

  @Test(arguments: [
    (21.2, "21.2"), (21, "21"), (1204, "1,204"), (-0.5, "-0.5"), (0.005, "0.01"), (-0.001, "0"),
    (1_000_000, "1,000,000"), (999.999, "1,000"), (0, "0"),
    (-1_204_050.05, "-1,204,050.05"), (10.1, "10.1"), (1_002_003, "1,002,003"), (100, "100"),
  ])
  func numbers(_ number: Double, _ text: String) {
    #expect(NumberWording.text(number) == text)
  }

  @Test(arguments: [(0, "no"), (1, "one"), (10, "ten"), (11, "11"), (1204, "1,204")])
  func countsInWords(_ count: Int, _ text: String) {
    #expect(NumberWording.word(count) == text)
  }

  @Test func valuesAndDifferencesHaveTheirUnits() {
    #expect(NumberWording.value(38, unit: Self.percent) == "38%")
    #expect(NumberWording.value(1, unit: Self.pupils) == "1 pupil")
    #expect(NumberWording.value(312, unit: Self.pupils) == "312 pupils")
    #expect(NumberWording.gap(9, unit: Self.percent) == "9 percentage points")
    #expect(NumberWording.gap(-1, unit: Self.percent) == "1 percentage point")
    #expect(NumberWording.gap(0.28, unit: Self.grades) == "0.28 grades")
  }

  /// A difference of two percentages is never written as a percentage.
  @Test func differencesOfPercentagesAreInPoints() {
    #expect(ValueWording.number(-12, kind: Self.gap) == "-12 percentage points")
    #expect(ValueWording.number(1, kind: Self.gap) == "1 percentage point")
    #expect(ValueWording.number(12, kind: Self.share) == "12%")
  }

  @Test func theFiveStatesRead() {
    let text = { (value: FactValue) in ValueWording.text(value, kind: Self.share) }
    #expect(text(.known(.number(38))) == "38%")
    #expect(text(.between(20, 30)) == "between 20 and 30%")
    #expect(text(.notSupplied(nil)) == "not known to waymark")
    #expect(
      text(.notSupplied(.suppressed)) == "not available (hidden by the publisher, too few pupils)")
    #expect(text(.notKnown) == "asked, and not known")
    #expect(text(.doesNotApply) == "does not apply")
  }

  @Test(arguments: FactValue.Absence.allCases)
  func everyAbsenceIsExplained(_ absence: FactValue.Absence) {
    let text = ValueWording.text(.notSupplied(absence), kind: Self.share)
    #expect(text.hasPrefix("not available (") && text.count > 20)
  }

  @Test func levelsAndSets() {
    #expect(ValueWording.text(.known(.number(1)), kind: Self.level) == "weak")
    #expect(ValueWording.text(.between(1, 2), kind: Self.level) == "between weak and partial")
    #expect(
      ValueWording.text(.known(.set(ValueSet([1, 2]))), kind: Self.topics)
        == "EAL and early reading")
    #expect(ValueWording.text(.known(.set(ValueSet())), kind: Self.topics) == "none")
    #expect(
      ValueWording.text(
        .among(certain: ValueSet([0]), possible: ValueSet([0, 4])), kind: Self.topics)
        == "reading, perhaps SEN")
  }

  /// What was worked out is not shown finer than it means anything; what was published stands as it is.
  @Test func workedOutFiguresAreRounded() {
    #expect(
      ValueWording.text(.known(.number(25.666)), kind: Self.share, isRounded: true) == "25.7%")
    #expect(ValueWording.text(.known(.number(25.666)), kind: Self.share) == "25.67%")
    #expect(ValueWording.rounded(-0.284, kind: Self.progress) == "-0.28 grades")
  }

  @Test func lists() {
    #expect(ListWording.and([]) == "")
    #expect(ListWording.and(["a"]) == "a")
    #expect(ListWording.and(["a", "b"]) == "a and b")
    #expect(ListWording.or(["a", "b", "c"]) == "a, b or c")
    #expect(ListWording.sentence("a list") == "A list")
  }

  @Test(arguments: [
    ("The distance has grown.", "the distance has grown"), ("English is new. ", "English is new"),
    ("KS2 fell", "KS2 fell"), ("EAL pupils gain.", "EAL pupils gain"), ("", ""),
  ])
  func sentencesBecomeClauses(_ sentence: String, _ clause: String) {
    #expect(ListWording.clause(sentence) == clause)
  }

  @Test(arguments: [
    ("well_below", "well below"), ("eal", "EAL"),
    ("british_sign_language", "British Sign Language"),
    ("polish", "Polish"), ("NW", "NW, below similar schools but gaining on them"),
    ("all_through", "all-through"), ("maths", "maths"),
  ])
  func wordsOfClosedLists(_ word: String, _ text: String) {
    #expect(ListWording.word(word) == text)
  }

  /// No word of the vocabulary reaches a reader as a machine writes it.
  @Test func noWordOfTheVocabularyLooksLikeAName() {
    for fact in ShippedRuleSet.checked.vocabulary.facts {
      for word in fact.kind.words {
        #expect(!ListWording.word(word).contains("_"), "\(fact.id): \(word)")
      }
    }
    let languages =
      ShippedRuleSet.checked.vocabulary.facts.map(\.kind.words).first { $0.contains("polish") }
    #expect(languages.map(\.count) ?? 0 > 40)
    for language in languages ?? [] where language != "other_language" {
      #expect(ListWording.word(language).first?.isUppercase == true, "\(language)")
    }
  }

  @Test func dates() {
    #expect(DateWording.day("2026-05-03") == "3 May 2026")
    #expect(DateWording.day("2026-13-03") == "2026-13-03")
    #expect(DateWording.day("soon") == "soon")
    #expect(DateWording.academicYear(2019) == "2018-19")
    #expect(DateWording.academicYear(2000) == "1999-00")
    #expect(DateWording.academicYear(2005) == "2004-05")
  }

  @Test func origins() {
    let cell = Origin.published(
      file: "data/ks2-2025.csv", row: 3, column: 9, heading: "PTRWM_EXP", year: 2025)
    #expect(OriginWording.text(cell) == "ks2-2025.csv, row 3, column PTRWM_EXP, 2024-25")
    let bare = Origin.published(file: "a.csv", row: 3, column: 9, heading: "", year: nil)
    #expect(OriginWording.text(bare) == "a.csv, row 3, column 9")
    let told = Origin.told(by: "the head", on: "2026-05-03")
    #expect(OriginWording.text(told) == "told by the head, 3 May 2026")
    #expect(OriginWording.speaker(told, of: .school) == "said by the head, 3 May 2026")
    #expect(
      OriginWording.speaker(.told(by: "director", on: ""), of: .area)
        == "said of the authority by the director")
    #expect(OriginWording.speaker(cell, of: .school) == nil)
    #expect(OriginWording.speaker(.supposed, of: .school) == "given for this answer only")
  }

  /// A phrase reads back in plain words, after the fact's name and a colon.
  @Test(arguments: [
    (Phrase.level(.atLeast, 30), "at least 30%"), (.level(.below, 20), "below 20%"),
    (
      .gap(.below, .familyMean, by: 5),
      "below the mean of its family by at least 5 percentage points"
    ),
    (.gap(.atLeast, .national, by: 0), "at least the national figure"),
    (.times(.atLeast, 1.25, .national), "at least 1.25 times the national figure"),
    (
      .within(1, of: .localAuthorityMean),
      "within 1 percentage point of the mean of its local authority"
    ),
    (.trend(.falling, by: 10, years: 3), "falling by at least 10 percentage points over 3 years"),
    (.place(Place(.highest, .fifth)), "in the highest fifth nationally"),
    (.isKnown(false), "not known"), (.differentFromThisSchool, "different from this school"),
  ])
  func phrasesOfNumbers(_ phrase: Phrase, _ text: String) throws {
    let vocabulary = ShippedRuleSet.checked.vocabulary
    let fact = try #require(vocabulary.fact(named: "pct_fsm6"))
    #expect(PhraseWording.text(phrase, fact: fact, vocabulary: vocabulary) == text)
  }

  @Test(arguments: [
    (Phrase.ordinal(.atLeast, 2), "partial or more"), (.ordinal(.atLeast, 3), "strong"),
    (.ordinal(.atMost, 1), "weak or less"), (.ordinal(.atMost, 0), "absent"),
    (.ordinal(.not, 3), "not strong"), (.ordinal(.exactly, 1), "weak"),
  ])
  func phrasesOfLevels(_ phrase: Phrase, _ text: String) throws {
    let vocabulary = ShippedRuleSet.checked.vocabulary
    let fact = try #require(vocabulary.fact(named: "eal_expertise"))
    #expect(PhraseWording.text(phrase, fact: fact, vocabulary: vocabulary) == text)
  }

  @Test func limitsReadAsNouns() {
    #expect(PhraseWording.limit(.atLeast, "35%") == "35% or more")
    #expect(PhraseWording.limit(.atMost, "-0.5 grades") == "-0.5 grades or less")
    #expect(PhraseWording.limit(.above, "5") == "more than 5")
    #expect(PhraseWording.limit(.below, "5") == "less than 5")
  }

  @Test(arguments: EcologyLevel.allCases)
  func everyLevelHasItsWords(_ level: EcologyLevel) {
    #expect(
      LevelWording.text(level).hasPrefix("within the") || LevelWording.text(level).contains(" "))
  }

  @Test func conditionsReadBack() throws {
    let rules = ShippedRuleSet.checked
    let wording = ConditionWording(rules)
    let finding = try #require(rules.findings.first { $0.id == "W_COASTING" })
    let lines = finding.signs.flatMap { wording.lines($0) }
    #expect(lines.first == "all of these hold:")
    #expect(
      lines.contains(
        "  - place on the family chart: SE, above similar schools but losing ground to them"))
    #expect(lines.allSatisfy { !$0.contains("_") })
  }
}
