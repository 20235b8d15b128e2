import Advice
import Casebook
import Diagnostics
import Facts
import Inference
import Notation
import RuleLanguage
import Schools
import TestRegions
import TestSupport
import Testing

/// What a casebook holds, in the advice for a school of the sample.
@Suite struct KeptAdviceTests {
  static let school = CaseSubject.school("900104")
  let casebook: Casebook
  let at: Moment

  init() throws {
    casebook = try Casebook(inMemoryGuarding: TextGuard { _ in nil })
    at = try #require(Moment("2026-05-03T09:00:00Z"))
  }

  private func tell(_ fact: String, _ value: String, at moment: String? = nil, source: String = "")
    throws
  {
    _ = try casebook.record(
      ToldFact(
        about: Self.school, fact: fact, value: value, by: "the head",
        at: try moment.map { try #require(Moment($0)) } ?? at, source: source))
  }

  private func decide(
    _ action: String, _ verdict: Decision.Verdict, because reason: String = "", facts: String = ""
  ) throws {
    _ = try casebook.record(
      Decision(
        about: Self.school, action: action, verdict, because: reason, by: "the head", at: at,
        review: CalendarDate("2027-01-31"), facts: facts))
  }

  /// The adviser of the sample with what the casebook tells, the school's row, and what is asked of it.
  private func place() throws -> (adviser: Adviser, row: Int, request: AdviceRequest) {
    let sample = try Region.sample.adviser()
    var base = sample.engine.base
    let keys = SubjectKeys(base, sample.directory)
    let reading = try CasebookReading(casebook, sample.rules, keys)
    #expect(reading.problems.isEmpty)
    reading.tell(&base)
    let row = try #require(sample.directory.entries.first { $0.urn == "900104" }?.row)
    let engine = Engine(compiling: sample.rules, base: base, asOfYear: 2025, asked: [row])
    let adviser = Adviser(engine: engine, asOf: sample.asOf)
    return (adviser, row, reading.request(AdviceRequest(questions: 0), for: .school(row), in: base))
  }

  private func advice() throws -> SchoolAdvice {
    let (adviser, row, request) = try place()
    return adviser.advice(for: row, request)
  }

  private static func steps(_ advice: SchoolAdvice) -> [String] { advice.nextSteps.map(\.action) }

  @Test func anEmptyCasebookChangesNothing() throws {
    let sample = try Region.sample.adviser()
    let row = try #require(sample.directory.entries.first { $0.urn == "900104" }?.row)
    #expect(try advice() == sample.advice(for: row, AdviceRequest(questions: 0)))
  }

  @Test func whatWasToldCountsAndBothValuesAreShown() throws {
    try tell("pct_eal", "12", source: "a call")
    try tell("eal_expertise", "strong")
    let advice = try advice()
    let told = try #require(advice.record?.told)
    #expect(
      told.map(\.text) == [
        "pupils with EAL: 12%, told by the head, 3 May 2026, from a call; used in place of 38.5% "
          + "(census-2025.csv, row 3, column PNUMEAL, 2024-25)",
        "EAL expertise: strong, told by the head, 3 May 2026; used in place of partial "
          + "(told by authority adviser, 10 March 2025)",
      ])
    let reasons = advice.strengths.flatMap(\.because).map(\.text)
    #expect(
      reasons.contains { $0.contains("EAL expertise: strong (said by the head, 3 May 2026)") })
  }

  @Test func aNewerAnswerStandsAgainstAnOlderOne() throws {
    try tell("eal_expertise", "strong", at: "2024-05-03T09:00:00Z")
    let told = try #require(try advice().record?.told.first)
    #expect(!told.isUsed)
    #expect(
      told.text.hasSuffix(
        "; not used, as partial (told by authority adviser, 10 March 2025) stands"))
  }

  @Test func notKnownDoesNotTakeAFigureAway() throws {
    try tell("pct_eal", "not known")
    let told = try #require(try advice().record?.told.first)
    #expect(!told.isUsed)
    #expect(told.other == "38.5%")
  }

  @Test func whatWasDeclinedStaysAwayUntilItsFactsChange() throws {
    let before = try advice()
    let action = try #require(Self.steps(before).first)
    let (adviser, row, request) = try place()
    let digest = try #require(
      adviser.digest(ofFactsBehind: action, adviser.situation(of: row, request)))
    try decide(action, .declined, because: "No capacity", facts: digest)
    let after = try advice()
    #expect(!Self.steps(after).contains(action))
    #expect(after.nextSteps.count == before.nextSteps.count)
    #expect(after.factsDigest != before.factsDigest)
    let considered = try #require(after.alsoConsidered.first { $0.action == action })
    #expect(
      considered.reasons == [
        "declined by the head, 3 May 2026, because no capacity; look again on 31 January 2027; it comes "
          + "back when its facts change"
      ])
    // A fact that the action does not look at changes nothing; one that it does brings it back.
    try tell("budget_level", "not known")
    #expect(try !Self.steps(advice()).contains(action))
    try tell("eal_expertise", "weak")
    let back = try advice()
    #expect(Self.steps(back).contains(action))
    let card = try #require(back.nextSteps.first { $0.action == action })
    #expect(card.decision?.hasChanged == true)
    #expect(card.decision?.text.hasSuffix("; its facts have changed since") == true)
  }

  @Test func everyStepDeclinedGivesOthersOrNone() throws {
    var seen: Set<String> = []
    for _ in 0..<4 {
      let steps = Self.steps(try advice())
      #expect(seen.isDisjoint(with: steps))
      seen.formUnion(steps)
      for step in steps { try decide(step, .declined) }
    }
    #expect(seen.count > 6)
  }

  @Test func whatWasTakenUpIsSaidOnItsCard() throws {
    let action = try #require(Self.steps(try advice()).last)
    try decide(action, .accepted)
    let card = try #require(try advice().nextSteps.last)
    #expect(card.action == action)
    #expect(
      card.decision?.text == "taken up by the head, 3 May 2026; look again on 31 January 2027")
    let page = AdviceText.render(try advice())
    #expect(
      page.contains("decided    Taken up by the head, 3 May 2026; look again on 31 January 2027"))
    #expect(!page.contains("Decided before"))
  }

  @Test func aDecisionWithoutACardStandsInASectionOfItsOwn() throws {
    try decide("ss_eal_hub", .accepted)
    #expect(
      AdviceText.render(try advice()).contains(
        "Decided before\n  - Use an EAL hub school: taken up"))
  }

  @Test func aRejectedFindingSaysWhoRejectedIt() throws {
    _ = try casebook.record(
      RejectedFinding(
        about: Self.school, finding: "W_UNEVEN_TEACHING", because: "Two teachers have left",
        by: "the head", at: at))
    let rejected = try #require(try advice().rejected.first)
    #expect(rejected.id == "W_UNEVEN_TEACHING")
    #expect(rejected.text.contains("because two teachers have left (the head, 3 May 2026)."))
  }

  @Test func whatIsSaidForThisAnswerWins() throws {
    try tell("eal_expertise", "strong")
    var (adviser, row, request) = try place()
    let slot = try #require(adviser.vocabulary.slot(id: "eal_expertise"))
    request.told[slot] = .known(.number(1))
    request.origins[slot] = .told(by: "you", on: "2026-05-04")
    let fact = adviser.situation(of: row, request).fact(slot)
    #expect(fact.value == .known(.number(1)))
    #expect(fact.origin == .told(by: "you", on: "2026-05-04"))
    // What was told since the tables were made is shown as told, beside what stands in them.
    let moment = try #require(Moment("2026-05-04T09:00:00Z"))
    request.record.told = [
      ToldFact(about: Self.school, fact: "eal_expertise", value: "weak", by: "you", at: moment)
    ]
    let told = try #require(adviser.advice(for: row, request).record?.told.first)
    #expect(told.isUsed)
    #expect(
      told.text
        == "EAL expertise: weak, told by you, 4 May 2026; used in place of strong (told by the head, 3 May 2026)"
    )
  }

  @Test func whatTheRulesNoLongerNameIsLeftOutAndSaid() throws {
    try tell("no_such_fact", "1")
    try tell("pct_eal", "purple")
    _ = try casebook.record(
      RejectedFinding(about: Self.school, finding: "W_NONE", because: "x", by: "you", at: at))
    let sample = try Region.sample.adviser()
    let keys = SubjectKeys(sample.engine.base, sample.directory)
    let reading = try CasebookReading(casebook, sample.rules, keys)
    #expect(reading.problems.map(\.code) == ["WM940", "WM941", "WM942"])
  }

  @Test func aDeclinedPartnerIsLeftOut() throws {
    for (partner, verdict) in [("900233", Decision.Verdict.declined), ("900197", .accepted)] {
      _ = try casebook.record(
        Decision(
          about: Self.school, action: "cb_cross_la_partner", verdict, by: "the head", at: at,
          partner: partner))
    }
    let (adviser, row, _) = try place()
    let slot = try #require(adviser.vocabulary.slot(id: "excluded_partners"))
    guard case .known(.text(let list)) = adviser.engine.base.schools.value(slot, row) else {
      Issue.record("nobody is left out")
      return
    }
    #expect(list.hasSuffix("900233"))
    #expect(!list.contains("900197"))
  }

  @Test func whatIsRejectedAtOtherSchoolsIsNotCountedThere() throws {
    for finding in ["W_UNEVEN_TEACHING", "P_VISION"] {
      _ = try casebook.record(
        RejectedFinding(
          about: Self.school, finding: finding, because: "it has changed", by: "the head", at: at))
    }
    let sample = try Region.sample.adviser()
    let keys = SubjectKeys(sample.engine.base, sample.directory)
    let reading = try CasebookReading(casebook, sample.rules, keys)
    let row = try #require(sample.directory.entries.first { $0.urn == "900104" }?.row)
    #expect(reading.rejected(except: [row]).isEmpty)
    let rejected = reading.rejected(except: [])
    #expect(Set(rejected.keys.map { sample.rules.findings[$0].id }) == ["W_UNEVEN_TEACHING"])
    #expect(rejected.values.allSatisfy { $0 == [BearerRow(.school, row)] })
  }

  @Test func keysAreFoundAgain() throws {
    let sample = try Region.sample.adviser()
    let keys = SubjectKeys(sample.engine.base, sample.directory)
    for row in sample.directory.entries.indices {
      #expect(keys.row(of: keys.subject(of: .school(row))) == .school(row))
    }
    for row in 0..<sample.engine.base.areas.count {
      #expect(keys.row(of: keys.subject(of: .area(row))) == .area(row))
    }
    #expect(keys.row(of: .school("1")) == nil)
    #expect(keys.label(.school("1")) == "School 1, which is not in the data")
  }
}
