import Diagnostics
import Notation
import TestSupport
import Testing

/// One run tells everything, and the tree behind the mistakes is that of the file.
@Suite struct RecoveryTests {
  /// Everything that is wrong in one file, as people see it.
  @Test func everyProblemIsToldInOneRun() {
    let text = """
      title: School: low reading
      gap: >= 5 points # lost
      name: é👩‍👩‍👧 漢字: x
      tag: !weak_reading
      anchored: &base
        a: 1
      copied:
        <<: *base
      list:
        - [Who gained?, Why]
        - {phase: any of [primary, secondary]}
        - "hello" she said
        - "bad \\q escape"
      title: again
        over: indented
      key
      key2:x
      deep: - x
      {a: b} c

      """
    let reading = Notation.read(text: text, file: "Rules/broken.yaml")
    let renderer = DiagnosticRenderer(texts: [reading.source])
    expectGolden(renderer.render(reading.problems), "everything-wrong", in: "Notation")
    #expect(reading.root != nil)
  }

  @Test(arguments: [
    ("a: School: low", "School: low"), ("a: > 5", "> 5"), ("a: @b: c # d", "@b: c"),
    ("a: !x", "!x"), ("a: !x y", "!x y"), ("a: !x 'y'", "y"), ("a: *x", "*x"), ("a: %é", "%é"),
    ("a: - b", "- b"), ("a: \"b\" c: d", "\"b\" c: d"), ("a: [b] c", "[b] c"),
    ("a: \"\\q\"", "\\q"), ("a: b\n  c: d", "b c: d"), ("a: ? b", "? b"), ("a: , b", ", b"),
    ("a: \"x\\\u{1F600}y\"", "x\\\u{1F600}y"), ("a: {b} > 5", "{b} > 5"),
    ("a: 1\nb: 2\na: 3\nb: 4", "1"), ("a: 1\n'b': 2\n\"b\": 3", "1"), ("a: 1\nlost\nb: 2", "1"),
    ("%YAML 1.2\n---\na: x", "x"), ("a: x\n---\nb: y", "x"), ("a: x\n...\nb: y", "x"),
    ("a: x\u{A0}y", "x y"), ("a: x\u{7}y", "x\u{FFFD}y"), ("a:\tx", "x"),
  ])
  func theTextStandsInTheTreeAsItWasWritten(_ text: String, _ value: String) throws {
    let reading = Notation.read(text: text, file: "f")
    #expect(!reading.problems.isEmpty)
    #expect(reading.root?.mapping?["a"]?.scalar?.text == value)
  }

  @Test func aKeyWrittenTwiceKeepsItsFirstValue() {
    let reading = Notation.read(text: "a: 1\nb: 2\na: 3\na: 4", file: "f")
    #expect(reading.root?.mapping?.entries.map(\.key.text) == ["a", "b"])
    #expect(reading.problems.map(\.location?.line) == [3, 4])
    #expect(
      reading.problems.map { $0.notes.first?.location }
        == Array(repeating: .init(file: "f", line: 1, column: 1), count: 2))
  }

  @Test(arguments: [
    "a: [b\nc: d", "a: 'b\nc: d", "\ta: b", "a:\n  b\n    c: d",
    "? a\n: b", "{a: b, : c}", "a: b\n\"\": c\n\"\": d", "a\tb\n  c: d",
  ])
  func wherePlacesAreInDoubtThereIsNoTree(_ text: String) {
    let reading = Notation.read(text: text, file: "f")
    #expect(!reading.problems.isEmpty)
    #expect(reading.root == nil)
  }

  @Test func afterAQuoteOrBracketLeftOpenTheRestIsStillLookedAt() {
    let text = "a: 'tis\nb: > 5\nc: [d\ne: *f\ng:\n  h: {i: j\n  k: %l\n"
    let problems = Notation.read(text: text, file: "f").problems
    #expect(problems.map(\.code) == ["WM140", "WM116", "WM141", "WM114", "WM141", "WM116"])
    #expect(problems.map(\.location?.line) == [1, 2, 3, 4, 6, 7])
  }

  @Test func laterChecksDoNotRepeatWhatWasSaid() {
    let reading = Notation.read(text: "gap: > 5\nx: y", file: "f")
    func later(_ line: Int, _ column: Int, _ length: Int = 1, file: String = "f") -> Diagnostic {
      Diagnostic(
        "WM200", .error, "no such test", at: .init(file: file, line: line, column: column),
        length: length)
    }
    let echoes = [later(1, 6), later(1, 8), later(1, 1, 8)]
    let news = [
      later(1, 1, 5), later(2, 6), later(1, 6, file: "g"), Diagnostic("WM1", .error, "!"),
    ]
    let all = reading.problems(with: echoes + news)
    #expect(all == (reading.problems + news).sortedByPlace)
  }

  @Test func aLineReportedAsAWholeDoesNotHideTheNext() {
    let text = "a: \"b\" c: d\n  f # g\nh: - i: j\n  k: l\n"
    let problems = Notation.read(text: text, file: "f").problems
    #expect(problems.map(\.code) == ["WM142", "WM111", "WM150", "WM144"])
    #expect(problems.map(\.location?.line) == [1, 2, 3, 4])
  }

  @Test func problemsPastTheLimitAreCounted() {
    let text = String(repeating: "- *x\n", count: 30)
    let reading = Notation.read(text: text, file: "f", limits: .init(problems: 20))
    #expect(reading.problems.count == 20)
    #expect(reading.problemsLeftOut == 10)
    #expect(reading.root?.list?.count == 30)
  }
}
