import Foundation
import TestSupport
import Testing

/// Stopping the program and taking it up again, which needs a shell above it.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "bash is missing"))
struct JobControlTests {
  let folder: TemporaryFolder
  let shell: PseudoTerminal

  init() throws {
    folder = try TemporaryFolder()
    shell = try PseudoTerminal(
      URL(filePath: "/bin/bash"), ["--norc", "-i"],
      environment: ["PS1": "sh$ ", "ECHO": builtProgram("line-echo").path],
      directory: folder.url)
    try shell.expect("sh$ ")
  }

  private func run(_ command: String) throws {
    try shell.send(command)
    try shell.expect(command)
    try shell.send(.enter)
  }

  @Test func controlZStopsAndTheLineIsThereAfterwards() throws {
    try run("$ECHO")
    try shell.expect("echo> ")
    try shell.send("half é学")
    try shell.expect("half é学")
    try shell.send(.left)
    try shell.send(.controlZ)
    try shell.expect("Stopped")
    try shell.expect("sh$ ")
    // The shell has a terminal it can work with, where Ctrl-C is a signal.
    try run("stty -a | grep -c -- -isig")
    try shell.expect("\n0\n")
    try shell.expect("sh$ ")
    try run("fg")
    try shell.expect("echo> half é学")
    try shell.send("!")
    try shell.send(.enter)
    try shell.expect("<half é!学> 8\n")
    try shell.expect("echo> ")
    try shell.send(.controlC)
    try shell.expect("cancelled\n")
  }

  /// A stop that cannot be caught: whoever had the terminal meanwhile has changed it.
  @Test(arguments: ["STOP", "TSTP"])
  func aStopFromOutsideDoesNotSpoilTheTerminal(signal: String) throws {
    try run(#"(while test ! -e stop; do sleep 0.05; done; kill -\#(signal) $(cat pid)) &"#)
    try shell.expect("sh$ ")
    try run("sh -c 'echo $$ > pid; exec $ECHO'")
    try shell.expect("echo> ")
    try shell.send("half")
    try shell.expect("half")
    try Data().write(to: folder.file("stop"))
    try shell.expect("Stopped")
    try shell.expect("sh$ ")
    try run("fg")
    try shell.expect("echo> half")
    try shell.send(" more")
    try shell.expect(" more")
    try shell.send(.left)
    try shell.send("X")
    try shell.send(.enter)
    try shell.expect("<half morXe> 10\n")
    try shell.expect("echo> ")
    for _ in 1...5 {
      try shell.send("half")
      try shell.expect("half")
      try shell.send(.controlC)
      try shell.expect("^C\ncancelled\n")
      try shell.expect("echo> ")
    }
  }
}
