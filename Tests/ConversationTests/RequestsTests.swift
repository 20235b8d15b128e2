import Conversation
import TestRegions
import TestSupport
import Testing
import Understanding

/// Every request that the phrases know is answered for real.
@Suite struct RequestsTests {
  /// The examples of every request, typed after advice for a school; none is unknown to the prompt.
  @Test func everyExampleIsAnswered() throws {
    let ground = try Talk.sample.get()
    for request in ground.understanding.requests
    where request.effect != .refuses && request.moment == .always {
      for example in request.examples {
        var script = try Script(["advice for 900104"], desk: TestDesk())
        let reply = script.type(example)
        #expect(!reply.text.contains("I cannot do that yet"), "\(request.id): \(example)")
        #expect(!reply.text.isEmpty || request.id == "quit", "\(request.id): \(example)")
      }
    }
  }

  /// The first row says what was understood: the school, or what the answer is about.
  @Test(arguments: [
    ("how sure are you?", "Highbank"), ("why?", "Highbank"), ("tell me about it", "Highbank"),
    ("whats the eal", "Highbank"), ("who could it partner with?", "Highbank"),
    ("what if eal were 5%", "Highbank"), ("links beyond the school", "Highbank"),
    ("which family is it in?", "Primary"), ("what is fsm?", "FSM"),
    ("any risks?", "what could go wrong"), ("whats the evidence?", "the evidence"),
    ("explain system leadership", "System leadership"),
    ("who can help with phonics?", "Who can help with"), ("trace", "Highbank"),
  ])
  func theFirstRowSaysWhatWasUnderstood(_ line: String, _ words: String) throws {
    var script = try Script(["advice for 900104"])
    let reply = script.type(line)
    #expect(reply.outcome == .done, "\(reply.text)")
    #expect(reply.text.split(separator: "\n").first?.contains(words) == true, "\(reply.text)")
  }

  /// A figure that is named in full is shown, not another that stands for the same everyday word.
  @Test(arguments: [
    ("what is its reading progress", "reading progress"),
    ("whats their maths progress?", "maths progress"), ("how is reading", "KS2 reading result"),
    ("whats its reading", "KS2 reading result"),
    ("what is the KS2 reading result", "KS2 reading result:"),
  ])
  func aFigureNamedInFullIsShown(_ line: String, _ figure: String) throws {
    var script = try Script(["use 900131"])
    let reply = script.type(line)
    #expect(reply.text.split(separator: "\n").first?.contains(figure) == true, "\(reply.text)")
  }

  /// No school is put in an order of results.
  @Test(arguments: [
    "which are the worst schools?", "furthest behind in reading in Ambleford",
    "top 5 in Ambleford for maths", "most improved in Corriden",
  ])
  func schoolsComeByName(_ line: String) throws {
    var script = try Script()
    let rows = script.type(line).text.split(separator: "\n")
    let names = rows.filter { $0.firstMatch(of: /^\ \ \d+\.\ /) != nil }
      .map { $0.drop { !$0.isLetter } }
    #expect(names == names.sorted(), "\(line)")
    #expect(rows.prefix(2).joined(separator: " ").contains("alphabetical"))
  }
}
