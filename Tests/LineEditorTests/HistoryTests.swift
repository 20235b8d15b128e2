import LineEditor
import TestSupport
import Testing

/// Which lines are kept, in which order.
struct HistoryTests {
  @Test func aLineTypedAgainMovesToTheEnd() {
    var history = History()
    for line in ["a", "b", "a", "c", "b"] { history.add(line) }
    #expect(history.lines == ["a", "c", "b"])
  }

  @Test func onlyTheNewestAreKept() {
    var history = History(limit: 3)
    for number in 1...10 { history.add("\(number)") }
    #expect(history.lines == ["8", "9", "10"])
  }

  @Test(arguments: ["", " ", " secret", "\tsecret", "\u{A0}", "\n"])
  func theseAreNotKept(line: String) {
    var history = History()
    #expect(history.add(line) == false)
    #expect(history.lines.isEmpty)
    #expect(History([line]).lines.isEmpty)
  }

  @Test func aListIsReadAsIfTypedLineByLine() {
    let lines = ["a", "b", " no", "a", "", "c\u{1B}d", "c d"]
    var typed = History(limit: 3)
    for line in lines { typed.add(line) }
    #expect(History(lines, limit: 3) == typed)
    #expect(typed.lines == ["b", "a", "c d"])
  }

  /// However lines come, the history is the same as the plain definition of it.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func theNewestDifferentLinesInTheOrderOfTheirLastUse(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let lines = (0..<200).map { _ in "\(UInt.random(in: 0..<40, using: &random))" }
    var history = History(limit: 25)
    for line in lines { history.add(line) }
    var plain: [String] = []
    for line in lines.reversed() where !plain.contains(line) { plain.insert(line, at: 0) }
    #expect(history.lines == plain.suffix(25))
    #expect(History(lines, limit: 25).lines == plain.suffix(25))
  }
}
