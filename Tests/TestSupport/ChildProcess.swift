import CPseudoTerminal
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Something a test asked of a program did not happen.
package struct ChildProblem: Error, CustomStringConvertible {
  /// What was waited for, and what was seen instead.
  package let description: String
}

/// A started program; killed, and its remains collected, when the last reference goes.
final class ChildProcess {
  private let number: pid_t
  private var ending: ExitStatus?

  /// Takes charge of a child of this process.
  init(number: pid_t) {
    self.number = number
  }

  /// How it ended, or `nil` while it runs.
  var status: ExitStatus? {
    if ending == nil {
      var code: Int32 = 0
      if child_has_ended(number, &code) { ending = ExitStatus(code: code) }
    }
    return ending
  }

  /// The most memory it has held at once so far, in bytes; `nil` when it has ended, and where the
  /// system does not say (only Linux does).
  ///
  /// What `wait4` says is of no use: it counts the pages of the test process from which it was forked.
  var peakMemory: Int? {
    guard let file = fopen("/proc/\(number)/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      // VmHWM:     41984 kB
      let words = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self
      )
      .split(whereSeparator: \.isWhitespace)
      if words.first == "VmHWM:", words.count > 1, let kilobytes = Int(words[1]) {
        return kilobytes * 1024
      }
    }
    return nil
  }

  /// Sends a signal, if it still runs.
  func signal(_ signal: Int32) {
    if status == nil { kill(number, signal) }
  }

  deinit {
    // SIGKILL cannot be refused, so this ends; a child is never left behind as a zombie.
    if status == nil { kill(number, SIGKILL) }
    while status == nil { usleep(1_000) }
  }
}

/// The environment a program under test is given: fixed, apart from what it needs to run at all.
///
/// No home folder of a real person, so that nobody's own settings change a test; a locale that can
/// hold every letter; a cache that only this run of tests uses; the file in which coverage is counted, when it is.
///
/// - Parameter changes: What to add or replace; `nil` as a value takes a name away.
/// - Returns: Every name with its value.
func childEnvironment(_ changes: [String: String?]) -> [String: String] {
  var environment = [
    "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "XDG_CACHE_HOME": cacheOfThisRun,
  ]
  let own = ProcessInfo.processInfo.environment
  for name in ["PATH", "LLVM_PROFILE_FILE", "ASAN_OPTIONS", "TSAN_OPTIONS", "LD_LIBRARY_PATH"] {
    environment[name] = own[name]
  }
  for (name, value) in changes { environment[name] = value }
  return environment
}

/// Where programs under test keep what they worked out: a folder of this process alone.
let cacheOfThisRun =
  FileManager.default.temporaryDirectory
  .appending(path: "waymark-tests-\(ProcessInfo.processInfo.processIdentifier)-cache").path

/// Lends a program's path, arguments and environment to C as two lists of strings, each ending
/// with a null pointer.
func withCStrings<Result>(
  program: URL, arguments: [String], environment: [String: String],
  _ body: (
    _ arguments: [UnsafePointer<CChar>?], _ environment: [UnsafePointer<CChar>?]
  ) -> Result
) -> Result {
  let argv = ([program.path(percentEncoded: false)] + arguments).map { strdup($0) }
  let envp = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") }
  defer { (argv + envp).forEach { free($0) } }
  return body(argv.map { UnsafePointer($0) } + [nil], envp.map { UnsafePointer($0) } + [nil])
}
