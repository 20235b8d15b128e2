import Foundation
import TestSupport
import Testing

/// `waymark rules test` from outside.
@Suite struct RulesTestTests {
  private func waymark(_ arguments: [String]) throws -> ProcessRun {
    try ProcessRun(builtProgram("waymark"), arguments)
  }

  @Test func theShippedExamplesHoldAndShowEveryLine() throws {
    let run = try waymark(["rules", "test"])
    #expect(run.status == .exited(0))
    #expect(run.error == "")
    #expect(run.output.contains(" rules: all hold. "))
    #expect(run.output.hasSuffix(" lines: each is seen true, false and unknown.\n"))
  }

  @Test func oneRuleIsShownLineByLine() throws {
    let run = try waymark(["rules", "test", "ss_eal_hub"])
    #expect(run.status == .exited(0))
    #expect(run.output.contains("- finding: W_EAL_CAPACITY\n      true: \"staff say"))
    #expect(run.output.contains("holds: four outside programmes are running – deferred"))
    let json = try waymark(["rules", "test", "ss_eal_hub", "--json"])
    let lines = try json.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.allSatisfy { $0["rule"] as? String == "ss_eal_hub" })
    #expect(
      lines.contains { $0["outcome"] as? String == "deferred" && $0["holds"] as? Bool == true })
    let seen = lines.compactMap { $0["seen"] as? [String: [String]] }
    #expect(
      seen.count == 3 && seen.allSatisfy { $0.count == 3 && $0.values.allSatisfy { !$0.isEmpty } })
  }

  @Test func anExampleThatComesOutOtherwiseIsAnError() throws {
    let folder = try shippedRules(
      changing: "strategies/3-school-to-school/ss_eal_hub.yaml",
      "expect: deferred", to: "expect: recommended")
    let run = try waymark(["rules", "test", "--rules", folder.file("Rules").path])
    #expect(run.status == .exited(3))
    #expect(run.error.contains("ss_eal_hub.yaml:"))
    #expect(run.error.contains("error WM420: the example \"four outside programmes are running\""))
    #expect(run.error.contains("expected recommended, found deferred"))
    #expect(run.output.contains("1 does not"))
  }

  @Test func aLineThatNoExampleShowsIsAWarning() throws {
    let folder = try shippedRules(
      changing: "strategies/3-school-to-school/ss_eal_hub.yaml",
      "    - finding: W_EAL_CAPACITY\n",
      to: "    - finding: W_EAL_CAPACITY\n    - belonging: strong\n")
    let run = try waymark(["rules", "test", "--rules", folder.file("Rules").path])
    #expect(run.error.contains("warning WM421: no example shows this line true or false"))
    #expect(run.error.contains("    - belonging: strong\n"))
  }

  @Test func anUnknownRuleIsNamed() throws {
    let run = try waymark(["rules", "test", "ss_eel_hub"])
    #expect(run.status == .exited(4))
    #expect(run.error.contains("try one of: ss_eal_hub"))
  }
}
