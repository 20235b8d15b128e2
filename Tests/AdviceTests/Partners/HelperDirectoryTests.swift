import Advice
import Facts
import Inference
import Testing

/// Helpers by what people type: a number, an id, a name or part of one, with or without the kind.
@Suite struct HelperDirectoryTests {
  private static let shared = Result {
    let adviser = try SampleVariant.adviser { files in
      files["hubs-2025.csv"] = """
        hub,id,help with,authority,run by,easting,northing
        Bridge Language Hub,H1,eal,Ambleford,,352100,419000
        Bridge Language Hub,H2,eal,Dunmere,,382100,419000
        Oakfield Primary,H3,maths,Ambleford,,352100,419000
        Harbour Maths Hub,H4,maths,Ambleford,,352100,419000

        """
    }
    return HelperDirectory(PartnerPlanner(adviser, of: [], asking: HelperKind.all))
  }

  private func found(_ typed: String) throws -> HelperRow? {
    switch try Self.shared.get().find(typed) {
    case .found(let entry), .nearly(let entry): entry.helper
    case .several, .unknown: nil
    }
  }

  @Test(arguments: [
    ("H2", HelperRow.hub(1)), ("h4", .hub(3)), ("harbour maths hub", .hub(3)),
    ("Harbour Maths", .hub(3)), ("hub: Oakfield Primary", .hub(2)),
    ("Bridge Language Hub, Dunmere", .hub(1)), ("Harbor Maths Hub", .hub(3)),
    ("University of Westmarch", .partner(1)), ("partner: tarn engineering", .partner(2)),
    ("Cafe Lodz", .partner(13)),
  ])
  func oneIsMeant(_ typed: String, _ row: HelperRow) throws {
    #expect(try found(typed) == row)
  }

  @Test func numbersAreSchoolsAndLeadersGoByTheirSchool() throws {
    let school = try #require(try found("900854"))
    #expect(school.kind == .school)
    for text in ["a system leader based at 900854", "system leader at 900854", "leader: 900854"] {
      let leader = try #require(try found(text))
      #expect(leader.kind == .leader, "\(text)")
    }
    #expect(try found("school: 900854") == school)
  }

  /// What several may be called lists them, with their kinds.
  @Test func severalAreListed() throws {
    for (typed, labels) in [
      (
        "Bridge Language Hub",
        [
          "Bridge Language Hub, Ambleford (hub, id H1)",
          "Bridge Language Hub, Dunmere (hub, id H2)",
        ]
      ), ("Oakfield Primary", ["Oakfield Primary, Ambleford (hub, id H3)"]),
    ] {
      guard case .several(let entries) = try Self.shared.get().find(typed) else {
        Issue.record("\(typed) is not clear")
        continue
      }
      #expect(labels.allSatisfy { label in entries.contains { $0.label == label } }, "\(entries)")
      #expect(entries.count > 1)
    }
  }

  @Test func theNearestAreOffered() throws {
    guard case .unknown(let nearest) = try Self.shared.get().find("Westmarch Poets") else {
      Issue.record("nobody is called so")
      return
    }
    #expect(nearest.count <= 4)
    guard case .unknown(let none) = try Self.shared.get().find("zzzz qqqq") else {
      Issue.record("nobody is called so")
      return
    }
    #expect(none.isEmpty)
  }
}
