import Foundation
import LineEditor
import TestSupport
import Testing

/// Lines from a pipe: no terminal, no libedit.
struct PlainReaderTests {
  private func run(_ input: String) throws -> ProcessRun {
    try ProcessRun(builtProgram("line-echo"), input: input)
  }

  @Test func eachLineIsReadAndThereIsNoPrompt() throws {
    let run = try run("one\nÉcole 学校\n\nlast without newline")
    #expect(
      run.output == """
        reading
        <one> 3
        <École 学校> 8
        <> 0
        <last without newline> 20
        end

        """)
    #expect(run.error.isEmpty)
    #expect(run.status == .exited(0))
  }

  @Test func anEmptyInputEndsAtOnce() throws {
    #expect(try run("").output == "reading\nend\n")
  }

  @Test func carriageReturnsGo() throws {
    #expect(try run("one\r\ntwo\r\n").output == "reading\n<one> 3\n<two> 3\nend\n")
  }

  @Test func nothingIsWrittenToTheHistory() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("history").path
    _ = try ProcessRun(builtProgram("line-echo"), ["--history", path], input: "one\n")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aTerminalOnOneSideOnlyIsNoTerminal() throws {
    // Input from the terminal, output into a pipe.
    let terminal = try PseudoTerminal(
      URL(filePath: "/bin/sh"),
      ["-c", #""$1" | sed 's/^/piped: /'"#, "sh", builtProgram("line-echo").path])
    try terminal.send("hello\r")
    try terminal.send("\u{04}")
    try terminal.expect("piped: reading\npiped: <hello> 5\npiped: end\n")
    #expect(!terminal.received.contains(0x1B))
  }

  @Test func bytesThatAreNoTextAndLongLinesDoNoHarm() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("input")
    var bytes = [UInt8](repeating: 0x61, count: PlainReader.mostBytes + 100_000)
    bytes += [0x0A, 0x62, 0xFF, 0x00, 0x63, 0x0A]
    try Data(bytes).write(to: file)
    let handle = try FileHandle(forReadingFrom: file)
    let reader = PlainReader(descriptor: handle.fileDescriptor)
    guard case .text(let long) = reader.readLine(prompt: "> ") else {
      Issue.record("no line")
      return
    }
    #expect(long.utf8.count == PlainReader.mostBytes)
    #expect(reader.readLine(prompt: "> ") == .text("b\u{FFFD}\u{0}c"))
    #expect(reader.readLine(prompt: "> ") == .end)
    #expect(reader.readLine(prompt: "> ") == .end)
  }
}
