import Diagnostics
import Notation
import Testing

/// Keys read into typed values, and what is said when they do not fit.
@Suite struct FieldsTests {
  enum Colour: String, CaseIterable { case red, dark = "dark blue" }

  private func fields(_ text: String) throws -> Fields {
    let reading = Notation.read(text: text, file: "f")
    #expect(reading.problems == [])
    return Fields(try #require(reading.root?.mapping), of: "the fact \"x\"")
  }

  @Test func valuesAreReadByKind() throws {
    var fields = try fields(
      """
      text: a: b
      prose: |
        one
        two

      colour: dark blue
      whole: -7
      number: 2.50
      numbers: [1, -0.5]
      flag: yes
      other: no
      day: 2027-09-01
      list: [a, [b]]
      texts:
        - a
        - 'b'
      colours: [red, dark blue]
      inner: {a: 1}
      several: [{a: 1}, {b: 2}]
      """.replacing("text: a: b", with: "text: 'a: b'"))
    #expect(fields.text("text")?.text == "a: b")
    #expect(fields.prose("prose")?.text == "one\ntwo")
    #expect(fields.word("colour", as: Colour.self) == .dark)
    #expect(fields.wholeNumber("whole", in: -10...10) == -7)
    #expect(fields.number("number") == 2.5)
    #expect(fields.numbers("numbers") == [1, -0.5])
    #expect(fields.yesOrNo("flag") == true)
    #expect(fields.yesOrNo("other") == false)
    #expect(fields.date("day") == CalendarDate(year: 2027, month: 9, day: 1))
    #expect(fields.list("list")?.count == 2)
    #expect(fields.texts("texts")?.map(\.text) == ["a", "b"])
    #expect(fields.words("colours", as: Colour.self) == [.red, .dark])
    #expect(fields.mapping("inner")?.entries.count == 1)
    #expect(fields.mappings("several")?.count == 2)
    #expect(fields.finish() == [])
  }

  @Test func optionalKeysMayBeMissing() throws {
    var fields = try fields("a: b")
    #expect(fields.text("a") != nil)
    #expect(fields.text("b", .optional) == nil)
    #expect(fields.prose("c", .optional) == nil)
    #expect(fields.word("d", as: Colour.self, .optional) == nil)
    #expect(fields.wholeNumber("e", .optional) == nil)
    #expect(fields.number("f", .optional) == nil)
    #expect(fields.numbers("g", .optional) == nil)
    #expect(fields.yesOrNo("h", .optional) == nil)
    #expect(fields.date("i", .optional) == nil)
    #expect(fields.list("j", .optional) == nil)
    #expect(fields.words("k", as: Colour.self, .optional) == nil)
    #expect(fields.mappings("l", .optional) == nil)
    #expect(fields.within("m", .optional) { _ in 1 } == nil)
    #expect(fields.finish() == [])
  }

  /// How one key is asked for, so that each way to be wrong is one line of the table below.
  typealias Asking = @Sendable (inout Fields) -> Void

  struct Mistake: CustomTestStringConvertible, Sendable {
    let text: String
    let code: String
    let message: String
    let nextStep: String
    let ask: Asking
    var testDescription: String { "\(code) \(text)" }
  }

  @Test(arguments: mistakes)
  func mistakesAreToldAtTheirPlace(_ mistake: Mistake) throws {
    let marked = MarkedText(mistake.text)
    var fields = try fields(marked.text)
    mistake.ask(&fields)
    let problems = fields.finish()
    #expect(problems.count == 1, "\(problems.map(\.message))")
    let problem = try #require(problems.first)
    #expect(problem.code == mistake.code)
    #expect(problem.message == mistake.message)
    #expect(problem.nextStep?.contains(mistake.nextStep) == true, "\(problem.nextStep ?? "")")
    let place = try #require(problem.location)
    #expect(
      [.init(line: place.line, column: place.column, length: problem.length)] == marked.places)
  }

  static let mistakes: [Mistake] = [
    .init(
      text: "⟦a⟧: b", code: "WM120", message: "the fact \"x\" has no \"id\"",
      nextStep: "add a line \"id: …\""
    ) {
      _ = $0.text("a")
      _ = $0.text("id")
    },
    .init(
      text: "id: b\n⟦kidn⟧: c", code: "WM121", message: "the fact \"x\" has no key called \"kidn\"",
      nextStep: "did you mean \"kind\"?"
    ) {
      _ = $0.text("id")
      $0.allow("kind")
    },
    .init(
      text: "⟦zebra⟧: c", code: "WM121", message: "the fact \"x\" has no key called \"zebra\"",
      nextStep: "the keys are id and kind"
    ) { $0.allow("id", "kind") },
    .init(
      text: "a: ⟦[⟧b]", code: "WM122", message: "\"a\" must be a text, not a list",
      nextStep: "without brackets"
    ) { _ = $0.text("a") },
    .init(
      text: "a: ⟦b⟧", code: "WM122", message: "\"a\" must be a list, not a text",
      nextStep: "[a, b]"
    ) { _ = $0.texts("a") },
    .init(
      text: "a: ⟦'b'⟧", code: "WM122",
      message: "\"a\" must be a group of \"key: value\" lines, not a text",
      nextStep: "indented by two spaces"
    ) { _ = $0.within("a") { $0.text("b") } },
    .init(
      text: "a: [{b: c}, ⟦d⟧]", code: "WM122",
      message: "a group of \"key: value\" lines is needed here, not a text",
      nextStep: "indented by two spaces"
    ) { _ = $0.mappings("a") },
    .init(
      text: "a: [b, ⟦{⟧c: d}]", code: "WM122",
      message: "\"a\" must be a text, not a group of \"key: value\" lines", nextStep: "one line"
    ) { _ = $0.texts("a") },
    .init(
      text: "a: ⟦rde⟧", code: "WM123", message: "\"rde\" is not one of the words for \"a\"",
      nextStep: "choose from red and dark blue"
    ) { _ = $0.word("a", as: Colour.self) },
    .init(
      text: "a: [red, ⟦darkblue⟧]", code: "WM123",
      message: "\"darkblue\" is not one of the words for \"a\"",
      nextStep: "did you mean \"dark blue\"?"
    ) { _ = $0.words("a", as: Colour.self) },
    .init(
      text: "a: ⟦1e3⟧", code: "WM124", message: "\"a\" must be a number, not \"1e3\"",
      nextStep: "2.5"
    ) { _ = $0.number("a") },
    .init(
      text: "a: [1, ⟦+2⟧]", code: "WM124", message: "\"a\" must be a number, not \"+2\"",
      nextStep: "2.5"
    ) { _ = $0.numbers("a") },
    .init(
      text: "a: ⟦many⟧", code: "WM124", message: "\"a\" must be a number, not \"many\"",
      nextStep: "2.5"
    ) { _ = $0.wholeNumber("a") },
    .init(
      text: "a: ⟦2.5⟧", code: "WM125", message: "\"a\" must be a whole number, not \"2.5\"",
      nextStep: "digits only"
    ) { _ = $0.wholeNumber("a") },
    .init(
      text: "a: ⟦11⟧", code: "WM130", message: "\"a\" must be 1 to 10, not \"11\"",
      nextStep: "correct the number"
    ) { _ = $0.wholeNumber("a", in: 1...10) },
    .init(
      text: "a: ⟦true⟧", code: "WM126", message: "\"a\" must be yes or no, not \"true\"",
      nextStep: "write yes or no"
    ) { _ = $0.yesOrNo("a") },
    .init(
      text: "a: ⟦2027-02-29⟧", code: "WM127", message: "\"a\" must be a date, not \"2027-02-29\"",
      nextStep: "2027-09-01"
    ) { _ = $0.date("a") },
    .init(
      text: "⟦a⟧:\nb: c", code: "WM128", message: "nothing stands after \"a\"",
      nextStep: "delete the line"
    ) {
      _ = $0.text("a", .optional)
      $0.allow("b")
    },
    .init(
      text: "a: ⟦''⟧", code: "WM128", message: "nothing stands after \"a\"",
      nextStep: "delete the line"
    ) { _ = $0.text("a") },
    .init(
      text: "a: ⟦|⟧\n  b", code: "WM129", message: "\"a\" must stand on one line",
      nextStep: "after the colon"
    ) { _ = $0.text("a") },
    .init(
      text: "a: ⟦b⟧\n  c", code: "WM129", message: "\"a\" must stand on one line",
      nextStep: "after the colon"
    ) { _ = $0.text("a") },
    .init(
      text: "a: {b: c, ⟦d⟧: e}", code: "WM121",
      message: "\"a\" of the fact \"x\" has no key called \"d\"",
      nextStep: "the keys are b"
    ) { _ = $0.within("a") { $0.text("b") } },
  ]

  @Test func severalProblemsAreToldTogether() throws {
    var fields = try fields("a: x\nb: [1]\nc: maybe")
    _ = fields.number("a")
    _ = fields.text("b")
    _ = fields.yesOrNo("c")
    _ = fields.text("d")
    #expect(fields.problems.map(\.code) == ["WM124", "WM122", "WM126", "WM120"])
  }

  @Test func openFieldsLetOtherKeysBe() throws {
    var fields = try fields("a: x\nany name: y")
    _ = fields.text("a")
    #expect(fields.finish(open: true) == [])
  }

  @Test func aNodeThatIsNoMappingIsTold() throws {
    var problems: [Diagnostic] = []
    let list = try #require(Notation.read(text: "[a]", file: "f").root)
    #expect(Fields(list, of: "the file", problems: &problems) == nil)
    #expect(problems.map(\.code) == ["WM122"])
    #expect(Fields(nil, of: "the file", problems: &problems) == nil)
    #expect(problems.count == 1)
    let mapping = try #require(Notation.read(text: "{a: b}", file: "f").root)
    #expect(Fields(mapping, of: "the file", problems: &problems)?.subject == "the file")
  }

  @Test func problemsOfOtherChaptersAreKept() throws {
    var fields = try fields("a: x")
    let other = Diagnostic("WM400", .warning, "odd")
    fields.report(other)
    fields.report([other, other])
    fields.report(.tab, at: .init(file: "f", line: 1, column: 2), length: 3)
    fields.report(.emptyFile, at: nil)
    #expect(fields.problems.map(\.code) == ["WM400", "WM400", "WM400", "WM110", "WM107"])
    #expect(fields.problems.last?.location?.column == 1)
  }
}
