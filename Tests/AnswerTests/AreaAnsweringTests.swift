import Advice
import Conversation
import Inference
import Schools
import TestRegions
import TestSupport
import Testing

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
    let lines = [
      "who misses out?", "who has no partner", "what to ask", "why 1", "and for us as the trust?",
      "which colour is the sky",
    ]
    let transcript = lines.map { line in
      let asked = trust.answer(line: line)
      return "> \(line)\n"
        + (asked.answer.map { AnswerText.render($0.page) } ?? (asked.problem ?? "") + "\n")
    }
    expectGolden(transcript.joined(separator: "\n"), "a-trust", in: "Answers")
  }

  /// What is offered in help is understood as what it stands for, whatever else it may look like.
  @Test func everyPhraseIsUnderstood() {
    for (topic, phrase) in AreaAnswering.phrases {
      #expect(AreaAnswering.topic(phrase) == topic, "\(phrase)")
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

  /// No step of a trust is explained, since none is ranked.
  @Test(arguments: ["why 1", "how sure 1", "what if EAL expertise is weak", "trace"])
  func stepsAreAskedOfAuthorities(_ line: String) throws {
    let asked = try Self.area("trust tarn").answer(line: line)
    #expect(asked.answer == nil && asked.decide == "cannot")
    #expect(asked.problem?.contains("--area \"Ambleford\"") == true)
  }

  /// Who is named is refused as everywhere.
  @Test func namedPeopleAreRefused() throws {
    let asked = try Self.area("trust tarn").answer(line: "is a boy called Sam in 4b missing out")
    #expect(asked.answer == nil && asked.intent == "out_of_scope")
  }
}
