import Dispatch
import Notation
import Synchronization

/// Reads files side by side: half of the time of loading goes into their notation, and each stands
/// for itself.
enum ParallelReading {
  /// What became of each file, in the order of the files, whichever was done first.
  static func read(_ files: [RuleFile]) -> [Notation.Reading] {
    let done = Mutex<[Notation.Reading?]>(Array(repeating: nil, count: files.count))
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let reading = Notation.read(files[index].bytes, file: files[index].path)
      done.withLock { $0[index] = reading }
    }
    return done.withLock { $0.compactMap { $0 } }
  }
}
