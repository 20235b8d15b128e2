import CPseudoTerminal
package import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One finished run of a program: what went in, what came out, how it ended.
///
/// ```swift
/// let run = try ProcessRun(builtProgram("waymark"), ["advise", "Meadow Primary"])
/// #expect(run.status == .exited(0))
/// ```
package struct ProcessRun: Sendable {
  /// How the program ended.
  package let status: ExitStatus
  /// Every byte it wrote to standard output.
  package let outputBytes: [UInt8]
  /// Every byte it wrote to standard error.
  package let errorBytes: [UInt8]
  /// The most memory it held at once, in bytes, looked up every few milliseconds from its start to
  /// its end; `nil` unless it was to be measured, and where the system does not say.
  package let peakMemory: Int?

  /// What it wrote to standard output, as text; bytes that are not UTF-8 become `�`.
  package var output: String { String(decoding: outputBytes, as: UTF8.self) }
  /// What it wrote to standard error, as text; bytes that are not UTF-8 become `�`.
  package var error: String { String(decoding: errorBytes, as: UTF8.self) }

  /// Runs a program to its end, with pipes on all three sides.
  ///
  /// - Parameters:
  ///   - program: The program's file; see ``builtProgram(_:)``.
  ///   - arguments: Its arguments, without its name.
  ///   - environment: Names to add to a small fixed environment; `nil` as a value takes one away.
  ///     `HOME` is a folder that does not exist unless it is given here.
  ///   - input: The text it can read from standard input, which is then closed.
  ///   - directory: Its current folder; this process's own if `nil`.
  ///   - limit: How long it may take; then it is killed.
  ///   - measuresMemory: Whether ``peakMemory`` is wanted.
  /// - Throws: ``ChildProblem`` when it cannot be started or takes too long.
  package init(
    _ program: URL, _ arguments: [String] = [], environment: [String: String?] = [:],
    input: String = "", directory: URL? = nil, within limit: Duration = .seconds(60),
    measuresMemory: Bool = false
  ) throws {
    var (inputEnd, outputEnd, errorEnd): (Int32, Int32, Int32) = (-1, -1, -1)
    let number = withCStrings(
      program: program, arguments: arguments, environment: childEnvironment(environment)
    ) { argv, envp in
      child_spawn_on_pipes(
        argv, envp, directory?.path(percentEncoded: false), &inputEnd, &outputEnd, &errorEnd)
    }
    guard number > 0 else {
      throw ChildProblem(description: "Could not start \(program.lastPathComponent).")
    }
    let child = ChildProcess(number: number)
    var exchange = Exchange(
      input: inputEnd, output: outputEnd, error: errorEnd, unsent: Array(input.utf8)[...])
    defer { exchange.close() }

    let deadline = Deadline(within: limit)
    // The pipes may outlive the program (a grandchild holds them), so its end counts as well.
    var peak: Int?
    while !exchange.isFinished, !deadline.hasPassed {
      // The kernel keeps the peak, so the last look counts; before `exec` it is that of the tests.
      if measuresMemory { peak = child.peakMemory ?? peak }
      let hadEnded = child.status != nil
      let pause = Deadline(within: .milliseconds(5))
      let moved = exchange.step(until: measuresMemory ? pause : deadline)
      if hadEnded, !moved { break }
    }
    while child.status == nil, !deadline.hasPassed { usleep(1_000) }
    guard let status = child.status else {
      let written = String(decoding: exchange.outputBytes + exchange.errorBytes, as: UTF8.self)
      throw ChildProblem(
        description: """
          \(program.lastPathComponent) \(arguments.joined(separator: " ")) did not end within \
          \(limit). It had written:
          \(written)
          """)
    }
    self.status = status
    peakMemory = peak
    outputBytes = exchange.outputBytes
    errorBytes = exchange.errorBytes
  }
}

/// Our ends of a program's three pipes, and what has passed through them.
private struct Exchange {
  /// The descriptors; -1 once closed.
  var input: Int32
  var output: Int32
  var error: Int32
  var unsent: ArraySlice<UInt8>
  var outputBytes: [UInt8] = []
  var errorBytes: [UInt8] = []

  /// Whether the program has closed both of its outputs.
  var isFinished: Bool { output < 0 && error < 0 }

  /// Moves what can be moved, waiting a moment if nothing can; returns whether anything was.
  mutating func step(until deadline: Deadline) -> Bool {
    if input >= 0, unsent.isEmpty { Self.close(&input) }
    let ready = awaitReady(
      [(input, POLLOUT), (output, POLLIN), (error, POLLIN)].map { ($0.0, Int32($0.1)) },
      until: deadline)
    if ready[0] { send() }
    if ready[1] { Self.receive(from: &output, into: &outputBytes) }
    if ready[2] { Self.receive(from: &error, into: &errorBytes) }
    return ready.contains(true)
  }

  /// Closes whatever is still open.
  mutating func close() {
    Self.close(&input)
    Self.close(&output)
    Self.close(&error)
  }

  private mutating func send() {
    let count = unsent.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
    if count > 0 {
      unsent = unsent.dropFirst(count)
    } else if count < 0, errno != EAGAIN, errno != EINTR {
      // The program does not want to hear the rest, which is its right.
      Self.close(&input)
    }
  }

  private static func receive(from descriptor: inout Int32, into bytes: inout [UInt8]) {
    if let more = readAvailable(descriptor) {
      bytes += more
    } else {
      close(&descriptor)
    }
  }

  private static func close(_ descriptor: inout Int32) {
    if descriptor >= 0 { closeDescriptor(descriptor) }
    descriptor = -1
  }
}

/// `close` by a name that does not clash with the methods above.
private func closeDescriptor(_ descriptor: Int32) {
  close(descriptor)
}
