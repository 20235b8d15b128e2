import Foundation
import Parallel
import TestSupport
import Testing
import Understanding

/// Children, people and worries are told from schools, and schools from them.
@Suite struct PeopleTests {
  /// All lines of the set, read once.
  private static let all: [(line: LabelledLinesTests.Labelled, read: Understood)] = {
    let lines = (try? LabelledLinesTests.lines(of: "people")) ?? []
    let read = inParallel(lines.count) { Talk.read(lines[$0].line, lines[$0].context) }
    return Array(zip(lines, read))
  }()

  /// Whatever is said of a child or of somebody in danger is refused; few worries are taken for less than that.
  @Test func childrenAndWorriesAreRefused() {
    let lines = Self.all.filter {
      $0.line.intents == ["out_of_scope"] && $0.line.slots != "kind=staff"
    }
    #expect(lines.count > 300)
    for (line, read) in lines { #expect(read.intent == "out_of_scope", "\(line.line)") }
    let other = lines.filter { "kind=\($0.read.slots["kind"] ?? "")" != $0.line.slots }
    #expect(other.count <= 3, "\(other.map(\.line.line))")
  }

  /// Judgements of those who work at schools.
  @Test func judgementsOfPeopleAreRefused() {
    let lines = Self.all.filter { $0.line.slots == "kind=staff" }
    let missed = lines.filter { $0.read.intent != "out_of_scope" }.map(\.line.line)
    #expect(missed.count <= 1, "\(missed)")
  }

  /// Lines about schools that hold the same words are not refused.
  @Test func innocentLinesAreNot() {
    let lines = Self.all.filter { !$0.line.intents.contains("out_of_scope") }
    #expect(lines.count > 240)
    let refused = lines.filter { $0.read.intent == "out_of_scope" }.map(\.line.line)
    #expect(refused.count <= 3, "\(refused)")
  }

  @Test(arguments: [
    "advise zoe", "find st aidans", "ruby lane school attendance", "open king edward primary",
    "year 4 reading", "advice for oliver goldsmith primary",
  ])
  func schoolsMayBeCalledAsPeopleAre(line: String) {
    #expect(Talk.read(line).intent != "out_of_scope")
  }

  /// A line that speaks of a change without asking for it changes nothing, nor does one that only has the words of a
  /// change: "log on", "reject rates".
  @Test(arguments: [("unasked", 150), ("near-changes", 60)])
  func nothingChangesUnasked(_ set: String, _ least: Int) throws {
    let file = packageRoot.appending(path: "Tests/UnderstandingTests/Lines/\(set).txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(
      String.init)
    #expect(lines.count >= least)
    let context =
      "school=Meadow Primary; action=ss_eal_hub; list=ss_eal_hub|ss_keys_matched_pairing"
    let read = inParallel(lines.count) { Talk.read(lines[$0], context) }
    for (line, read) in zip(lines, read)
    where LabelledLinesTests.changing.contains(read.intent) && read.slots["mode"] != "show" {
      #expect(![.do, .say].contains(read.decision), "\(line): \(read.intent)")
    }
  }
}
