import Advice
import Conversation
import Foundation
import Testing
import Understanding

/// What officers ask of authorities, trusts and regions as such, of schools by number, and of the other one.
@Suite struct SetsAtThePromptTests {
  @Test(arguments: [
    ("list areas", "5 local authorities (alphabetical)", "Ambleford: 59 schools"),
    ("which councils are there", "5 local authorities (alphabetical)", "Dunmere: 60 schools"),
    ("list trusts", "trusts (alphabetical)", "schools"),
    ("what academy trusts do we have", "trusts (alphabetical)", "schools"),
    ("list the regions", "1 region (alphabetical)", "Westmarch: 298 schools"),
  ])
  func areListedWithTheirSize(line: String, title: String, entry: String) throws {
    var script = try Script([])
    let reply = script.type(line)
    #expect(reply.text.contains(title), "\(reply.text)")
    #expect(reply.text.contains(entry), "\(reply.text)")
  }

  /// What stands under the list can be typed.
  @Test(arguments: ["list areas", "list trusts", "list regions"])
  func whatIsNextWorks(line: String) throws {
    var script = try Script([])
    let next = try #require(script.type(line).text.components(separatedBy: "Next: ").last)
    let lines = next.replacing("\n", with: " ").components(separatedBy: "   ")
    #expect(lines.count == 2)
    for line in lines {
      let reply = script.type(line)
      #expect(!reply.text.contains("Nothing was done"), "\(line): \(reply.text)")
    }
  }

  /// Six digits are a school's number; one that no school has is no number of pupils and no family.
  @Test(arguments: ["find 999999", "advice for 999999", "partners for 123456", "999999"])
  func aNumberOfNoSchoolIsSaid(line: String) throws {
    var script = try Script([])
    let reply = script.type(line)
    #expect(reply.text.contains("I have no school"), "\(reply.text)")
    #expect(reply.text.contains("with the number"), "\(reply.text)")
  }

  /// All the sheets of an area, and without names: both halves of the line count.
  @Test(arguments: [
    "sheets for all of Dunmere without names", "anonymous sheets for Dunmere",
    "print sheets for all the schools in Dunmere with names left off",
  ])
  func sheetsOfAnAreaWithoutNames(line: String) throws {
    var script = try Script([])
    let question = script.type(line)
    #expect(
      question.text.contains("Write 60 sheets, one file a school, without names"),
      "\(question.text)")
  }

  /// Without another school before, it is asked which one is meant.
  @Test func anotherSchoolIsAskedFor() throws {
    var script = try Script(["find 900110"])
    let question = script.type("compare it with the other one")
    #expect(question.text.contains("Which other school?"), "\(question.text)")
    let answer = script.type("castle street high school")
    #expect(answer.text.contains("Castle Street High School"), "\(answer.text)")
    #expect(answer.text.contains("Holy Trinity"), "\(answer.text)")
  }

  /// What is asked of the schools of an area together, in the words of its page and in others.
  @Test(arguments: [
    ("unmet needs in Ambleford", "who has no partner in Ambleford"),
    ("which needs does nobody meet in Ambleford?", "who has no partner in Ambleford"),
    ("common needs in Corriden", "what do they share in Corriden"),
    ("what do the schools in Corriden have in common", "what do they share in Corriden"),
    ("which groups miss out in Dunmere", "who misses out in Dunmere"),
    ("rare strengths in Ambleford", "what is found once in Ambleford"),
    ("what should I ask about Ambleford", "what to ask the schools in Ambleford"),
  ])
  func anAreaIsAskedInOtherWords(line: String, own: String) throws {
    var script = try Script([])
    let reply = script.type(own)
    #expect(!reply.text.contains("Nothing was done"), "\(reply.text)")
    var other = try Script([])
    #expect(other.type(line).text == reply.text)
  }

  /// Each phrase of an area's page works with its name behind it, and after it was advised without.
  @Test(arguments: ["Ambleford", "region Westmarch", "trust tarn"])
  func everyPhraseOfAnAreaIsUnderstood(area: String) throws {
    var advised = try Script(["advice for \(area)"])
    for (_, phrase) in AreaAnswering.phrases {
      var script = try Script([])
      let named = script.type("\(phrase) in \(area)").text
      #expect(
        !named.contains("Nothing was done") && !named.hasPrefix("Which"), "\(phrase): \(named)")
      #expect(advised.type(phrase).text == named, "\(phrase)")
    }
  }

  /// What to do next is asked of what is spoken about: the area, or the school.
  @Test(arguments: ["Ambleford", "900104"])
  func whatToDoNextIsAboutWhatIsSpokenOf(_ name: String) throws {
    var script = try Script([])
    let advice = script.type("advice for \(name)").text
    #expect(script.type("what should we do next?").text == advice)
    #expect(script.type("what should I do?").text == advice)
  }

  /// What is worth noting is what stands beside the family, not a note that somebody took.
  @Test(arguments: ["anything of note?", "what stands out", "is there anything worth noting here"])
  func whatStandsOutIsWhereTheSchoolStands(line: String) throws {
    var script = try Script([])
    let context = script.type("tell me about 900104").text
    #expect(script.type(line).text == context)
    #expect(script.type("what do 900104 and 900102 have in common").understood?.intent == "compare")
  }

  /// Without any area it is asked which one is meant.
  @Test(arguments: ["who misses out", "and for us as the authority?"])
  func anAreaIsAskedFor(line: String) throws {
    var script = try Script([])
    #expect(script.type(line).text.hasPrefix("Which authority, trust or region?"))
  }
}
