import Foundation
import TestSupport
import Testing

/// `waymark ask` from outside: what it prints where, and how it ends.
@Suite struct AskTests {
  private func ask(_ arguments: [String]) throws -> ProcessRun {
    try ProcessRun(builtProgram("waymark"), ["ask"] + arguments)
  }

  @Test func questionsAreAnsweredOneAfterAnother() throws {
    let run = try ask(["why 1 briefly", "how sure 1", "--school", "900104", "--width", "60"])
    #expect(run.status == .exited(0) && run.error.isEmpty)
    let parts = run.output.components(separatedBy: "\n\n")
    #expect(parts.count == 2)
    let words = parts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    #expect(words[0].contains("why step 1") && words[1].contains("how sure is step 1"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 60 })
  }

  /// What the prompt refuses as about somebody is refused here too, and is not repeated.
  @Test func linesAboutSomebodyAreRefused() throws {
    let run = try ask([
      "one of the year 4s keeps coming in hungry", "--school", "900104", "--json",
    ])
    #expect(run.status == .exited(4))
    #expect(run.output.contains("out_of_scope") && !run.output.contains("hungry"))
    #expect(run.output.contains("safeguarding lead"))
  }

  /// One object a line, with what was understood, the answer as data, and the same as text.
  @Test(
    arguments: [
      ("why 1", "why", "action"), ("why not Use an EAL hub school", "why_not", "action"),
      ("how sure 1", "how_sure", "action"),
      ("what if EAL expertise is strong", "what_if", "eal_expertise"),
      ("what would it take to lose 1", "what_would_it_take", "aim"), ("ask me", "interview", nil),
      ("why ask about trust among staff", "why_ask", "fact"), ("trace", "trace", nil),
      ("why not O'Hara Primary and Nursery School as partner", "why_not", "partner"),
      ("why 1 above 2", "why", "action2"),
    ] as [(String, String, String?)])
  func jsonHoldsTheAnswerAndItsText(_ line: String, _ intent: String, _ slot: String?) throws {
    let run = try ask([line, "--school", "900104", "--json"])
    #expect(run.status == .exited(0))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "waymark.answer/1")
    #expect(object["line"] as? String == line && object["intent"] as? String == intent)
    #expect(object["decide"] as? String == "do")
    let slots = try #require(object["slots"] as? [String: String])
    if let slot { #expect(slots[slot] != nil, "\(slots)") }
    let answer = try #require(object["answer"] as? [String: Any])
    #expect(!answer.isEmpty)
    let text = try #require(object["text"] as? String)
    #expect(text.contains("Highbank"))
  }

  /// A school that is not typed exactly is answered for, and how it was read is said beside the answer.
  @Test func aNameThatIsNearlyRightIsSaid() throws {
    let run = try ask(["why not Oakfeild Primary, Ambleford as partner", "--school", "900104"])
    #expect(run.status == .exited(0))
    #expect(run.error.contains("Reading \"Oakfeild Primary, Ambleford\" as Oakfield Primary"))
    #expect(run.output.contains("Oakfield Primary") && !run.output.contains("Reading"))
  }

  @Test(arguments: [
    (["why 1"], 2, "Name one school"), (["--school", "900104"], 2, "Ask something"),
    (["why 1", "--school", "Hogwarts"], 4, "there is no school called"),
    (["sing", "why 1", "--school", "900104"], 4, "I did not understand"),
    (["why 9", "--school", "900104"], 4, "none of them"),
    (["why 1", "--school", "900104", "--set", "EAL exprtise=weak"], 2, "did you mean"),
    (["why 1", "--school", "900104", "--area", "Ambleford"], 2, "Name one school"),
    (["what would the other rules say", "--school", "900104"], 4, "--other-rules"),
    (["why 1", "--area", "trust Tarn Partnership"], 4, "Ask about one of its authorities"),
    (["sing", "--area", "region Westmarch"], 4, "who misses out"),
    (["who misses out", "--area", "Narnia"], 4, "there is no area called"),
    (["what if in 4b a boy called Sam is weak", "--school", "900104"], 4, "leave children out"),
  ])
  func badInputSaysWhatToDo(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let run = try ask(arguments)
    #expect(run.status == .exited(status))
    #expect(run.error.contains(words), "\(run.error)")
  }

  /// The rest is answered all the same.
  @Test func oneLineThatIsNotUnderstoodStopsNoOther() throws {
    let run = try ask(["sing", "why 1 briefly", "--school", "900104"])
    #expect(run.output.contains("why step 1"))
  }

  /// A changed rule set on the same school: what goes, and that the rule looks at something else.
  @Test func otherRulesAreComparedOnTheSameSchool() throws {
    let changed = try shippedRules(
      changing: "strategies/3-school-to-school/ss_complementary_pairing.yaml", "status: trial",
      to: "status: draft")
    let run = try ask([
      "what would the other rules say", "--school", "900104", "--other-rules",
      changed.file("Rules").path,
    ])
    #expect(run.status == .exited(0), "\(run.error)")
    #expect(run.output.contains("under the other rules"))
    #expect(run.output.contains("\"Pair for one need with an unlikely partner\", goes"))
    #expect(run.output.contains("Nothing was saved."))
  }

  @Test func anAreaIsAskedAboutInItsOwnVoice() throws {
    let run = try ask(["why 1 briefly", "--area", "Ambleford"])
    #expect(run.status == .exited(0) && run.output.contains("Ambleford – why step 1"))
  }

  /// An authority is asked about its schools as a trust and a region are, and about its steps.
  @Test(arguments: [
    ("Ambleford", "Ambleford"), ("trust tarn", "Tarn Partnership (trust)"),
    ("region westmarch", "Westmarch (region)"),
  ])
  func whatSchoolsHaveInCommonIsAskedOfEveryArea(_ area: String, _ name: String) throws {
    let run = try ask(["who has no partner", "--area", area])
    #expect(run.status == .exited(0) && run.error.isEmpty)
    #expect(run.output.hasPrefix("\(name) – a clear need and no partner\n"))
    #expect(run.output.contains("Schools with a step that asks for help"))
    let json = try ask(["who helps others", "--area", area, "--json"])
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let answer = try #require(object?["answer"] as? [String: Any])
    #expect(answer["schema"] as? String == "waymark.area-answer/1")
    #expect(answer["asked"] as? String == "helpers")
  }
}
