import Conversation
import Testing

@Suite struct RefusalTests {
  @Test(arguments: [
    "how is aisha in 4b doing", "advise for the boy called Sam", "A123456789012 is always late",
    "class 10C at Meadow is rowdy",
  ])
  func childrenAreLeftOut(_ line: String) {
    #expect(Refusal(line) == .pupil)
    #expect(Refusal(line)?.isPersonal == true)
  }

  @Test(arguments: ["is Mrs Patel any good?", "Mr O'Hara should go"])
  func staffAreLeftOut(_ line: String) {
    #expect(Refusal(line) == .staff)
    #expect(Refusal(line)?.isPersonal == true)
  }

  @Test(arguments: [
    "which are the worst schools?", "show me the league table", "rank the schools in Ambleford",
    "failing schools in Corriden", "best schools",
  ])
  func nobodyIsRanked(_ line: String) {
    #expect(Refusal(line) == .ranking)
    #expect(Refusal(line)?.isPersonal == false)
  }

  @Test(arguments: [
    "advise Meadow Primary", "advise St Anne's RC, Bolton", "list ambleford primary", "why 2",
    "advise Havisham Primary School", "rules ss_eal_hub",
    "advise Year Street Primary", "list year 6 results",
  ])
  func ordinaryLinesPass(_ line: String) {
    #expect(Refusal(line) == nil)
  }
}
