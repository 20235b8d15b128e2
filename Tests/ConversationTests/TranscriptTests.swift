import Conversation
import TestSupport
import Testing

/// Whole conversations as people read them. Read the difference before you record.
@Suite struct TranscriptTests {
  /// The conversation that the design shows, with schools of the sample region.
  static let officer = [
    "which schools in Ambleford need help most?", "what should the second one do", "why?",
    "why not oakfeild high as partner", "what if eal were 5%", "make the sheet", "undo", "ask me",
    "why do you ask?", "dunno", "stop", "advice for st annes", "1",
    "how is aisha in 4b doing", "thanks",
  ]

  /// Ten minutes of an officer before a visit.
  static let visit = [
    "morning", "find highbank community primary", "tell me about it", "whats their attendance",
    "how old is this data?", "what should it do next?", "why 2", "how sure are you?",
    "what could go wrong?", "whats the evidence?", "any other ideas?",
    "who could it partner with?", "more", "who can help with eal?", "links beyond the school",
    "what would it take for a peer review", "set permanent head in post to no", "yes",
    "what should it do next?", "undo", "note: head keen but short of cover",
    "decline 2, tried it last year", "accept the first", "what have i told you?",
    "where am i", "save as highbank visit", "export this chat", "bye",
  ]

  /// Ten minutes of a trainer with a projector.
  static let workshop = [
    "help", "projector mode", "hide school names", "cases", "case S04", "why 1?",
    "how sure are you?", "what are the six strategies?", "explain cross-border",
    "whats a keys to success school", "advice for 900104", "compare it with 900101",
    "draw the family chart", "what if eal expertise were strong", "keep that", "no",
    "show the rule", "trace", "more", "show the real names", "where am i",
  ]

  @Test(arguments: [("officer", officer), ("visit", visit), ("workshop", workshop)])
  func transcripts(_ name: String, _ lines: [String]) throws {
    let script = try Script(lines, desk: TestDesk())
    expectGolden(script.transcript, name, in: "Conversation")
  }

  /// The same words, data and rules give the same answers.
  @Test func theSameLinesGiveTheSameAnswers() throws {
    let once = try Script(Self.visit, desk: TestDesk())
    let again = try Script(Self.visit, desk: TestDesk())
    #expect(once.transcript == again.transcript)
  }

  /// Everything that is offered to type next is typed, in the conversation as it stands then, and answered.
  @Test(arguments: [officer, visit, workshop])
  func everyNextLineWorks(_ lines: [String]) throws {
    var script = try Script(desk: TestDesk())
    for line in lines {
      let reply = script.type(line)
      for next in Script.offered(reply) where !next.contains("SCHOOL") {
        var other = script.talk
        let answer = other.step(next)
        #expect(
          answer.outcome != .cannot, "after \"\(line)\" was offered \"\(next)\": \(answer.text)")
      }
    }
  }
}
