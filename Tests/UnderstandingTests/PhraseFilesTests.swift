import Diagnostics
import Foundation
import TestSupport
import Testing
import Understanding

/// The files of phrases that ship: sound, and true to their own examples.
@Suite struct PhraseFilesTests {
  @Test func nothingIsWrongWithThem() {
    #expect(Talk.phrases.problems.map { "\($0.code) \($0.message)" } == [])
    #expect(Talk.phrases.book.requests.count > 50)
  }

  /// Each request's examples, which help shows, are read as that request.
  @Test func everyExampleIsReadAsItsRequest() {
    let context =
      "school=Meadow Primary; action=ss_eal_hub; list=ss_eal_hub|ss_keys_matched_pairing"
    for request in Talk.phrases.book.requests {
      for example in request.examples {
        // The sample's areas are others; what counts is the request.
        let line = example.replacing("Ambleford", with: "Oldham")
        let pending = request.moment == .pending ? "; pending=eal-lead(yesno)" : ""
        #expect(Talk.read(line, context + pending).intent == request.id, "\(line)")
      }
    }
  }

  @Test func mistakesHaveFileLineAndColumn() {
    let file = """
      request: list
      does: schools
      effect: reads
      slots: [schol]
      phrases:
        - list <spot>
        - list (all
        - (all)?
      """
    let reading = PhraseReader.read([("Corpus/phrases/list.yaml", Array(file.utf8))])
    let told = reading.problems.map { problem in
      "\(problem.location?.line ?? 0):\(problem.location?.column ?? 0) \(problem.code) \(problem.message)"
    }
    #expect(
      told == [
        "4:9 WM804 no request has a slot \"schol\"",
        "6:10 WM801 no request has a slot \"spot\"",
        "7:10 WM801 a bracket is opened here and not closed",
        "8:5 WM801 this phrase may be empty",
      ])
  }

  @Test func oneLineForTwoRequestsIsReported() {
    func file(_ id: String) -> [UInt8] {
      Array("request: \(id)\ndoes: x\neffect: reads\nphrases:\n  - show (them)? all\n".utf8)
    }
    let reading = PhraseReader.read([("a.yaml", file("list")), ("b.yaml", file("more"))])
    #expect(reading.problems.map(\.code) == ["WM803"])
    #expect(reading.problems.first?.location?.file == "b.yaml")
  }

  @Test func mistakesOfPeopleAndWordListsAreReported() {
    let people = """
      groups:
        child: [(a lad]
      refused:
        pupil: [child, chlid harm]
      """
    let words = """
      numbers:
        twelve: dozen
      lists:
        unit: [percent]
      """
    let reading = PhraseReader.read([
      ("people.yaml", Array(people.utf8)), ("words.yaml", Array(words.utf8)),
    ])
    let told = reading.problems.map { "\($0.location?.file ?? "") \($0.code) \($0.message)" }
    #expect(told.contains { $0.hasPrefix("people.yaml WM801 a bracket is opened") }, "\(told)")
    #expect(told.contains("people.yaml WM806 there is no group \"chlid\""), "\(told)")
    #expect(told.contains { $0.contains("words.yaml") && $0.contains("\"dozen\"") }, "\(told)")
    #expect(told.contains { $0.contains("words.yaml") && $0.contains("\"unit\"") }, "\(told)")
  }
}
