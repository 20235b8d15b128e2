import CPseudoTerminal
package import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that was killed at a moment of the test's choosing, with all that it had written until then.
package struct KilledRun: Sendable {
  /// Whether it was still running when the moment came.
  package let wasKilled: Bool
  /// Every whole line it wrote to standard output; a last line without its end is left out.
  package let lines: [String]

  /// Starts a program and kills it (SIGKILL), so many microseconds after its first output.
  ///
  /// - Parameters:
  ///   - program: The program's file; see ``builtProgram(_:)``.
  ///   - arguments: Its arguments, without its name.
  ///   - microseconds: How long it goes on after its first output, or after its start where `fromStart`.
  ///   - fromStart: The time counts from the start, so that it may be killed before it has said anything.
  ///   - limit: How long its first output may take.
  /// - Throws: ``ChildProblem`` when it cannot be started or says nothing.
  package init(
    _ program: URL, _ arguments: [String], after microseconds: Int, fromStart: Bool = false,
    within limit: Duration = .seconds(30)
  ) throws {
    var (input, output, error): (Int32, Int32, Int32) = (-1, -1, -1)
    let number = withCStrings(
      program: program, arguments: arguments, environment: childEnvironment([:])
    ) { argv, envp in child_spawn_on_pipes(argv, envp, nil, &input, &output, &error) }
    guard number > 0 else {
      throw ChildProblem(description: "Could not start \(program.lastPathComponent).")
    }
    let child = ChildProcess(number: number)
    defer { [input, output, error].forEach { _ = close($0) } }
    let deadline = Deadline(within: limit)
    var bytes: [UInt8] = []
    var end = fromStart ? Deadline(within: .microseconds(microseconds)) : nil
    var isOpen = true
    // It is read while it runs, for a full pipe would stop it.
    while isOpen, end?.hasPassed != true {
      guard !deadline.hasPassed else {
        throw ChildProblem(description: "\(program.lastPathComponent) said nothing.")
      }
      if awaitReady([(output, Int32(POLLIN))], until: end ?? deadline)[0] {
        if let more = readAvailable(output) { bytes += more } else { isOpen = false }
      }
      if end == nil, !bytes.isEmpty { end = Deadline(within: .microseconds(microseconds)) }
    }
    wasKilled = child.status == nil
    child.signal(SIGKILL)
    while child.status == nil { usleep(200) }
    // What it had written before the kill stays in the pipe.
    while isOpen, let more = readAvailable(output), !more.isEmpty { bytes += more }
    lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .dropLast().map(String.init)
  }
}
