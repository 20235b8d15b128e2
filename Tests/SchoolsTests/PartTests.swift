import Diagnostics
import Facts
import Schools
import Testing

/// Results by subject and by group of pupils, as a school or an officer types them.
@Suite struct PartTests {
  private static let schools = "URN,school name,phase\n900001,Beech,primary\n900002,Oak,primary\n"

  private func parts(_ files: InventedFiles, _ bearer: Bearer, of school: String) throws -> [Int] {
    let name = bearer == .subject ? "subjects in this school" : "pupil groups in this school"
    let links = try #require(files.data.base.links[name])
    return links[try #require(files.row(school))].map(Int.init)
  }

  @Test func subjectsBelongToTheirSchools() throws {
    let files = try InventedFiles([
      "school.csv": Self.schools,
      "subjects-2025.csv": """
      URN,subject,progress,result,pupils
      900002,maths,-1.8,about 70,41
      900001,reading,0.6,61,SUPP
      900002,reading,,55%,41
      900009,maths,1,1,20
      900001,alchemy,2,2,30
      900001,,2,2,30
      900002,Maths,9,9,41

      """,
    ])
    let table = try #require(files.data.base.registers[.subject])
    #expect(table.count == 3)
    #expect(try parts(files, .subject, of: "900001") == [0])
    #expect(try parts(files, .subject, of: "900002") == [1, 2])
    let words = Shipped.vocabulary.facts[files.slot("subject")].kind.words
    let subjects = (0..<3).map { row -> String? in
      guard case .known(.word(let word)) = table.value(files.slot("subject"), row) else {
        return nil
      }
      return words[word]
    }
    #expect(subjects == ["reading", "reading", "maths"])
    #expect(table.value(files.slot("subject_progress"), 2) == .number(-1.8))
    #expect(table.value(files.slot("subject_result"), 2) == .between(65, 75))
    #expect(table.value(files.slot("subject_cohort_size"), 0) == .between(1, 5))
    guard
      case .published(_, 2, 3, "progress", 2025)? = table.origin(
        files.slot("subject_progress"), 2)
    else {
      Issue.record("the cell is named as row 2, column 3, of 2025")
      return
    }
    let report = try #require(files.report("subjects-2025.csv"))
    #expect(report.schools == 2)
    #expect(report.unlisted.rows == [5])
    #expect(report.withoutPart.rows == [6, 7])
    #expect(report.duplicates.rows == [8])
    #expect(report.cells.first { $0.fact == "subject" }?.notUnderstood.examples.map(\.row) == [6])
    #expect(files.data.report.subjectResults == 3)
  }

  @Test func groupsOfPupilsBelongToTheirSchools() throws {
    let files = try InventedFiles([
      "school.csv": Self.schools,
      "groups-2025.csv": """
      school,group,progress,pupils
      Oak,disadvantaged,-2.4,17
      Oak,new to English,-3,8

      """,
    ])
    let table = try #require(files.data.base.registers[.pupilGroup])
    #expect(table.count == 2)
    #expect(try parts(files, .pupilGroup, of: "Oak") == [0, 1])
    #expect(table.value(files.slot("group_progress"), 0) == .number(-2.4))
    #expect(table.value(files.slot("group_size"), 1) == .number(8))
    #expect(files.data.report.groupResults == 2)
  }

  /// A school of which nobody has said anything is not a school without subjects.
  @Test func aSchoolWithoutRowsIsNotKnown() throws {
    let files = try InventedFiles([
      "school.csv": Self.schools, "subjects.csv": "URN,subject,pupils\n900002,maths,41\n",
    ])
    let links = try #require(files.data.base.links["subjects in this school"])
    #expect(links.withoutPlace == [Int32(try #require(files.row("900001")))])
  }

  @Test func theNewestYearCounts() throws {
    let texts = [2024: "-3", 2025: "-1"]
    let tables = texts.map { year, progress in
      ("subjects-\(year).csv", "URN,subject,progress,pupils\n900002,maths,\(progress),41\n")
    }
    let files = try InventedFiles(
      bytes: ([("school.csv", Self.schools)] + tables).map { ($0.0, Array($0.1.utf8)) })
    let table = try #require(files.data.base.registers[.subject])
    #expect(table.count == 1)
    #expect(table.value(files.slot("subject_progress"), 0) == .number(-1))
    #expect(table.year(files.slot("subject_progress"), 0) == 2025)
  }

  /// Columns named by fact need no mapping; what is not of the subject is said not to be used.
  @Test func aPlainTableOfSubjects() throws {
    let files = try InventedFiles([
      "school.csv": Self.schools,
      "mine.csv": "URN,subject,subject progress,pupils with EAL\n900002,science,0.4,30\n",
    ])
    let table = try #require(files.data.base.registers[.subject])
    #expect(table.value(files.slot("subject_progress"), 0) == .number(0.4))
    #expect(files.report("mine.csv")?.layout == "plain")
    #expect(files.report("mine.csv")?.ignoredColumns.map(\.heading) == ["pupils with EAL"])
  }

  @Test func anAnswerAboutASubjectIsSentToItsTable() throws {
    let files = try InventedFiles([
      "school.csv": Self.schools,
      "said.csv": "URN,fact,value\n900002,subject progress,-2\n",
    ])
    let problem = try #require(files.report("said.csv")?.problems.first)
    #expect(problem.code == "WM563")
    #expect(problem.nextStep?.contains("URN, subject, progress, result and pupils") == true)
  }
}
