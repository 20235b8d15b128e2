import Advice
import Conversation
import Testing

/// Fixed phrasing: what is understood, and what is not.
@Suite struct QuestionPhraseTests {
  @Test(arguments: [
    ("why", Question.why(nil, .usual)), ("Why?", .why(nil, .usual)), ("why 2", .why("2", .usual)),
    ("why 1.2", .whyPart("1.2")), ("Why 1.1.3?", .whyPart("1.1.3")),
    ("why 1.0", .why("1.0", .usual)),
    ("why 2 briefly", .why("2", .brief)), ("why in full", .why(nil, .full)),
    ("why use an eal hub school in full", .why("use an eal hub school", .full)),
    ("why 1 above 2", .whyAbove("1", "2")), ("why is 1 above 2?", .whyAbove("1", "2")),
    ("why not 3", .whyNot("3", step: nil)),
    ("why not Oakfield as partner?", .whyNot("Oakfield", step: nil)),
    ("why not Oakfield as partner for 2", .whyNot("Oakfield", step: "2")),
    ("why isn’t the hub on the list", .whyNot("the hub", step: nil)),
    ("how sure", .howSure(nil)), ("how sure are you of 2", .howSure("2")),
    ("how sure is 2?", .howSure("2")),
    ("what would it take for 2", .whatItTakes("2", toLose: false)),
    ("what would it take to lose 2", .whatItTakes("2", toLose: true)),
    ("ask me", .questions(3)), ("ask me 5", .questions(5)), ("what to ask next", .questions(3)),
    ("why do you ask?", .whyAsk(nil)), ("why ask about EAL expertise", .whyAsk("EAL expertise")),
    ("trace", .trace), ("what would the other rules say", .whatIfOtherRules),
  ])
  func understood(_ line: String, _ question: Question) {
    #expect(QuestionPhrase.parse(line) == question)
  }

  @Test(arguments: [
    ("what if EAL is 5%", [("EAL", "5%")]),
    (
      "what if EAL is between 10 and 20 and mobility is high",
      [("EAL", "between 10 and 20"), ("mobility", "high")]
    ),
    ("suppose trust among staff were weak", [("trust among staff", "weak")]),
    ("what if groups = boys and girls", [("groups", "boys and girls")]),
  ])
  func suppositions(_ line: String, _ parts: [(String, String)]) {
    let wanted = parts.map { Question.Supposed(fact: $0.0, change: .value($0.1)) }
    #expect(QuestionPhrase.parse(line) == .whatIf(wanted))
  }

  @Test func changesByAnAmount() {
    let dropped = Question.Supposed(fact: "overall absence", change: .down(by: "2 points"))
    #expect(
      QuestionPhrase.parse("what if overall absence dropped by 2 points") == .whatIf([dropped]))
    let both = [
      Question.Supposed(fact: "a", change: .up(by: "1")),
      Question.Supposed(fact: "b", change: .value("2")),
    ]
    #expect(QuestionPhrase.parse("what if a goes up by 1 and b is 2") == .whatIf(both))
  }

  @Test(arguments: [
    "", "because", "what if", "what if it rains", "why not", "advise 2", "what would it take",
  ])
  func notUnderstood(_ line: String) {
    #expect(QuestionPhrase.parse(line) == nil)
  }

  /// Every phrase that help shows is understood.
  @Test(arguments: QuestionPhrase.usages.map(\.usage))
  func helpShowsOnlyWhatWorks(_ usage: String) {
    #expect(QuestionPhrase.parse(usage) != nil)
  }
}
