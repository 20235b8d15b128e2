import TestSupport
import Testing

@testable import LineEditor

/// Tab fills in what is certain and lists what is not.
struct CompletionTests {
  @Test(arguments: [
    ("adv", "advise "),
    ("ADV", "advise "),
    ("meadow", "Meadow "),
    ("help adv", "help advise "),
    ("éc", "École-"),
    ("sai", "Saint-A"),
    ("学", "学校"),
    ("学校二", "学校二 "),
  ])
  func whatIsCertainIsFilledIn(typed: String, line: String) throws {
    let echo = try Echo()
    try echo.type(typed)
    try echo.terminal.send(.tab)
    try echo.enter(giving: "<\(line)> \(line.unicodeScalars.count)")
  }

  @Test func severalAreListedAndTheLineStays() throws {
    let echo = try Echo()
    try echo.type("help saint-a")
    try echo.terminal.send(.tab)
    try echo.terminal.expectScreen("list and line") {
      $0.lines == ["ready", "echo> help saint-a", "Saint-Anne   Saint-Adèle", "echo> help saint-a"]
    }
    try echo.terminal.send("n")
    try echo.terminal.send(.tab)
    try echo.enter(giving: "<help Saint-Anne > 16")
  }

  @Test func nothingThatFitsIsSaid() throws {
    let echo = try Echo()
    try echo.type("xyz")
    try echo.terminal.send(.tab)
    try echo.terminal.expect("no match\n")
    try echo.terminal.expect("echo> xyz")
    try echo.enter(giving: "<xyz> 3")
  }

  @Test func aLongListIsCutAndCounted() throws {
    let echo = try Echo(rows: 40, columns: 40)
    try echo.type("many")
    try echo.terminal.send(.tab)
    try echo.terminal.expect("item 60\n")
    try echo.terminal.expect("and 40 more\n")
    try echo.terminal.expect("echo> many")
  }

  @Test func theWordBeforeTheCursorIsCompletedInTheMiddleOfALine() throws {
    let echo = try Echo()
    try echo.type("adv me")
    for _ in 0..<3 { try echo.terminal.send(.left) }
    try echo.terminal.send(.tab)
    // The space that is there already is enough.
    try echo.enter(giving: "<advise me> 9")
  }

  @Test func aListBelowALineOfSeveralRowsLeavesTheLineWhole() throws {
    let echo = try Echo(rows: 12, columns: 20)
    try echo.terminal.send("x 学校 and a tail that wraps")
    try echo.terminal.expectScreen("the line") { $0.text.hasSuffix("wraps") }
    try echo.terminal.send(.home)
    for _ in 0..<4 { try echo.terminal.send(.right) }
    try echo.terminal.send(.tab)
    try echo.terminal.expectScreen("list and line") {
      $0.lines == [
        "ready",
        "echo> x 学校 and a t", "ail that wraps",
        "学校一  学校二",
        "echo> x 学校 and a t", "ail that wraps",
      ]
    }
    try echo.terminal.send("!")
    try echo.terminal.send(.enter)
    try echo.terminal.expect("<x 学校! and a tail that wraps>")
  }
}

/// The decision, without a terminal.
struct CompletionStepTests {
  private func step(_ line: String, _ candidates: [String]) -> CompletionStep {
    let start = line.lastIndex(of: " ").map { line.index(after: $0) } ?? line.startIndex
    return CompletionStep(
      Completion(start: start, candidates: candidates), in: line, at: line.endIndex)
  }

  @Test func oneCandidateIsFilledInWithASpace() {
    #expect(step("a mea", ["Meadow"]) == .replace(scalars: 3, text: "Meadow "))
  }

  @Test func repeatsAreOneCandidate() {
    #expect(step("mea", ["Meadow", "Meadow"]) == .replace(scalars: 3, text: "Meadow "))
  }

  @Test func lettersAreCountedAsLibeditCountsThem() {
    // An e with a combining accent is one character and two scalars.
    #expect(step("e\u{301}c", ["École"]) == .replace(scalars: 3, text: "École "))
  }

  @Test func whatIsCommonIsFilledInWholeCharactersOnly() {
    #expect(
      step("me", ["Meade\u{301}", "Meade\u{300}"]) == .replace(scalars: 2, text: "Mead"))
  }

  @Test func aCommonPartThatIsNotWhatWasTypedIsNotFilledIn() {
    #expect(step("anne", ["St Anne's", "St Anne-Marie"]) == .list(["St Anne's", "St Anne-Marie"]))
  }

  @Test func withoutMoreInCommonTheyAreListedInTheirOrder() {
    #expect(step("", ["list", "advise"]) == .list(["list", "advise"]))
  }

  @Test func noneIsNone() {
    #expect(step("x", []) == .none)
    #expect(step("x", [""]) == .none)
  }

  @Test func aNameCannotActOnTheTerminal() {
    #expect(step("x", ["x\u{1B}[2Jy\n"]) == .replace(scalars: 1, text: "x[2Jy "))
  }
}

/// Candidates laid out to be read.
struct CandidateListTests {
  private func text(_ candidates: [String], columns: Int) -> String {
    CandidateList(candidates: candidates, words: .init()).text(columns: columns)
  }

  @Test func theyRunAcrossInAsManyColumnsAsFit() {
    #expect(text(["aa", "b", "ccc", "d"], columns: 13) == "aa   b    ccc\nd\n")
  }

  @Test func wideLettersAreCountedTwice() {
    #expect(text(["学校", "ab"], columns: 10) == "学校  ab\n")
    #expect(text(["学校", "ab"], columns: 9) == "学校\nab\n")
  }

  @Test func accentsTakeNoRoom() {
    #expect(text(["e\u{301}", "b"], columns: 4) == "e\u{301}  b\n")
  }

  @Test func aWideOneIsNotCut() {
    #expect(text(["a long name", "b"], columns: 5) == "a long name\nb\n")
  }

  @Test func theRestIsCounted() {
    let list = text((1...61).map { "n\($0)" }, columns: 3)
    #expect(list.hasSuffix("n60\nand 1 more\n"))
  }

  @Test func noneIsSaid() {
    #expect(text([], columns: 80) == "no match\n")
  }
}
