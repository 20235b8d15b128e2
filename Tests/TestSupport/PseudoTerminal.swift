import CPseudoTerminal
package import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program running on a terminal of its own, typed at and watched by a test.
///
/// Every wait has a deadline, and the program is killed when the terminal goes.
///
/// ```swift
/// let terminal = try PseudoTerminal(builtProgram("waymark"))
/// try terminal.expect("waymark> ")
/// try terminal.send("advise École Ste-Anne")
/// try terminal.expect("Ste-Anne")       // wait for the echo before a control key
/// try terminal.send(.enter)
/// ```
package final class PseudoTerminal {
  /// A key that is not a letter, as the bytes a terminal sends for it.
  package enum Key: String, Sendable {
    case enter = "\r"
    case tab = "\t"
    case backspace = "\u{7F}"
    case escape = "\u{1B}"
    case up = "\u{1B}[A"
    case down = "\u{1B}[B"
    case right = "\u{1B}[C"
    case left = "\u{1B}[D"
    case home = "\u{1B}[H"
    case end = "\u{1B}[F"
    case delete = "\u{1B}[3~"
    case controlA = "\u{01}"
    case controlC = "\u{03}"
    case controlD = "\u{04}"
    case controlE = "\u{05}"
    case controlR = "\u{12}"
    case controlU = "\u{15}"
    case controlW = "\u{17}"
    case controlZ = "\u{1A}"
  }

  /// How long a wait lasts unless the test says otherwise: far longer than anything should take,
  /// as many tests may share two processors.
  package static let patience: Duration = .seconds(30)

  /// What a person would see now. Call ``expect(_:within:)`` first: output arrives in its own time.
  package private(set) var screen: Screen

  /// Everything the program has written so far, as it came.
  package private(set) var received: [UInt8] = []

  private let name: String
  private let child: ChildProcess
  private let master: Int32
  private var sequences = EscapeSequences()
  /// The output without sequences and control characters other than newlines.
  private var plain: [UInt8] = []
  /// How far into `plain` the test has looked.
  private var position = 0
  /// Whether the program has closed its side.
  private var isClosed = false

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: The program's file; see ``builtProgram(_:)``.
  ///   - arguments: Its arguments, without its name.
  ///   - environment: Names to add to a small fixed environment (`TERM` is `xterm-256color`,
  ///     `HOME` a folder that does not exist); `nil` as a value takes a name away.
  ///   - directory: Its current folder; this process's own if `nil`.
  ///   - rows: The height of the terminal.
  ///   - columns: Its width.
  /// - Throws: ``ChildProblem`` when there is no terminal to be had.
  package init(
    _ program: URL, _ arguments: [String] = [], environment: [String: String?] = [:],
    directory: URL? = nil, rows: Int = 24, columns: Int = 80
  ) throws {
    var master: Int32 = -1
    let changes = ["TERM": "xterm-256color"].merging(environment) { _, new in new }
    let number = withCStrings(
      program: program, arguments: arguments, environment: childEnvironment(changes)
    ) { argv, envp in
      child_spawn_on_terminal(
        argv, envp, directory?.path(percentEncoded: false), Int32(rows), Int32(columns), &master)
    }
    guard number > 0 else {
      throw ChildProblem(description: "Could not open a terminal for \(program.lastPathComponent).")
    }
    name = program.lastPathComponent
    child = ChildProcess(number: number)
    self.master = master
    screen = Screen(rows: rows, columns: columns)
  }

  deinit {
    close(master)
  }

  /// Types some text, all at once.
  package func send(_ text: String, within limit: Duration = PseudoTerminal.patience) throws {
    try send(bytes: Array(text.utf8), within: limit)
  }

  /// Presses a key.
  package func send(_ key: Key, within limit: Duration = PseudoTerminal.patience) throws {
    try send(key.rawValue, within: limit)
  }

  /// Sends bytes that need not be text.
  package func send(bytes: [UInt8], within limit: Duration = PseudoTerminal.patience) throws {
    let deadline = Deadline(within: limit)
    var unsent = bytes[...]
    while !unsent.isEmpty {
      let count = unsent.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        unsent = unsent.dropFirst(count)
        continue
      }
      // Both sides waiting for the other to read would wait for ever.
      receive(until: deadline, forRoom: true)
      if isClosed || deadline.hasPassed {
        throw problem("did not read what was typed (\(unsent.count) bytes left) within \(limit)")
      }
    }
  }

  /// Waits until the program has written a text, and looks for the next one after it.
  ///
  /// Colours, cursor movements and carriage returns are left out before looking.
  ///
  /// - Returns: What was written between the last text that was expected and this one.
  /// - Throws: ``ChildProblem`` when it does not come in time or the program ends without it.
  @discardableResult
  package func expect(
    _ text: String, within limit: Duration = PseudoTerminal.patience
  ) throws -> String {
    let deadline = Deadline(within: limit)
    let wanted = Array(text.utf8)
    while true {
      if let range = plain[position...].firstRange(of: wanted) {
        defer { position = range.upperBound }
        return String(decoding: plain[position..<range.lowerBound], as: UTF8.self)
      }
      if isClosed { throw problem("ended without writing \(text.debugDescription)") }
      if deadline.hasPassed {
        throw problem("did not write \(text.debugDescription) within \(limit)")
      }
      receive(until: deadline)
    }
  }

  /// Waits until the screen looks as the condition says.
  package func expectScreen(
    _ description: String, within limit: Duration = PseudoTerminal.patience,
    where condition: (Screen) -> Bool
  ) throws {
    let deadline = Deadline(within: limit)
    while !condition(screen) {
      if isClosed || deadline.hasPassed {
        throw problem("did not show \(description) within \(limit)")
      }
      receive(until: deadline)
    }
  }

  /// Changes the size of the terminal; the program is told by the kernel.
  package func resize(rows: Int, columns: Int) {
    _ = child_resize_terminal(master, Int32(rows), Int32(columns))
    screen.resize(rows: rows, columns: columns)
  }

  /// Sends the program a signal.
  package func signal(_ number: Int32) {
    child.signal(number)
  }

  /// Waits for the program to end by itself.
  package func waitForExit(within limit: Duration = PseudoTerminal.patience) throws -> ExitStatus {
    let deadline = Deadline(within: limit)
    while true {
      if let status = child.status {
        // What it wrote last may still be on its way.
        while !isClosed, receive(until: deadline) {}
        return status
      }
      if deadline.hasPassed { throw problem("did not end within \(limit)") }
      if isClosed { usleep(1_000) } else { receive(until: deadline) }
    }
  }

  /// Everything written so far without colours and movements: what to print when a test fails.
  package var transcript: String { String(decoding: plain, as: UTF8.self) }

  /// Takes in what has arrived, waiting a moment for it; returns whether anything had.
  @discardableResult
  private func receive(until deadline: Deadline, forRoom: Bool = false) -> Bool {
    let events = Int32(POLLIN) | (forRoom ? Int32(POLLOUT) : 0)
    guard awaitReady([(master, events)], until: deadline)[0] else { return false }
    guard let bytes = readAvailable(master) else {
      isClosed = true
      return false
    }
    received += bytes
    for event in sequences.events(in: bytes) {
      screen.apply(event)
      switch event {
      case .letter(let scalar): plain += Array(String(scalar).utf8)
      case .control(0x0A): plain.append(0x0A)
      case .control, .sequence, .other: break
      }
    }
    return !bytes.isEmpty
  }

  private func problem(_ what: String) -> ChildProblem {
    ChildProblem(
      description: """
        \(name) \(what). Looking from \(position) of \(plain.count) bytes on; all it wrote:
        \(transcript.debugDescription)
        and on the screen:
        \(screen.text)
        """)
  }
}
