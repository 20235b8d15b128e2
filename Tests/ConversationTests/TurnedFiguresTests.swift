import Conversation
import TestSupport
import Testing

/// People say attendance, data hold absence: what is said of one is said of the other the other way round.
@Suite struct TurnedFiguresTests {
  @Test(arguments: [
    (
      "what if attendance was 97%", "if overall absence\n  were 3%",
      "Attendance of 97% is overall absence of 3%."
    ),
    (
      "what if attendance were 92.4", "were 7.6%", "Attendance of 92.4% is overall absence of 7.6%."
    ),
    (
      "what if attendance was between 92 and 95", "between 5 and 8%",
      "Attendance of 92-95% is overall absence of 5-8%."
    ),
    (
      "suppose attendance dropped 2 points", "were 7.2%",
      "Attendance down by 2 is overall absence up by 2."
    ),
    (
      "what if attendance went up 2", "were 3.2%",
      "Attendance up by 2 is overall absence down by 2."
    ),
    ("what if absence improved by 2", "were 3.2%", "(now 5.2%)"),
    ("what if absence got worse by 2", "were 7.2%", "(now 5.2%)"),
    ("what if absence went down by 2, so better", "were 3.2%", "(now 5.2%)"),
    ("what if absence rose by 2, which is worse", "were 7.2%", "(now 5.2%)"),
    ("suppose exclusions dropped to zero", "rate were 0 per 100 pupils", "Nothing was saved."),
    ("what if absence went up 2", "were 7.2%", "were 7.2%"),
    (
      "schools with attendance under 92%", "overall absence over 8",
      "Attendance under 92% is overall absence over 8%."
    ),
    ("schools with absence over 8%", "overall absence over 8", "overall absence over 8"),
  ])
  func areReadTheOtherWayRound(line: String, fact: String, reading: String) throws {
    var script = try Script(["find 900110"])
    let reply = script.type(line)
    let flat = { (text: String) in text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(flat(reply.text).contains(flat(fact)), "\(reply.text)")
    #expect(flat(reply.text).contains(flat(reading)), "\(reply.text)")
  }

  /// Both ways of asking list the same schools.
  @Test func bothListsAreTheSame() throws {
    let lists = try ["schools with attendance under 92%", "schools with absence over 8%"].map {
      var script = try Script(["find 900110"])
      return script.type($0).text.split(separator: "\n").filter {
        $0.contains("(URN ") || $0.contains("(alphabetical)")
      }
    }
    // How the first was read takes a line of its page.
    #expect(lists[0].count > 5)
    #expect(lists[0] == Array(lists[1].prefix(lists[0].count)))
  }

  /// What is recorded is what data would hold.
  @Test func attendanceToldIsAbsenceRecorded() throws {
    var script = try Script(["find 900110"])
    let question = script.type("set attendance to 97%")
    #expect(question.text.contains("-> 3%"), "\(question.text)")
    let told = script.type("yes")
    #expect(told.text.contains("overall absence is 3%"), "\(told.text)")
  }

  /// A supposition that names no fact is no order of schools.
  @Test(arguments: ["what if they refuse", "what if it declines"])
  func ifIsNotLeftOut(line: String) throws {
    var script = try Script(["find 900110"])
    let reply = script.type(line)
    #expect(reply.outcome != .done, "\(reply.text)")
    #expect(!reply.text.contains("furthest behind"), "\(reply.text)")
  }

  @Test func whatCannotBeIsRefused() throws {
    var script = try Script(["find 900110"])
    #expect(
      script.type("what if attendance was 140%").text.contains("Attendance runs from 0 to 100%."))
  }

  /// A high figure is not always a good one; a word that judges says which end is meant.
  @Test(arguments: [
    ("highest absence in ambleford", "furthest behind"),
    ("lowest absence in ambleford", "well ahead"),
    ("worst absence in ambleford", "furthest behind"),
    ("highest attendance in ambleford", "well ahead"),
    ("worst attendance in ambleford", "furthest behind"),
    ("lowest attendance in ambleford", "furthest behind"),
    ("which schools in ambleford need most help with maths", "furthest behind"),
    ("schools in ambleford that need the most help with reading", "furthest behind"),
    (
      "who has improved most in maths",
      "well ahead of schools with similar pupils in change in maths"
    ),
    (
      "most improved in reading in ambleford",
      "well ahead of schools with similar pupils in change in reading"
    ),
    (
      "who has fallen furthest in reading",
      "furthest behind schools with similar pupils in change in reading"
    ),
    ("biggest fall in maths", "furthest behind schools with similar pupils in change in maths"),
    (
      "most improved in attendance", "How attendance changed over the years is not among my figures"
    ),
    ("which schools have the fewest fsm", "least by pupils eligible for free meals"),
    ("which schools have the most eal", "most by pupils with EAL"),
    ("small schools in ambleford", "Ambleford – least by pupils on roll"),
    ("biggest primaries", "most by pupils on roll"),
    ("best maths in ambleford", "Who can help with maths in Ambleford"),
  ])
  func theRightEndIsShown(line: String, end: String) throws {
    var script = try Script([])
    let text = script.type(line).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains(end), "\(text)")
  }
}
