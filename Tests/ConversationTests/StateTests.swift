import Advice
import Casebook
import Conversation
import Schools
import TestRegions
import TestSupport
import Testing

/// What a conversation remembers, and for how long (`conversation` section 4).
@Suite struct StateTests {
  @Test func namingASchoolBringsItIntoFocusAndComparingDoesNot() throws {
    var script = try Script(["advice for 900104", "compare 900101 and 900107"])
    #expect(script.type("tell me about it").text.hasPrefix("Highbank Community Primary School"))
  }

  @Test func aPlaceInAListIsASchoolAndInAdviceAStep() throws {
    var script = try Script(["which schools in Ambleford need help most?"])
    let second = try #require(
      script.replies[0].reply.text.split(separator: "\n").first { $0.hasPrefix("  2. ") })
    #expect(script.type("tell me about 2").text.hasPrefix(second.dropFirst(5)))
    script.type("advice for 900104")
    #expect(script.type("why 2").text.contains("why step 2"))
  }

  @Test func aFragmentRepeatsTheLastRequest() throws {
    var script = try Script(["which schools in Ambleford need help most?"])
    #expect(script.type("and for maths?").text.contains("furthest behind"))
    #expect(script.type("what about Corriden?").text.hasPrefix("Corriden – "))
  }

  /// An area that is named by itself is looked at as a whole, also where nothing can be picked by it.
  @Test(arguments: [
    "Corriden", "tell me about Corriden", "how is Corriden doing?", "what next for Corriden?",
    "an overview of Corriden", "the Corriden one",
  ])
  func anAreaNamedAloneIsItsPage(_ line: String) throws {
    var script = try Script([])
    #expect(script.type(line).text.hasPrefix("Corriden\nA local authority with "))
    var afterAdvice = try Script(["advice for 900104"])
    #expect(afterAdvice.type(line).text.hasPrefix("Corriden\nA local authority with "))
  }

  /// The same name beside a list is another list of the same kind, and to a question it is the answer.
  @Test func anAreaNamedAloneCarriesOn() throws {
    var script = try Script(["list the special schools in Ambleford"])
    #expect(script.type("Corriden").text.contains("schools: special, in Corriden"))
    #expect(script.type("tell me about Ambleford").text.hasPrefix("Ambleford\nA local authority"))
    var asked = try Script(["make the sheet"])
    #expect(asked.replies[0].reply.text.hasPrefix("Which school?"))
    #expect(asked.type("Corriden").text.hasPrefix("Write 60 sheets"))
  }

  /// However it was asked for, many files are written only after a yes.
  @Test(arguments: ["print advice for Corriden", "sheet Corriden", "sheets for all of Corriden"])
  func manySheetsAreWrittenAfterAYes(_ line: String) throws {
    var script = try Script([])
    #expect(script.type(line).text.hasPrefix("Write 60 sheets"))
    #expect(script.type("no").text.contains("Nothing was"))
    script.type(line)
    #expect(script.type("yes").text.hasPrefix("Wrote 60 sheets"))
  }

  @Test func aQuestionThatWaitsIsPutAgainAfterAnotherRequest() throws {
    var script = try Script(["advice for 900104", "ask me"])
    #expect(script.talk.isInterviewing)
    let reply = script.type("what is EAL?")
    #expect(reply.text.contains("English as an additional language"))
    #expect(reply.text.contains("question 1 of about"))
    #expect(script.talk.isInterviewing)
  }

  @Test func anEmptyLineRepeatsTheQuestionAndDoesNothingElse() throws {
    var script = try Script(["advice for 900104", "ask me"])
    #expect(script.type("").text.contains("question 1 of about"))
    var other = try Script(["advice for 900104"])
    #expect(other.type("   ").text.hasPrefix("Next:"))
  }

  @Test func whatIsConfirmedIsDoneOnlyOnYes() throws {
    var script = try Script(["advice for 900104", "set EAL expertise to strong"])
    #expect(script.talk.isConfirming)
    #expect(script.type("no").text.hasPrefix("Nothing was done"))
    #expect(script.type("what have I told you?").text.contains("nobody has told"))
    script.type("set EAL expertise to strong")
    #expect(script.type("yes").text.contains("recorded, told by you"))
    #expect(script.type("what have I told you?").text.contains("strong"))
    #expect(script.type("undo").text.hasPrefix("Taken back"))
    #expect(script.type("what have I told you?").text.contains("nobody has told"))
  }

  @Test func aYesWithoutAQuestionDoesNothing() throws {
    var script = try Script(["advice for 900104"])
    for line in ["yes", "no"] {
      #expect(script.type(line).outcome == .cannot, "\(line)")
    }
    #expect(script.type("what have I told you?").text.contains("nobody has told"))
  }

  @Test func aNameThatSeveralHaveIsAskedAbout() throws {
    var script = try Script(["advice for oakfield primary"])
    #expect(script.type("the corriden one").text.contains("Oakfield Primary, Corriden"))
    script.type("advice for oakfield primary")
    #expect(script.type("3").text.contains("None of these"))
  }

  @Test func aNameThatNothingHasNeverFallsBackToTheFocus() throws {
    var script = try Script(["advice for 900104"])
    let reply = script.type("advice for hogwarts")
    #expect(reply.outcome == .cannot)
    #expect(reply.text.contains("no school called \"hogwarts\""))
  }

  @Test func theThirdMissShowsHelp() throws {
    var script = try Script(["flibber gibbet", "wibble wobble"])
    #expect(script.type("snark boojum").text.contains("six lines to start with"))
  }

  @Test func whatWasDeclinedStaysAwayAndUndoBringsItBack() throws {
    var script = try Script(["advice for 900104"])
    let before = script.replies[0].reply.text
    script.type("decline 1, tried it last year")
    let after = script.type("advice for 900104").text
    #expect(before.contains("Pair for one need with an unlikely partner"))
    #expect(!after.contains("Pair for one need with an unlikely partner"))
    script.type("undo")
    #expect(script.type("advice for 900104").text == before)
  }

  @Test func aSheetIsWrittenAndUndoRemovesIt() throws {
    let desk = TestDesk()
    var script = try Script(["advice for 900104", "make the sheet"], desk: desk)
    #expect(desk.files.count == 1)
    #expect(desk.files.keys.first?.hasSuffix("-advice.md") == true)
    #expect(script.type("make the sheet").text.contains("Write over it?"))
    script.type("no")
    script.type("undo")
    #expect(desk.files.isEmpty)
  }

  /// Schools of one name have a file each, and what is there already stays.
  @Test func manySheetsNeverWriteOverAFile() throws {
    let desk = TestDesk()
    var script = try Script(["sheets for all of Dunmere", "yes"], desk: desk)
    let count = try Talk.sample.get().adviser.directory.entries.count { $0.area == "Dunmere" }
    #expect(desk.files.count > 1 && desk.files.count <= count)
    #expect(desk.files.keys.allSatisfy { $0.firstMatch(of: /-\d{6}-advice\.md$/) != nil })
    script.type("sheets for all of Dunmere")
    #expect(script.type("yes").text.contains("there already"))
    let before = desk.files
    script.type("undo")
    #expect(!before.isEmpty && desk.files.isEmpty)
  }

  /// What was written over is not removed by an undo that could not bring it back.
  @Test func undoNeverRemovesWhatWasThereBefore() throws {
    let desk = TestDesk()
    var script = try Script(["advice for 900104", "make the sheet"], desk: desk)
    let file = try #require(desk.files.keys.first)
    var other = try Script(["advice for 900104", "make the sheet", "yes"], desk: desk)
    other.type("undo")
    #expect(desk.files[file] != nil)
    script.type("undo")
    #expect(desk.files.isEmpty)
  }

  @Test func aSavedSessionComesBackAndIsReplayed() throws {
    var script = try Script(
      ["advice for 900104", "why 2", "save as spring review"], desk: TestDesk())
    script.type("find 900101")
    #expect(script.type("resume spring review").text.contains("Highbank"))
    #expect(script.type("replay spring review").text.contains("the same answers"))
  }

  /// No name or number of a school is seen while names are hidden.
  @Test func hiddenNamesAreSeenNowhere() throws {
    var script = try Script(["hide school names"], desk: TestDesk())
    let lines =
      TranscriptTests.officer.dropFirst(0) + TranscriptTests.visit
      + ["which family is it in?", "draw the family chart", "list schools", "more"]
    let names = Set(
      try Talk.sample.get().adviser.directory.entries.map(\.name).filter { $0.count > 6 })
    for line in lines {
      let reply = script.type(line)
      for name in names { #expect(!reply.text.contains(name), "\(line): \(name)") }
      #expect(reply.text.firstMatch(of: /URN 9\d{5}/) == nil, "\(line)")
    }
  }
}
