import Casebook
import Diagnostics
import Foundation
import Notation
import TestSupport
import Testing

/// A casebook written as JSON and read again.
@Suite struct ExchangeTests {
  /// A casebook with something of every sort.
  static func full() throws -> Casebook {
    let casebook = try Fixtures.inMemory()
    let first = try casebook.record(Fixtures.told("38", source: "a \"call\"\nand a letter"))
    _ = try casebook.record(Fixtures.told("not known", at: 5), replacing: first)
    let note = try casebook.record(
      Note("short of cover – 東 \u{1F600}", about: .area("301"), by: "you", at: Fixtures.moment()))
    try casebook.withdraw(note)
    for _ in 1...2 {
      _ = try casebook.record(
        Note("the same twice", about: Fixtures.meadow, by: "you", at: Fixtures.moment()))
    }
    _ = try casebook.record(
      Decision(
        about: Fixtures.meadow, action: "ss_eal_hub", .declined, because: "no room", by: "the head",
        at: Fixtures.moment(7), partner: "900233", review: CalendarDate("2027-01-31"), rules: "ab",
        facts: "cd"))
    _ = try casebook.record(
      RejectedFinding(
        about: Fixtures.oakfield, finding: "W_GAP", because: "tiny year", by: "the head",
        at: Fixtures.moment()))
    _ = try casebook.save(
      SavedSession(
        name: "spring", at: Fixtures.moment(), lines: ["advise meadow", ""],
        state: "{\"focus\": 1.50, \"list\": [{}, [], null]}", rules: "ab", facts: "cd",
        about: [Fixtures.meadow]))
    try casebook.setAlias("the beach one", to: Fixtures.oakfield)
    try casebook.set("colour", to: "off")
    return casebook
  }

  @Test func whatIsReadAndWrittenAgainIsTheSameByteByByte() throws {
    let text = try Self.full().exported()
    let copy = try Fixtures.inMemory()
    let report = try copy.importing(text, file: "casebook.json")
    #expect(
      report.added == [
        "told": 2, "notes": 3, "decisions": 1, "rejections": 1, "sessions": 1, "aliases": 1,
        "settings": 1,
      ])
    #expect(report.alreadyThere.isEmpty)
    #expect(report.remarks.isEmpty)
    #expect(try copy.exported() == text)
  }

  @Test func theExportReadsAsItIsWritten() throws {
    expectGolden(try Self.full().exported(), "export", in: "Casebook")
  }

  @Test func readingItTwiceAddsNothing() throws {
    let casebook = try Self.full()
    let text = try casebook.exported()
    let report = try casebook.importing(text, file: "casebook.json")
    #expect(report.count == 0)
    #expect(report.alreadyThere["notes"] == 3)
    #expect(try casebook.exported() == text)
  }

  @Test func theSameEntriesGiveTheSameBytesWhateverTheOrderOfSchools() throws {
    let notes = ["one", "two", "three"]
    func export(_ order: [Int]) throws -> String {
      let casebook = try Fixtures.inMemory()
      for index in order {
        _ = try casebook.record(
          Note(
            notes[index], about: .school("\(index)"), by: "you", at: Fixtures.moment(9 - index)))
      }
      return try casebook.exported()
    }
    #expect(try export([0, 1, 2]) == export([2, 0, 1]))
  }

  @Test(arguments: [
    (1, "12", [EntryState.current, .superseded]), (9, "41", [.superseded, .current]),
  ])
  func ofTwoThatStandTheLaterStands(at seconds: Int, stands: String, states: [EntryState]) throws {
    let (here, there) = (try Fixtures.inMemory(), try Fixtures.inMemory())
    _ = try here.record(Fixtures.told("12", at: 5))
    _ = try there.record(Fixtures.told("41", at: seconds))
    let report = try here.importing(try there.exported(), file: "there.json")
    #expect(report.added == ["told": 1])
    #expect(report.remarks.count == 1)
    #expect(try here.entries(ToldFact.self).map(\.value) == [stands])
    let past = try here.entries(ToldFact.self, withPast: true).sorted { $0.value < $1.value }
    #expect(past.map(\.state) == states)
  }

  @Test func sessionsNamesAndSettingsOfThisCasebookStay() throws {
    let (here, there) = (try Fixtures.inMemory(), try Fixtures.inMemory())
    for (casebook, word) in [(here, "ours"), (there, "theirs")] {
      _ = try casebook.save(SavedSession(name: "spring", at: Fixtures.moment(), lines: [word]))
      try casebook.setAlias("town", to: .school(word))
      try casebook.set("colour", to: word)
    }
    let report = try here.importing(try there.exported(), file: "there.json")
    #expect(report.count == 0)
    #expect(
      report.remarks == [
        "session \"spring\": the one here, of 2026-05-03, stays; the one read, of 2026-05-03, is left out",
        "name \"town\": it stays with school ours; school theirs is left out",
        "setting \"colour\": it stays \"ours\"; \"theirs\" is left out",
      ])
    #expect(try here.session(named: "spring")?.lines == ["ours"])
  }

  /// What is wrong with a text, as `line:column code message`.
  private func problems(_ text: String) throws -> [String] {
    let casebook = try Fixtures.inMemory()
    do {
      _ = try casebook.importing(text, file: "book.json")
      return []
    } catch let problems as ImportProblems {
      #expect(try casebook.exported() == Fixtures.inMemory().exported())
      return problems.diagnostics.map {
        "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.code) \($0.message)"
      }
    }
  }

  @Test func everythingThatIsWrongIsSaidAtOnceWithItsPlace() throws {
    let text = """
      {"schema": "waymark.casebook/1",
       "told": [
        {"school": "900104", "fact": "pct_eal", "value": "38", "by": "the head",
         "at": "yesterday", "state": "current"},
        {"fact": "pct_eal", "value": 38, "by": "Aisha in 4b",
         "at": "2026-05-03T09:00:00Z", "state": "curent"},
        {"school": "1", "fact": "f", "value": "1", "by": "you", "at": "2026-05-03T09:00:00Z", "state": "current"},
        {"school": "1", "fact": "f", "value": "2", "by": "you", "at": "2026-05-03T09:00:00Z", "state": "current"}
       ],
       "decisions": {}, "rejections": [{"school": "1", "reson": "x", "finding": "W"}],
       "notes": [], "sessions": [], "aliases": [], "setings": []}
      """
    expectGolden(
      try problems(text).joined(separator: "\n") + "\n", "import-problems", in: "Casebook")
  }

  @Test(arguments: [
    ("", "1:1 WM920 this is no JSON: the file ends where a value is expected"),
    ("{\"schema\": ", "1:12 WM920 this is no JSON: the file ends where a value is expected"),
    ("{\"a\": 1,\n \"a\": 2}", "2:2 WM920 this is no JSON: the key \"a\" stands twice"),
    ("[1, 02]", "1:5 WM920 this is no JSON: this is no number"),
    (
      "\"a\nb\"",
      "1:1 WM920 this is no JSON: a text goes over the end of its line or holds a control character"
    ),
    ("\"\\ud800\"", "1:8 WM920 this is no JSON: half a letter"),
    (
      String(repeating: "[", count: 100_000),
      "1:65 WM920 this is no JSON: lists and objects stand too deep in each other"
    ),
    ("[]", "1:1 WM923 an object is expected here, not a list"),
    ("{}", "1:1 WM921 this is no export of a casebook: it has no schema"),
    (
      "{\"schema\": \"waymark.advice/1\"}",
      "1:1 WM921 this is no export of a casebook: its schema is \"waymark.advice/1\""
    ),
    (
      "{\"schema\": \"waymark.casebook/2\"}",
      "1:1 WM922 a newer waymark wrote this: its schema is \"waymark.casebook/2\""
    ),
  ])
  func whatIsNoExportIsSaid(text: String, problem: String) throws {
    #expect(try problems(text) == [problem])
  }

  @Test func aLineThatNamesAChildIsNotShown() throws {
    let text = try Self.full().exported().replacing("tiny year", with: "Aisha left")
    let casebook = try Fixtures.inMemory()
    #expect {
      try casebook.importing(text, file: "book.json")
    } throws: { error in
      let diagnostics = (error as? ImportProblems)?.diagnostics ?? []
      return diagnostics.count == 1 && !diagnostics[0].quotesLine
        && !diagnostics[0].message.contains("Aisha")
    }
  }

  /// Bytes changed at random: what comes of it is read whole or refused whole, and never both.
  @Test func changedBytesAreReadWholeOrRefusedWhole() throws {
    let text = Array(try Self.full().exported().utf8)
    var random = SplitMix64(seed: 11)
    var refused = 0
    for number in 0..<300 {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      let casebook = try Fixtures.inMemory()
      let empty = try casebook.exported()
      do {
        _ = try casebook.importing(String(decoding: bytes, as: UTF8.self), file: "book.json")
        let once = try casebook.exported()
        let copy = try Fixtures.inMemory()
        _ = try copy.importing(once, file: "again.json")
        #expect(try copy.exported() == once, "change \(number)")
      } catch let problems as ImportProblems {
        refused += 1
        #expect(!problems.diagnostics.isEmpty)
        #expect(try casebook.exported() == empty, "change \(number)")
      }
    }
    #expect(refused > 100)
  }

  @Test func everyCutOfAnExportIsRefusedWhole() throws {
    let text = try Self.full().exported()
    let bytes = Array(text.utf8)
    for count in stride(from: 0, to: bytes.count - 2, by: 37) {
      let cut = String(decoding: bytes[..<count], as: UTF8.self)
      #expect(try problems(cut).count == 1, "cut to \(count) bytes")
    }
  }
}
