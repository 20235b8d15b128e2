import Advice
import Conversation
import Testing

@Suite struct CommandTableTests {
  @Test(arguments: [
    ("advise Meadow Primary", Request.advise("Meadow Primary")),
    ("ADVISE   meadow", .advise("meadow")),
    ("advice for St Brónach's", .advise("St Brónach's")),
    ("what should meadow primary do next?", .advise("meadow primary")),
    ("advise", .advise(nil)),
    ("why", .question(.why(nil, .usual))), ("why?", .question(.why(nil, .usual))),
    ("why 2", .question(.why("2", .usual))), ("ask me", .question(.questions(3))),
    ("list", .list(nil)), ("list schools", .list(nil)),
    ("list ambleford primary", .list("ambleford primary")),
    ("rules", .rules(nil)), ("rule ss_eal_hub", .rules("ss_eal_hub")),
    (
      "reject W_GAP because the group was small",
      .reject(finding: "W_GAP", because: "the group was small")
    ),
    ("reject W_GAP", .reject(finding: "W_GAP", because: "")), ("keep W_GAP", .keep("W_GAP")),
    ("help", .help), ("?", .help), ("more", .more),
    ("quit", .quit), ("bye", .quit), ("", .empty), ("   ", .empty),
  ])
  func lines(_ line: String, _ request: Request) {
    #expect(CommandTable.parse(line) == request)
  }

  @Test func aMisspeltCommandIsNotActedOnButNamed() {
    #expect(CommandTable.parse("advize meadow") == .unknown("advize meadow", nearest: ["advise"]))
    #expect(CommandTable.parse("sing a song") == .unknown("sing a song", nearest: []))
    #expect(CommandTable.parse("adviser meadow") == .unknown("adviser meadow", nearest: ["advise"]))
  }

  /// Every example that help shows is understood.
  @Test(arguments: CommandTable.commands.map(\.usage))
  func helpShowsOnlyWhatWorks(_ usage: String) {
    if case .unknown = CommandTable.parse(usage) { Issue.record("\(usage) is not understood") }
  }
}
