import Dispatch
import Foundation
import Synchronization

extension Notation {
  /// Reads many files side by side, as many at a time as there are processors.
  ///
  /// - Parameters:
  ///   - files: Paths as they should be shown to people, with the bytes of each file.
  ///   - limits: How large and deep each file may be.
  /// - Returns: The readings, in the order of the files.
  package static func read(
    _ files: [(file: String, bytes: [UInt8])], limits: Limits = .standard
  ) -> [Reading] {
    let workers = min(files.count, ProcessInfo.processInfo.activeProcessorCount)
    guard workers > 1 else { return files.map { read($0.bytes, file: $0.file, limits: limits) } }
    let next = Mutex(0)
    let readings = Mutex<[Int: Reading]>([:])
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < files.count else { return }
        let (file, bytes) = files[index]
        let reading = read(bytes, file: file, limits: limits)
        readings.withLock { $0[index] = reading }
      }
    }
    return readings.withLock { readings in files.indices.compactMap { readings[$0] } }
  }
}
