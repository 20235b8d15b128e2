import LineEditor
import Testing

/// The editor of tests behaves as the seam says.
struct ScriptedEditorTests {
  @Test func linesComeInOrderAndThenTheEnd() {
    let editor = ScriptedEditor([.text("one"), .interrupted, .text("two")])
    let lines = (0..<5).map { _ in editor.readLine(prompt: "> ") }
    #expect(lines == [.text("one"), .interrupted, .text("two"), .end, .end])
    #expect(editor.prompts == Array(repeating: "> ", count: 5))
  }

  @Test func itRemembersAsThereIsToRemember() {
    let editor = ScriptedEditor("x")
    for line in ["a", " b", "a", "c"] { editor.remember(line) }
    #expect(editor.history.lines == ["a", "c"])
    editor.forgetHistory()
    #expect(editor.history.lines.isEmpty)
  }

  @Test func theInterruptComesOnceWhenItShould() {
    let editor = ScriptedEditor([], interruptedAfter: 2)
    #expect((0..<5).map { _ in editor.takeInterrupt() } == [false, false, true, false, false])
    #expect(ScriptedEditor("x").takeInterrupt() == false)
  }

  @Test func completionCanBeAskedWithoutATerminal() {
    let editor = ScriptedEditor(
      [], completer: { .ofWord(in: $0, at: $1, from: ["advise", "Advent", "list"]) })
    #expect(editor.completion(of: "list adv") == ["advise", "Advent"])
    #expect(editor.completion(of: "") == ["advise", "Advent", "list"])
    #expect(ScriptedEditor("x").completion(of: "l").isEmpty)
  }
}
