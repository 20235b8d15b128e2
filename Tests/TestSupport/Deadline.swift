#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A moment by which something must have happened; every wait of the test support has one.
///
/// Swift Testing's time limits only cancel a task, and a blocking read does not notice.
struct Deadline {
  private let end: ContinuousClock.Instant

  /// The moment that lies `duration` from now.
  init(within duration: Duration) {
    end = ContinuousClock.now + duration
  }

  /// Whether the moment has passed.
  var hasPassed: Bool { ContinuousClock.now >= end }

  /// The time left, for `poll`, in milliseconds: never negative, never so long that a child which
  /// ends without closing its output goes unnoticed.
  var milliseconds: Int32 {
    let left = ContinuousClock.now.duration(to: end)
    let exact =
      left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000
    return Int32(min(max(exact, 0), 50))
  }
}

/// Waits until one of the descriptors is ready, or a short time has passed (at most 50 ms, and
/// never beyond the deadline).
///
/// - Returns: For each descriptor whether it can be read from, written to, or has been closed.
func awaitReady(_ descriptors: [(descriptor: Int32, events: Int32)], until deadline: Deadline)
  -> [Bool]
{
  var entries = descriptors.map {
    pollfd(fd: $0.descriptor, events: Int16($0.events), revents: 0)
  }
  guard poll(&entries, nfds_t(entries.count), deadline.milliseconds) > 0 else {
    return descriptors.map { _ in false }
  }
  return entries.map { $0.revents != 0 }
}

/// Reads what is there, without waiting; `nil` when there will never be more.
func readAvailable(_ descriptor: Int32) -> [UInt8]? {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 16_384)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count > 0 {
      bytes += chunk[..<count]
    } else if count < 0, errno == EINTR {
      continue
    } else if count < 0, errno == EAGAIN {
      return bytes
    } else {
      // The end; a terminal whose program has gone says EIO.
      return bytes.isEmpty ? nil : bytes
    }
  }
}
