import Advice
import Conversation
import Schools
import TestRegions
import TestSupport
import Testing

/// A figure that the chart of level and change does not hold, drawn school by school.
@Suite struct DrawnFiguresTests {
  @Test func aTalkWithDrawnFigures() throws {
    let script = try Script([
      "find 900131", "plot attendance", "chart of eal", "tell me about 1", "projector mode",
      "chart of fsm", "draw the family chart",
    ])
    expectGolden(script.transcript, "drawn-figures", in: "Conversation")
  }

  /// Every member has its own line, in the order of names, and a dot where its figure is known.
  @Test(arguments: ["attendance", "eal", "fsm", "mobility"])
  func everyMemberIsDrawnOnce(_ figure: String) throws {
    var script = try Script(["find 900131"])
    let adviser = try Region.sample.adviser()
    let row = try #require(adviser.directory.find("900131").entry?.row)
    let family = try #require(FamilyBook.entry(ofSchool: row, adviser))
    let members = family.members.map { adviser.directory.entries[$0].name }
    let reply = script.type("chart of \(figure)")
    let rows = reply.text.split(separator: "\n").map(String.init)
    let dots = rows.filter { $0.firstMatch(of: #/^[A-Z0-9]+ {2}[.|o]+ {2}/#) != nil }
    let names = rows.compactMap { $0.firstMatch(of: #/^ *[A-Z0-9]+\.? +(.+): /#)?.1 }
    #expect(!dots.isEmpty, "\(reply.text)")
    #expect(dots.allSatisfy { $0.contains("o") }, "\(reply.text)")
    #expect(names.map(String.init) == members.sorted(), "\(reply.text)")
    #expect(dots.count <= members.count, "\(reply.text)")
  }

  /// What the family's own chart shows is drawn there, and no second time.
  @Test func resultsStayOnTheirChart() throws {
    var script = try Script(["find 900131"])
    let whole = script.type("draw the family chart").text
    #expect(script.type("draw the family attainment chart").text == whole)
  }

  /// Those who want no columns get sentences alone.
  @Test func plainModeHasSentencesAlone() throws {
    var script = try Script(["find 900131", "plain mode"])
    let reply = script.type("chart of attendance")
    #expect(reply.outcome == .done)
    #expect(!reply.text.contains("..."), "\(reply.text)")
  }
}
