import Diagnostics
import Facts
import Schools
import Testing

/// Registers of system leaders: a row a school, never a person.
@Suite struct LeaderRegisterTests {
  private static let schools = """
    \(PublishedLayoutTests.registerHeadings)
    900001,991,Ambleford,2001,Beech Lane Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,418000,
    900002,992,Brackwater,2002,Oak Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,428000,
    900003,992,Brackwater,2003,Far Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,498000,

    """

  @Test func leadersStandWhereTheirSchoolStands() throws {
    let files = try InventedFiles([
      "gias-2025.csv": Self.schools,
      "system-leaders-2025.csv": """
      based at,can help with,phases,places left,agreed,leader's name
      900002,leadership; behaviour,primary,2,yes,A Person
      900003,governance,,,,Another Person

      """,
    ])
    let base = files.data.base
    let leaders = try #require(base.registers[.leader])
    #expect(leaders.count == 2 && files.data.report.leaders == 2)
    #expect(leaders.value(files.slot("leader_urn"), 0) == .known(.text("900002")))
    #expect(leaders.value(files.slot("leader_places_left"), 0) == .known(.number(2)))
    #expect(leaders.value(files.slot("leader_agreed"), 0) == .known(.word(1)))
    #expect(!leaders.value(files.slot("leader_places_left"), 1).isKnownOrBetween)
    let bases = leaders.bases(among: base.schools)
    #expect(bases == [files.row("900002"), files.row("900003")])
    let inReach = try #require(base.links["system leaders in reach"])
    let school = try #require(files.row("900001"))
    #expect(Array(inReach[school]) == [0])
    #expect(inReach.kilometres?[Int(inReach.starts[school])] == 10)
  }

  /// A column with names is read by nobody: it becomes no fact, and no text of it is kept.
  @Test func namesOfPeopleStayOutside() throws {
    let files = try InventedFiles([
      "gias-2025.csv": Self.schools,
      "system-leaders-2025.csv": """
      based at,can help with,name,email
      900002,leadership,Jo Example,jo@example.org

      """,
    ])
    let leaders = try #require(files.data.base.registers[.leader])
    for slot in leaders.columns.indices {
      guard case .known(.text(let text)) = leaders.value(slot, 0) else { continue }
      #expect(!text.contains("Example") && !text.contains("jo@"))
    }
    let ignored = files.report("system-leaders-2025.csv")?.ignoredColumns.map(\.heading)
    #expect(ignored == ["name", "email"])
  }

  @Test func mistakesHaveRowAndColumn() throws {
    let files = try InventedFiles([
      "gias-2025.csv": Self.schools,
      "system-leaders-2025.csv": """
      can help with,based at,places left
      leadership,900002,1
      leadership,123456,1
      behaviour,900002,1
      leadership,900003,-4

      """,
    ])
    let problems = files.data.report.allProblems.filter { ["WM573", "WM575"].contains($0.code) }
    let places = problems.map {
      "\($0.code) \($0.location?.line ?? 0):\($0.location?.column ?? 0)"
    }
    #expect(places == ["WM573 3:2", "WM575 4:1"])
    #expect(problems.allSatisfy { $0.nextStep != nil })
    let leaders = try #require(files.data.base.registers[.leader])
    #expect(leaders.count == 3)
    // A number that cannot be is none, and the report says in which row it stands.
    #expect(!leaders.value(files.slot("leader_places_left"), 2).isKnownOrBetween)
    let bad = files.data.report.registerProblems.filter { $0.code == "WM579" }
    #expect(bad.map { $0.location?.line } == [5] && bad.map { $0.location?.column } == [3])
  }
}
