import Advice
import Casebook
import Conversation
import TestRegions
import TestSupport
import Testing

/// What is recorded at the prompt: nothing of another prompt is written over, one act is one undo, and a casebook that
/// cannot be read is said.
@Suite struct RecordsTests {
  private static func casebook() throws -> Casebook {
    try Casebook(inMemoryGuarding: Talk.guarding(Talk.sample.get().understanding))
  }

  /// Types lines; the reply to the last.
  private static func type(_ lines: [String], _ talk: inout Conversation) -> String {
    lines.map { talk.step($0).text }.last ?? ""
  }

  @Test func whatAnotherPromptToldIsNotWrittenOver() throws {
    let casebook = try Self.casebook()
    var one = try Talk.onSample(casebook: casebook)
    var other = try Talk.onSample(casebook: casebook)
    _ = Self.type(["find 900104", "set EAL expertise to strong"], &one)
    _ = Self.type(["find 900104", "set EAL expertise to weak", "yes"], &other)
    let stopped = one.step("yes").text
    #expect(stopped.contains("Another prompt changed this told fact meanwhile"))
    #expect(stopped.contains("weak"))
    #expect(one.step("what have i told you?").text.contains("weak"))
    // Whoever has read it may say it again.
    #expect(Self.type(["set EAL expertise to strong", "yes"], &one).contains("recorded"))
    #expect(other.step("what have i told you?").text.contains("strong"))
  }

  @Test func whatAnotherPromptDecidedIsNotWrittenOver() throws {
    let casebook = try Self.casebook()
    var one = try Talk.onSample(casebook: casebook)
    var other = try Talk.onSample(casebook: casebook)
    _ = one.step("advice for 900104")
    _ = Self.type(["advice for 900104", "accept 1"], &other)
    let stopped = one.step("decline 1, no capacity").text
    #expect(stopped.contains("Another prompt changed this decision meanwhile"))
    #expect(stopped.contains("accepted"))
    #expect(one.step("what have i told you?").text.contains("accepted"))
  }

  /// The reason that is asked for belongs to the decision: one undo takes back both.
  @Test func aDecisionAndItsReasonAreOneUndo() throws {
    var talk = try Talk.onSample()
    let asked = Self.type(["advice for 900104", "decline 2"], &talk)
    #expect(asked.contains("Why?"))
    #expect(talk.step("tried it last year").text.contains("declined because tried it last year"))
    let undone = talk.step("undo").text
    #expect(undone.hasPrefix("Taken back: declined"))
    #expect(undone.contains("tried it last year"))
    #expect(talk.step("what have i told you?").text.contains("nobody has told"))
    #expect(talk.step("undo").text.contains("nothing to undo"))
  }

  @Test func anotherSchoolThatWasMeantTakesTheChangeWithIt() throws {
    var talk = try Talk.onSample()
    _ = Self.type(["advice for 900104", "note: head keen but short of cover"], &talk)
    let again = talk.step("no i meant 900101").text
    #expect(again.hasPrefix("Taken back: the note"))
    #expect(again.contains("noted: head keen but short of cover"))
    #expect(talk.step("show my notes").text.contains("head keen"))
    #expect(Self.type(["find 900104", "show my notes"], &talk).contains("no notes"))
  }

  /// What is asked about before it is recorded is asked about again.
  @Test func aFactOfTheOtherSchoolIsAskedAboutAgain() throws {
    var talk = try Talk.onSample()
    _ = Self.type(["find 900104", "set EAL expertise to strong", "yes"], &talk)
    let again = talk.step("no i meant 900101").text
    #expect(again.hasPrefix("Taken back: "))
    #expect(again.contains("Record it? (yes or no)"))
    #expect(talk.step("yes").text.contains("recorded, told by you"))
    #expect(Self.type(["find 900104", "what have i told you?"], &talk).contains("nobody has told"))
  }

  /// A question changes nothing, so that nothing is taken back with it.
  @Test func aQuestionThatIsPutRightTakesNothingBack() throws {
    var talk = try Talk.onSample()
    _ = Self.type(["find 900104", "note: short of cover", "whats their attendance"], &talk)
    #expect(!talk.step("no i meant 900101").text.contains("Taken back"))
    #expect(Self.type(["find 900104", "show my notes"], &talk).contains("short of cover"))
  }
}
