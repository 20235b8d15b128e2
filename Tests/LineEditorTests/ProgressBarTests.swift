import LineEditor
import Synchronization
import Testing

/// The bar that is shown while something takes long.
@Suite struct ProgressBarTests {
  /// A clock that stands until it is told to go on, and what was written.
  private final class Desk: Sendable {
    private let time = Mutex(ContinuousClock.now)
    private let texts = Mutex<[String]>([])

    var written: [String] { texts.withLock { $0 } }

    func wait(_ duration: Duration) { time.withLock { $0 += duration } }

    func bar(columns: Int = 80) -> ProgressBar {
      ProgressBar(
        columns: columns, now: { self.time.withLock { $0 } },
        write: { text in self.texts.withLock { $0.append(text) } })
    }
  }

  @Test func workThatIsOverSoonShowsNothing() {
    let desk = Desk()
    let bar = desk.bar()
    bar.show(0.1, "Reading 3 MB", then: "Joining")
    desk.wait(ProgressBar.patience - .milliseconds(1))
    bar.show(1, "Reading 3 MB", then: "Joining")
    bar.erase()
    #expect(desk.written.isEmpty)
  }

  @Test func aBarIsDrawnOverItselfAndErased() {
    let desk = Desk()
    let bar = desk.bar(columns: 40)
    desk.wait(ProgressBar.patience)
    bar.show(0.25, "Reading 9 MB", then: "Joining")
    // Too soon after the first, and so not drawn.
    bar.show(0.3, "Reading 9 MB", then: "Joining")
    desk.wait(ProgressBar.pause)
    bar.show(0.5, "Reading 9 MB", then: "Joining")
    bar.show(1, "Reading 9 MB", then: "Joining")
    bar.erase()
    bar.show(1, "Reading 9 MB", then: "Joining")
    #expect(
      desk.written == [
        "\rReading 9 MB [====>              ] 25 %\u{1B}[K",
        "\rReading 9 MB [=========>         ] 50 %\u{1B}[K", "\rJoining\u{1B}[K", "\r\u{1B}[K",
      ])
  }

  @Test(arguments: 1...90)
  func itStaysWithinOneLine(columns: Int) {
    let desk = Desk()
    let bar = desk.bar(columns: columns)
    for part in [0, 0.004, 0.5, 0.999, 1, 1.5] {
      desk.wait(ProgressBar.patience)
      bar.show(part, "Reading 500 MB of data", then: "Joining what was read")
    }
    for text in desk.written {
      #expect(text.filter { $0 != "\r" }.count - "\u{1B}[K".count < columns, "\(text)")
    }
  }
}
