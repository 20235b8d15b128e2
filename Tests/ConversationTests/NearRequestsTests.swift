import Conversation
import Testing

/// Where no phrase stands for a line, the requests that it comes near to are offered by number.
@Suite struct NearRequestsTests {
  /// What is chosen is done of the school that the line names.
  @Test func aChoiceIsMadeByNumber() throws {
    var script = try Script([])
    let question = script.type("what might Castle Street High usefully get stuck into")
    #expect(question.outcome == .asks)
    #expect(question.text.contains("Nothing was done. Did you mean:"), "\(question.text)")
    #expect(
      question.text.contains("1. what should Castle Street High School do next?"),
      "\(question.text)")
    let answer = script.type("1")
    #expect(answer.text.hasPrefix("Castle Street High School, Corriden"), "\(answer.text)")
  }

  @Test func noneOfThemIsAChoiceToo() throws {
    var script = try Script([])
    let question = script.type("what might Castle Street High usefully get stuck into")
    let none = try #require(
      question.text.split(separator: "\n").compactMap { line -> String? in
        let parts = line.split(separator: ".", maxSplits: 1)
        let isNone = line.hasSuffix("neither") || line.hasSuffix("none of these")
        return isNone ? parts[0].trimmingPrefix(while: \.isWhitespace).description : nil
      }.first)
    #expect(script.type(none).text.hasPrefix("None of these. Nothing was done."))
  }

  /// A change that is chosen is asked about first.
  @Test func aChangeThatIsChosenIsConfirmed() throws {
    var script = try Script(["advice for Castle Street High School"])
    let question = script.type("bin off the second of them would be my view")
    #expect(question.text.contains("Did you mean:"), "\(question.text)")
    let asked = script.type("1")
    #expect(asked.outcome == .asks)
    #expect(asked.text.contains("(yes or no)"), "\(asked.text)")
  }

  /// What is denied, and what has next to no words, is offered nothing.
  @Test(arguments: ["do not bother them about the rules and all of that", "either", "hm"])
  func littleIsNotGuessedAt(line: String) throws {
    var script = try Script([])
    #expect(!script.type(line).text.contains("Did you mean"), "\(line)")
  }
}
