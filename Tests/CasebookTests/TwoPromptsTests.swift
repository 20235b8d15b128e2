import Casebook
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Two prompts with one file: neither overwrites the other without being told.
@Suite struct TwoPromptsTests {
  let folder: TemporaryFolder
  let one: Casebook
  let other: Casebook

  init() throws {
    folder = try TemporaryFolder()
    one = try Fixtures.open(folder.file("casebook.sqlite"))
    other = try Fixtures.open(folder.file("casebook.sqlite"))
  }

  @Test func eachSeesWhatTheOtherRecords() throws {
    let told = try one.record(Fixtures.told("38"))
    #expect(try other.entries(ToldFact.self) == [told])
  }

  @Test func aWriterWhoKnowsNothingOfTheOthersAnswerIsTold() throws {
    let told = try one.record(Fixtures.told("38"))
    let mine = try Fixtures.told("12", at: 9, by: "the deputy")
    #expect {
      try other.record(mine)
    } throws: { error in
      guard case .changedMeanwhile("told fact", let now?)? = error as? CasebookProblem else {
        return false
      }
      return now.texts["value"] == "38" && now.mark.number == told.number
    }
    #expect(try other.entries(ToldFact.self, withPast: true) == [told])
    let replaced = try other.record(mine, replacing: told)
    #expect(try one.entries(ToldFact.self) == [replaced])
  }

  @Test func whatTheOtherTookBackCannotBeTakenBackTwice() throws {
    let told = try one.record(Fixtures.told("38"))
    try other.withdraw(told)
    let code = CasebookProblem.code { try one.withdraw(told) }
    #expect(code == "WM912")
  }

  @Test func theMessageSaysWhatStands() throws {
    _ = try one.record(Fixtures.told("38"))
    let mine = try Fixtures.told("12")
    #expect {
      try other.record(mine)
    } throws: { error in
      let diagnostic = (error as? CasebookProblem)?.diagnostic
      return diagnostic?.notes.first?.text
        == "now: fact \"pct_eal\", value \"38\", said by \"the head\" on 2026-05-03"
    }
  }

  @Test func manyWritersAtOnceLoseNothing() async throws {
    let path = folder.file("many.sqlite")
    let count = 8
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<count {
        group.addTask {
          let casebook = try Fixtures.open(path)
          for number in 0..<10 {
            _ = try casebook.record(
              Note(
                "\(writer) \(number)", about: Fixtures.meadow, by: "you",
                at: Fixtures.moment(number)))
          }
        }
      }
      try await group.waitForAll()
    }
    let casebook = try Fixtures.open(path)
    #expect(try Set(casebook.entries(Note.self).map(\.text)).count == 10 * count)
    try casebook.check()
  }
}
