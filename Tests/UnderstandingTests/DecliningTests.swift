import Testing
import Understanding

/// Steps that are declined with a reason: the step is the step, and the reason is the reason.
@Suite struct DecliningTests {
  private static let context =
    "school=Meadow Primary; list=ss_eal_hub|ev_peer_review_critical_friends|ev_lesson_study"

  @Test(arguments: places)
  func aPlaceIsNoPartOfTheReason(_ line: String, _ place: String?, _ reason: String?) {
    let read = Talk.read(line, Self.context)
    #expect(read.intent == "decline" && read.decision == .do, "\(read)")
    #expect(read.slots["index"] == place && read.slots["reason"] == reason, "\(read.slots)")
  }

  private static let places: [(String, String?, String?)] = [
    ("decline 3", "3", nil), ("decline 3 as we have no time", "3", "we have no time"),
    ("we decline 2 since the budget is gone", "2", "the budget is gone"),
    ("reject 1 because the year group was tiny", "1", "the year group was tiny"),
    ("decline number 3 because they said no", "3", "they said no"),
    ("decline 2: no money", "2", "no money"),
    ("decline 2, tried it last year", "2", "tried it last year"),
    ("decline 2 - no appetite for it", "2", "no appetite for it"),
    ("decline, no capacity", nil, "no capacity"),
    ("decline because we have no money", nil, "we have no money"),
    ("decline, 3 staff are leaving", nil, "3 staff are leaving"),
  ]

  @Test(arguments: [
    ("decline the eal hub because we have no time", "ss_eal_hub", "we have no time"),
    ("decline the eal hub, no money", "ss_eal_hub", "no money"),
    ("reject the peer review, heads refuse", "ev_peer_review_critical_friends", "heads refuse"),
  ])
  func aNameIsNoPartOfTheReason(_ line: String, _ action: String, _ reason: String) {
    let read = Talk.read(line, Self.context)
    #expect(read.intent == "decline", "\(read)")
    #expect(read.slots["action"] == action && read.slots["reason"] == reason, "\(read.slots)")
  }

  /// Where it could be either, it is asked about.
  @Test(arguments: ["decline 3 staff are leaving", "decline 2 no money"])
  func whatCouldBeEitherIsAskedAbout(_ line: String) {
    let read = Talk.read(line, Self.context)
    #expect(read.intent == "decline" && read.decision == .confirm, "\(read)")
  }
}
