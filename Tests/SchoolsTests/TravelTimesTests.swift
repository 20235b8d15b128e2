import Diagnostics
import Facts
import Schools
import Testing

/// Tables of travel times: what they state counts before the straight line, and what they cannot mean is told.
@Suite struct TravelTimesTests {
  /// 10 km, 15 km and 40 km apart.
  private static let schools = """
    \(PublishedLayoutTests.registerHeadings)
    900001,991,Ambleford,2001,Beech Lane Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,418000,
    900002,992,Brackwater,2002,Oak Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,428000,
    900003,992,Brackwater,2003,Elm Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,433000,
    900004,992,Brackwater,2004,Far Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,458000,

    """
  private static let hubs = """
    hub,id,help with,authority,easting,northing
    Bridge Language Hub,H1,eal,,352100,419000
    Twin Hub,,maths,Ambleford,352100,420000
    Twin Hub,,maths,Brackwater,352100,421000
    Nowhere Hub,H4,sen,,,

    """

  private func files(_ table: String, name: String = "travel-times.csv") throws -> InventedFiles {
    try InventedFiles(
      bytes: [
        ("gias-2025.csv", Array(Self.schools.utf8)), ("hubs-2025.csv", Array(Self.hubs.utf8)),
        (name, Array(table.utf8)),
      ])
  }

  @Test func statedMinutesCountBeforeTheStraightLine() throws {
    let files = try files(
      """
      from,to,minutes
      900001,900002,70
      900001,900004,40
      900001,H1,50
      900003,Nowhere Hub,20

      """)
    let base = files.data.base
    let rows = try ["900001", "900002", "900003", "900004"].map { try #require(files.row($0)) }
    let schools = try #require(base.links["schools in reach"])
    // The near one takes too long, the far one does not; the third is 15 km away, as before.
    #expect(Array(schools[rows[0]]) == [Int32(rows[2]), Int32(rows[3])].sorted())
    // A row stands for the way back.
    #expect(!schools[rows[1]].contains(Int32(rows[0])) && schools[rows[3]].contains(Int32(rows[0])))
    let hubs = try #require(base.links["hubs in reach"])
    #expect(!hubs[rows[0]].contains(0) && hubs[rows[1]].contains(0))
    // Nobody knows where it stands; the table tells how long the way is.
    #expect(hubs[rows[2]].contains(3) && !hubs[rows[0]].contains(3))
    #expect(base.travelTimes.minutes(from: rows[0], to: .hub, 0) == 50)
    #expect(base.travelTimes.minutes(from: rows[2], to: .school, rows[0]) == nil)
    #expect(base.travelTimes.files == ["travel-times.csv"] && files.data.report.journeys == 4)
    let reach = Reach(base)
    let found = try #require(
      reach.minutes(from: rows[1], to: .school, rows[2], at: reach.places.places[rows[2]]))
    #expect(!found.isStated && abs(found.minutes - 11.25) < 0.01)
  }

  /// The way there and the way back may differ.
  @Test func eachWayMayHaveItsRow() throws {
    let files = try files("from,to,minutes\n900001,900002,20\n900002,900001,35\n")
    let (first, second) = (try #require(files.row("900001")), try #require(files.row("900002")))
    let times = files.data.base.travelTimes
    #expect(times.minutes(from: first, to: .school, second) == 20)
    #expect(times.minutes(from: second, to: .school, first) == 35)
    #expect(files.data.report.registerProblems.isEmpty)
  }

  /// Each mistake has its row and column and is left out; the rest is used.
  @Test(arguments: [
    ("900001,123456,30", "WM576 2:2", "no school with the number"),
    ("900001,Brige Language Hub,30", "WM576 2:2", "called so"),
    ("900001,Twin Hub,30", "WM576 2:2", "2 entries"),
    ("900001,900001,0", "WM576 2:2", "ends where it begins"),
    ("H1,H4,30", "WM576 2:1", "neither end"),
    (",900001,30", "WM576 2:1", "does not say from where"),
    ("900001,900002,-5", "WM577 2:3", "outside 0 to 600"),
    ("900001,900002,6000", "WM577 2:3", "outside 0 to 600"),
    ("900001,900002,soon", "WM577 2:3", "outside 0 to 600"),
    ("900001,900002,", "WM577 2:3", "missing"),
    ("900001,900004,9", "WM577 2:3", "40 km apart"),
  ])
  func mistakesAreTold(_ row: String, _ place: String, _ words: String) throws {
    let files = try files("from,to,minutes\n\(row)\n900002,900003,30\n")
    let problems = files.data.report.registerProblems
    #expect(
      problems.map { "\($0.code) \($0.location?.line ?? 0):\($0.location?.column ?? 0)" }
        == [place], "\(problems)")
    #expect(problems.first?.message.contains(words) == true, "\(problems)")
    #expect(problems.first?.nextStep != nil)
    #expect(files.data.base.travelTimes.count == 1)
  }

  /// The same journey twice is no matter where the minutes agree.
  @Test func otherMinutesForAJourneyAreTold() throws {
    let files = try files(
      "minutes,to,from\n20,900002,900001\n20,900002,900001\n25,900002,900001\n")
    let problems = files.data.report.registerProblems
    #expect(problems.map(\.code) == ["WM578"])
    #expect(problems.first?.location?.line == 4 && problems.first?.location?.column == 1)
    #expect(problems.first?.message.contains("row 2 of") == true)
    let (first, second) = (try #require(files.row("900001")), try #require(files.row("900002")))
    #expect(files.data.base.travelTimes.minutes(from: first, to: .school, second) == 20)
  }

  /// Whatever order the rows have, and whichever way round a journey is written.
  @Test func theOrderOfRowsChangesNothing() throws {
    let rows = ["900001,900002,20", "900001,H1,12", "900003,900001,33", "H4,900002,40"]
    let first = try files((["from,to,minutes"] + rows).joined(separator: "\n") + "\n")
    let turned = try files((["from,to,minutes"] + rows.reversed()).joined(separator: "\n") + "\n")
    #expect(first.data.base.travelTimes == turned.data.base.travelTimes)
  }
}
