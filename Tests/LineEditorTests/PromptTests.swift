import Testing

@testable import LineEditor

/// What stands before the cursor.
struct PromptTests {
  @Test func aPlainPromptIsItsText() {
    let prompt: Prompt = "waymark> "
    #expect(prompt.marked == "waymark> ")
    #expect(prompt.text == "waymark> ")
  }

  @Test func eachChangeOfStyleIsOneSequence() {
    let prompt = Prompt([
      .init("way", .strongGreen), .init("mark", .strongBlue), .init(" (private)"), .init("> "),
    ])
    #expect(
      prompt.marked
        == "\u{1}\u{1B}[0;1;32m\u{1}way\u{1}\u{1B}[0;1;34m\u{1}mark\u{1}\u{1B}[0m\u{1} (private)> "
    )
    #expect(prompt.text == "waymark (private)> ")
  }

  @Test func aStyleNeverReachesTheLastCharacter() {
    #expect(
      Prompt([.init("ab", .strong)]).marked == "\u{1}\u{1B}[0;1m\u{1}a\u{1}\u{1B}[0m\u{1}b")
    #expect(Prompt([.init("a", .strong)]).marked == "a")
  }

  @Test func controlCharactersAreLeftOut() {
    #expect(Prompt([.init("a\u{1}\u{1B}\nb")]).text == "ab")
  }
}
