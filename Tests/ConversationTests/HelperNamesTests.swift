import Advice
import Conversation
import TestSupport
import Testing

/// Hubs, system leaders and community partners at the prompt: recognised, chosen between, completed.
@Suite struct HelperNamesTests {
  @Test func aTalkAboutHelpers() throws {
    let script = try Script([
      "find 900158", "why not the hollin bridge language hub",
      "why not the dunmere EAL hub for 900101",
      "why not hollin bridge", "2", "why not a system leader from D'Arcy Street Primary School",
      "2",
      "why not Dunmere Mathes Hub as partner", "why not Hogwarts Hub",
      "why can't they use the university of westmarch", "rule out Dunmere Maths Hub as partner",
    ])
    expectGolden(script.transcript, "helpers", in: "Conversation")
  }

  /// Everything that these answers offer to type next is understood, and answered.
  @Test func whatIsOfferedIsAnswered() throws {
    for line in ["why not Hollin Bridge Language Hub", "why not Upper Garth Food Pantry"] {
      var script = try Script(["find 900158"])
      for next in Script.offered(script.type(line)) {
        #expect(script.type(next).outcome == .done, "\(next)")
      }
    }
  }

  @Test(arguments: [
    ("why not hollin", "Hollin Bridge Language Hub"),
    ("why not upper garth f", "Upper Garth Food Pantry"),
    ("why not the language hub dun", "Dunmere Language Hub"),
  ])
  func namesAreCompleted(_ typed: String, _ name: String) throws {
    #expect(try Script().talk.completion(of: typed).candidates.contains(name))
  }

  /// Who has not agreed to be named is never offered; hidden names are not either.
  @Test func unlistedNamesAreNotCompleted() throws {
    var talk = try Script().talk
    for typed in ["why not larkhill m", "why not tarn e", "why not westmarch y"] {
      let found = talk.completion(of: typed).candidates
      #expect(
        !found.contains { $0.contains("Mosque") || $0.contains("Engin") || $0.contains("Voice") })
    }
    _ = talk.step("hide school names")
    #expect(talk.completion(of: "why not hollin").candidates.isEmpty)
  }
}
