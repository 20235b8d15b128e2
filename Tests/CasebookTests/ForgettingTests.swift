import Casebook
import Diagnostics
import Foundation
import TestSupport
import Testing

/// What is forgotten, and what was never kept, is in no byte of the file or of the log beside it.
@Suite struct ForgettingTests {
  let folder: TemporaryFolder
  let url: URL
  let casebook: Casebook

  init() throws {
    folder = try TemporaryFolder()
    url = folder.file("casebook.sqlite")
    casebook = try Fixtures.open(url)
  }

  private func fill() throws {
    let first = try casebook.record(Fixtures.told("zebra one", "free", source: "zebra source"))
    _ = try casebook.record(Fixtures.told("zebra two", "free", at: 3), replacing: first)
    let note = try casebook.record(
      Note("zebra note", about: Fixtures.meadow, by: "zebra author", at: Fixtures.moment()))
    try casebook.withdraw(note)
    _ = try casebook.record(
      Decision(
        about: Fixtures.meadow, action: "ss_hub", .declined, because: "zebra reason", by: "you",
        at: Fixtures.moment()))
    _ = try casebook.record(
      Decision(
        about: Fixtures.oakfield, action: "cb_pair", .declined, because: "zebra partner", by: "you",
        at: Fixtures.moment(), partner: Fixtures.meadow.key))
    _ = try casebook.record(
      RejectedFinding(
        about: Fixtures.meadow, finding: "W_GAP", because: "zebra finding", by: "you",
        at: Fixtures.moment()))
    try casebook.setAlias("zebra crossing", to: Fixtures.meadow)
    _ = try casebook.save(
      SavedSession(
        name: "zebra-session", at: Fixtures.moment(), lines: ["zebra line"],
        state: "{\"z\":\"zebra state\"}", about: [Fixtures.oakfield, Fixtures.meadow]))
    _ = try casebook.record(
      Note("a lion stays", about: Fixtures.oakfield, by: "you", at: Fixtures.moment()))
    _ = try casebook.save(
      SavedSession(name: "lion", at: Fixtures.moment(), lines: ["help"], about: [Fixtures.oakfield])
    )
  }

  @Test func whatIsForgottenIsGoneFromEveryByte() throws {
    try fill()
    #expect(Fixtures.bytes(of: url).contains(Data("zebra".utf8)))
    let held = try casebook.holdings(about: Fixtures.meadow)
    #expect(held.entries == ["told": 2, "decisions": 2, "rejections": 1, "notes": 1])
    #expect(held.sessions == ["zebra-session"])
    #expect(held.aliases == ["zebra crossing"])
    #expect(try casebook.forget(Fixtures.meadow) == held)
    for word in ["zebra", Fixtures.meadow.key] {
      #expect(!Fixtures.bytes(of: url).contains(Data(word.utf8)), "\(word)")
    }
    #expect(try casebook.holdings(about: Fixtures.meadow).isEmpty)
    #expect(try casebook.entries(Note.self).map(\.text) == ["a lion stays"])
    #expect(try casebook.sessions().map(\.name) == ["lion"])
    try casebook.check()
  }

  @Test func anotherPromptThatIsMerelyOpenDoesNotKeepTraces() throws {
    try fill()
    let other = try Fixtures.open(url)
    #expect(try other.entries(Note.self).count == 1)
    _ = try casebook.forget(Fixtures.meadow)
    #expect(!Fixtures.bytes(of: url).contains(Data("zebra".utf8)))
    #expect(try other.entries(ToldFact.self).isEmpty)
  }

  @Test func nobodyToForgetIsNoMistake() throws {
    try fill()
    #expect(try casebook.forget(.school("1")).isEmpty)
    #expect(try casebook.entries(ToldFact.self).count == 1)
  }

  @Test(arguments: ["how is Aisha in 4b doing", "aisha", "the gap in 4b"])
  func whatSpeaksOfAChildReachesNoFile(line: String) throws {
    let meadow = Fixtures.meadow
    let at = try Fixtures.moment()
    let attempts: [() throws -> Void] = [
      {
        _ = try casebook.record(Note(line, about: meadow, by: "you", at: at))
      },
      {
        _ = try casebook.record(
          ToldFact(about: meadow, fact: "f", value: "1", by: "you", at: at, source: line))
      },
      {
        _ = try casebook.record(ToldFact(about: meadow, fact: "f", value: line, by: "you", at: at))
      },
      {
        _ = try casebook.record(ToldFact(about: meadow, fact: "f", value: "1", by: line, at: at))
      },
      {
        _ = try casebook.record(
          Decision(about: meadow, action: "a", .declined, because: line, by: "you", at: at))
      },
      {
        _ = try casebook.record(
          RejectedFinding(about: meadow, finding: "f", because: line, by: "you", at: at))
      },
      {
        _ = try casebook.save(SavedSession(name: "s", at: at, lines: ["help", line]))
      },
      {
        _ = try casebook.save(
          SavedSession(name: "s", at: at, lines: [], state: "{\"deep\":[{\"last\":\"\(line)\"}]}"))
      },
      {
        _ = try casebook.save(SavedSession(name: line, at: at, lines: []))
      },
      { try casebook.setAlias(line, to: meadow) },
      { try casebook.set("title", to: line) },
    ]
    for (number, attempt) in attempts.enumerated() {
      #expect(CasebookProblem.code(attempt) == "WM911", "attempt \(number)")
    }
    let bytes = String(decoding: Fixtures.bytes(of: url), as: UTF8.self).lowercased()
    #expect(!bytes.contains("aisha"))
    #expect(!bytes.contains("4b doing"))
    #expect(!bytes.contains("gap in 4b"))
  }

  @Test func theMessageDoesNotRepeatTheLine() throws {
    let note = Note("Aisha left", about: Fixtures.meadow, by: "you", at: try Fixtures.moment())
    #expect {
      try casebook.record(note)
    } throws: { error in
      let diagnostic = (error as? CasebookProblem)?.diagnostic
      return diagnostic?.message
        == "a note was not kept: its \"text\" speaks of a child or a named person"
        && diagnostic?.nextStep == "Please leave children out."
    }
  }
}
