import Casebook
import Notation
import Testing

/// Entries recorded, superseded, taken back and found again.
@Suite struct EntriesTests {
  @Test func anEntryComesBackAsItWasSaid() throws {
    let casebook = try Fixtures.inMemory()
    let told = try casebook.record(
      Fixtures.told("not known", source: "a call on Monday: \"we don't ask\" – naïve, 東"))
    #expect(told.number > 0)
    #expect(told.state == .current)
    #expect(try casebook.entries(ToldFact.self) == [told])
    let decision = try casebook.record(
      Decision(
        about: Fixtures.meadow, action: "ss_eal_hub", .declined, because: "no room", by: "the head",
        at: Fixtures.moment(), partner: "900233", review: CalendarDate("2027-01-31"), rules: "abc",
        facts: "def"))
    #expect(try casebook.entries(Decision.self) == [decision])
    #expect(decision.review?.description == "2027-01-31")
    let rejected = try casebook.record(
      RejectedFinding(
        about: .area("301"), finding: "W_ATTENDANCE", because: "an outbreak", by: "the officer",
        at: Fixtures.moment()))
    #expect(try casebook.entries(about: .area("301")) == [rejected])
    let note = try casebook.record(
      Note("two lines\nof it", about: Fixtures.meadow, by: "you", at: Fixtures.moment()))
    #expect(try casebook.entries(Note.self) == [note])
  }

  @Test func aLaterAnswerTakesThePlaceAndUndoBringsTheFirstBack() throws {
    let casebook = try Fixtures.inMemory()
    let first = try casebook.record(Fixtures.told("38"))
    let second = try casebook.record(Fixtures.told("41", at: 5), replacing: first)
    #expect(try casebook.current("pct_eal", told: Fixtures.meadow) == second)
    #expect(
      try casebook.entries(ToldFact.self, withPast: true).map(\.state) == [.superseded, .current])
    let back = try casebook.withdraw(second)
    #expect(back == first)
    #expect(try casebook.current("pct_eal", told: Fixtures.meadow) == first)
    #expect(try casebook.withdraw(first) == nil)
    #expect(try casebook.entries(ToldFact.self).isEmpty)
    #expect(
      try casebook.entries(ToldFact.self, withPast: true).map(\.state) == [.withdrawn, .withdrawn])
  }

  @Test func whatWasTakenBackCanStandAgain() throws {
    let casebook = try Fixtures.inMemory()
    let first = try casebook.record(Fixtures.told("38"))
    let second = try casebook.record(Fixtures.told("41", at: 5), replacing: first)
    try casebook.withdraw(second)
    var withdrawn = second
    withdrawn.mark.state = .withdrawn
    try casebook.reinstate(withdrawn, replacing: first)
    #expect(try casebook.current(like: first) == second)
    #expect(
      try casebook.entries(ToldFact.self, withPast: true).map(\.state) == [.superseded, .current])
  }

  @Test func oneFactOfOneSchoolIsOneTopic() throws {
    let casebook = try Fixtures.inMemory()
    _ = try casebook.record(Fixtures.told("38"))
    _ = try casebook.record(Fixtures.told("38", "pct_fsm"))
    _ = try casebook.record(Fixtures.told("38", about: Fixtures.oakfield))
    _ = try casebook.record(Fixtures.told("38", about: .area("900104")))
    #expect(try casebook.entries(ToldFact.self).count == 4)
    #expect(
      try casebook.entries(ToldFact.self, about: Fixtures.meadow).map(\.fact) == [
        "pct_eal", "pct_fsm",
      ])
  }

  @Test func anActionAndItsPartnersAreDecidedOneByOne() throws {
    let casebook = try Fixtures.inMemory()
    func decide(_ partner: String?, _ verdict: Decision.Verdict) throws -> Decision {
      try casebook.record(
        Decision(
          about: Fixtures.meadow, action: "cb_pair", verdict, by: "the head", at: Fixtures.moment(),
          partner: partner))
    }
    _ = try decide(nil, .accepted)
    _ = try decide("900233", .declined)
    _ = try decide("900234", .accepted)
    #expect(try casebook.entries(Decision.self).count == 3)
  }

  @Test func notesStandSideBySide() throws {
    let casebook = try Fixtures.inMemory()
    let notes = try ["head keen", "short of cover", "head keen"].map {
      try casebook.record(
        Note($0, about: Fixtures.meadow, by: "you", at: Fixtures.moment()))
    }
    #expect(try casebook.entries(Note.self) == notes)
    #expect(try casebook.withdraw(notes[1]) == nil)
    #expect(try casebook.entries(Note.self) == [notes[0], notes[2]])
  }

  @Test func entriesComeBySchoolThenTimeWhateverTheOrderTheyWereMadeIn() throws {
    let casebook = try Fixtures.inMemory()
    for (about, seconds) in [
      (Fixtures.oakfield, 9), (Fixtures.meadow, 30), (.area("1"), 50), (Fixtures.meadow, 2),
    ] {
      _ = try casebook.record(
        Note("\(seconds)", about: about, by: "you", at: Fixtures.moment(seconds)))
    }
    #expect(try casebook.entries(Note.self).map(\.text) == ["50", "2", "30", "9"])
  }

  @Test(arguments: [
    ("", "WM911"), ("   ", "WM911"), ("a\u{1B}[2J", "WM911"), ("nul\u{0}l", "WM911"),
    (String(repeating: "é", count: 10_001), "WM911"),
  ])
  func whatCannotBeKeptIsRefused(text: String, code: String) throws {
    let casebook = try Fixtures.inMemory()
    let note = Note(text, about: Fixtures.meadow, by: "you", at: try Fixtures.moment())
    let found = CasebookProblem.code { _ = try casebook.record(note) }
    #expect(found == code)
    #expect(try casebook.entries(Note.self, withPast: true).isEmpty)
  }

  @Test(arguments: [
    "2026-05-03", "2026-02-30T09:00:00Z", "2026-05-03T24:00:00Z", "2026-05-03T09:60:00Z",
    "2026-05-03T09:00:61Z", "2026-05-03t09:00:00z", "2026-05-03T09:00:00+01", "",
    "２026-05-03T09:00:0Z",
  ])
  func noMomentIsMadeOfOtherTexts(text: String) { #expect(Moment(text) == nil) }
}
