import Diagnostics
import Testing

/// How a problem looks on the screen: `rule-language.md`, "What an error looks like".
@Suite struct RendererTests {
  private func diagnostic(
    _ message: String, line: Int, column: Int, length: Int = 1, step: String? = nil,
    notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(
      "WM204", .error, message, at: .init(file: "f", line: line, column: column), length: length,
      nextStep: step, notes: notes)
  }

  @Test func theNextStepStandsBesideTheCarets() {
    let file = "Rules/strategies/3-school-to-school/reading-partner.yaml"
    let text =
      String(repeating: "\n", count: 13)
      + "    - reading progress: below famly mean by at least 1.0 points\n"
    let problem = Diagnostic(
      "WM204", .error, "there is no benchmark called \"famly mean\"",
      at: .init(file: file, line: 14, column: 31), length: 10,
      nextStep: "did you mean \"family mean\"?")
    let renderer = DiagnosticRenderer(texts: [.init(file: file, text: text)])
    #expect(
      renderer.render(problem) == """
        \(file):14:31: error WM204: there is no benchmark called "famly mean"
           14 |     - reading progress: below famly mean by at least 1.0 points
              |                               ^^^^^^^^^^ did you mean "family mean"?
        """)
  }

  @Test func aPlaceWithoutItsTextHasTheNextStepBeneath() {
    let problem = Diagnostic(
      "WM411", .warning, "this rule is never \"ruled out\" in its examples",
      at: .init(file: "futures-link.yaml", line: 26, column: 5),
      nextStep: "add an example with \"leadership in transition: yes\"")
    #expect(
      DiagnosticRenderer().render(problem) == """
        futures-link.yaml:26:5: warning WM411: this rule is never "ruled out" in its examples
              add an example with "leadership in transition: yes"
        """)
  }

  @Test func aStepTooLongForTheLineStandsBeneath() {
    let step = "did you mean \"reading cohort size\"? (defined in Rules/vocabulary/a.yaml, line 40)"
    let problem = diagnostic("no such fact", line: 1, column: 7, length: 18, step: step)
    let text = Source.Text(file: "f", text: "    - readng cohort size: at least 11")
    #expect(
      DiagnosticRenderer(texts: [text]).render(problem) == """
        f:1:7: error WM204: no such fact
            1 |     - readng cohort size: at least 11
              |       ^^^^^^^^^^^^^^^^^^
              \(step)
        """)
  }

  @Test func linesThatBelongTogetherAreShownTogether() {
    let text = Source.Text(
      file: "f", text: "all:\n  - meals: at least 40\n  # x\n  - meals: below 25\n")
    let problem = diagnostic(
      "these two lines can never hold together", line: 2, column: 5,
      notes: [.init("", at: .init(file: "f", line: 4, column: 5))])
    #expect(
      DiagnosticRenderer(texts: [text]).render(problem) == """
        f:2:5: error WM204: these two lines can never hold together
            2 |   - meals: at least 40
            4 |   - meals: below 25
        """)
  }

  @Test func notesHaveTheirOwnExcerpts() {
    let texts = [
      Source.Text(file: "f", text: "a: 1\na: 2"), Source.Text(file: "g", text: "  b: 3"),
    ]
    let problem = diagnostic(
      "twice", line: 2, column: 1, step: "delete one",
      notes: [
        .init("first here", at: .init(file: "f", line: 1, column: 1)),
        .init("and there", at: .init(file: "g", line: 1, column: 3)),
        .init("and in a file not at hand", at: .init(file: "h", line: 9, column: 2)),
        .init("a remark"),
        .init(String(repeating: "long ", count: 20), at: .init(file: "f", line: 1, column: 1)),
      ])
    #expect(
      DiagnosticRenderer(texts: texts).render(problem) == """
        f:2:1: error WM204: twice
            2 | a: 2
              | ^ delete one
            1 | a: 1
              | ^ first here
              g:1:3: and there
            1 |   b: 3
              |   ^
              h:9:2: and in a file not at hand
              a remark
            1 | a: 1
              | ^
              \(String(repeating: "long ", count: 20))
        """)
  }

  /// The caret stands under its character whatever the letters before it are.
  @Test(arguments: [
    ("naïve: x", 8, 1, "naïve: x", "       ^"),
    ("nai\u{308}ve: x", 8, 1, "nai\u{308}ve: x", "       ^"),
    ("漢字: x", 5, 1, "漢字: x", "      ^"),
    ("漢字: x", 1, 2, "漢字: x", "^^^^"),
    ("👩‍👩‍👧 x", 3, 1, "👩‍👩‍👧 x", "   ^"),
    ("🇬🇧☀️: x", 3, 1, "🇬🇧☀️: x", "    ^"),
    ("ｆｕｌｌ x", 6, 1, "ｆｕｌｌ x", "         ^"),
    ("각 x", 3, 1, "각 x", "   ^"),
    ("\u{1100}\u{1161} x", 3, 1, "\u{1100}\u{1161} x", "   ^"),
    ("a\tb", 3, 1, "a   b", "    ^"),
    ("\tb", 1, 1, "    b", "^^^^"),
    ("a:\tb\tc", 4, 1, "a:  b   c", "    ^"),
    ("a\u{1B}[31m", 2, 1, "a\u{FFFD}[31m", " ^"),
    ("a\u{202E}b", 3, 1, "a\u{FFFD}b", "  ^"),
    ("a\u{200B}b", 3, 1, "a\u{FFFD}b", "  ^"),
    ("ab", 3, 4, "ab", "  ^"),
    ("ab", 9, 1, "ab", "  ^"),
    ("ab", 1, 9, "ab", "^^"),
    ("", 1, 1, "", "^"),
  ])
  func theCaretStandsUnderItsCharacter(
    _ line: String, _ column: Int, _ length: Int, _ shown: String, _ carets: String
  ) {
    let problem = diagnostic("x", line: 1, column: column, length: length)
    let rendered = DiagnosticRenderer(texts: [.init(file: "f", text: line)]).render(problem)
    let lines = rendered.split(separator: "\n").dropFirst()
    #expect(lines == ["    1 | \(shown)", "      | \(carets)"])
  }

  @Test(arguments: [1, 50, 95, 500, 9_999, 10_000])
  func longLinesAreCutRoundThePlace(_ column: Int) throws {
    let line = (0..<1000).map { "\($0 % 10)é漢______" }.joined().prefix(10_000)
    let problem = diagnostic("x", line: 1, column: column, length: 3)
    let renderer = DiagnosticRenderer(texts: [.init(file: "f", text: String(line))], width: 80)
    let lines = renderer.render(problem).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.displayWidth <= 80 })
    let caret = try #require(lines[2].firstIndex(of: "^"))
    let columns = lines[2][..<caret].displayWidth
    var passed = 0
    let under = lines[1].first { character in
      defer { passed += character.displayWidth }
      return passed >= columns
    }
    #expect(under == line.dropFirst(column - 1).first ?? "…" || under == nil)
  }

  @Test func lineNumbersMayBeLong() {
    let text = Source.Text(file: "f", text: String(repeating: "\n", count: 123_456) + "ab")
    #expect(
      DiagnosticRenderer(texts: [text]).render(diagnostic("x", line: 123_457, column: 2)) == """
        f:123457:2: error WM204: x
        123457 | ab
               |  ^
        """)
  }

  @Test func allAreSortedByPlaceWithACap() {
    let places = [(2, 1), (1, 5), (1, 2), (3, 1)]
    let problems =
      places.map { diagnostic("m\($0.0)\($0.1)", line: $0.0, column: $0.1) }
      + [Diagnostic("WM100", .warning, "no place")]
    let renderer = DiagnosticRenderer(cap: 3)
    #expect(
      renderer.render(problems, leftOut: 7) == """
        warning WM100: no place

        f:1:2: error WM204: m12

        f:1:5: error WM204: m15

        9 more

        """)
    #expect(DiagnosticRenderer().render([]) == "")
  }

  @Test func nothingReachesTheTerminalAsACommand() {
    let evil = "\u{1B}]0;title\u{7}\r\n\u{9B}31m"
    let problem = Diagnostic(
      "WM1", .note, evil, at: .init(file: evil, line: 1, column: 1), nextStep: evil,
      notes: [.init(evil)])
    let rendered = DiagnosticRenderer().render(problem)
    #expect(!rendered.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x9B })
    #expect(rendered.split(separator: "\n").count == 3)
  }

  @Test func coloursAreRoundTheirPartsOnly() {
    let text = Source.Text(file: "f", text: "ab")
    let problem = diagnostic("x", line: 1, column: 2, step: "do")
    let plain = DiagnosticRenderer(texts: [text])
    var coloured = plain
    coloured.isColoured = true
    #expect(
      coloured.render(problem) == """
        \u{1B}[1mf:1:2: \u{1B}[0m\u{1B}[1;31merror WM204:\u{1B}[0m x
        \u{1B}[34m    1 |\u{1B}[0m ab
        \u{1B}[34m      |\u{1B}[0m  \u{1B}[1;32m^\u{1B}[0m do
        """)
    #expect(
      coloured.render(problem).replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain.render(problem))
    let others = [Diagnostic("W", .warning, "x"), Diagnostic("N", .note, "x")].map(coloured.render)
    #expect(others == ["\u{1B}[1;35mwarning W:\u{1B}[0m x", "\u{1B}[1;36mnote N:\u{1B}[0m x"])
  }
}
