import Diagnostics
import Facts
import Schools
import Testing

/// A table as an officer types it, without any mapping.
@Suite struct PlainTableTests {
  @Test func columnsAreNamedByIdNameAliasOrPublicColumn() throws {
    let files = try InventedFiles([
      "school.csv": """
      URN,School,phase,pupils with EAL,EAL capacity,NOR,is_selective,KS2 combined result,sharing of practice,subjects of concern
      900101,Beech Lane Primary School,primary,41%,x,"1,285",no,about 60,partial,maths; reading

      """
    ])
    #expect(files.value("900101", "school_name") == .text("Beech Lane Primary School"))
    #expect(files.word("900101", "phase") == "primary")
    #expect(files.value("900101", "pct_eal") == .number(41))
    #expect(files.value("900101", "pupil_count") == .number(1285))
    #expect(files.word("900101", "is_selective") == "no")
    #expect(files.value("900101", "rwm_exp_pct") == .between(55, 65))
    #expect(files.value("900101", "staff_share_practice") == .number(2))
    guard case .known(.set(let members))? = files.value("900101", "subject_concerns") else {
      Issue.record("a set was expected")
      return
    }
    #expect(members.count == 2)
    let report = try #require(files.report("school.csv"))
    #expect(report.layout == "plain")
    #expect(report.ignoredColumns.map(\.heading) == ["EAL capacity"])
    #expect(
      files.origin("900101", "pct_eal")
        == .published(file: "school.csv", row: 2, column: 4, heading: "pupils with EAL", year: nil))
  }

  @Test func whatPeopleDoNotKnowIsKept() throws {
    let files = try InventedFiles([
      "school.csv": """
      name,phase,pct_eal,pct_fsm6,new_to_english,rwm_exp_pct
      Beech Lane,primary,not known,20 to 30,low to medium,
      Oak High,secondary,,at least 40,?,does not apply

      """
    ])
    #expect(files.value("Beech Lane", "pct_eal") == .notKnown)
    #expect(files.value("Beech Lane", "pct_fsm6") == .between(20, 30))
    #expect(files.value("Beech Lane", "new_to_english") == .between(1, 2))
    #expect(files.value("Beech Lane", "rwm_exp_pct") == .notSupplied(nil))
    #expect(files.value("Oak High", "pct_eal") == .notSupplied(nil))
    #expect(files.value("Oak High", "pct_fsm6") == .between(40, 100))
    #expect(files.value("Oak High", "new_to_english") == .notKnown)
    #expect(files.value("Oak High", "rwm_exp_pct") == .doesNotApply)
  }

  /// Who asks about a school and says no more means the school; what a file says stands.
  @Test func whatHoldsUnlessSomebodySaysOtherwise() throws {
    let files = try InventedFiles([
      "school.csv": """
      name,phase,scope
      Beech Lane,primary,
      Oak High,secondary,trust

      """
    ])
    #expect(files.word("Beech Lane", "scope") == "school")
    #expect(files.word("Oak High", "scope") == "trust")
    #expect(files.value("Beech Lane", "budget_level") == .notSupplied(nil))
  }

  @Test func cellsThatFitNothingAreReported() throws {
    let files = try InventedFiles([
      "school.csv": """
      name,phase,pct_eal,pupil_count,sharing of practice
      Beech Lane,primry,120,41.5,parital

      """
    ])
    let cells = try #require(files.report("school.csv")).cells
    func tally(_ heading: String) -> ColumnReport? { cells.first { $0.heading == heading } }
    #expect(tally("phase")?.notUnderstood.examples.map(\.text) == ["primry"])
    #expect(tally("pct_eal")?.outOfRange.examples == [.init(row: 2, text: "120")])
    #expect(tally("pupil_count")?.notWhole.count == 1)
    #expect(tally("sharing of practice")?.notUnderstood.count == 1)
    #expect(files.value("Beech Lane", "pct_eal") == .notSupplied(.outOfRange))
    #expect(files.value("Beech Lane", "phase") == .notSupplied(nil))
  }

  @Test func rowsOfSeveralYearsMakeAHistory() throws {
    let files = try InventedFiles([
      "school.csv": """
      URN,year,pct_eal,phase
      900101,2017,20,primary
      900101,2018-19,25,primary
      900101,2018,22,primary

      """
    ])
    #expect(files.data.base.schools.count == 1)
    #expect(files.value("900101", "pct_eal") == .number(25))
    #expect(files.value("900101", "pct_eal", year: 2017) == .number(20))
    #expect(files.value("900101", "pct_eal", year: 2018) == .number(22))
    #expect(files.data.base.newestYear == 2019)
  }

  @Test func aPlainTableJoinsPublishedFilesByNameAndAuthority() throws {
    let files = try InventedFiles([
      "gias-2022.csv": """
      \(PublishedLayoutTests.registerHeadings)
      900001,991,Ambleford,2001,St. Anne's Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,418000,
      900002,992,Brackwater,2001,St Anne's Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,418000,
      900003,991,Ambleford,2003,Beech Lane,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,418000,

      """,
      "ours.csv": """
      school,authority,sharing of practice
      St Anne's Primary School,Brackwater,weak
      St Anne's Primary School,Ambleford,strong
      Beech Lane,,partial
      St Anne's Primary School,,absent

      """,
    ])
    #expect(files.value("900002", "staff_share_practice") == .number(1))
    #expect(files.value("900001", "staff_share_practice") == .number(3))
    #expect(files.value("900003", "staff_share_practice") == .number(2))
    // Two schools bear the name: the row is a school of its own, and nothing is guessed.
    #expect(files.data.base.schools.count == 4)
  }

  @Test func theSameSchoolTwiceIsReported() throws {
    let files = try InventedFiles([
      "school.csv": """
      URN,pct_eal
      900101,20
      900102,30
      900101,99

      """
    ])
    #expect(files.value("900101", "pct_eal") == .number(20))
    #expect(files.report("school.csv")?.duplicates.rows == [4])
  }

  @Test func aMisspeltTableGetsTheNearestNames() throws {
    let files = try InventedFiles(["school.csv": "nme,pupils with EALs\nBeech Lane,41\n"])
    let report = try #require(files.report("school.csv"))
    #expect(report.problems.map(\.code) == ["WM550"])
    #expect(report.problems[0].nextStep?.contains("\"pupils with EAL\"") == true)
    #expect(files.data.report.exitStatus == .unreadable)
  }

  @Test func spreadsheetsWithOtherDelimitersAndLettersAreRead() throws {
    let latin =
      Array("school;phase;pupil_count\nSt Th".utf8) + [0xE9] + Array("r".utf8) + [0xE8]
      + Array("se;primary;90\n".utf8)
    let files = try InventedFiles(bytes: [("school.csv", latin)])
    #expect(files.value("St Thérèse", "pupil_count") == .number(90))
    let codes = try #require(files.report("school.csv")).problems.map(\.code)
    #expect(codes.sorted() == ["WM555", "WM557"])
    #expect(files.data.report.exitStatus == .done)
  }

  @Test func aFileCutInTheMiddleOfARowIsSaid() throws {
    let files = try InventedFiles([
      "school.csv": "URN,phase,pct_eal\n900101,primary,41\n900102,prim"
    ])
    let report = try #require(files.report("school.csv"))
    #expect(report.problems.map(\.code) == ["WM556"])
    #expect(files.row("900101") != nil)
    #expect(files.row("900102") == nil)
    #expect(files.data.report.exitStatus == .unreadable)
  }

  @Test func headingsAloneAndRepeatedHeadingsAreSaid() throws {
    let files = try InventedFiles([
      "a.csv": "URN,phase,pct_eal\n", "b.csv": "URN,pct_eal,pct_eal\n900101,41,42\n",
    ])
    #expect(files.report("a.csv")?.problems.map(\.code) == ["WM554"])
    #expect(files.report("b.csv")?.problems.map(\.code) == ["WM553"])
    #expect(files.value("900101", "pct_eal") == .number(41))
  }

  @Test func theOrderOfFilesDoesNotMatter() throws {
    let a = "URN,pct_eal,phase\n900102,41,primary\n900101,30,primary\n"
    let b = "URN,pct_eal,pct_fsm6\n900101,35,12\n"
    let first = try InventedFiles(["a.csv": a, "b.csv": b])
    let second = try InventedFiles(["b.csv": b, "a.csv": a])
    for id in ["urn", "pct_eal", "pct_fsm6", "phase"] {
      for row in 0..<2 {
        let slot = first.slot(id)
        #expect(
          first.data.base.schools.value(slot, row) == second.data.base.schools.value(slot, row))
      }
    }
    #expect(first.value("900101", "pct_eal") == .number(35))
  }

  @Test func aFamilyColumnIsRead() throws {
    let files = try InventedFiles(["school.csv": "URN,Family\n900101,Kestrel\n900102,Kestrel\n"])
    #expect(files.value("900101", "family") == .text("Kestrel"))
  }

  @Test func factsOfTheAreaAreNoFactsOfASchool() throws {
    let files = try InventedFiles([
      "school.csv": "URN,local authority,stance of the authority\n900101,Ambleford,enabling\n"
    ])
    let slot = files.slot("la_stance")
    #expect(files.data.base.areas.count == 1)
    #expect(
      files.data.base.areas.value(slot, 0)
        == .known(.word(Shipped.vocabulary.facts[slot].kind.words.firstIndex(of: "enabling") ?? -1))
    )
  }
}
