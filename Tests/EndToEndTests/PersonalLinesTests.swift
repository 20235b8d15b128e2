import Foundation
import TestSupport
import Testing

/// Lines about a child at the prompt: refused before anything else is made of them.
@Suite struct PersonalLinesTests {
  @Test(arguments: [
    "reject W_GAP because jayden left", "list amelia watts", "help amelia watts with reading",
    "what if aisha were here more often",
  ])
  func nothingIsMadeOfThem(line: String) throws {
    let run = try ProcessRun(
      builtProgram("waymark"), ["chat", "--private"], input: "advise 900104\n\(line)\n")
    let said = try #require(run.output.components(separatedBy: "Next: why 1").last)
    #expect(said.contains("Please leave children out"))
    #expect(!said.contains("rejected, because"))
  }

  @Test func aWorryAboutAChildIsSentToTheLead() throws {
    let run = try ProcessRun(
      builtProgram("waymark"), ["chat", "--private"], input: "a pupil has disclosed abuse\n")
    #expect(run.output.contains("designated safeguarding lead now"))
  }
}
