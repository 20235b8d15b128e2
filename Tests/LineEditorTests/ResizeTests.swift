import TestSupport
import Testing

/// A terminal may change its size at any time.
struct ResizeTests {
  @Test func theHalfTypedLineIsKept() throws {
    let echo = try Echo()
    try echo.type("half typed é学")
    for columns in [40, 120, 33, 80] {
      echo.terminal.resize(rows: 24, columns: columns)
    }
    try echo.terminal.send(" line\r")
    try echo.terminal.expect("<half typed é学 line> 18\n")
    try echo.terminal.expect("echo> ")
    #expect(try echo.end() == .exited(0))
  }

  @Test func theWidthIsReadAfresh() throws {
    let echo = try Echo(columns: 80)
    try echo.type("size")
    try echo.enter(giving: "columns 80")
    echo.terminal.resize(rows: 24, columns: 44)
    try echo.type("size")
    try echo.enter(giving: "columns 44")
  }

  @Test func aResizeWhileACommandRunsDoesNotStopIt() throws {
    let echo = try Echo()
    try echo.type("work")
    try echo.terminal.send(.enter)
    try echo.terminal.expect("working\n")
    echo.terminal.resize(rows: 10, columns: 30)
    try echo.terminal.send(.controlC)
    try echo.terminal.expect("stopped\n")
    try echo.terminal.expect("echo> ")
    try echo.terminal.send("a line longer than thirty letters")
    try echo.enter(giving: "<a line longer than thirty letters> 33")
  }

  /// Where the cursor was, there is no column any more.
  @Test(arguments: [10, 20, 40, 60])
  func aLineWiderThanTheNewTerminalIsKept(columns: Int) throws {
    let echo = try Echo()
    let text = "a line that nearly fills a row of eighty columns, with é and 学校 in it"
    try echo.terminal.send(text)
    try echo.terminal.expectScreen("the line") { $0.text.hasSuffix("in it") }
    for letter in ["A", "B", "C"] {
      echo.terminal.resize(rows: 24, columns: columns)
      try echo.terminal.send(letter)
      echo.terminal.resize(rows: 24, columns: 80)
    }
    try echo.terminal.send(.enter)
    try echo.terminal.expect("<\(text)ABC>")
    try echo.terminal.expect("echo> ")
    #expect(try echo.end() == .exited(0))
  }

  @Test func theLineIsDrawnAnewInThePlaceOfTheOldOne() throws {
    let echo = try Echo(rows: 10, columns: 60)
    try echo.type("a line of some forty letters, or so it is")
    echo.terminal.resize(rows: 10, columns: 30)
    try echo.terminal.expectScreen("the line on two rows, once") {
      $0.lines == ["ready", "echo> a line of some forty let", "ters, or so it is"]
    }
    try echo.terminal.send(".")
    try echo.terminal.expectScreen("what is typed next") { $0.text.hasSuffix("so it is.") }
  }

  @Test func aStormOfResizesEndsAtTheLastOne() throws {
    let echo = try Echo()
    try echo.type("half")
    for columns in (20...90).reversed() { echo.terminal.resize(rows: 24, columns: columns) }
    try echo.terminal.send(" of a line that is longer than twenty")
    // The row holds twenty letters if the last size is known.
    try echo.terminal.expectScreen("rows of twenty") { screen in
      screen.lines.contains { $0.hasSuffix("echo> half of a line") }
    }
    try echo.terminal.send(.enter)
    try echo.terminal.expect("<half of a line that is longer than twenty> 41")
  }

  @Test(arguments: [(1, 1), (2, 5), (1, 2), (3, 300)])
  func aTerminalMayBeOddFromTheStart(rows: Int, columns: Int) throws {
    let terminal = try PseudoTerminal(builtProgram("line-echo"), rows: rows, columns: columns)
    try terminal.expect("ready\n")
    // Tiny terminals break the prompt, so what comes back is all there is to wait for.
    try terminal.send("hello")
    try terminal.expect("o")
    try terminal.send(.left)
    try terminal.send(.tab)
    try terminal.send(.enter)
    try terminal.expect("<hello> 5\n")
    try terminal.send("quit\r")
    try terminal.expect("<quit> 4\n")
  }

  @Test(arguments: [(1, 1), (2, 5), (1, 2), (500, 500)])
  func oddSizesDoNotHang(rows: Int, columns: Int) throws {
    let echo = try Echo()
    echo.terminal.resize(rows: rows, columns: columns)
    try echo.terminal.send("hello")
    echo.terminal.resize(rows: 24, columns: 80)
    try echo.terminal.send(.enter)
    try echo.terminal.expect("<hello> 5\n")
    try echo.terminal.expect("echo> ")
    #expect(try echo.end() == .exited(0))
  }
}
