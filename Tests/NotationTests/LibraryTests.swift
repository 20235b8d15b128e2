import Diagnostics
import Testing

@testable import Notation

/// What the library refuses on its own is told in our words too, should it ever get so far.
@Suite struct LibraryTests {
  @Test(arguments: [
    ("a: b\nc: d: e", "WM117", 2, 5), ("a: b\nc\nd: e", "WM143", 3, 1),
    ("a\nb: c", "WM117", 2, 2),
    ("- a\nb: c", "WM144", 2, 1), ("a: b\n---\nc: d", "WM103", 2, 1), ("a: @b", "WM149", 1, 4),
    ("a: [b", "WM149", 1, 6), ("é: 1\nb: 2\né: 3", "WM119", 1, 1), ("a: b\u{1}", "WM149", 1, 1),
    ("a: *b", "WM149", 1, 4),
  ])
  func refusalsAreTranslated(_ text: String, _ code: String, _ line: Int, _ column: Int) {
    var composer = Composer(source: .init(file: "f", text: text))
    #expect(composer.compose(Array(text.utf8)) == nil)
    #expect(composer.problems.map(\.code) == [code])
    #expect(composer.problems.first?.location == .init(file: "f", line: line, column: column))
  }

  @Test func keysThatAreNoTextsAreLeftOut() {
    var composer = Composer(source: .init(file: "f", text: "{[a]: b, c: d}"))
    let root = composer.compose(Array("{[a]: b, c: d}".utf8))
    #expect(root?.mapping?.entries.map(\.key.text) == ["c"])
    #expect(composer.problems.map(\.code) == ["WM146"])
  }
}
