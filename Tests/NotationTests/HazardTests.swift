import Diagnostics
import Notation
import Testing

/// Each notation that YAML refuses, loses or changes: its code, its place, its words, its cure.
@Suite struct HazardTests {
  /// A text with the place of its problem, and what is said.
  struct Hazard: CustomTestStringConvertible, Sendable {
    let text: String
    let code: String
    let message: String
    let nextStep: String

    init(_ text: String, _ code: String, _ message: String, _ nextStep: String) {
      self.text = text
      self.code = code
      self.message = message
      self.nextStep = nextStep
    }

    var testDescription: String { "\(code) \(text.debugDescription)" }
  }

  @Test(arguments: lost + symbols + hidden + brackets + structure + whole)
  func isReportedAtItsPlaceWithItsCure(_ hazard: Hazard) throws {
    let marked = MarkedText(hazard.text)
    let problems = Notation.read(text: marked.text, file: "rule.yaml").problems
    let problem = try #require(problems.first)
    #expect(problems.count == 1, "\(problems.map(\.message))")
    #expect(problem.code == hazard.code)
    #expect(problem.severity == .error)
    #expect(problem.message.contains(hazard.message), "\(problem.message)")
    #expect(problem.nextStep?.contains(hazard.nextStep) == true, "\(problem.nextStep ?? "none")")
    let place = try #require(problem.location)
    #expect(place.file == "rule.yaml")
    #expect(
      [.init(line: place.line, column: place.column, length: problem.length)] == marked.places)
  }

  /// The same file with the line ends of another system has the same problem at the same place.
  @Test(arguments: lost + symbols + hidden + brackets + structure)
  func isTheSameWithOtherLineEnds(_ hazard: Hazard) {
    let text = MarkedText(hazard.text).text
    let expected = Notation.read(text: text, file: "rule.yaml").problems
    for lineEnd in ["\r\n", "\r"] {
      let other = String(text.map { $0 == "\n" ? Character(lineEnd) : $0 })
      #expect(Notation.read(text: other, file: "rule.yaml").problems == expected)
    }
  }

  static let lost: [Hazard] = [
    .init("- gap: 5 ⟦# points⟧", "WM111", "after the # on this line would be lost", "its own line"),
    .init("gap: é漢👩‍👩‍👧 5 ⟦#⟧", "WM111", "would be lost", "its own line"),
    .init("gap: 'a' ⟦# b⟧\nx: y", "WM111", "would be lost", "its own line"),
    .init("a: [b, c] ⟦# d⟧", "WM111", "would be lost", "its own line"),
    .init("a: [b, ⟦# d⟧\n  c]", "WM111", "would be lost", "its own line"),
    .init("a: [b,⟦#d⟧\n  c]", "WM111", "would be lost", "its own line"),
    .init("a: one\n  two ⟦# three⟧", "WM111", "would be lost", "its own line"),
    .init("note: ⟦#5⟧", "WM111", "whole value after the #", "in quotes"),
    .init("- ⟦# only⟧\n- x", "WM111", "whole value after the #", "in quotes"),
    .init("when: ⟦# why⟧\n  - x", "WM111", "line of its own", "line above"),
    .init("when: ⟦# why⟧\n- x", "WM111", "line of its own", "line above"),
    .init("say: | ⟦# why⟧\n  x", "WM111", "line of its own", "line above"),
    .init("- ⟦!weak_reading⟧", "WM112", "tags such as \"!weak_reading\"", "put quotes"),
    .init("a: ⟦!!str⟧ \"x\"", "WM112", "tags", "put quotes"),
    .init("a: ⟦!x⟧\n  b: c", "WM112", "tags", "put quotes"),
    .init("⟦!x⟧: c", "WM112", "tags", "put quotes"),
    .init("a: [⟦!x⟧, y]", "WM112", "tags", "put quotes"),
    .init("a: ⟦&x⟧ value", "WM113", "anchors such as \"&x\"", "put quotes"),
    .init("a: ⟦&x⟧\n  b: c", "WM113", "anchors", "put quotes"),
    .init("a: ⟦&x⟧ |\n  b", "WM113", "anchors", "put quotes"),
    .init("- ⟦&x⟧ [a]", "WM113", "anchors", "put quotes"),
    .init("a: ⟦*x⟧", "WM114", "references such as \"*x\"", "name a finding"),
    .init("a: [⟦*x⟧, b]", "WM114", "references", "name a finding"),
    .init("a:\n  ⟦<<⟧: b", "WM115", "merge key", "repeat the keys"),
    .init("title: ⟦School: low reading⟧", "WM117", "colon followed by a space", "put quotes"),
    .init("- é: ⟦b: c: d⟧", "WM117", "colon followed by a space", "put quotes"),
    .init("a: [⟦b: c⟧, d]", "WM117", "colon followed by a space", "put quotes"),
    .init("a: {b: ⟦c: d⟧}", "WM117", "colon followed by a space", "put quotes"),
    .init("a: {b: ⟦c: d⟧\n  }", "WM117", "colon followed by a space", "put quotes"),
    .init("a: [⟦Who gained?⟧, Why]", "WM118", "question mark", "put quotes round it"),
    .init("a: [b, ⟦? c⟧]", "WM118", "question mark", "put quotes round it"),
    .init("a: 1\nb: 2\n⟦a⟧: 3", "WM119", "\"a\" stands here a second time", "delete one"),
    .init("'it''s': 1\n⟦\"it's\"⟧: 3", "WM119", "a second time", "delete one"),
    .init("a: {b: 1, ⟦b⟧: 2}", "WM119", "a second time", "delete one"),
    .init("a:\n- b: 1\n  ⟦b⟧: 2\n- b: 1", "WM119", "a second time", "delete one"),
  ]

  static let symbols: [Hazard] = [
    .init("gap: ⟦> 5 points⟧", "WM116", "cannot begin with \">\"", "\"above 5 points\""),
    .init("gap: ⟦>5⟧", "WM116", "cannot begin with \">\"", "\"above 5\""),
    .init("gap: ⟦>= 5⟧", "WM116", "cannot begin with \">\"", "\"at least 5\""),
    .init("gap: ⟦!= 5⟧", "WM116", "cannot begin with \"!\"", "\"not 5\""),
    .init("gap: [⟦> 5⟧, b]", "WM116", "cannot begin with \">\"", "\"above 5\""),
    .init("gap: ⟦> 5⟧\nx: y", "WM116", "cannot begin with \">\"", "\"above 5\""),
    .init("a: ⟦* 3⟧", "WM116", "cannot begin with \"*\"", "put quotes"),
    .init("a: ⟦& co⟧", "WM116", "cannot begin with \"&\"", "put quotes"),
    .init("a: ⟦%5⟧", "WM116", "cannot begin with \"%\"", "put quotes"),
    .init("a: ⟦`b`⟧", "WM116", "cannot begin with \"`\"", "put quotes"),
    .init("a: ⟦@b⟧", "WM116", "cannot begin with \"@\"", "put quotes"),
    .init("a: ⟦| b⟧", "WM116", "cannot begin with \"|\"", "put quotes"),
    .init("a: ⟦? b⟧", "WM116", "cannot begin with \"?\"", "put quotes"),
    .init("a: [⟦- b⟧]", "WM116", "cannot begin with \"-\"", "put quotes"),
    .init("a: ⟦]⟧", "WM148", "belongs to no opening bracket", "delete it"),
    .init("a: ⟦,⟧ b", "WM148", "belongs to no opening bracket", "delete it"),
  ]

  static let hidden: [Hazard] = [
    .init("a:\n⟦\t⟧b: c", "WM110", "a tab here", "use spaces"),
    .init("a:⟦\t⟧b", "WM110", "a tab here", "use spaces"),
    .init("a: b⟦\t⟧c", "WM110", "a tab here", "use spaces"),
    .init("a: [b,⟦\t⟧c]", "WM110", "a tab here", "use spaces"),
    .init("a: [b⟦\t⟧c]", "WM110", "a tab here", "use spaces"),
    .init("a: |\n  ⟦\t⟧b", "WM110", "a tab here", "use spaces"),
    .init("a: b\n⟦\t⟧\nc: d", "WM110", "a tab here", "use spaces"),
    .init("é: b⟦\u{0}⟧c", "WM102", "(U+0000)", "delete it"),
    .init("a: b⟦\u{1B}⟧[31m", "WM102", "(U+001B)", "delete it"),
    .init("a:⟦\u{A0}⟧b", "WM102", "(U+00A0)", "delete it"),
    .init("a: b⟦\u{200B}⟧c", "WM102", "(U+200B)", "delete it"),
    .init("a: b⟦\u{85}⟧c", "WM102", "(U+0085)", "delete it"),
    .init("a: b⟦\u{2028}⟧c", "WM102", "(U+2028)", "delete it"),
    .init("a: b⟦\u{202E}⟧c", "WM102", "(U+202E)", "delete it"),
    .init("a: b⟦\u{FEFF}⟧c", "WM102", "(U+FEFF)", "delete it"),
    .init("a: b⟦\u{FFFD}⟧c", "WM102", "(U+FFFD)", "delete it"),
    .init("a: b⟦\u{F0023}⟧c", "WM102", "(U+F0023)", "delete it"),
    .init("a: b⟦\u{100000}⟧c", "WM102", "(U+100000)", "delete it"),
  ]

  static let brackets: [Hazard] = [
    .init("a: {b: ⟦any of [c, d]⟧, e: f}", "WM152", "cannot contain [", "put quotes"),
    .init("a: ⟦[⟧b, c\nd: e", "WM141", "the bracket [ is never closed", "close it with ]"),
    .init("a: ⟦{⟧b: c", "WM141", "the bracket { is never closed", "close it with }"),
    .init("a: [b, c⟦}⟧", "WM148", "the } here belongs", "delete it"),
    .init("a: [⟦,⟧ b]", "WM148", "the , here belongs", "delete it"),
    .init("a: [b, ⟦,⟧ c]", "WM148", "the , here belongs", "delete it"),
    .init("a: [b] ⟦above 5⟧", "WM142", "after the closing bracket ]", "quotes round the whole"),
    .init("a: [\"b\" ⟦c⟧]", "WM142", "after the closing quotation mark", "quotes round the whole"),
    .init("a: [[b] ⟦[⟧c]]", "WM142", "after the closing bracket ]", "quotes round the whole"),
    .init("a: {⟦b⟧, c: d}", "WM143", "a key needs a colon", "key: value"),
    .init("a: {⟦b:c⟧, d: e}", "WM143", "needs a space after it", "key: value"),
    .init("a: {⟦b:⟧}", "WM143", "needs a space after it", "key: value"),
    .init("a: {\n  ⟦\"b⟧\n  c\": d}", "WM129", "must stand on one line", "after the colon"),
    .init("a: {[b]⟦:⟧ c}", "WM146", "a key must be a text", "put quotes"),
    .init("a: {[b]⟦}⟧", "WM146", "a key must be a text", "put quotes"),
    .init("a: {⟦:⟧ c}", "WM151", "no key before this colon", "key: value"),
    .init("a: [\"b\"⟦:⟧ c]", "WM154", "does not fit here", "{key: value}"),
  ]

  static let structure: [Hazard] = [
    .init("a: ⟦'b⟧\nc: d", "WM140", "the quotation mark ' is never closed", "apostrophe"),
    .init("a: ⟦\"b⟧", "WM140", "the quotation mark \" is never closed", "close it"),
    .init("a: [⟦'b]⟧\nc: d", "WM140", "never closed", "close it"),
    .init("say: \"Yes\" ⟦she said⟧", "WM142", "closing quotation mark", "quotes round the whole"),
    .init("- 'x' ⟦y: z⟧", "WM142", "closing quotation mark", "quotes round the whole"),
    .init("a: b\n⟦title Low reading⟧\nc: d", "WM143", "a key needs a colon", "key: value"),
    .init("a: b\n⟦title:Low reading⟧", "WM143", "needs a space after it", "with a space"),
    .init("⟦\"title\":⟧Low", "WM143", "needs a space after it", "with a space"),
    .init("a: b\n⟦\"title\"⟧\nc: d", "WM143", "a key needs a colon", "key: value"),
    .init("a: b\n⟦[title]⟧\nc: d", "WM143", "a key needs a colon", "key: value"),
    .init("a: b\n⟦|⟧\n  x\nc: d", "WM143", "a key needs a colon", "key: value"),
    .init("facts:\n  ⟦reading progress⟧\n    id: x", "WM143", "a key needs a colon", "key: value"),
    .init("a: b\n  ⟦c: d⟧", "WM144", "fits no line above it", "line it up"),
    .init("a: b\n  ⟦- d⟧", "WM144", "fits no line above it", "line it up"),
    .init("a: 'b'\n  ⟦c: d⟧", "WM144", "fits no line above it", "line it up"),
    .init("a:\n    b: c\n  ⟦d: e⟧", "WM144", "fits no line above it", "line it up"),
    .init("  a: b\n⟦c: d⟧", "WM144", "fits no line above it", "line it up"),
    .init("a: b\n⟦- c⟧", "WM144", "fits no line above it", "line it up"),
    .init("- a\n⟦b: c⟧", "WM144", "fits no line above it", "line it up"),
    .init("- a\n-\n  - b\n  ⟦c: d⟧", "WM144", "fits no line above it", "line it up"),
    .init("⟦?⟧ a\nb: c", "WM145", "marked with ?", "key: value"),
    .init("⟦[a, b]⟧: c", "WM146", "a key must be a text", "put quotes"),
    .init("⟦:⟧ c\nd: e", "WM151", "no key before this colon", "key: value"),
    .init("a: \"x ⟦\\q⟧ y\"", "WM147", "has no meaning", "two backslashes"),
    .init("a: \"⟦\\é⟧\"", "WM147", "has no meaning", "two backslashes"),
    .init("a: \"⟦\\0⟧\"", "WM147", "has no meaning", "two backslashes"),
    .init("a: \"⟦\\ud800⟧\"", "WM147", "has no meaning", "two backslashes"),
    .init("a: \"⟦\\u12⟧ x\"", "WM147", "has no meaning", "two backslashes"),
    .init("a: \"⟦\\u001b⟧\"", "WM147", "has no meaning", "two backslashes"),
    .init("a: ⟦- b⟧", "WM150", "on the line of its key", "on the next line"),
    .init("⟦\(String(repeating: "k", count: 1001))⟧: v", "WM153", "longer than 1,000", "shorten"),
  ]

  static let whole: [Hazard] = [
    .init("a: b\n⟦---⟧\nc: d", "WM103", "a second document begins here", "a file of its own"),
    .init("a: b\n...\n⟦c: d⟧\n", "WM103", "a second document begins here", "a file of its own"),
    .init("a: b\n... ⟦c⟧\n", "WM103", "a second document begins here", "a file of its own"),
    .init("⟦%YAML 1.2⟧\n---\na: b", "WM106", "begin with %", "delete the line"),
    .init("--- ⟦a: b⟧\n", "WM142", "after the document marker ---", "on the next line"),
    .init("⟦⟧", "WM107", "nothing in this file", "delete it"),
    .init("⟦⟧# only a comment\n\n", "WM107", "nothing in this file", "delete it"),
    .init("⟦⟧---\n", "WM107", "nothing in this file", "delete it"),
  ]
}
