import TestSupport
import Testing

/// Ctrl-C gives a line up and stops a command, Ctrl-D ends: each every time.
struct ControlKeyTests {
  @Test func controlCGivesUpTheLineEveryTime() throws {
    let echo = try Echo()
    for round in 1...40 {
      try echo.type("half a line \(round)")
      try echo.terminal.send(.controlC)
      try echo.terminal.expect("^C\ncancelled\n")
      try echo.terminal.expect("echo> ")
    }
    try echo.type("whole")
    try echo.enter(giving: "<whole> 5")
    #expect(try echo.end() == .exited(0))
  }

  /// The moment the prompt appears is the one at which a key was once lost.
  @Test func controlCRightAfterThePromptIsNeverMissed() throws {
    let echo = try Echo()
    for _ in 1...60 {
      try echo.terminal.send(.controlC)
      try echo.terminal.expect("cancelled\n")
      try echo.terminal.expect("echo> ")
    }
    #expect(try echo.end() == .exited(0))
  }

  @Test func controlCInTheMiddleOfALongLineLeavesItReadable() throws {
    let echo = try Echo(rows: 12, columns: 20)
    try echo.terminal.send("one two three four five six sev")
    try echo.terminal.expectScreen("the line") { $0.text.hasSuffix("sev") }
    try echo.terminal.send(.home)
    try echo.terminal.expectScreen("the cursor at the start") {
      $0.cursorColumn == 6 && $0.lines[$0.cursorRow].hasPrefix("echo> one")
    }
    try echo.terminal.send(.controlC)
    try echo.terminal.expect("cancelled\n")
    try echo.terminal.expect("echo> ")
    #expect(
      echo.terminal.screen.lines == [
        "ready", "echo> one two three", "four five six sev^C", "cancelled", "echo>",
      ])
  }

  @Test func controlCDuringASearchGivesUpTheLine() throws {
    let echo = try Echo()
    try echo.type("first")
    try echo.enter(giving: "<first> 5")
    try echo.terminal.send(.controlR)
    try echo.terminal.expect("bck:")
    try echo.terminal.send(.controlC)
    try echo.terminal.expect("cancelled\n")
    try echo.terminal.expect("echo> ")
    try echo.enter(giving: "<> 0")
  }

  @Test func controlCStopsACommandEveryTime() throws {
    let echo = try Echo()
    for _ in 1...20 {
      try echo.type("work")
      try echo.terminal.send(.enter)
      try echo.terminal.expect("working\n")
      try echo.terminal.send(.controlC)
      try echo.terminal.expect("stopped\n")
      try echo.terminal.expect("echo> ")
    }
    #expect(try echo.end() == .exited(0))
  }

  @Test func aSignalFromOutsideGivesUpTheLine() throws {
    let echo = try Echo()
    for round in 1...5 {
      try echo.type("half \(round)")
      echo.terminal.signal(2)
      try echo.terminal.expect("cancelled\n")
      try echo.terminal.expect("echo> ")
    }
    try echo.enter(giving: "<> 0")
  }

  @Test func anInterruptOfOneCommandIsNotMeantForTheNext() throws {
    let echo = try Echo(["--sleep"])
    try echo.terminal.send("hello\r")
    try echo.terminal.expect("<hello> 5\n")
    // Pressed between the answer and the next prompt: a signal that nobody takes.
    try echo.terminal.send(.controlC)
    try echo.terminal.expect("echo> ")
    try echo.type("again")
    try echo.enter(giving: "<again> 5")
  }

  @Test func controlDEndsOnAnEmptyLineOnly() throws {
    let echo = try Echo()
    try echo.type("text")
    try echo.terminal.send(.controlD)
    try echo.type(" more")
    try echo.enter(giving: "<text more> 9")
    #expect(try echo.end() == .exited(0))
    #expect(echo.terminal.screen.lines.last == "end")
  }

  @Test func aTerminatedProgramDoesNotHang() throws {
    let echo = try Echo()
    try echo.type("half")
    echo.terminal.signal(15)
    #expect(try echo.terminal.waitForExit() == .signalled(15))
  }
}
