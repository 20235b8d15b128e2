import Conversation
import TestRegions
import TestSupport
import Testing

/// An authority, a trust or a region at the prompt.
@Suite struct AreasAtThePromptTests {
  private func replies(_ lines: String...) throws -> [Reply] {
    var talk = try Talk.onSample()
    return lines.map { talk.step($0) }
  }

  /// Steps are asked about as a school's are, the schools together in words of their own.
  @Test func anAuthority() throws {
    let replies = try replies(
      "advise Ambleford", "why 1 briefly", "who misses out?", "what to ask the schools", "advise")
    #expect(replies[0].text.hasPrefix("Ambleford\nA local authority with 59 schools"))
    #expect(replies[1].text.hasPrefix("Ambleford – why step 1"))
    #expect(replies[2].text.hasPrefix("Ambleford – pupils who miss out"))
    #expect(replies[3].text.hasPrefix("Ambleford – what to ask the schools"))
    #expect(replies[4].text == replies[0].text)
  }

  /// An area named in the same line comes into focus; one that is not there is not taken for another.
  @Test func anAreaNamedBeside() throws {
    let replies = try replies(
      "who misses out in Ambleford?", "who has no partner", "who misses out in Narnia")
    #expect(replies[0].text.hasPrefix("Ambleford – pupils who miss out"))
    #expect(replies[1].text.hasPrefix("Ambleford – a clear need and no partner"))
    #expect(replies[2].text.contains("did not understand"))
  }

  /// A trust has no steps, and says whom to ask about some; what is offered next is understood.
  @Test func aTrustAndARegion() throws {
    let replies = try replies(
      "advise trust tarn", "what do they share", "why 1", "advise region westmarch",
      "who helps others")
    #expect(replies[0].text.hasPrefix("Tarn Partnership\nA trust with 30 schools"))
    #expect(
      replies[0].text.hasSuffix(
        "Next: what do they share   who has no partner   more"))
    #expect(replies[1].text.hasPrefix("Tarn Partnership (trust) – shared by many schools"))
    #expect(replies[2].text.contains("Ask about one of its authorities"))
    #expect(replies[3].text.hasPrefix("Westmarch\nA region with 298 schools"))
    #expect(replies[4].text.hasPrefix("Westmarch (region) – who helps others"))
  }

  /// After a school its authority can be asked about, and a school after an area.
  @Test func fromASchoolToItsAuthorityAndBack() throws {
    let replies = try replies(
      "advise 900104", "and for us as the authority?", "advise 900104", "who misses out", "yes")
    #expect(replies[1].text.hasPrefix("Ambleford\n"))
    #expect(replies[2].text == replies[0].text)
    // No area is in focus any more: it is asked whether one is meant, and nothing is answered before.
    #expect(replies[3].outcome == .asks)
    #expect(replies[3].text == "About all the schools of Ambleford together? (yes or no)")
    #expect(replies[4].text.hasPrefix("Ambleford – pupils who miss out"))
  }

  /// A school that is named is not answered with another area that was spoken of before.
  @Test func aNamedSchoolStandsForItsOwnAuthority() throws {
    let replies = try replies("advice for Corriden", "who misses out at 900104", "no")
    #expect(replies[1].text == "About all the schools of Ambleford together? (yes or no)")
    #expect(replies[2].text.hasPrefix("Nothing was done."))
  }

  /// A name that schools have in common stays theirs.
  @Test func schoolsComeFirst() throws {
    let replies = try replies("advise Oakfield", "advise Narnia")
    #expect(replies[0].text.contains("schools match"))
    #expect(replies[1].text.contains("I have no school called"))
  }
}
