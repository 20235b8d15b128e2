import Foundation

/// Seconds from one lap to the next.
struct Stopwatch {
  private let clock = ContinuousClock()
  private var start: ContinuousClock.Instant

  init() { start = clock.now }

  /// The time since the last lap, or since the watch was made.
  mutating func lap() -> Double {
    let now = clock.now
    defer { start = now }
    return (now - start) / .seconds(1)
  }

  /// The memory the process has now, in megabytes; 0 where the system does not tell.
  static var memory: Double {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
      let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
    else { return 0 }
    return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
  }

  /// The largest memory the process has had, in megabytes.
  static var peakMemory: Double {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return Double(usage.ru_maxrss) / 1024
  }
}
