import Advice
import Conversation
import Inference
import Schools
import TestRegions
import TestSupport
import Testing
import Understanding

/// Questions about the schools of an area together: an authority, a trust or a region.
@Suite struct AreaAnsweringTests {
  private static let sets = Result { SchoolSets(try Region.sample.adviser().engine.base) }

  private static func area(_ name: String) throws -> AreaAnswering {
    guard case .found(let set) = try sets.get().find(name) else { throw NoArea() }
    if set.kind == .trust { return try trust.get() }
    return AreaAnswering(try Region.sample.adviser(), set)
  }

  /// Looked at once for all tests.
  private static let trust = Result {
    guard case .found(let set) = try sets.get().find("trust tarn") else { throw NoArea() }
    return AreaAnswering(try Region.sample.adviser(), set)
  }

  private struct NoArea: Error {}

  /// As people get it.
  @Test func aTrustAnswers() throws {
    let trust = try Self.area("trust tarn")
    let understanding = try Talk.sample.get().understanding
    let lines = [
      "who misses out?", "who has no partner", "what to ask", "why 1", "and for us as the trust?",
      "which colour is the sky",
    ]
    let transcript = lines.map { line in
      let asked = trust.answer(line: line, by: understanding)
      return "> \(line)\n"
        + (asked.answer.map { AnswerText.render($0.page) } ?? (asked.problem ?? "") + "\n")
    }
    expectGolden(transcript.joined(separator: "\n"), "a-trust", in: "Answers")
  }

  /// What is offered in help is understood as what it stands for, whatever else it may look like.
  @Test func everyPhraseIsUnderstood() throws {
    let understanding = try Talk.sample.get().understanding
    for (topic, phrase) in AreaAnswering.phrases {
      #expect(AreaAnswering.topic(understanding.read(phrase)) == topic, "\(phrase)")
      #expect(QuestionPhrase.parse(phrase) == nil, "\(phrase)")
    }
  }

  /// Everything is answered for every area, and so is what an answer offers to type next.
  @Test(arguments: ["Ambleford", "trust tarn", "region westmarch"])
  func everyNextLineWorks(_ name: String) throws {
    let area = try Self.area(name)
    for (topic, phrase) in AreaAnswering.phrases {
      let answer = try #require(area.answer(topic, phrase).answer)
      #expect(!answer.page.lines.isEmpty, "\(phrase)")
      for next in answer.page.next {
        #expect(AreaAnswering.phrases.contains { $0.phrase == next && $0.topic != topic })
      }
    }
  }

  /// Other wordings are those of the prompt.
  @Test(arguments: [
    ("what do our schools have in common", "shared"), ("who is left alone", "need without partner"),
    ("which groups do not get a fair deal", "missing out"), ("rare expertise", "found once"),
    ("which schools help others", "helpers"), ("which gains might not last", "gains"),
    ("what can I ask the schools in Ambleford", "to ask"), ("and for us as the trust?", "all"),
  ])
  func otherWordsAreUnderstood(_ line: String, _ topic: String) throws {
    let read = try Talk.sample.get().understanding.read(line)
    let understood = AreaAnswering.topic(read)
    #expect(understood != nil && understood == AreaAnswer.Topic(name: topic), "\(read)")
  }

  /// One area at a time is asked about, and never another than the one that is named.
  @Test func anotherAreaIsNotAnsweredFor() throws {
    let asked = try Self.area("Ambleford").answer(
      line: "who misses out in Dunmere", by: Talk.sample.get().understanding)
    #expect(asked.answer == nil && asked.decide == "cannot")
    #expect(asked.problem?.contains("--area \"Dunmere\"") == true)
  }

  /// No step of a trust is explained, since none is ranked.
  @Test(arguments: ["why 1", "how sure 1", "what if EAL expertise is weak", "trace"])
  func stepsAreAskedOfAuthorities(_ line: String) throws {
    let asked = try Self.area("trust tarn").answer(line: line, by: Talk.sample.get().understanding)
    #expect(asked.answer == nil && asked.decide == "cannot")
    #expect(asked.problem?.contains("--area \"Ambleford\"") == true)
  }

  /// Who is named is refused as everywhere.
  @Test func namedPeopleAreRefused() throws {
    let asked = try Self.area("trust tarn").answer(
      line: "is a boy called Sam in 4b missing out", by: Talk.sample.get().understanding)
    #expect(asked.answer == nil && asked.intent == "out_of_scope")
  }
}
