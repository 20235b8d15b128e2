import Diagnostics
import Facts
import Schools
import Testing

/// Hubs, community partners, authorities and what people said.
@Suite struct RegisterTests {
  private static let schools = """
    \(PublishedLayoutTests.registerHeadings)
    900001,991,Ambleford,2001,Beech Lane Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,418000,
    900002,992,Brackwater,2002,Oak Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,438400,
    900003,991,Ambleford,2003,Elm Primary School,Community school,Local authority maintained schools,Closed,Primary,4,11,,,352200,418000,
    900004,991,Ambleford,2004,Far Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,498000,

    """

  @Test func hubsAndPartnersAreFoundByDistanceOrAuthority() throws {
    let files = try InventedFiles([
      "gias-2025.csv": Self.schools,
      "hubs-2025.csv": """
      hub,help with,phases,places left,authority,run by,easting,northing
      Bridge Language Hub,eal; research,primary; secondary,3,Ambleford,900001,352100,419000
      Distant Hub,maths,primary,,Brackwater,,352100,598000

      """,
      "community-partners-2025.csv": """
      partner,kind,offers,agreed,authority,postcode,easting,northing
      Weir Side Boxing Club,culture_sport,mentoring; sport,yes,Ambleford,,352400,418300
      Ambleford Pantry,voluntary_organisation,,,Ambleford,AM1 2BC,,

      """,
    ])
    let base = files.data.base
    let hubs = try #require(base.registers[.hub])
    #expect(hubs.count == 2)
    #expect(hubs.value(files.slot("hub_name"), 0) == .text("Bridge Language Hub"))
    #expect(hubs.value(files.slot("hub_places_left"), 0) == .number(3))
    guard case .known(.set(let types)) = hubs.value(files.slot("hub_types"), 0) else {
      Issue.record("a set was expected")
      return
    }
    #expect(types.count == 2)
    let inReach = try #require(base.links["hubs in reach"])
    let school = try #require(files.row("900001"))
    #expect(Array(inReach[school]) == [0])
    #expect(inReach.kilometres?[Int(inReach.starts[school])] == 1)
    let nearby = try #require(base.links["community partners nearby"])
    #expect(Array(nearby[school]) == [0, 1])
    // No place: taken by its authority, and the distance is not known.
    #expect(nearby.kilometres?[Int(nearby.starts[school]) + 1].isNaN == true)
    #expect(nearby[try #require(files.row("900002"))].isEmpty)
    #expect(files.data.report.hubs == 2)
    #expect(files.data.report.partners == 2)
  }

  /// What only the schools can tell: a number that no school has, an entry in the sea.
  @Test func registersAreHeldAgainstTheSchools() throws {
    let files = try InventedFiles([
      "gias-2025.csv": Self.schools,
      "hubs-2025.csv": """
      hub,help with,places left,authority,run by,easting,northing
      Good Hub,eal,3,Ambleford,900001,352100,419000
      Strange Hub,eal,3,Ambleford,123456,352100,419000
      Hub In The Sea,eal,3,Ambleford,,100000,900000
      Hub Without Place,eal,3,Ambleford,,,

      """,
      "community-partners-2025.csv": """
      partner,kind,offers,agreed,authority,postcode,easting,northing
      Club Out At Sea,culture_sport,mentoring,yes,Ambleford,,700000,10

      """,
    ])
    let problems = files.data.report.allProblems.filter { ["WM573", "WM574"].contains($0.code) }
    let places = problems.map {
      "\($0.code) \($0.location?.file.split(separator: "/").last ?? ""):\($0.location?.line ?? 0):\($0.location?.column ?? 0)"
    }
    #expect(
      places == [
        "WM573 hubs-2025.csv:3:5", "WM574 hubs-2025.csv:4:6",
        "WM574 community-partners-2025.csv:2:7",
      ])
    #expect(problems.allSatisfy { $0.nextStep != nil && $0.severity == .warning })
  }

  /// A hub of last year's register is not a second hub; one of another authority is.
  @Test func ofTwoYearsTheNewerRegisterCounts() throws {
    let files = try InventedFiles([
      "hubs-2024.csv": """
      hub,help with,places left,authority
      Bridge,eal,3,Ambleford
      Old Hub,maths,1,Ambleford
      Bridge,sen,2,Brackwater

      """,
      "hubs-2025.csv": "hub,help with,places left,authority\nBRIDGE,eal,5,Ambleford\n",
    ])
    let hubs = try #require(files.data.base.registers[.hub])
    let places = (0..<hubs.count).map { hubs.value(files.slot("hub_places_left"), $0) }
    #expect(places == [.number(1), .number(2), .number(5)])
    #expect(files.report("hubs-2024.csv")?.replacedRows.rows == [2])
    #expect(files.report("hubs-2025.csv")?.replacedRows.count == 0)
  }

  /// 45 minutes reach 20 km; closed schools are in reach of nobody, and in no area.
  @Test func schoolsInReach() throws {
    let files = try InventedFiles(["gias-2025.csv": Self.schools])
    let base = files.data.base
    let links = try #require(base.links["schools in reach"])
    let rows = try ["900001", "900002", "900003", "900004"].map { try #require(files.row($0)) }
    // 20.4 km apart: just out of reach.
    #expect(links[rows[0]].isEmpty)
    #expect(links[rows[2]].isEmpty)
    #expect(base.areaOfSchool[rows[2]] == -1)
    #expect(base.areaOfSchool[rows[0]] == base.areaOfSchool[rows[3]])
    #expect(base.areaOfSchool[rows[0]] != base.areaOfSchool[rows[1]])
    let told = try InventedFiles([
      "gias-2025.csv": Self.schools, "ours.csv": "URN,travel limit\n900001,60\n",
    ])
    let wider = try #require(told.data.base.links["schools in reach"])
    #expect(Array(wider[rows[0]]) == [Int32(rows[1])])
    #expect(Travel.kilometres(inMinutes: 45) == 20)
  }

  @Test func onlyTheRelationsAskedForAreFound() throws {
    let files = try InventedFiles(["gias-2025.csv": Self.schools])
    #expect(SchoolLinks(files.data.base).links([]).isEmpty)
    #expect(
      SchoolLinks(files.data.base).links(["schools in reach"]).keys.sorted() == ["schools in reach"]
    )
  }

  @Test func authoritiesAreNamedByTheirList() throws {
    let files = try InventedFiles([
      "census-2019.csv": PublishedLayoutTests.census,
      "la-codes-2019.csv": "LEA,LA Name,REGION,REGION NAME\n991,Ambleford,7,North West B\n",
    ])
    #expect(files.value("900001", "la_name") == .text("Ambleford"))
    #expect(files.value("900001", "region") == .text("North West"))
    #expect(
      files.origin("900001", "la_name")
        == .published(file: "la-codes-2019.csv", row: 2, column: 2, heading: "LA Name", year: 2019))
    #expect(files.data.base.areas.value(files.slot("la_code"), 0) == .text("991"))
  }

  /// What people say wins over a figure of the same or an earlier school year; a newer figure wins.
  @Test func answersStandBesideFigures() throws {
    let files = try InventedFiles([
      "census-2019.csv": PublishedLayoutTests.census,
      "judgements.csv": """
      URN,school,authority,fact,value,said by,said on
      900001,,,sharing of practice,partial,headteacher,2019-03-12
      900001,,,pct_eal,about 40,headteacher,2018-10-01
      900001,,,pct_fsm6,30,headteacher,2018-06-01
      ,,Ambleford,stance of the authority,enabling,officer,2019-03-12
      900001,,,no such fact,1,officer,2019-03-12
      900001,,,sharing of practice,parital,officer,2019-03-12

      """,
      "la-codes-2019.csv": "LEA,LA Name,REGION,REGION NAME\n991,Ambleford,7,North West B\n",
    ])
    let school = try #require(files.row("900001"))
    let table = files.data.base.schools
    #expect(files.value("900001", "staff_share_practice") == .number(2))
    #expect(
      files.origin("900001", "staff_share_practice") == .told(by: "headteacher", on: "2019-03-12"))
    // Said in October 2018, in the school year that ends in 2019, like the figure.
    #expect(files.value("900001", "pct_eal") == .between(35, 45))
    #expect(table.besides[files.slot("pct_eal")]?[school]?.value == .number(49.5))
    // Said in June 2018: the figure of 2019 is newer.
    #expect(files.value("900001", "pct_fsm6") == .number(16.2))
    #expect(
      table.besides[files.slot("pct_fsm6")]?[school]
        == .init(value: .number(30), origin: .told(by: "headteacher", on: "2018-06-01")))
    #expect(files.data.base.areas.value(files.slot("la_stance"), 0).isKnownOrBetween)
    let codes = try #require(files.report("judgements.csv")).problems.map(\.code)
    #expect(codes == ["WM560", "WM561"])
  }

  /// Of two answers the later counts, whichever row comes first; who does not know takes no figure away.
  @Test(arguments: [
    ["30,headteacher,2019-03-12", "20,officer,2019-01-08"],
    ["20,officer,2019-01-08", "30,headteacher,2019-03-12"],
  ])
  func theLaterAnswerCounts(_ answers: [String]) throws {
    let files = try InventedFiles([
      "census-2019.csv": PublishedLayoutTests.census,
      "judgements.csv": """
      URN,fact,value,said by,said on
      \(answers.map { "900001,pct_fsm6,\($0)" }.joined(separator: "\n"))
      900001,pct_eal,not known,officer,2019-03-12

      """,
    ])
    #expect(files.value("900001", "pct_fsm6") == .number(30))
    #expect(
      files.origin("900001", "pct_fsm6") == .told(by: "headteacher", on: "2019-03-12"))
    #expect(files.value("900001", "pct_eal") == .number(49.5))
  }

  @Test func whatIsSupposedNowWins() throws {
    let files = try InventedFiles(["census-2019.csv": PublishedLayoutTests.census])
    var table = files.data.base.schools
    let slot = files.slot("pct_eal")
    let outcome = table.tell(slot, 0, .number(10), from: .supposed)
    #expect(table.value(slot, 0) == .number(10))
    #expect(outcome == .counts(over: .number(49.5), from: files.data.base.schools.origin(slot, 0)))
    #expect(table.tell(slot, 0, .notKnown, from: .told(by: "", on: "")) != .isOlder)
  }
}
