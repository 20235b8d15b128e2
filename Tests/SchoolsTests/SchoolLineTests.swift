import Diagnostics
import Facts
import Foundation
import TestSupport
import Testing

@testable import Schools

/// Schools as programs name them, a line of JSON each.
@Suite struct SchoolLineTests {
  /// Two schools in one authority.
  private static func base() throws -> FactBase {
    let data = SchoolData.load(
      contents: [
        (
          path: "schools.csv",
          bytes: Array(
            """
            urn,school_name,la_name,persistent absence,EAL expertise
            900001,Oakfield,Ambleford,22.5,weak
            900002,Elm Lea,Ambleford,,
            """.utf8)
        )
      ], mappings: [], vocabulary: Shipped.vocabulary)
    return data.base
  }

  private func read(_ line: String) throws -> SchoolLine {
    try SchoolLineReader(Self.base()).read(Data(line.utf8))
  }

  private func told(_ line: String) throws -> [String: FactValue] {
    let facts = Shipped.vocabulary.facts
    return Dictionary(uniqueKeysWithValues: try read(line).told.map { (facts[$0].id, $1) })
  }

  @Test(arguments: [#"{"urn":"900002"}"#, #" {"urn": 900002, "school_name": null} "#])
  func aNumberIsEnough(_ line: String) throws {
    #expect(try read(line) == SchoolLine(row: 1, told: [:]))
  }

  /// Facts are called and written as in a table; JSON's own numbers, lists, true and false are understood.
  @Test(arguments: [
    (#""persistent absence": 31.5"#, "persistent_absence_pct", FactValue.known(.number(31.5))),
    (#""persistent_absence_pct": "20 to 30""#, "persistent_absence_pct", .between(20, 30)),
    (#""persistent absence": "not known""#, "persistent_absence_pct", .notKnown),
    (#""Permanent head in post": true"#, "head_in_post", .known(.word(1))),
    (#""permanent head in post": "no""#, "head_in_post", .known(.word(0))),
    (#""number of pupils": 212"#, "pupil_count", .known(.number(212))),
    (#""declared priorities": []"#, "declared_priorities", .known(.set(ValueSet()))),
  ])
  func factsAreTold(_ member: String, _ fact: String, _ value: FactValue) throws {
    #expect(try told("{\"urn\": \"900002\", \(member)}") == [fact: value])
  }

  /// What the data says already, and what only says which school it is, changes nothing.
  @Test(arguments: [
    #""persistent absence": 22.5"#, #""persistent absence": "22.5", "EAL expertise": "weak""#,
    #""EAL expertise": null"#, #""school_name": "Another", "la_name": "Elsewhere""#,
  ])
  func whatAgreesChangesNothing(_ members: String) throws {
    #expect(try read("{\"urn\": \"900001\", \(members)}") == SchoolLine(row: 0, told: [:]))
  }

  /// All that is wrong is said, each with what to do next.
  @Test(arguments: [
    ("", ["WM671"]), ("[1]", ["WM671"]), (#"{"urn": "900001""#, ["WM671"]), ("900001", ["WM671"]),
    ("{}", ["WM672"]), (#"{"name": "Oakfield"}"#, ["WM672"]), (#"{"urn": {}}"#, ["WM672"]),
    (#"{"urn": "123"}"#, ["WM673"]),
    (#"{"urn": "123", "persistant absence": 3}"#, ["WM673", "WM674"]),
    (#"{"urn": "900001", "hub name": "x"}"#, ["WM674"]),
    (#"{"urn": "900001", "persistent absence": {"value": 3}}"#, ["WM675"]),
    (
      #"{"urn": "900001", "persistent absence": 300, "EAL expertise": "wobbly"}"#,
      ["WM675", "WM675"]
    ),
  ])
  func whatIsWrongIsSaid(_ line: String, _ codes: [String]) throws {
    let refused = try #require(throws: SchoolLine.Refused.self) { try read(line) }
    #expect(refused.problems.map(\.code) == codes, "\(refused)")
    #expect(refused.problems.allSatisfy { $0.nextStep?.isEmpty == false })
  }

  @Test func aNameThatIsNearlyRightIsSuggested() throws {
    let refused = try #require(throws: SchoolLine.Refused.self) {
      try read(#"{"urn": "900001", "persistant absence": 3}"#)
    }
    #expect(refused.urn == "900001")
    #expect(refused.problems.first?.nextStep == #"did you mean "persistent absence"?"#)
  }
}
