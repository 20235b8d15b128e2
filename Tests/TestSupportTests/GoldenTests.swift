import Foundation
import TestSupport
import Testing

struct GoldenTests {
  let folder: TemporaryFolder
  var file: URL { folder.file("Golden/advice/first.txt") }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func recordingWritesTheFileAndIsAProblem() throws {
    let problem = goldenProblem("One.\n", file: file, isRecording: true)
    #expect(problem?.contains("Recorded advice/first.txt") == true)
    #expect(try Data(contentsOf: file) == Data("One.\n".utf8))
  }

  @Test func anEqualTextIsNoProblem() {
    _ = goldenProblem("One.\nTwo.\n", file: file, isRecording: true)
    #expect(goldenProblem("One.\nTwo.\n", file: file, isRecording: false) == nil)
  }

  @Test func aMissingFileIsAProblem() {
    let problem = goldenProblem("One.\n", file: file, isRecording: false)
    #expect(problem?.contains("There is no advice/first.txt yet") == true)
  }

  @Test func aDifferenceIsShownByLine() {
    _ = goldenProblem("One.\nTwo.\n", file: file, isRecording: true)
    let problem = goldenProblem("One.\nThree.\n", file: file, isRecording: false)
    #expect(problem == "advice/first.txt differs (- golden, + now):\n One.\n-Two.\n+Three.")
  }

  @Test func onlyTheSurroundingsOfADifferenceAreShown() {
    let old = (1...9).map { "line \($0)\n" }.joined()
    let new = old.replacing("line 5", with: "line five")
    #expect(
      lineDifference(expected: old, actual: new)
        == """
        @ line 3
         line 3
         line 4
        -line 5
        +line five
         line 6
         line 7
        """)
  }

  @Test(arguments: [
    ("a\n", "a", "-a\n+a⏎"),
    ("a\r\nb\n", "a\nb\n", "-a\r\n+a\n b"),
    ("\u{E9}\n", "e\u{301}\n", "-\u{E9}\n+e\u{301}"),
    ("", "a\n", "+a"),
  ])
  func differencesThatAreHardToSeeAreFound(expected: String, actual: String, shown: String) {
    #expect(lineDifference(expected: expected, actual: actual) == shown)
  }
}
