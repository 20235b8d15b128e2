import Foundation
import TestSupport
import Testing

/// `waymark rules check` from outside: silence, problems with their count, JSON.
@Suite struct RulesCheckTests {
  private func check(_ arguments: [String] = []) throws -> ProcessRun {
    try ProcessRun(builtProgram("waymark"), ["rules", "check"] + arguments)
  }

  /// The whole rule set is clean: no error, no warning, no note.
  @Test(arguments: [[], ["--json"]]) func theShippedRulesGiveNothingToSay(_ arguments: [String])
    throws
  {
    let run = try check(arguments)
    #expect(run.status == .exited(0))
    #expect(run.output.isEmpty)
    #expect(run.error.isEmpty)
  }

  @Test(arguments: ["--verbose", "-v"]) func onRequestItSaysWhatWasRead(_ flag: String) throws {
    let run = try check([flag])
    #expect(run.status == .exited(0))
    #expect(run.error.isEmpty)
    #expect(
      run.output.wholeMatch(
        of:
          /Rules are sound: \d+ facts, \d+ findings and strengths, 69 actions. Digest [0-9a-f]{12}.\n/
      ) != nil, "\(run.output)")
  }

  @Test func problemsAreCountedAtTheEnd() throws {
    let path = "strategies/1-untapped-potential/up_expertise_audit.yaml"
    let warned = try shippedRules(changing: path, "review by: 2027", to: "review by: 2026")
    let run = try check(["--rules", warned.file("Rules").path])
    #expect(run.status == .exited(0))
    #expect(run.output.isEmpty)
    #expect(run.error.contains("warning WM253: this rule was due for review on 2026"))
    #expect(run.error.hasSuffix("\n1 warning: the rules can be used.\n"))
    withExtendedLifetime(warned) {}
  }

  @Test func anErrorEndsOtherwise() throws {
    let path = "strategies/1-untapped-potential/up_expertise_audit.yaml"
    let broken = try shippedRules(changing: path, "source: A25", to: "source: A52")
    let run = try check(["--rules", broken.file("Rules").path, "--verbose"])
    #expect(run.status == .exited(3))
    #expect(run.output.isEmpty)
    #expect(run.error.contains("Rules/\(path):"))
    #expect(run.error.contains("error WM211: there is no source called \"A52\""))
    #expect(run.error.hasSuffix("1 error: nothing was loaded.\n"))
    let json = try check(["--rules", broken.file("Rules").path, "--json"])
    #expect(json.status == .exited(3))
    #expect(json.error.isEmpty)
    let lines = json.output.split(separator: "\n")
    #expect(lines.count == 1)
    let problem = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(problem["severity"] as? String == "error")
    #expect(problem["file"] as? String == "Rules/\(path)")
    withExtendedLifetime(broken) {}
  }
}
