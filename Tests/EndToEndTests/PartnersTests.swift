import Foundation
import TestSupport
import Testing

/// `waymark partners` from outside, on the sample.
@Suite struct PartnersTests {
  private func waymark(_ arguments: String...) throws -> ProcessRun {
    try ProcessRun(builtProgram("waymark"), ["partners"] + arguments)
  }

  @Test func oneSchoolGetsOptions() throws {
    let text = try waymark("900104", "--width", "80")
    #expect(text.status == .exited(0))
    #expect(text.output.contains("who could be a partner for step"))
    #expect(text.output.contains("A first message:"))
    let json = try waymark("900104", "--json")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(document["intent"] as? String == "partners")
    let answer = try #require(document["answer"] as? [String: Any])
    #expect(answer["schema"] as? String == "waymark.partners/1")
  }

  @Test func aPlanGoesRoundThroughItsFile() throws {
    let folder = try TemporaryFolder()
    let plan = try waymark("--area", "Ambleford", "--broker", "--format", "csv")
    #expect(plan.status == .exited(0))
    let lines = plan.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("URN,school,authority,step,topics") == true && lines.count > 5)
    let file = folder.url.appending(path: "plan.csv")
    try Data(plan.output.utf8).write(to: file)
    let again = try waymark(
      "--area", "Ambleford", "--broker", "--format", "csv", "--keep", file.path)
    #expect(again.output == plan.output)
    #expect(
      try waymark("--area", "Ambleford", "--keep", file.path).output
        .contains("None of the earlier plan's pairs changed"))
    let json = try waymark("--area", "Ambleford", "--json")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "waymark.partner-plan/1")
    #expect((document["pairs"] as? [Any])?.count == lines.count - 1)
  }

  @Test func aPairIsExplained() throws {
    let run = try waymark("--why", "900104 = 900233", "--why", "900104=900104")
    #expect(run.status == .exited(0))
    #expect(run.output.contains("why not"))
  }

  @Test func wrongWordsAreSaid() throws {
    #expect(try waymark("900104", "--area", "Ambleford").status == .exited(2))
    #expect(try waymark("--step", "1").status == .exited(2))
    #expect(try waymark("--stay", "-1").status == .exited(2))
    let phase = try waymark("--phase", "primry")
    #expect(phase.status == .exited(2) && phase.error.contains("did you mean primary?"))
    let pair = try waymark("--lock", "900104")
    #expect(pair.status == .exited(4) && pair.error.contains("WM632"))
    let unknown = try waymark("--forbid", "900104 = Hogwarts")
    #expect(unknown.status == .exited(4) && unknown.error.contains("WM603"))
    let missing = try waymark("--keep", "no-such-plan.csv")
    #expect(missing.status == .exited(3) && missing.error.contains("WM633"))
  }

  /// Two wishes that contradict each other end with 2; both are named.
  @Test func contradictionsAreSaid() throws {
    let plan = try waymark("--area", "Ambleford", "--broker", "--format", "csv").output
    let pair = try #require(
      plan.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
        .first { $0.count > 8 && $0.contains("school") })
    let helper = try #require(pair.firstIndex(of: "school").map { pair[$0 + 1] })
    let text = "\(pair[0]) = \(helper)"
    let run = try waymark("--area", "Ambleford", "--lock", text, "--forbid", text)
    #expect(run.status == .exited(2) && run.error.contains("WM631"))
    #expect(run.error.contains("locked and forbidden"))
  }
}
