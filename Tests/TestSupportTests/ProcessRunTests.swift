import Foundation
import TestSupport
import Testing

struct ProcessRunTests {
  let shell = URL(filePath: "/bin/sh")

  @Test func outputErrorAndStatusAreKept() throws {
    let run = try ProcessRun(shell, ["-c", "echo out; echo err >&2; exit 3"])
    #expect(run.output == "out\n")
    #expect(run.error == "err\n")
    #expect(run.status == .exited(3))
  }

  @Test func inputArrivesWholeAndEnds() throws {
    let input = (0..<50_000).map { "line \($0) é\n" }.joined()
    let run = try ProcessRun(URL(filePath: "/bin/cat"), input: input)
    #expect(run.output == input)
  }

  @Test func aProgramMayLeaveItsInputUnread() throws {
    let input = String(repeating: "x", count: 1_000_000)
    #expect(try ProcessRun(shell, ["-c", "exit 0"], input: input).status == .exited(0))
  }

  @Test func argumentsAndEnvironmentArePassedAsTheyAre() throws {
    let run = try ProcessRun(
      shell, ["-c", #"printf '%s|%s|%s' "$1" "$NAME" "$HOME""#, "sh", "a b é"],
      environment: ["NAME": "St Anne's", "HOME": nil])
    #expect(run.output == "a b é|St Anne's|")
  }

  @Test func theFolderIsTheOneAskedFor() throws {
    let folder = try TemporaryFolder()
    try Data("here".utf8).write(to: folder.file("note"))
    #expect(try ProcessRun(shell, ["-c", "cat note"], directory: folder.url).output == "here")
  }

  @Test func aSignalIsNotAnExit() throws {
    #expect(try ProcessRun(shell, ["-c", "kill -TERM $$"]).status == .signalled(15))
  }

  @Test func aProgramThatIsNotThereEndsWith127() throws {
    #expect(try ProcessRun(URL(filePath: "/nonexistent/program")).status == .exited(127))
  }

  @Test func aProgramThatTakesTooLongIsAProblem() {
    #expect(throws: ChildProblem.self) {
      try ProcessRun(shell, ["-c", "echo begun; exec sleep 60"], within: .milliseconds(300))
    }
  }

  @Test func manyRunsSideBySideDoNotHoldEachOthersPipes() async throws {
    try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<20 {
        group.addTask {
          try ProcessRun(URL(filePath: "/bin/cat"), input: "\(number)").output
        }
      }
      let outputs = try await group.reduce(into: Set<String>()) { $0.insert($1) }
      #expect(outputs.count == 20)
    }
  }
}
