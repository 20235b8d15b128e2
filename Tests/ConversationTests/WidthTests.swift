import Conversation
import Diagnostics
import TestRegions
import TestSupport
import Testing

/// Every row of every answer fits the terminal, whatever its width and whatever letters the names have.
@Suite struct WidthTests {
  /// Two schools of the region called in letters that run from right to left, and in letters with marks of their own.
  private static let renamed = Result {
    try Talk.ground(renaming: [
      "Limehurst Community Primary School": rightToLeft,
      "Highbank Community Primary School": marked,
    ])
  }
  private static let rightToLeft =
    "\u{645}\u{62F}\u{631}\u{633}\u{629} \u{627}\u{644}\u{646}\u{648}\u{631}"
  private static let marked = "E\u{301}cole Sainte-The\u{301}re\u{300}se"

  private static let lines =
    TranscriptTests.officer + TranscriptTests.visit + [
      "what are the six strategies?", "draw the family chart",
      "tour", "stop", "cases", "advice for \(rightToLeft)", "why", "why 1.1", "find \(marked)",
      "tell me about it",
      "what should it do next?", "compare \(marked) and \(rightToLeft)",
      "why not \(rightToLeft) as partner", "make the sheet",
      "note: \(rightToLeft) asks for a visit",
      "show my notes",
    ]

  /// A row is at most as wide as the terminal, or is one word that has nowhere to be broken, or one line to type next,
  /// which stays whole.
  @Test(arguments: [40, 60, 80, 120, 200])
  func everyWidthHolds(_ width: Int) throws {
    let script = Script(Self.lines, in: try Talk.on(try Self.renamed.get()), width: width)
    #expect(
      script.replies.contains { $0.reply.text.contains(Self.rightToLeft.prefix { $0 != " " }) })
    for (line, reply) in script.replies {
      for row in reply.text.split(separator: "\n") where row.displayWidth > width {
        let offered =
          row.hasPrefix("Next: ") ? row.dropFirst("Next: ".count) : row.drop { $0 == " " }
        let isOneToType = Script.offered(reply).contains(String(offered))
        #expect(row.split(separator: " ").count == 1 || isOneToType, "\(line): \(row)")
      }
    }
  }
}
