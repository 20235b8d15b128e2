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

  /// A step that a question leaves out is not declined.
  @Test(arguments: [
    "why is 1 first and not 3", "why is the eal hub on the list and not peer review",
    "show me the evidence for the eal hub, not lesson study", "why 1 but not 2",
    "compare 1 and 2, but not 3",
  ])
  func whatAQuestionLeavesOutIsNotDeclined(_ line: String) {
    let read = Talk.read(line, Self.context)
    #expect(([read] + read.then).allSatisfy { $0.intent != "decline" }, "\(read)")
  }

  /// A question about two figures is not answered as if it were about one.
  @Test(arguments: [
    "what if eal was 20 percent and the head was new",
    "what if eal was 20 percent and new head was yes",
    "what if eal was 20 percent and absence was 9 percent", "what if eal was 20 and absence 9",
  ])
  func twoFiguresAtOnceAreAskedAbout(_ line: String) {
    let read = Talk.read(line, Self.context)
    #expect(read.intent == "what_if" || read.decision == .cannot, "\(read)")
    #expect([.choose, .cannot, .ask].contains(read.decision), "\(read)")
  }
}
