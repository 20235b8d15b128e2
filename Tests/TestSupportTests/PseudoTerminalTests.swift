import Foundation
import TestSupport
import Testing

struct PseudoTerminalTests {
  let shell = URL(filePath: "/bin/sh")

  @Test func theProgramHasATerminalOfTheSizeAskedFor() throws {
    let terminal = try PseudoTerminal(
      shell, ["-c", "test -t 0 && test -t 1 && stty size"], rows: 30, columns: 100)
    try terminal.expect("30 100")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func whatIsTypedArrivesAndIsEchoed() throws {
    let terminal = try PseudoTerminal(shell, ["-c", "read line; echo \"[$line]\""])
    try terminal.send("Zoë\r")
    try terminal.expect("Zoë")
    try terminal.expect("[Zoë]")
  }

  @Test func coloursAreLeftOutBeforeLooking() throws {
    let terminal = try PseudoTerminal(
      shell, ["-c", #"printf '\033[1;32mway\033[0mmark\033]0;title\007> done'"#])
    try terminal.expect("waymark> done")
  }

  @Test func whatStandsBetweenIsGivenBack() throws {
    let terminal = try PseudoTerminal(shell, ["-c", "echo one; echo two; echo three"])
    try terminal.expect("one\n")
    #expect(try terminal.expect("three") == "two\n")
  }

  @Test func aTextThatDoesNotComeIsAProblemInTime() throws {
    let terminal = try PseudoTerminal(shell, ["-c", "echo here; exec sleep 60"])
    #expect(throws: ChildProblem.self) {
      try terminal.expect("elsewhere", within: .milliseconds(300))
    }
    try terminal.expect("here")
  }

  @Test func aProgramThatEndsWithoutTheTextIsAProblemAtOnce() throws {
    let terminal = try PseudoTerminal(shell, ["-c", "echo here"])
    let start = ContinuousClock.now
    #expect(throws: ChildProblem.self) { try terminal.expect("elsewhere", within: .seconds(50)) }
    #expect(ContinuousClock.now - start < .seconds(40))
  }

  @Test func aSignalIsSeenInTheStatus() throws {
    let terminal = try PseudoTerminal(shell, ["-c", "echo ready; exec sleep 60"])
    try terminal.expect("ready")
    terminal.signal(15)
    #expect(try terminal.waitForExit() == .signalled(15))
  }

  @Test func theProgramLearnsOfANewSize() throws {
    let terminal = try PseudoTerminal(
      shell, ["-c", "trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.05; done"])
    try terminal.expect("ready")
    terminal.resize(rows: 10, columns: 40)
    try terminal.expect("10 40")
  }

  @Test func controlCReachesTheProgramAsASignal() throws {
    let terminal = try PseudoTerminal(shell, ["-c", "echo ready; exec sleep 60"])
    try terminal.expect("ready")
    try terminal.send(.controlC)
    #expect(try terminal.waitForExit() == .signalled(2))
  }
}

struct ScreenTests {
  @Test(arguments: [
    (#"abc\rX"#, ["Xbc"]),
    (#"abc\b\bX"#, ["aXc"]),
    (#"0123456789ab"#, ["0123456789", "ab"]),
    (#"one\r\ntwo\r\nthree\r\nfour"#, ["two", "three", "four"]),
    (#"abcdef\033[3D\033[K"#, ["abc"]),
    (#"abcdef\033[6D\033[2P"#, ["cdef"]),
    (#"abc\033[2D\033[@X"#, ["aXbc"]),
    (#"abc\r\033[4hX\033[4lY"#, ["XYbc"]),
    (#"abc\033[2J\033[HX"#, ["X"]),
    ("12345678\u{5B66}\u{6821}", ["12345678\u{5B66}", "\u{6821}"]),
    ("e\u{301}a", ["e\u{301}a"]),
  ])
  func outputLooksAsOnATerminal(written: String, lines: [String]) throws {
    let terminal = try PseudoTerminal(
      URL(filePath: "/bin/sh"), ["-c", "stty raw; printf \"$1\"", "sh", written],
      rows: 3, columns: 10)
    _ = try terminal.waitForExit()
    #expect(terminal.screen.lines == lines)
  }
}
